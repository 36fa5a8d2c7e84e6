public import Forms
internal import Reckoning

extension Return {
    /// The facts by which an initiative's update answers its row of this return, while the return
    /// is open; what somebody typed into the return stays.
    ///
    /// The form says which columns an update answers; the initiative says which row is its own.
    public func feeding(
        _ update: InitiativeUpdate, number: Int, of initiative: InitiativeRecord,
        _ background: ReturnBackground
    ) -> [ReturnFact] {
        guard stage == .open, declaredNil == nil, initiative.organisation == organisation,
            let slot = initiative.slot, update.period == background.form.period,
            let table = background.form.tables.values.first(where: \.takesUpdates),
            reopening.map({ reopened in
                background.form.sectionOf[table.id].map(reopened.sections.contains) ?? false
            }) ?? true
        else { return [] }
        let channel = Channel.update(initiative.initiative, number: number)
        var facts: [ReturnFact] = []
        if !sheet.hasRow(slot, in: table.id) {
            facts.append(.rowAdded(id, table: table.id, row: slot, token: nil))
        }
        for column in table.columns {
            let key = AnswerKey(column.id, row: slot)
            guard let answer = column.answer(update, initiative, background.form),
                sheet[key] != answer, history(of: key).last?.channel.isReplaceable ?? true
            else { continue }
            facts.append(.answerGiven(id, key, answer, channel))
        }
        return facts + marksRemoved(by: facts, background.form)
    }
}

extension FormTable {
    /// Some of its columns are answered by initiatives' updates.
    public var takesUpdates: Bool { columns.contains { $0.update != nil } }
}

extension Question {
    /// What an update answers to the question; nil when it says nothing to it.
    fileprivate func answer(
        _ update: InitiativeUpdate, _ initiative: InitiativeRecord, _ form: Form
    ) -> Answer? {
        switch self.update {
        case nil: nil
        case .title: .text(initiative.title)
        case .commentary: update.commentary.isEmpty ? nil : .text(update.commentary)
        case .progress:
            form.option(update.progress.code, of: self) == nil ? nil : .choice(update.progress.code)
        }
    }
}
