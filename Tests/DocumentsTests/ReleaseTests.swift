import Accountability
import Documents
import Forms
import Foundation
import Reckoning
import Rehearsal
import Statistics
import Testing
import Workbook

@Suite struct ReleaseTests {
    private static let nation = CareNation(councils: 60, seed: 3)

    private static func figures(
        _ quarters: Int = 2, treatment: MissingTreatment = .none,
        change: (inout ReleasePlan) -> Void = { _ in }, earlier: ReleaseFigures? = nil
    ) throws -> ReleaseFigures {
        var plan = try CareNation.plan(quarters)
        change(&plan)
        return ReleaseFigures(
            plan, try nation.rounds(quarters, for: plan.measures),
            treatments: [plan.collection: treatment], earlier: earlier)
    }

    private static func published(_ figures: ReleaseFigures) -> PublishedRelease {
        let circumstance = Circumstance(sequence: 1, at: Stage.firstDay, by: Cast.analyst.id)
        var release = StatisticalRelease(.planned(figures.plan), circumstance)
        let schedule = ReleaseSchedule(
            figures.plan.release, at: Stage.firstDay, known: 1, treatments: [],
            figures: Fingerprint(String(repeating: "0", count: 64)))
        release?.apply(.scheduled(schedule), circumstance)
        guard let release, let version = release.versions.first else {
            preconditionFailure("a plan makes a release")
        }
        return PublishedRelease(
            release, version, figures, publisher: "Ministry", statistician: "A. Fothergill")
    }

    private static func table(_ figures: ReleaseFigures) throws -> CSVTable {
        try CSVTable(figures.csv)
    }

