public import Accountability
public import Forms
import HashTreeCollections

/// An answer of an earlier return that the same question continues.
public struct EarlierAnswer: Sendable {
    /// The form it was given on.
    public let form: Form
    /// The question as it was then.
    public let question: Question
    /// The answer; nil for a blank.
    public let answer: Answer?
}

/// A row of an open return that an initiative's lead looks after.
public struct LedRow: Sendable {
    /// The return.
    public let `return`: ReturnID
    /// The table whose rows are initiatives.
    public let table: FormTable
    /// The row's number.
    public let row: Int
    /// The initiative.
    public let initiative: Initiative
}

extension Books {
    /// The returns before a return, nearest first, twelve at most.
    public func returns(before entry: Return, most: Int = 12) -> [ReturnInContext] {
        var found: [ReturnInContext] = []
        var next = entry.previous
        while let id = next, found.count < most, let earlier = self.return(id) {
            found.append(earlier)
            next = earlier.entry.previous
        }
        return found
    }

    /// What earlier returns say where a question continues, nearest first; it ends where none
    /// continues any more.
    public static func answers(
        before key: AnswerKey, on form: Form, in earlier: [ReturnInContext]
    ) -> [EarlierAnswer] {
        var found: [EarlierAnswer] = []
        var name = form.question(key.question)?.previous
        for entry in earlier {
            guard let source = name, let question = entry.form.form.question(source) else { break }
            let sheet = entry.entry.sheet
            found.append(
                EarlierAnswer(
                    form: entry.form.form, question: question,
                    answer: sheet[AnswerKey(source, row: key.row)]))
            name = question.previous
        }
        return found
    }

    /// The sections of returns that an officer looks after and that are not completed yet.
    public func sections(assignedTo officer: OfficerID) -> [SectionAssignment] {
        everyReturn.filter { $0.stage == .open }.flatMap { entry in
            (forms[entry.form]?.form.sections ?? []).compactMap { section in
                guard entry.completedSections[section.id] == nil,
                    let assignment = entry.assignment(of: section.id), assignment.owner == officer
                else { return nil }
                return assignment
            }
        }
    }

    /// The rows of open returns whose initiatives an officer leads.
    public func rows(ledBy officer: OfficerID) -> [LedRow] {
        everyReturn.filter { $0.stage == .open }.flatMap { entry in
            (forms[entry.form]?.form.sections ?? []).flatMap(\.items).flatMap { item in
                guard case .table(let table) = item else { return [LedRow]() }
                let initiatives = initiatives(inRowsOf: table, of: entry)
                return initiatives.filter { $0.value.record.lead == officer }
                    .sorted { $0.key < $1.key }.map { row, initiative in
                        LedRow(return: entry.id, table: table, row: row, initiative: initiative)
                    }
            }
        }
    }

    /// The initiatives whose rows a table of a return holds, by row; none where the table is not
    /// about initiatives.
    public func initiatives(inRowsOf table: FormTable, of entry: Return) -> [Int: Initiative] {
        guard table.takesUpdates else { return [:] }
        let rows = Set(entry.sheet.rows(of: table.id))
        var found: [Int: Initiative] = [:]
        for initiative in everyInitiative
        where initiative.record.organisation == entry.organisation {
            if let slot = initiative.record.slot, rows.contains(slot) { found[slot] = initiative }
        }
        return found
    }
}
