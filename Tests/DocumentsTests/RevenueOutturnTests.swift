import Documents
import Forms
import Foundation
import Reckoning
import Rehearsal
import Statistics
import Testing

private let shared = ProcessInfo.processInfo.environment["OUTTURN_SHARED"]

/// A national collection as it was published: 445 authorities and 95 lines, in thousand pounds.
@Suite(.enabled(if: shared != nil, "OUTTURN_SHARED points to no folder with published data"))
struct RevenueOutturnTests {
    private let form: Form
    private let entries: [TableEntry]
    private let published: [String: [DecimalNumber]]

    init() throws {
        let folder = (shared ?? "") + "/data/"
        form = try Form(
            definition: DefinitionFile.nodes(of: Ground.text("Forms/revenue-outturn-2017-18.yaml")))
        let map = try TableMap(
            definition: DefinitionFile.nodes(
                of: Ground.text("Forms/maps/revenue-outturn-2017-18-table.yaml")), for: form)
        entries = try map.entries(
            of: Self.table(folder + "revenue_outturn_2017_18.csv"), for: form)
        let totals = try Self.table(folder + "revenue_outturn_2017_18_class_totals.csv")
        published = Dictionary(
            uniqueKeysWithValues: try totals.rows.map { row in
                (
                    row.field(0),
                    try (2..<97).map { place in
                        let value = try #require(Double(row.field(place)))
                        return try #require(DecimalNumber(value, decimals: 6))
                    }
                )
            })
    }

    private static func table(_ path: String) throws -> CSVTable {
        try CSVTable([UInt8](try Data(contentsOf: URL(filePath: path))))
    }

    private var questions: [Question] { form.everyQuestion }

    private var returns: [TableEntry] { entries.filter { $0.sheet != nil } }

    private func column(_ question: String) -> FigureColumn {
        FigureColumn(
            entries.map { entry in
                guard let sheet = entry.sheet else { return .missing(.noResponse) }
                switch sheet[AnswerKey(question)] {
                case .number(let number): return .given(number)
                case .missing(.notCollected): return .missing(.notCollected)
                default: return .missing(.notGiven)
                }
            })
    }

    private func places(of classes: String...) -> [Int] {
        entries.indices.filter { classes.contains(entries[$0].group) }
    }

    @Test func `444 returns and one that did not respond, with two reasons for missing`() throws {
        #expect(questions.count == 95 && entries.count == 445 && returns.count == 444)
        #expect(entries.allSatisfy { $0.findings.isEmpty })
        let silent = try #require(entries.first { $0.sheet == nil })
        #expect(silent.code == "E0934" && silent.name == "Copeland" && silent.group == "SD")
        let everyone = Array(entries.indices)
        for question in questions {
            let coverage = column(question.id).coverage(of: everyone)
            let isAsked = !["L951", "L952"].contains(question.id)
            #expect(coverage.missing[.noResponse] == 1)
            #expect(coverage.missing[.notCollected] == (isAsked ? nil : 443))
            #expect(coverage.missing[.notGiven] == (isAsked ? nil : 1))
            #expect(coverage.given == (isAsked ? 444 : 0))
        }
    }

    @Test func `the totals of five classes are those that were published, on every line`() throws {
        let hundredth = try #require(DecimalNumber("0.01"))
        for group in ["L", "MD", "UA", "SC", "O"] {
            let totals = try #require(published[group])
            for (question, total) in zip(questions, totals) {
                let sum = column(question.id).summary(of: places(of: group))[.total]
                let ours = sum?.rounded(decimals: 6) ?? .zero
                let difference = try #require(total.adding(ours.negated))
                #expect(difference <= hundredth && hundredth.negated <= difference)
            }
        }
    }

    @Test func `what the shire districts lack is what Copeland did not return`() throws {
        let totals = try #require(published["SD"])
        var lacking: [String: String] = [:]
        for (question, total) in zip(questions, totals) {
            let summary = column(question.id).summary(of: places(of: "SD"))
            let ours = summary[.total]?.rounded(decimals: 6) ?? .zero
            let difference = try #require(total.adding(ours.negated)).rounded(decimals: 3)
            if difference.double.magnitude > 0.01 {
                lacking[question.id] = "\(difference)"
                #expect(summary.coverage.inWords == "200 of 201 (1 no response)")
            }
        }
        #expect(lacking.count == 22)
        for (line, difference) in [
            ("L699", "8814.335"), ("L749", "29492"), ("L800", "9547"), ("L805", "7783"),
            ("L890", "4926"), ("L490", "1252.901"),
        ] {
            #expect(lacking[line] == difference)
        }
        for line in ["L190", "L330", "L360", "L390"] { #expect(lacking[line] == nil) }
        // The identities hold between the differences as well: they are one authority's return.
        let parts = ["L805", "L806", "L811", "L814", "L815", "L816", "L851", "L856", "L870"]
        let sum = parts.compactMap { lacking[$0].flatMap { DecimalNumber($0) } }
        #expect(DecimalNumber.sum(sum) == DecimalNumber(4926))
    }

    @Test func `the identities hold for all, and line 890 raises what it should`() throws {
        var raised: [String: Int] = [:]
        for entry in returns {
            let sheet = try #require(entry.sheet)
            for finding in form.assess(sheet).findings {
                raised[finding.check ?? finding.number.code, default: 0] += 1
                #expect(finding.severity != .error)
                #expect(!finding.message.isEmpty && !finding.remedy.isEmpty)
            }
        }
        #expect(
            raised == ["890-rounding": 176, "890-thousand": 49, "890-ten-thousand": 8])
        let havant = try #require(entries.first { $0.name == "Havant (e)" }?.sheet)
        let finding = try #require(
            form.assess(havant).findings.first { $0.check == "890-ten-thousand" })
        #expect(finding.severity == .query && finding.message.contains("−13,881.67"))
    }

    @Test func `England's social care is that of 152 upper-tier authorities`() throws {
        let upper = places(of: "L", "MD", "UA", "SC")
        #expect(upper.count == 152)
        let sums = ["L360", "L330"].map { line in
            column(line).summary(of: upper)[.total]?.rounded(decimals: 3).map { "\($0)" }
        }
        #expect(sums == ["15320787.613", "8832165.451"])
    }
}

extension DecimalNumber {
    fileprivate var negated: DecimalNumber {
        DecimalNumber(coefficient: -coefficient, scale: scale) ?? .zero
    }
}
