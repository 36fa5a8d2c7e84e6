internal import Reckoning

extension Fund {
    func requesting(
        _ request: DrawdownRequest, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try background.actor.needs(Role.askers, for: record.organisation)
        if let known = drawdown(request.drawdown) {
            guard known.request == request else {
                throw Refusal(
                    .alreadyDifferent, "\(request.drawdown) is requested, with other content.",
                    remedy: "Withdraw it and request another.")
            }
            return []
        }
        guard request.drawdown.isPlain else { throw .unplain(request.drawdown.text) }
        guard !request.lines.isEmpty,
            Set(request.lines.map(\.initiative)).count
                == request.lines.count
        else {
            throw Refusal(
                .wrongParties, "A drawdown has one line for each initiative.",
                remedy: "Put what is for one initiative into one line.")
        }
        for line in request.lines { try allow(line, of: request, background) }
        return [.drawdownRequested(request)]
    }

    private func allow(
        _ line: DrawdownLine, of request: DrawdownRequest, _ background: FundBackground
    ) throws(Refusal) {
        try line.amount.positive(as: "The amount for \(line.initiative)")
        guard background.initiative(line.initiative)?.record.organisation == record.organisation
        else { throw .unknown(initiative: line.initiative) }
        let resolution = try resolution(
            line.resolution, of: request.decision, on: request.day, background)
        guard resolution.initiative == nil || resolution.initiative == line.initiative else {
            throw Refusal(
                .wrongParties,
                "\(request.decision) (\(line.resolution)) is not for \(line.initiative).",
                remedy: "Name the resolution that is.")
        }
        if resolution.condition != nil, line.condition == nil {
            throw Refusal(
                .conditionMissing,
                "\(request.decision) (\(line.resolution)) is subject to a condition: "
                    + "\(resolution.condition ?? "").",
                remedy: "Give the line that condition, with an owner.")
        }
        guard let terms = line.condition else { return }
        guard terms.condition.isPlain else { throw .unplain(terms.condition.text) }
        try Refusal.require(terms.text, as: "The condition")
        try Refusal.require(terms.owner, as: "The condition's owner")
        guard condition(terms.condition) == nil else {
            throw Refusal(
                .alreadyDifferent, "There is a condition \(terms.condition) already.",
                remedy: "Give this one another identifier.")
        }
    }

    /// The actor is the officer, or acts in these roles only in the officer's stead.
    func isOrStandsInFor(
        _ officer: OfficerID, as roles: Set<Role>, _ background: FundBackground
    ) -> Bool {
        background.actor.id == officer
            || background.actor.principals(as: roles, for: record.organisation).contains(officer)
    }

    /// Somebody else than who asked approves; authority that is not given yet is given with it.
    func approving(_ id: DrawdownID, _ background: FundBackground) throws(Refusal) -> [FundFact] {
        try treasury(background)
        let drawdown = try known(id)
        if drawdown.approved != nil { return [] }
        try live(drawdown)
        guard !isOrStandsInFor(drawdown.requested.by, as: Role.treasurers, background) else {
            throw Refusal(
                .ownRequest, "Whoever asked for a drawdown may not approve it.",
                remedy: "Ask another finance officer.")
        }
        try unlocked(drawdown.request.day)
        var after = self
        var facts: [FundFact] = [
            .drawdownApproved(DrawdownMark(fund: self.id, drawdown: id, reason: nil))
        ]
        for (place, line) in drawdown.request.lines.enumerated() {
            for movement in try after.movements(for: line, place, drawdown.request, background) {
                try after.admit(movement)
                facts.append(.moved(movement))
                after.apply(.moved(movement), background.tentative)
            }
        }
        return facts
    }

    private func movements(
        for line: DrawdownLine, _ place: Int, _ request: DrawdownRequest,
        _ background: FundBackground
    ) throws(Refusal) -> [Movement] {
        let resolution = try resolution(
            line.resolution, of: request.decision, on: request.day, background)
        let decided = resolution.amount ?? .zero
        let left = decided - use(.drawdown, of: request.decision, line.resolution)
        guard line.amount <= left else {
            throw Refusal(
                .notEnough,
                "\(line.amount.inWords) is more than the \(left.inWords) that "
                    + "\(request.decision) (\(line.resolution)) still allows.",
                remedy: "Draw at most that, or take a further decision.")
        }
        func movement(_ kind: MovementKind, _ amount: Money) -> Movement {
            var movement = Movement(
                MovementID("\(request.drawdown)-\(kind.rawValue)-\(place + 1)"), in: self.id, kind,
                on: request.day, lines: [MovementLine(amount, for: line.initiative)],
                text: "\(request.decision) (\(line.resolution))")
            movement.decision = request.decision
            movement.resolution = line.resolution
            movement.drawdown = request.drawdown
            return movement
        }
        let missing = line.amount - max(.zero, position(of: line.initiative).undrawn)
        let drawing = movement(.drawdown, line.amount)
        guard missing > .zero else { return [drawing] }
        let authority = movement(.authority, missing)
        try allow(authority, background)
        return [authority, drawing]
    }

