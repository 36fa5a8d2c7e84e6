import Accountability
import Forms
import Ledger
import Reckoning

/// Two states of a return, question by question: versions, the return as it stands, or the return
/// of the period before.
struct VersionComparison {
    /// One state to compare.
    struct Side {
        /// How an address names it: `2`, `now`, `before`.
        let name: String
        /// What people call it.
        let words: String
        let sheet: AnswerSheet
    }

    /// One answer that is different.
    struct Difference {
        let key: AnswerKey
        let question: Question
        let section: String
        let was: Answer?
        let now: Answer?
    }

    let at: ReturnVisit
    /// Every state that can be compared, oldest first.
    let sides: [Side]
    let from: Side
    let to: Side

    /// The two states that the address asks for, or the last two; nil when there is only one.
    init?(_ at: ReturnVisit) {
        self.at = at
        sides = Self.sides(at)
        guard sides.count > 1 else { return nil }
        let (from, to) = (at.visit.query["from"], at.visit.query["to"])
        let last = sides[sides.count - 1]
        self.to = sides.first { $0.name == to } ?? last
        self.from = sides.first { $0.name == from } ?? sides[sides.count - 2]
    }

    private static func sides(_ at: ReturnVisit) -> [Side] {
        var sides: [Side] = []
        if let before = at.context.previous {
            let sheet = at.form.laidOver(before.sheet)
            sides.append(Side(name: "before", words: at.previousPeriod, sheet: sheet))
        }
        sides += at.entry.versions.map {
            Side(name: "\($0.number)", words: "Version \($0.number)", sheet: $0.sheet)
        }
        let isOpen = at.entry.stage != .submitted
        if isOpen { sides.append(Side(name: "now", words: "As it stands", sheet: at.entry.sheet)) }
        return sides
    }

    var differences: [Difference] {
        let places = Set(from.sheet.places(of: at.form)).union(to.sheet.places(of: at.form))
        let order = Dictionary(
            at.form.everyQuestion.enumerated().map { ($0.element.id, $0.offset) }
        ) { first, _ in first }
        return places.compactMap { key -> Difference? in
            guard let question = at.question(key.question), question.calculation == nil,
                !isAcrossReturns || question.previous != nil, from.sheet[key] != to.sheet[key]
            else { return nil }
            return Difference(
                key: key, question: question, section: at.form.sectionOf[question.id] ?? "",
                was: from.sheet[key], now: to.sheet[key])
        }.sorted { left, right in
            let (a, b) = (left.key, right.key)
            return (left.section, a.row ?? 0, order[a.question] ?? 0)
                < (right.section, b.row ?? 0, order[b.question] ?? 0)
        }
    }

    /// One side is the return before, where only what continues can be compared.
    private var isAcrossReturns: Bool { from.name == "before" || to.name == "before" }

    func shown(_ answer: Answer?, _ question: Question) -> String {
        answer.map { at.form.shown($0, for: question) } ?? "Not provided"
    }

    /// The differences that the address asks for, as a file.
    static func file(_ at: ReturnVisit) throws(Problem) -> Reply {
        guard let comparison = VersionComparison(at) else { throw .notFound }
        return comparison.file
    }

    private var file: Reply {
        let rows = differences.map { difference -> [ListFile.Cell] in
            [
                .words(difference.section), .words("\(difference.key)"),
                .words(difference.question.label),
                .words(shown(difference.was, difference.question)),
                .words(shown(difference.now, difference.question)),
            ]
        }
        return ListFile(
            name: "\(at.id)-\(from.name)-to-\(to.name)",
            columns: ["Section", "Reference", "Question", from.words, to.words], rows: rows
        ).reply
    }
}

extension Form {
    /// The answers of the form before, at the questions of this one that continue them.
    fileprivate func laidOver(_ before: AnswerSheet) -> AnswerSheet {
        var sheet = AnswerSheet()
        for question in everyQuestion {
            guard let source = question.previous else { continue }
            guard let table = table(ofColumn: question.id) else {
                sheet[AnswerKey(question.id)] = before[AnswerKey(source)]
                continue
            }
            for row in table.previous.map({ before.rows(of: $0) }) ?? [] {
                sheet.addRow(row, to: table.id)
                sheet[AnswerKey(question.id, row: row)] = before[AnswerKey(source, row: row)]
            }
        }
        return sheet
    }
}
