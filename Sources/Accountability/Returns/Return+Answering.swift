internal import Forms
internal import Reckoning

extension Return {
    func answering(
        _ changes: [AnswerChange], _ rows: [RowChange], _ channel: Channel, _ source: Fingerprint?,
        _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        try unlocked()
        try notNil()
        var after = self
        var facts: [ReturnFact] = []
        let circumstance = Circumstance(
            sequence: 0, at: background.now, by: background.actor.id)
        for change in rows {
            guard let fact = try after.changing(change, background) else { continue }
            facts.append(fact)
            after.apply(fact, circumstance)
        }
        let conflicts = changes.compactMap(conflict)
        guard conflicts.isEmpty else { throw .changedMeanwhile(conflicts) }
        for change in changes {
            try after.allow(change, background.form)
            guard after.sheet[change.key] != change.answer else { continue }
            facts.append(.answerGiven(id, change.key, change.answer, channel))
        }
        if let source, leavesPrint(source, channel, changes: !facts.isEmpty) {
            facts.append(.workbookTaken(id, content: source))
        }
        return facts + marksRemoved(by: facts, background.form)
    }

    /// A workbook leaves its fingerprint when it changed something; one that was collected leaves
    /// it once whatever it changed, so that it is never collected again.
    private func leavesPrint(_ source: Fingerprint, _ channel: Channel, changes: Bool) -> Bool {
        changes || (channel == .collected && !workbooksTaken.contains(source))
    }

    func unlocked() throws(Refusal) {
        switch stage {
        case .open: return
        case .awaitingSignOff:
            throw Refusal(
                .locked, "The return is waiting for sign-off and locked.",
                remedy: "Take it back from sign-off first; signatures given so far become void.")
        case .submitted:
            throw Refusal(
                .locked, "The return is submitted and locked.",
                remedy: "Ask the department to reopen the section.")
        }
    }

    private func conflict(_ change: AnswerChange) -> AnswerConflict? {
        guard case .answer(let seen) = change.seen else { return nil }
        let current = sheet[change.key]
        guard current != seen, current != change.answer else { return nil }
        return AnswerConflict(
            key: change.key, seen: seen, current: current, wanted: change.answer)
    }

    private func changing(
        _ change: RowChange, _ background: ReturnBackground
    ) throws(Refusal) -> ReturnFact? {
        switch change {
        case .add(let table, let row, let token):
            return try adding(table, row, token, background)
        case .remove(let table, let row, let reason):
            let table = try self.table(table, background.form)
            try reopened(table.id, background.form)
            guard sheet.hasRow(row, in: table.id) else { return nil }
            try given(reason, as: "The reason for removing a row")
            return .rowRemoved(
                id, table: table.id, row: row, columns: table.columns.map(\.id), reason: reason)
        }
    }

    private func adding(
        _ name: String, _ row: Int?, _ token: String?, _ background: ReturnBackground
    ) throws(Refusal) -> ReturnFact? {
        let table = try self.table(name, background.form)
        try reopened(table.id, background.form)
        if let token, rowTokens[token] != nil { return nil }
        if let row, sheet.hasRow(row, in: table.id) {
            guard token != nil else { return nil }
            throw Refusal(
                .rowNumberTaken, "\(table.rowName) \(row) was added by somebody else meanwhile.",
                remedy: "Compare the file with the return again.")
        }
        let used = max(
            highestRow[table.id] ?? 0,
            table.previous.flatMap { background.previous?.highestRow[$0] } ?? 0)
        let number = row ?? used + 1
        guard number >= 1, number <= 1_000_000 else {
            throw Refusal(
                .unknownRow, "A row cannot have the number \(number).",
                remedy: "Leave the number out; the next one is given.")
        }
        guard sheet.rows(of: table.id).count < table.mostRows else {
            throw Refusal(
                .tooManyRows, "\(table.id) has \(table.mostRows) rows, as many as it may.",
                remedy: "Remove rows that are no longer needed.")
        }
        return .rowAdded(id, table: table.id, row: number, token: token)
    }

    private func table(_ id: String, _ form: Form) throws(Refusal) -> FormTable {
        if let table = form.tables[id] { return table }
        throw Refusal(
            .unknownQuestion, "The form has no table “\(id)”.",
            remedy: "Use one of: \(form.tables.keys.sorted().joined(separator: ", ")).")
    }

