internal import Reckoning

extension Fund {
    func submitting(
        _ evidence: EvidenceRecord, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try background.actor.needs(
            Role.askers.union(Role.registrars), for: record.organisation)
        let condition = try known(evidence.condition)
        try Refusal.require(evidence.text, as: "What the evidence shows")
        try Refusal.require(evidence.reference, as: "Where the evidence is")
        if let last = condition.evidence.last, last.text == evidence.text,
            last.reference == evidence.reference, condition.status != .notMet
        {
            return []
        }
        try unsettled(condition)
        return [.evidenceSubmitted(evidence)]
    }

    /// A condition is accepted or refused by somebody else than who gave the evidence, and waived
    /// only on a decision's authority.
    func ruling(
        _ verdict: ConditionVerdict, on id: ConditionID, _ reason: String,
        authority: DecisionID?, _ background: FundBackground
    ) throws(Refusal) -> [FundFact] {
        try background.actor.needs(Role.arbiters, for: record.organisation)
        let condition = try known(id)
        if let last = condition.rulings.last, last.verdict == verdict, last.reason == reason,
            last.authority == authority, condition.status != .evidenceSubmitted
        {
            return []
        }
        try unsettled(condition)
        try Refusal.require(reason, as: "The reason")
        if let authority {
            guard let decision = background.decision(authority),
                decision.organisation == record.organisation
            else { throw .unknown(decision: authority) }
            guard decision.isInForce(on: background.today) else {
                throw Refusal(
                    .decisionNotInForce, "\(authority) is not in force.",
                    remedy: "Waive the condition on a decision that is.")
            }
        } else {
            try evidenced(condition, background)
        }
        return [
            .conditionRuled(
                RulingRecord(
                    fund: self.id, condition: id, verdict: verdict, reason: reason,
                    authority: authority))
        ]
    }

    private func evidenced(
        _ condition: Condition, _ background: FundBackground
    ) throws(Refusal) {
        guard condition.status == .evidenceSubmitted, let last = condition.evidence.last else {
            throw Refusal(
                .noEvidence, "No evidence for \(condition.id) waits to be judged.",
                remedy: condition.nextStep)
        }
        guard !isOrStandsInFor(last.circumstance.by, as: Role.arbiters, background) else {
            throw Refusal(
                .ownEvidence, "Whoever submitted the evidence may not judge it.",
                remedy: "Ask another officer.")
        }
    }

    private func unsettled(_ condition: Condition) throws(Refusal) {
        guard condition.allowsRelease else { return }
        throw Refusal(
            .conditionSettled,
            "\(condition.id) is \(condition.status.title.lowercased()) already.",
            remedy: "To keep the money back all the same, hold the drawdown.")
    }

    private func known(_ id: ConditionID) throws(Refusal) -> Condition {
        guard let found = condition(id) else {
            throw Refusal(
                .unknownCondition, "\(self.id) has no condition \(id).",
                remedy: "Look it up on the drawdown.")
        }
        return found.condition
    }

    func finding(_ claim: ClaimRecord, _ background: FundBackground) throws(Refusal) -> [FundFact] {
        try background.actor.needs(Role.fundKeepers, for: record.organisation)
        if let known = claims.first(where: { $0.id == claim.claim }) {
            guard known.record == claim else {
                throw Refusal(
                    .alreadyDifferent, "\(claim.claim) is known, with other content.",
                    remedy: "Give this claim another identifier.")
            }
            return []
        }
        guard claim.claim.isPlain else { throw .unplain(claim.claim.text) }
        guard background.initiative(claim.initiative) != nil else {
            throw .unknown(initiative: claim.initiative)
        }
        try Refusal.require(claim.debtor, as: "The body that the saving falls to")
        try Refusal.require(claim.basis, as: "Why it is due")
        try claim.expected?.positive(as: "The expected amount")
        return [.claimFound(claim)]
    }

    func moving(_ step: ClaimStep, _ background: FundBackground) throws(Refusal) -> [FundFact] {
        try treasury(background)
        guard let claim = claims.first(where: { $0.id == step.claim }) else {
            throw Refusal(
                .unknownClaim, "\(id) has no claim \(step.claim).", remedy: "Record it first.")
        }
        if claim.steps.contains(step) { return [] }
        try Refusal.require(step.text, as: "The letter or reason")
        guard !claim.isWrittenOff else {
            throw Refusal(
                .claimWrittenOff, "\(claim.id) was written off.",
                remedy: "Record a new claim if the body is to pay after all.")
        }
        try step.amount?.positive(as: "The amount")
        let needsAmount = step.event == .agreed || step.event == .received
        guard !needsAmount || step.amount != nil else {
            throw Refusal(
                .amountOutOfBounds, "How much was \(step.event.title.lowercased()) is missing.",
                remedy: "Enter the amount.")
        }
        return [.claimMoved(step)]
    }
}
