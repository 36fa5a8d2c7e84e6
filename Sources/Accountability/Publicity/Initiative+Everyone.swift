internal import Reckoning

extension Initiative {
    /// What everyone may read of it: what it is, how far it has come, what it costs and what it
    /// achieves; without officers, commentary, evidence, and counts of people too small to show.
    ///
    /// Without `isMoneyOpen` its spending is left out too.
    public func forEveryone(isMoneyOpen: Bool, isOpen: (DecisionID) -> Bool) -> Initiative {
        var record = record
        record.lead = nil
        record.decision = record.decision.flatMap { isOpen($0) ? $0 : nil }
        var open = Initiative(record: record, proposed: proposed.unnamed)
        open.milestones = milestones
        open.plan = isMoneyOpen ? plan?.withoutReason : nil
        open.forecast = isMoneyOpen ? forecast?.withoutReason : nil
        open.measures = measures.map(\.forEveryone)
        open.updates = updates.map(\.forEveryone)
        open.ratings = ratings.map(\.forEveryone)
        open.positions = positions.map(\.forEveryone)
        open.stopped = stopped?.unnamed(withReason: false)
        return open
    }
}

extension SpendProfile {
    fileprivate var withoutReason: SpendProfile { SpendProfile(of: initiative, kind, months) }
}

extension WrittenUpdate {
    fileprivate var forEveryone: WrittenUpdate {
        WrittenUpdate(
            number: number,
            update: InitiativeUpdate(
                on: update.initiative, period: update.period, update.progress, commentary: ""),
            circumstance: circumstance.unnamed)
    }
}

extension GivenRating {
    fileprivate var forEveryone: GivenRating {
        GivenRating(
            rating: InitiativeRating(
                of: rating.initiative, rating.aspect, rating.level, definition: rating.definition),
            circumstance: circumstance.unnamed)
    }
}

extension RecordedAfterFunding {
    /// The position and its days; the plan is the council's own.
    fileprivate var forEveryone: RecordedAfterFunding {
        var open = AfterFunding(of: position.initiative, position.position)
        open.decisionNeeded = position.decisionNeeded
        open.review = position.review
        return RecordedAfterFunding(position: open, circumstance: circumstance.unnamed)
    }
}

extension Measure {
    /// The measure with small counts withheld, and without remarks.
    fileprivate var forEveryone: Measure {
        var open = Measure(record: record, defined: defined.unnamed)
        let isCount = record.isAboutPeople ?? true
        if isCount, record.baseline?.isSmallCount ?? false { open.record.baseline = nil }
        open.withheld = observations.map(\.observation)
            .filter { isCount && $0.value.isSmallCount }.map(\.day)
        open.observations = observations.filter { !open.withheld.contains($0.observation.day) }
            .map { recorded in
                var observation = recorded.observation
                observation.note = ""
                return RecordedValue(
                    observation: observation, circumstance: recorded.circumstance.unnamed)
            }
        open.rebases = rebases
        return open
    }
}

extension DecimalNumber {
    /// So few that a person might be known by it: 1 to 4.
    var isSmallCount: Bool { isWhole && (1...4).contains(coefficient) }
}