    @Test func `a form offers what can be measured with it`() throws {
        let offered = ReleaseMeasure.offered(by: try CareForm.form(1))
        #expect(
            offered.map(\.measure) == ["a1", "a2", "a3", "a4-change", "a5", "a6", "a7b"])
        #expect(
            offered.map(\.shape)
                == [.amount, .amount, .amount, .change, .rate, .options, .rows])
        #expect(offered[0].countsPeople && !offered[1].countsPeople)
        #expect(offered[3].question == "A3" && offered[3].before == "A2")
    }

    @Test func `every statistic that a plan names is known`() throws {
        for measure in try CareNation.plan(2).measures {
            for name in measure.statistics { #expect(Statistic(rawValue: name) != nil, "\(name)") }
        }
    }

    @Test func `the figures are those of the returns, area by area`() throws {
        let figures = try Self.figures()
        let period = try #require(figures.periods.first).collection
        var sums: [String: Int64] = [:]
        var given: [String: Int] = [:]
        for (place, body) in Self.nation.bodies.enumerated() {
            guard case .number(let hours)? = Self.nation.sheet(place, 2)?[AnswerKey("A3")] else {
                continue
            }
            for area in ["E92000001", body.region, body.group, body.code] {
                sums[area, default: 0] += hours.coefficient
                given[area, default: 0] += 1
            }
        }
        #expect(figures.areas.count == 60 + 9 + 4 + 1)
        for area in figures.areas {
            let name = area.level == .region ? area.name : area.code
            let statistic: Statistic = area.level == .authority ? .value : .total
            let key = FigureKey(period, "a3", area: area.code, statistic)
            let figure = try #require(figures[key])
            #expect(figure.content.number == sums[name].map { DecimalNumber($0) })
            #expect(figure.coverage.given == given[name] ?? 0)
            #expect(figure.isProvisional)
        }
    }

    @Test func `why a figure is missing is kept apart`() throws {
        let figures = try Self.figures()
        let signs = figures.figures.filter { $0.level == .authority && $0.key.measure == "a5" }
            .compactMap { figure -> String? in
                if case .sign(let sign) = figure.content { sign.rawValue } else { nil }
            }
        #expect(Set(signs) == ["[n]", "[k]", "[b]"])
        let nation = figures.figures.first {
            $0.level == .nation && $0.key.measure == "a5" && $0.key.statistic == .mean
        }
        let coverage = try #require(nation?.coverage)
        #expect(coverage.missing[.noResponse] != nil && coverage.missing[.notYetKnown] != nil)
        #expect(coverage.missing[.notGiven] != nil && coverage.given < coverage.expected)
    }

    @Test func `small counts of people are withheld, and what would give them back`() throws {
        let figures = try Self.figures()
        let counts = figures.figures.filter {
            $0.key.measure == "a1" && [.value, .total].contains($0.key.statistic)
        }
        let withheld = counts.filter { $0.content == .sign(.confidential) }
        for figure in counts {
            guard let number = figure.content.number else { continue }
            #expect(!(1...5).contains(number.coefficient), "\(figure.key)")
        }
        let small = Self.nation.bodies.indices.filter { place in
            guard case .number(let number)? = Self.nation.sheet(place, 2)?[AnswerKey("A1")] else {
                return false
            }
            return (1...5).contains(number.coefficient)
        }
        #expect(!small.isEmpty && withheld.count > small.count)
        #expect(
            figures.figures.contains {
                $0.key.measure == "a1" && $0.content == .number(.zero)
            }, "nought is shown")
        for thing in figures.measures where thing.measure.countsPeople {
            #expect(Set(thing.statistics).isDisjoint(with: [.median, .least, .most]))
        }
        // Each region and class with something withheld has two or more of them.
        for area in figures.areas where area.level == .region {
            let shown = figures[
                FigureKey(figures.plan.collection, "a1", area: area.code, .total)]
            let own = figures.areas.filter { $0.level == .authority && $0.region == area.name }
            let hidden = own.count { body in
                let key = FigureKey(figures.plan.collection, "a1", area: body.code, .value)
                return figures[key]?.content == .sign(.confidential)
            }
            if shown?.content.number != nil { #expect(hidden != 1, "\(area.name)") }
        }
    }

    @Test func `a treatment shows in the total, the coverage and the words`() throws {
        let plain = try Self.figures()
        let treated = try Self.figures(treatment: .previousUprated(percent: nil))
        let key = FigureKey(plain.plan.collection, "a3", area: "E92000001", .total)
        let (before, after) = (try #require(plain[key]), try #require(treated[key]))
        #expect(try #require(before.content.number) < (try #require(after.content.number)))
        #expect(after.coverage.estimated > 0 && before.coverage.estimated == 0)
        #expect(after.coverage.expected == before.coverage.expected)
        #expect(treated.periods[0].treatment.inWords.contains("uprated"))
        let silent = try #require(
            Self.nation.bodies.indices.first {
                Self.nation.sheet($0, 2) == nil
            })
        let own = FigureKey(
            plain.plan.collection, "a3", area: Self.nation.bodies[silent].code, .value)
        #expect(treated[own]?.content == .sign(.noResponse), "an estimate is nobody's own figure")
    }

    @Test func `a figure that differs from what was published before is marked`() throws {
        let first = try Self.figures()
        let second = try Self.figures(
            treatment: .previousUprated(percent: nil), earlier: first)
        let revised = second.figures.filter(\.isRevised)
        #expect(!revised.isEmpty && revised.count < second.figures.count)
        for figure in revised { #expect(first[figure.key]?.content != figure.content) }
        for figure in second.figures where !figure.isRevised {
            if let before = first[figure.key] { #expect(before.content == figure.content) }
        }
        #expect(try Self.figures(earlier: first).figures.allSatisfy { !$0.isRevised })
    }

    @Test func `totals that are rounded keep no exact mean`() throws {
        let figures = try Self.figures(change: { plan in
            plan.measures = plan.measures.filter { $0.measure == "a1" }
            plan.measures[0].roundsTo = 10
            plan.levels = [.nation, .region]
        })
        for figure in figures.figures where figure.key.statistic == .total {
            guard let number = figure.content.number else { continue }
            #expect(number.coefficient % 10 == 0 && number.isWhole)
            let key = FigureKey(
                figure.key.period, "a1", area: figure.key.area, .mean)
            let mean = try #require(figures[key]?.content.number)
            let exact = number.double / Double(figure.coverage.given)
            #expect(abs(mean.double - exact) < 0.051)
        }
    }

    @Test func `the same figures in another order are the same file`() throws {
        let plan = try CareNation.plan(2)
        let rounds = try Self.nation.rounds(2, for: plan.measures)
        let first = ReleaseFigures(plan, rounds, treatments: [:])
        let again = ReleaseFigures(
            plan, try CareNation(councils: 60, seed: 3).rounds(2, for: plan.measures),
            treatments: [:])
        #expect(first.csv == again.csv)
    }

    @Test func `the table says everything about each figure in its own row`() throws {
        let figures = try Self.figures()
        let table = try Self.table(figures)
        #expect(table.rows.count == figures.figures.count)
        let place = try #require(table.column("time_period"))
        #expect(table.rows[0].field(place) == "2018-07-01/2018-09-30")
        for row in table.rows {
            let value = row.field(try #require(table.column("value")))
            let sign = row.field(try #require(table.column("shorthand")))
            #expect(value.isEmpty != sign.isEmpty)
        }
    }

    @Test func `every number of the spreadsheet is in the table`() throws {
        let figures = try Self.figures()
        let table = try Self.table(figures)
        let column = try #require(table.column("value"))
        let numbers = Set(table.rows.compactMap { DecimalNumber($0.field(column)) })
        let counts = Set(
            ["given", "expected"].flatMap { name in
                table.column(name).map { place in
                    table.rows.compactMap { DecimalNumber($0.field(place)) }
                } ?? []
            })
        let file = try WorkbookFile(reading: try Self.published(figures).bytes(.ods))
        var seen = 0
        for sheet in try file.allSheets() {
            for cell in sheet.cells {
                guard case .number(let text) = cell.content, let number = DecimalNumber(text) else {
                    continue
                }
                seen += 1
                #expect(
                    numbers.contains(number) || counts.contains(number), "\(sheet.name) \(text)")
            }
        }
        #expect(seen > 500)
    }

    @Test func `the other files describe the table`() throws {
        let published = Self.published(try Self.figures())
        for file in [ReleaseFile.metadata, .json] {
            let read = try JSONSerialization.jsonObject(with: Data(try published.bytes(file)))
            #expect(read is [String: Any])
        }
        let zip = try published.bytes(.package)
        #expect(zip.starts(with: [0x50, 0x4B, 3, 4]))
        for file in ReleaseFile.allCases {
            let name = published.name(file)
            let found = PublishedRelease.file(named: name, of: published.plan.release)
            #expect(found?.file == file && found?.version == 1)
        }
        for name in [
            "care-2-v1", "care-2-v1.exe", "care-2-v.csv", "other-v1.csv", "care-2-v1.csv/x",
        ] {
            #expect(PublishedRelease.file(named: name, of: published.plan.release) == nil)
        }
    }

    @Test func `headlines are made of figures, and written ones take theirs from them`() throws {
        let figures = try Self.figures()
        #expect(figures.headlines.count == 3)
        let change = FigureKey(
            figures.plan.collection, "a4-change", area: "E92000001", .changeOfTotal)
        let number = try #require(figures[change]?.content.number)
        #expect(figures.headlines[0].contains("\(number.formatted(decimals: 1))% higher in all"))
        let written = try Self.figures(change: { plan in
            plan.headlines = ["Hours rose by {a4-change}, to {a3}; the mean fee is {a5.mean}."]
        })
        let words = try #require(written.headlines.first)
        #expect(words.hasPrefix("Hours rose by \(number.formatted(decimals: 1))%, to "))
        #expect(words.contains("£") && !words.contains("{"))
    }

    @Test func `markup in a name cannot end the element that a description stands in`() {
        let text = JSONTree.named(["a": .text("</script><b>&\"\\\n")]).bytes
        let json = String(decoding: text, as: UTF8.self)
        #expect(!json.contains("<") && !json.contains(">") && !json.contains("&"))
        #expect(json.contains("\\u003c/script\\u003e") && json.contains("\\u000a"))
    }
}
