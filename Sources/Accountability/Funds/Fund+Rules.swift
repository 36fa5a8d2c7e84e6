internal import Reckoning

extension Fund {
    /// The facts that open a fund.
    public static func opening(
        _ record: FundRecord, known: Fund?, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        guard background.organisation(record.organisation) != nil else {
            throw .unknown(organisation: record.organisation)
        }
        try background.actor.needs(Role.fundKeepers, for: record.organisation)
        let isSame = known?.record == record || known?.amendments.first?.before == record
        if isSame { return [] }
        guard known == nil else {
            throw Refusal(
                .alreadyDifferent, "\(record.fund) is open already, with other content.",
                remedy: "Change its record, saying why, or use another identifier.")
        }
        try record.check()
        return [.opened(record)]
    }

    /// What the fund is called, where its money comes from, its period and its purpose can change;
    /// what its movements rest on cannot once there are any.
    private func amending(
        _ changed: FundRecord, _ reason: String, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try background.actor.needs(Role.fundKeepers, for: record.organisation)
        if changed == record { return [] }
        guard changed.fund == id, changed.organisation == record.organisation else {
            throw .unknown(fund: changed.fund)
        }
        try changed.check()
        try Refusal.require(reason, as: "The reason for the change")
        let isOther = changed.kind != record.kind || changed.injects != record.injects
        guard !isOther || movements.isEmpty else {
            throw Refusal(
                .settledByMovements,
                "\(id) has movements, so it stays \(record.kind.title.lowercased()) and keeps its "
                    + "steps.",
                remedy: "Open another fund, and move the money there by a decision.")
        }
        return [.amended(FundAmendment(to: changed, reason: reason))]
    }

    /// The facts that follow from an instruction, given how things stand; the same instruction
    /// again gives none.
    public func facts(
        _ instruction: FundInstruction, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        switch instruction {
        case .open(let record): return try Fund.opening(record, known: self, background)
        case .amend(let record, let reason): return try amending(record, reason, background)
        case .enter(let movements): return try entering(movements, background)
        case .load(let movements, let control):
            return try loading(movements, control: control, background)
        case .reverse(let original, let id, let day, let reason):
            return try reversing(original, by: id, on: day, reason, background)
        case .requestDrawdown(let request): return try requesting(request, background)
        case .approveDrawdown(let id): return try approving(id, background)
        case .holdDrawdown(let id, let reason): return try holding(id, reason, background)
        case .resumeDrawdown(let id): return try resuming(id, background)
        case .withdrawDrawdown(let id, let reason): return try withdrawing(id, reason, background)
        case .submitEvidence(let evidence): return try submitting(evidence, background)
        case .accept(let id, let reason):
            return try ruling(.accepted, on: id, reason, authority: nil, background)
        case .refuse(let id, let reason):
            return try ruling(.refused, on: id, reason, authority: nil, background)
        case .waive(let id, let authority, let reason):
            return try ruling(.waived, on: id, reason, authority: authority, background)
        case .find(let claim): return try finding(claim, background)
        case .move(let step): return try moving(step, background)
        case .lock(let month, let control): return try locking(month, control, background)
        case .reopen(let month, let reason): return try reopening(month, reason, background)
        case .save(let mapping): return try saving(mapping, background)
        }
    }

    /// The facts of movements that are entered together, each tried on what those before it left.
    private func entering(
        _ movements: [Movement], _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        var after = self
        var facts: [FundFact] = []
        for movement in movements {
            guard try after.isNew(movement) else { continue }
            try after.allow(movement, background)
            for entry in after.entries(of: movement) {
                try after.admit(entry)
                facts.append(.moved(entry))
                after.apply(.moved(entry), background.tentative)
            }
        }
        return facts
    }

    /// An entry that follows from another has an identifier of its own and an open month, too.
    func admit(_ entry: Movement) throws(Refusal) {
        guard entry.id.isPlain else { throw .unplain(entry.id.text) }
        guard movement(entry.id) == nil else {
            throw Refusal(
                .alreadyDifferent, "\(entry.id) is entered already, and is needed here.",
                remedy: "Enter this under another identifier.")
        }
        try unlocked(entry.day)
    }

    /// An allocation to a fund without a step of injection is injected at once; an accrual is taken
    /// back on the first day of the next month.
    private func entries(of movement: Movement) -> [Movement] {
        var second = movement
        switch movement.kind {
        case .allocation where !record.injects:
            second.id = MovementID("\(movement.id)-injected")
            second.kind = .injection
        case .accrual:
            second.id = MovementID("\(movement.id)-reversed")
            second.reverses = movement.id
            second.day = Month(of: movement.day).adding(months: 1).first
        default: return [movement]
        }
        return [movement, second]
    }

