public import Reckoning

/// What may be asked about an outcome.
public enum OutcomeInstruction: Hashable, Sendable {
    case frame(OutcomeRecord)
    case reframe(OutcomeRecord, reason: String)
    case observe([IndicatorValue])
    case forecast(IndicatorForecast)
    case account(OutcomeAccount)
    case measure(OutcomeMeasures)
}

/// What the rules about outcomes look at besides the outcome.
public struct OutcomeBackground {
    let actor: Officer
    let today: Day
    let organisation: (OrganisationID) -> Organisation?
    let initiative: (InitiativeID) -> Initiative?

    /// The actor, the day, and the registers as they stand.
    public init(
        actor: Officer, today: Day, organisation: @escaping (OrganisationID) -> Organisation?,
        initiative: @escaping (InitiativeID) -> Initiative?
    ) {
        self.actor = actor
        self.today = today
        self.organisation = organisation
        self.initiative = initiative
    }
}

extension Role {
    /// Those who keep a council's outcomes.
    public static let outcomeKeepers: Set<Role> = [.programme]
}

extension Outcome {
    /// The facts that describe an outcome first.
    public static func framing(
        _ record: OutcomeRecord, known: Outcome?, _ background: OutcomeBackground
    ) throws(Refusal) -> [OutcomeFact] {
        guard background.organisation(record.organisation) != nil else {
            throw .unknown(organisation: record.organisation)
        }
        try background.actor.needs(Role.outcomeKeepers, for: record.organisation)
        if known?.record == record { return [] }
        guard known == nil else {
            throw Refusal(
                .alreadyDifferent, "\(record.outcome) is described already, with other content.",
                remedy: "Describe it anew, saying why, or use another identifier.")
        }
        guard record.outcome.isPlain else { throw .unplain(record.outcome.text) }
        try record.check()
        return [.framed(record)]
    }

    /// The facts that follow from an instruction, given how things stand; the same instruction
    /// again gives none.
    public func facts(
        _ instruction: OutcomeInstruction, _ background: OutcomeBackground
    ) throws(Refusal) -> [OutcomeFact] {
        try background.actor.needs(Role.outcomeKeepers, for: record.organisation)
        switch instruction {
        case .frame(let record): return try Outcome.framing(record, known: self, background)
        case .reframe(let record, let reason): return try reframing(record, reason)
        case .observe(let values): return try observing(values, on: background.today)
        case .forecast(let forecast): return try forecasting(forecast)
        case .account(let account): return try accounting(account, background)
        case .measure(let measures): return try measuring(measures, background)
        }
    }

    private func reframing(
        _ changed: OutcomeRecord, _ reason: String
    ) throws(Refusal) -> [OutcomeFact] {
        if changed == record { return [] }
        guard changed.outcome == id, changed.organisation == record.organisation else {
            throw .unknown(outcome: changed.outcome)
        }
        try changed.check()
        try Refusal.require(reason, as: "The reason for the change")
        return [.reframed(OutcomeReframing(to: changed, reason: reason))]
    }

    private func observing(
        _ new: [IndicatorValue], on today: Day
    ) throws(Refusal) -> [OutcomeFact] {
        var facts: [OutcomeFact] = []
        for value in new where !values.contains(where: { $0.value == value }) {
            guard value.day <= today else {
                throw Refusal(
                    .dayInFuture, "\(value.day.inWords) has not come yet.",
                    remedy: "Record the value when its period has ended.")
            }
            try Refusal.bound(value.note, as: "The remark")
            facts.append(.observed(value))
        }
        return facts
    }

    private func forecasting(_ forecast: IndicatorForecast) throws(Refusal) -> [OutcomeFact] {
        if self.forecast == forecast { return [] }
        try Refusal.require(forecast.basis, as: "What the forecast rests on")
        let days = [forecast.from] + forecast.points.map(\.day)
        guard days.count > 1, days.count <= 200, zip(days, days.dropFirst()).allSatisfy({ $0 < $1 })
        else {
            throw Refusal(
                .datesOutOfOrder,
                "The forecast needs values for days after \(forecast.from.inWords), each day once.",
                remedy: "Give a value for each period to come.")
        }
        return [.forecast(forecast)]
    }

    private func accounting(
        _ account: OutcomeAccount, _ background: OutcomeBackground
    ) throws(Refusal) -> [OutcomeFact] {
        if self.account == account { return [] }
        try Refusal.require(account.story, as: "The story behind the baseline")
        for text in account.partners + account.whatWorks + account.actions.map(\.owner) {
            try Refusal.bound(text, as: "An entry")
        }
        for action in account.actions {
            try Refusal.require(action.text, as: "The action")
            if let initiative = action.initiative { _ = try own(initiative, background) }
        }
        return [.accounted(account)]
    }

    private func measuring(
        _ measures: OutcomeMeasures, _ background: OutcomeBackground
    ) throws(Refusal) -> [OutcomeFact] {
        if links == measures.links { return [] }
        for link in measures.links {
            guard try own(link.initiative, background).measure(link.measure) != nil else {
                throw Refusal(
                    .unknownMeasure, "\(link.initiative) has no measure \(link.measure).",
                    remedy: "Define it first.")
            }
        }
        return [.measured(measures)]
    }

    private func own(
        _ id: InitiativeID, _ background: OutcomeBackground
    ) throws(Refusal) -> Initiative {
        guard let initiative = background.initiative(id),
            initiative.record.organisation == record.organisation
        else { throw .unknown(initiative: id) }
        return initiative
    }
}

extension OutcomeRecord {
    fileprivate func check() throws(Refusal) {
        let texts = [
            (title, "The outcome"), (population, "The population"),
            (indicator.title, "What the indicator measures"), (indicator.unit, "The unit"),
            (indicator.definition, "How the indicator is counted"),
        ]
        for (text, thing) in texts { try Refusal.require(text, as: thing) }
        for (text, thing) in [(framework, "The framework"), (indicator.source, "The source")] {
            try Refusal.bound(text, as: thing)
        }
    }
}
