internal import Reckoning

extension Initiative {
    func defining(_ measure: MeasureRecord) throws(Refusal) -> [InitiativeFact] {
        guard measure.measure.isPlain else { throw .unplain(measure.measure.text) }
        try Refusal.require(measure.title, as: "What is measured")
        try Refusal.require(measure.unit, as: "The unit")
        try Refusal.require(measure.definition, as: "How it is counted")
        guard let known = self.measure(measure.measure) else { return [.measureDefined(measure)] }
        if known.record == measure { return [] }
        guard known.record.definition == measure.definition else {
            throw Refusal(
                .definitionUnchanged, "\(measure.measure) is defined otherwise.",
                remedy: "Rebase the measure with its new definition, so that the break is seen.")
        }
        return [.measureDefined(measure)]
    }

    func rebasing(_ rebase: MeasureRebase) throws(Refusal) -> [InitiativeFact] {
        let known = try known(rebase.measure)
        if known.rebases.contains(rebase) { return [] }
        try Refusal.require(rebase.reason, as: "The reason")
        guard rebase.definition != known.record.definition else {
            throw Refusal(
                .definitionUnchanged, "That is the definition already.",
                remedy: "Leave the definition out when only the limits start anew.")
        }
        return [.measureRebased(rebase)]
    }

    func observing(
        _ observations: [MeasuredValue], _ background: InitiativeBackground
    ) throws(Refusal) -> [InitiativeFact] {
        var facts: [InitiativeFact] = []
        for observation in observations {
            let measure = try known(observation.measure)
            guard observation.day <= background.today else {
                throw Refusal(
                    .dayInFuture, "\(observation.day.inWords) has not come yet.",
                    remedy: "Record the value when its period has ended.")
            }
            try Refusal.bound(observation.note, as: "The remark")
            let isKnown = measure.observations.contains { $0.observation == observation }
            if !isKnown { facts.append(.observed(observation)) }
        }
        return facts
    }

    private func known(_ id: MeasureID) throws(Refusal) -> Measure {
        guard let measure = measure(id) else {
            throw Refusal(
                .unknownMeasure, "\(self.id) has no measure \(id).", remedy: "Define it first.")
        }
        return measure
    }

    func updating(
        _ update: InitiativeUpdate, _ background: InitiativeBackground
    ) throws(Refusal) -> [InitiativeFact] {
        if latestUpdate?.update == update { return [] }
        if let stopped {
            throw Refusal(
                .initiativeStopped, "\(id) was stopped early: \(stopped.sentence)",
                remedy: "Say what is left to say in the return.")
        }
        try Refusal.bound(update.commentary, as: "The commentary")
        try Refusal.bound(update.risks, as: "What stands in the way")
        guard update.period.from <= background.today else {
            throw Refusal(
                .dayInFuture, "\(update.period.inWords) has not begun.",
                remedy: "Write the update when it has.")
        }
        return [.updateWritten(update)]
    }

    func rate(_ rating: InitiativeRating) throws(Refusal) -> [InitiativeFact] {
        if self.rating(rating.aspect)?.rating == rating { return [] }
        try Refusal.require(rating.definition, as: "What the level means")
        try Refusal.bound(rating.commentary, as: "The commentary")
        guard !rating.level.needsCommentary || rating.commentary.contains(where: \.isLetter) else {
            throw Refusal(
                .commentaryMissing,
                "\(rating.aspect.title) is \(rating.level.rawValue), and "
                    + "nothing says why.",
                remedy: "Say what is wrong and what is done about it.")
        }
        return [.rated(rating)]
    }

    func recording(_ position: AfterFunding) throws(Refusal) -> [InitiativeFact] {
        if afterFunding == position { return [] }
        switch position.position {
        case .recurrentFound, .recurrentSought:
            try Refusal.require(position.recurrentSource, as: "The source of recurrent funding")
        case .exitPlanned, .exited:
            try Refusal.require(position.exitSteps, as: "The list of the exit's steps")
        case .notYetDecided: break
        }
        for text in [position.recurrentSource, position.exitSteps, position.affected] {
            try Refusal.bound(text, as: "The plan")
        }
        return [.afterFundingRecorded(position)]
    }

    func ruling(_ rule: ReleaseRule) throws(Refusal) -> [InitiativeFact] {
        if releaseRule == rule { return [] }
        try Refusal.require(rule.words, as: "The rule in words")
        _ = try rule.parsed()
        return [.releaseRuleSet(rule)]
    }

    func showing(_ evidence: ComplianceEvidence) throws(Refusal) -> [InitiativeFact] {
        if compliance.contains(evidence) { return [] }
        try Refusal.require(evidence.evidence, as: "The evidence's identifier")
        try Refusal.require(evidence.standard, as: "What is complied with")
        try Refusal.require(evidence.reference, as: "Where the evidence is")
        return [.complianceShown(evidence)]
    }
}