    /// A release is of a drawdown that is approved and not held, to the amount of its line, once
    /// its condition is met and the initiative's own rule agrees.
    func allowRelease(_ movement: Movement, _ background: FundBackground) throws(Refusal) {
        guard let id = movement.drawdown else {
            throw Refusal(
                .unknownDrawdown, "A release is of a drawdown.", remedy: "Name the drawdown.")
        }
        let drawdown = try known(id)
        try live(drawdown)
        guard drawdown.approved != nil else {
            throw Refusal(
                .drawdownNotApproved, "\(id) is not approved.",
                remedy: "Have it approved by somebody else than who asked for it.")
        }
        if let held = drawdown.held {
            throw Refusal(
                .drawdownHeld, "\(id) is held: \(held.sentence)",
                remedy: "Resume it when the reason is gone.")
        }
        for line in drawdown.request.lines {
            _ = try resolution(
                line.resolution, of: drawdown.request.decision, on: movement.day, background)
        }
        for line in movement.lines { try allowRelease(line, of: drawdown, movement, background) }
    }

    private func allowRelease(
        _ line: MovementLine, of drawdown: Drawdown, _ movement: Movement,
        _ background: FundBackground
    ) throws(Refusal) {
        guard let initiative = line.initiative, let drawn = drawdown.line(of: initiative) else {
            throw Refusal(
                .wrongParties, "\(drawdown.id) has no line for that initiative.",
                remedy: "Name an initiative of the drawdown.")
        }
        if let condition = drawdown.condition(of: initiative), !condition.allowsRelease {
            throw Refusal(
                .conditionNotMet,
                "\(condition.amount.inWords) for \(initiative) is held by the condition "
                    + "“\(condition.terms.text)”: \(condition.status.title.lowercased()).",
                remedy: condition.nextStep)
        }
        let sum = movement.lines.filter { $0.initiative == initiative }.map(\.amount).total()
        let left = drawn.amount - drawdown.released(to: initiative)
        guard sum <= left, sum <= position(of: initiative).unreleased else {
            let most = min(left, position(of: initiative).unreleased)
            throw Refusal(
                .notEnough,
                "\(sum.inWords) is more than the \(most.inWords) that \(drawdown.id) has left "
                    + "for \(initiative).",
                remedy: "Release at most that.")
        }
        try background.initiative(initiative)?.allowRelease(
            position(of: initiative), on: background.today)
    }

    func holding(
        _ id: DrawdownID, _ reason: String, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try treasury(background)
        let drawdown = try known(id)
        try live(drawdown)
        if drawdown.held?.reason == reason { return [] }
        try Refusal.require(reason, as: "The reason")
        return [.drawdownHeld(DrawdownMark(fund: self.id, drawdown: id, reason: reason))]
    }

    func resuming(_ id: DrawdownID, _ background: FundBackground) throws(Refusal) -> [FundFact] {
        try treasury(background)
        let drawdown = try known(id)
        try live(drawdown)
        if drawdown.held == nil { return [] }
        return [.drawdownResumed(DrawdownMark(fund: self.id, drawdown: id, reason: nil))]
    }

    func withdrawing(
        _ id: DrawdownID, _ reason: String, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try background.actor.needs(Role.askers, for: record.organisation)
        let drawdown = try known(id)
        if drawdown.withdrawn != nil { return [] }
        guard drawdown.approved == nil else {
            throw Refusal(
                .usedAlready, "\(id) is approved and its money is drawn.",
                remedy: "Hold it, and take its movements back.")
        }
        try Refusal.require(reason, as: "The reason")
        return [.drawdownWithdrawn(DrawdownMark(fund: self.id, drawdown: id, reason: reason))]
    }

    private func known(_ id: DrawdownID) throws(Refusal) -> Drawdown {
        guard let drawdown = drawdown(id) else {
            throw Refusal(
                .unknownDrawdown, "\(self.id) has no drawdown \(id).",
                remedy: "Request it first, or correct the name.")
        }
        return drawdown
    }

    private func live(_ drawdown: Drawdown) throws(Refusal) {
        guard let withdrawn = drawdown.withdrawn else { return }
        throw Refusal(
            .drawdownWithdrawn, "\(drawdown.id) was withdrawn: \(withdrawn.sentence)",
            remedy: "Request another.")
    }
}

extension Condition {
    /// What is to be done next, by whom.
    public var nextStep: String {
        switch status {
        case .outstanding, .notMet: "\(terms.owner) submits evidence that it is met."
        case .evidenceSubmitted:
            "Somebody else than who submitted the evidence accepts or refuses it."
        case .met, .waived: "The money can be released."
        }
    }
}