    private func allow(_ change: AnswerChange, _ form: Form) throws(Refusal) {
        let key = change.key
        guard let question = form.question(key.question) else {
            throw Refusal(
                .unknownQuestion, "The form has no question “\(key.question)”.",
                remedy: "Look the question up in the form.")
        }
        guard question.calculation == nil else {
            throw Refusal(
                .calculatedQuestion, "\(question.id) is calculated and cannot be given.",
                remedy: "Change the answers it is calculated from.")
        }
        let table = form.tableOfColumn[question.id]
        guard
            table.map({ table in key.row.map { sheet.hasRow($0, in: table) } ?? false })
                ?? (key.row == nil)
        else {
            throw Refusal(
                .unknownRow, "There is no row for \(key).", remedy: "Add the row first.")
        }
        try reopened(question.id, form)
        try allow(change.answer, at: key)
    }

    private func allow(_ answer: Answer?, at key: AnswerKey) throws(Refusal) {
        switch answer {
        case .text(let text), .remark(let text):
            guard text.utf8.count <= 4 * Form.longestAnswer else {
                throw Refusal(
                    .textTooLong, "The answer to \(key) is longer than can be kept.",
                    remedy: "Shorten it to \(Form.longestAnswer) characters.")
            }
        case nil, .number, .date, .choice, .choices, .yesNo, .missing: break
        }
    }

    /// After a reopening, only the sections that were opened may change.
    private func reopened(_ item: String, _ form: Form) throws(Refusal) {
        guard let reopening, let section = form.sectionOf[item],
            !reopening.sections.contains(section)
        else { return }
        throw Refusal(
            .sectionNotReopened, "Section \(section) was not reopened.",
            remedy: "Ask the department to reopen it too.")
    }

    /// A change takes the mark off its section: whoever marked it has not seen the change.
    func marksRemoved(by facts: [ReturnFact], _ form: Form) -> [ReturnFact] {
        var sections: Set<String> = []
        for fact in facts {
            switch fact {
            case .answerGiven(_, let key, _, _):
                form.sectionOf[key.question].map { _ = sections.insert($0) }
            case .rowAdded(_, let table, _, _), .rowRemoved(_, let table, _, _, _):
                form.sectionOf[table].map { _ = sections.insert($0) }
            default: break
            }
        }
        return sections.filter { completedSections[$0] != nil }.sorted().map {
            .sectionReopened(id, section: $0)
        }
    }

    func explaining(
        _ finding: String, _ text: String, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        try unlocked()
        try notNil()
        try given(text, as: "The explanation")
        guard let item = standing(background).item(finding) else {
            throw Refusal(
                .nothingToExplain, "No finding “\(finding)” stands on the return.",
                remedy: "Look at the findings as they stand now.")
        }
        guard item.finding.severity == .query else {
            throw Refusal(
                .errorsCannotBeExplained, "“\(finding)” is an \(item.finding.severity.word).",
                remedy: item.finding.remedy)
        }
        guard item.explanation?.text != text else { return [] }
        let keys = background.form.basis(of: item.finding, in: sheet)
        var basis: [AnswerKey: Answer] = [:]
        for key in keys { basis[key] = sheet[key] }
        return [
            .findingExplained(
                id, finding: finding, text: text, basis: basis,
                blanks: Set(keys.filter { sheet[$0] == nil }))
        ]
    }

    func completing(
        _ section: String, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        try unlocked()
        try notNil()
        try known(section, background.form)
        let errors = standing(background, only: section).errors
        guard errors.isEmpty else {
            throw Refusal(
                .sectionHasErrors,
                "Section \(section) has \(errors.count) error\(errors.count == 1 ? "" : "s").",
                remedy: "Put them right first: \(errors[0].finding.message)")
        }
        return completedSections[section] == nil ? [.sectionCompleted(id, section: section)] : []
    }

    func resuming(_ section: String, _ background: ReturnBackground) throws(Refusal) -> [ReturnFact]
    {
        try unlocked()
        try known(section, background.form)
        return completedSections[section] == nil ? [] : [.sectionReopened(id, section: section)]
    }

    func known(_ section: String, _ form: Form) throws(Refusal) {
        guard form.section(section) == nil else { return }
        throw Refusal(
            .unknownSection, "The form has no section “\(section)”.",
            remedy: "Use one of: \(form.sections.map(\.id).joined(separator: ", ")).")
    }
}

extension Refusal {
    static func changedMeanwhile(_ conflicts: [AnswerConflict]) -> Refusal {
        let places = conflicts.map { "\($0.key)" }.joined(separator: ", ")
        return Refusal(
            .changedMeanwhile, "Somebody else changed \(places) meanwhile.",
            remedy: "Look at both answers and choose.", conflicts: conflicts)
    }
}
