internal import HashTreeCollections
internal import Reckoning

extension Fund {
    /// The movement is not entered yet; the same identifier with other content is refused.
    func isNew(_ movement: Movement) throws(Refusal) -> Bool {
        guard let known = self.movement(movement.id)?.movement else { return true }
        guard known == movement else {
            throw Refusal(
                .alreadyDifferent, "\(movement.id) is entered already, with other content.",
                remedy: "Give a new movement a new identifier; correct one by taking it back.")
        }
        return false
    }

    /// The movement may be entered as things stand, or is refused.
    public func allow(_ movement: Movement, _ background: FundBackground) throws(Refusal) {
        try treasury(background)
        guard movement.id.isPlain else { throw .unplain(movement.id.text) }
        guard movement.fund == id else { throw .unknown(fund: movement.fund) }
        guard movement.reverses == nil, !movement.lines.isEmpty else {
            throw Refusal(
                .amountOutOfBounds, "\(movement.id) has no amount.", remedy: "Enter one.")
        }
        try Refusal.bound(movement.text, as: "The description")
        for line in movement.lines { try allow(line, movement, background) }
        try unlocked(movement.day)
        try enough(movement, background)
    }

    private func allow(
        _ line: MovementLine, _ movement: Movement, _ background: FundBackground
    ) throws(Refusal) {
        try line.amount.positive(as: "The amount of \(movement.id)")
        guard movement.kind.needsInitiative == (line.initiative != nil),
            (movement.kind == .virement) == (line.to != nil)
        else {
            throw Refusal(
                .wrongParties,
                "A movement of this kind (\(movement.kind.title)) is not between those.",
                remedy: "Name an initiative where one is concerned, and two for a virement.")
        }
        for initiative in [line.initiative, line.to].compactMap(\.self) {
            guard let known = background.initiative(initiative) else {
                throw .unknown(initiative: initiative)
            }
            guard known.record.organisation == record.organisation else {
                throw .unknown(initiative: initiative)
            }
        }
        if let category = line.category, Identifier<Account>(category).isPlain == false {
            throw .unplain(category)
        }
    }

    func unlocked(_ day: Day) throws(Refusal) {
        guard lockedMonths[Month(of: day)] != nil else { return }
        throw Refusal(
            .monthLocked, "\(Month(of: day).inWords) is locked.",
            remedy: "Enter it in the next open month with the day it should have counted for.")
    }

    /// There is enough of what the movement takes.
    private func enough(
        _ movement: Movement, _ background: FundBackground
    ) throws(Refusal) {
        switch movement.kind {
        case .allocation:
            guard allocated + movement.amount <= .most else {
                throw Refusal(
                    .amountOutOfBounds, "The fund would be larger than can be kept.",
                    remedy: "Check the amount.")
            }
        case .injection:
            try enough(allocated - injected, for: movement, "is available to inject")
        case .authority: try allowAuthority(movement, background)
        case .drawdown:
            throw Refusal(
                .drawdownNeedsApproval, "Money is drawn by approving a drawdown.",
                remedy: "Request the drawdown, and have it approved by somebody else.")
        case .release: try allowRelease(movement, background)
        case .virement:
            try enoughOfEach(movement, "is left to move") { $0.undrawn }
        case .unspentReturn: try enoughOfEach(movement, "is unspent") { $0.unspent }
        case .commitmentEnd: try enoughOfEach(movement, "is committed") { $0.committed }
        case .actual, .accrual, .commitment: try enoughHistory(movement)
        }
    }

    /// Money is spent by initiatives that were released some; more than was released is recorded,
    /// because it happened, and shown as overspent.
    private func enoughHistory(_ movement: Movement) throws(Refusal) {
        guard movement.kind != .commitment else { return }
        for line in movement.lines {
            guard let initiative = line.initiative,
                position(of: initiative).released == .zero
            else { continue }
            throw Refusal(
                .nothingReleased, "Nothing has been released to \(initiative).",
                remedy: "Release money to it first, or correct the initiative's code.")
        }
    }

    func enough(
        _ left: Money, for movement: Movement, _ words: String
    ) throws(Refusal) {
        guard movement.amount > left else { return }
        throw Refusal(
            .notEnough,
            "\(movement.amount.inWords) is more than the \(left.inWords) that \(words).",
            remedy: "Enter at most that, or bring the step before it up to date.")
    }

    private func enoughOfEach(
        _ movement: Movement, _ words: String, _ left: (FundPosition) -> Money
    ) throws(Refusal) {
        var needed: [InitiativeID: Money] = [:]
        for line in movement.lines {
            guard let initiative = line.initiative else { continue }
            needed[initiative, default: .zero] += line.amount
        }
        for (initiative, amount) in needed.sorted(by: { $0.key.text < $1.key.text }) {
            let left = left(position(of: initiative))
            guard amount > left else { continue }
            throw Refusal(
                .notEnough,
                "\(amount.inWords) is more than the \(left.inWords) that \(words) "
                    + "for \(initiative).",
                remedy: "Enter at most that.")
        }
    }

    /// Authority rests on a resolution in force, and all authority on it stays within its amount.
    private func allowAuthority(
        _ movement: Movement, _ background: FundBackground
    ) throws(Refusal) {
        guard let decision = movement.decision, let number = movement.resolution else {
            throw Refusal(
                .decisionMissing, "Authority to spend rests on a decision.",
                remedy: "Name the decision and the resolution.")
        }
        let resolution = try resolution(number, of: decision, on: movement.day, background)
        for line in movement.lines {
            guard resolution.initiative == nil || resolution.initiative == line.initiative else {
                throw Refusal(
                    .wrongParties, "\(decision) (\(number)) is not for that initiative.",
                    remedy: "Name the initiative that the resolution is for.")
            }
        }
        let left = (resolution.amount ?? .zero) - use(.authority, of: decision, number)
        try enough(left, for: movement, "\(decision) (\(number)) still allows")
        try enough(uncommitted, for: movement, "is in the programme and promised to nobody")
    }

    func use(_ kind: MovementKind, of decision: DecisionID, _ resolution: String) -> Money {
        resolutionUse[ResolutionKey(decision: decision, resolution: resolution, kind: kind)]
            ?? .zero
    }

    /// A resolution that money may follow from on a day.
    func resolution(
        _ number: String, of id: DecisionID, on day: Day, _ background: FundBackground
    ) throws(Refusal) -> Resolution {
        guard let decision = background.decision(id), let record = decision.record,
            record.organisation == self.record.organisation
        else { throw .unknown(decision: id) }
        guard let resolution = record.resolution(number) else {
            throw Refusal(
                .unknownDecision, "\(id) has no resolution \(number).",
                remedy: "Use one of: \(record.resolutions.map(\.number).joined(separator: ", ")).")
        }
        guard decision.isInForce(on: min(day, background.today)) else {
            throw Refusal(
                .decisionNotInForce, "\(id) is not in force: \(inWords(decision, on: day)).",
                remedy: "Wait until it may be acted on.")
        }
        if let fund = resolution.fund, fund != self.id { throw .unknown(fund: fund) }
        return resolution
    }

    private func inWords(_ decision: Decision, on day: Day) -> String {
        let status = decision.status(on: day).title.lowercased()
        let effective = decision.record?.effective.map { ", effective from \($0.inWords)" } ?? ""
        return status + effective
    }
}