    private func loading(
        _ movements: [Movement], control: Money, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        for line in movements.flatMap(\.lines) {
            try line.amount.positive(as: "An amount in the file")
        }
        let total = movements.map(\.amount).total()
        guard total == control else {
            throw Refusal(
                .controlTotalDiffers,
                "The lines come to \(total.inWords), the control total is \(control.inWords).",
                remedy: "Find the difference of \((control - total).inWords) before loading.")
        }
        return try entering(movements, background)
    }

    private func reversing(
        _ original: MovementID, by id: MovementID, on day: Day, _ reason: String,
        _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try treasury(background)
        guard let known = movement(original)?.movement else {
            throw Refusal(
                .unknownMovement, "There is no movement \(original) in \(self.id).",
                remedy: "Look it up in the ledger.")
        }
        if reversal(of: original) == id { return [] }
        guard reversal(of: original) == nil, known.reverses == nil, movement(id) == nil else {
            throw Refusal(
                .takenBackAlready, "\(original) cannot be taken back again.",
                remedy: "Enter a new movement for what is right.")
        }
        try Refusal.require(reason, as: "The reason")
        var opposite = known
        opposite.id = id
        opposite.day = day
        opposite.text = reason
        opposite.reverses = original
        opposite.originally = lockedMonths[Month(of: known.day)] == nil ? nil : known.day
        try unlocked(day)
        var after = self
        after.apply(.moved(opposite), background.tentative)
        try after.soundAfterReversal(of: known)
        return [.moved(opposite)]
    }

    /// Nothing is left below nought by taking a movement back.
    private func soundAfterReversal(of movement: Movement) throws(Refusal) {
        for initiative in movement.lines.flatMap({ [$0.initiative, $0.to] }).compactMap(\.self) {
            let position = position(of: initiative)
            guard position.undrawn >= .zero, position.unreleased >= .zero else {
                throw Refusal(
                    .usedAlready, "What \(movement.id) made possible has been used.",
                    remedy: "Take back what was drawn or released from it first.")
            }
        }
        guard uncommitted >= .zero, allocated >= injected else {
            throw Refusal(
                .usedAlready, "What \(movement.id) brought in has been used.",
                remedy: "Take back what was authorised from it first.")
        }
    }

    private func locking(
        _ month: Month, _ control: Money, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try treasury(background)
        if lockedMonths[month]?.control == control { return [] }
        let booked = outturn(of: month)
        guard booked == control else {
            throw Refusal(
                .controlTotalDiffers,
                "\(month.inWords) comes to \(booked.inWords) here and to \(control.inWords) in the "
                    + "general ledger.",
                remedy: "Load what is missing or take back what is wrong, then lock the month.")
        }
        return [
            .monthLocked(MonthRecord(fund: id, month: month, control: control, reason: nil))
        ]
    }

    private func reopening(
        _ month: Month, _ reason: String, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try treasury(background)
        guard lockedMonths[month] != nil else { return [] }
        try Refusal.require(reason, as: "The reason")
        return [
            .monthReopened(MonthRecord(fund: id, month: month, control: nil, reason: reason))
        ]
    }

    private func saving(
        _ mapping: ColumnMapping, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try treasury(background)
        try Refusal.require(mapping.name, as: "The name of the mapping")
        return mappings[mapping.name] == mapping ? [] : [.mappingSaved(mapping)]
    }

    func treasury(_ background: FundBackground) throws(Refusal) {
        try background.actor.needs(Role.treasurers, for: record.organisation)
    }
}

extension FundRecord {
    fileprivate func check() throws(Refusal) {
        guard fund.isPlain else { throw .unplain(fund.text) }
        try Refusal.require(title, as: "The title")
        try Refusal.require(source, as: "Where the money comes from")
        try Refusal.bound(purpose, as: "What it is for")
    }
}

extension Identifier {
    /// It is made of letters, digits, `-`, `_` and `.` alone, and no longer than 64 of them: fit
    /// for an address, a file's name and an account.
    var isPlain: Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 48...57, 65...90, 97...122, 45, 46, 95: true
                default: false
                }
            }
    }
}

extension Refusal {
    static func unplain(_ text: String) -> Refusal {
        Refusal(
            .identifierNotPlain, "“\(text)” cannot be an identifier.",
            remedy: "Use up to 64 letters, digits, “-”, “_” and “.”.")
    }
}
