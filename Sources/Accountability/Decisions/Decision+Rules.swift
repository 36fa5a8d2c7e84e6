public import Reckoning

/// What may be asked about decisions.
public enum DecisionInstruction: Hashable, Sendable {
    case adoptRules(DecisionRules)
    case publishNotice(KeyDecisionNotice)
    case record(DecisionRecord)
    case correct(DecisionRecord, reason: String)
    case withdraw(DecisionID, reason: String)
    case callIn(CallInRecord)
    case concludeCallIn(DecisionID, CallInOutcome, on: Day)
}

/// What the rules about decisions look at.
public struct DecisionBackground {
    let actor: Officer
    let today: Day
    let organisation: (OrganisationID) -> Organisation?
    let decision: (DecisionID) -> Decision?
    let rules: (OrganisationID) -> [DecisionRules]

    /// The actor, the day, and the register as it stands.
    public init(
        actor: Officer, today: Day, organisation: @escaping (OrganisationID) -> Organisation?,
        decision: @escaping (DecisionID) -> Decision?,
        rules: @escaping (OrganisationID) -> [DecisionRules]
    ) {
        self.actor = actor
        self.today = today
        self.organisation = organisation
        self.decision = decision
        self.rules = rules
    }
}

extension Role {
    /// Those who keep the register of decisions.
    public static let registrars: Set<Role> = [.governance, .programme]
}

extension DecisionInstruction {
    /// The facts that follow, given how things stand; the same instruction again gives none.
    public func facts(_ background: DecisionBackground) throws(Refusal) -> [DecisionFact] {
        switch self {
        case .adoptRules(let rules): return try adopt(rules, background)
        case .publishNotice(let notice): return try publish(notice, background)
        case .record(let record): return try keep(record, background)
        case .correct(let record, let reason): return try correct(record, reason, background)
        case .withdraw(let id, let reason): return try withdraw(id, reason, background)
        case .callIn(let record): return try callIn(record, background)
        case .concludeCallIn(let id, let outcome, let day):
            return try conclude(id, outcome, day, background)
        }
    }

    private func adopt(
        _ rules: DecisionRules, _ background: DecisionBackground
    ) throws(Refusal) -> [DecisionFact] {
        try background.actor.needs(Role.registrars, for: rules.organisation)
        try Refusal.require(rules.source, as: "Where the rules are written")
        let known = background.rules(rules.organisation)
        if known.contains(rules) { return [] }
        guard !known.contains(where: { $0.from == rules.from }) else {
            throw Refusal(
                .alreadyDifferent, "Other rules hold from \(rules.from.inWords).",
                remedy: "Give the new rules a later first day.")
        }
        return [.rulesAdopted(rules)]
    }

    private func publish(
        _ notice: KeyDecisionNotice, _ background: DecisionBackground
    ) throws(Refusal) -> [DecisionFact] {
        try background.registers(notice.organisation)
        try Refusal.require(notice.matter, as: "The matter")
        let known = background.decision(notice.decision)
        if known?.notice == notice { return [] }
        guard known?.record == nil else {
            throw Refusal(
                .decisionTaken, "\(notice.decision) is taken already.",
                remedy: "Publish the notice under the reference of a decision still to be made.")
        }
        return [.noticePublished(notice)]
    }

    private func keep(
        _ record: DecisionRecord, _ background: DecisionBackground
    ) throws(Refusal) -> [DecisionFact] {
        try background.registers(record.organisation)
        try record.check(on: background.today)
        let known = background.decision(record.decision)
        if known?.record == record { return [] }
        guard known?.record == nil else {
            throw Refusal(
                .alreadyDifferent, "\(record.decision) is recorded already, with other content.",
                remedy: "Correct it, saying why; the first record stays readable.")
        }
        return [.recorded(record)]
    }

    private func correct(
        _ record: DecisionRecord, _ reason: String, _ background: DecisionBackground
    ) throws(Refusal) -> [DecisionFact] {
        let known = try background.known(record.decision)
        try background.registers(known.organisation)
        try record.check(on: background.today)
        if known.record == record { return [] }
        guard known.record != nil, known.organisation == record.organisation else {
            throw .unknown(decision: record.decision)
        }
        try Refusal.require(reason, as: "The reason for the correction")
        return [.corrected(DecisionCorrection(to: record, reason: reason))]
    }

    private func withdraw(
        _ id: DecisionID, _ reason: String, _ background: DecisionBackground
    ) throws(Refusal) -> [DecisionFact] {
        let known = try background.known(id)
        try background.registers(known.organisation)
        if known.withdrawn != nil { return [] }
        try Refusal.require(reason, as: "The reason for withdrawing it")
        return [.withdrawn(DecisionWithdrawal(decision: id, reason: reason))]
    }

    private func callIn(
        _ callIn: CallInRecord, _ background: DecisionBackground
    ) throws(Refusal) -> [DecisionFact] {
        let known = try background.known(callIn.decision)
        try background.registers(known.organisation)
        if let open = known.openCallIn, open.reason == callIn.reason, open.on == callIn.on {
            return []
        }
        guard let record = known.record else { throw .unknown(decision: callIn.decision) }
        try Refusal.require(callIn.reason, as: "The reason for the call-in")
        let named = callIn.resolutions.compactMap { record.resolution($0) }
        guard named.count == callIn.resolutions.count, named.allSatisfy(\.isSubjectToCallIn),
            record.isSubjectToCallIn
        else {
            throw Refusal(
                .notSubjectToCallIn, "That part of \(callIn.decision) cannot be called in.",
                remedy: "Name resolutions that are eligible for call-in.")
        }
        try Self.inTime(callIn, record, background)
        return [.calledIn(callIn)]
    }

    private static func inTime(
        _ callIn: CallInRecord, _ record: DecisionRecord, _ background: DecisionBackground
    ) throws(Refusal) {
        let rules = background.rules(record.organisation).inForce(on: record.taken)
        let last = rules.flatMap { DecisionDates(record, $0).lastDayForCallIn }
        let end = last ?? record.effective.map { $0.adding(days: -1) }
        guard let end, callIn.on > end else { return }
        throw Refusal(
            .callInOver, "The last day for call-in of \(record.decision) was \(end.inWords).",
            remedy: "Ask the governance officer about the ways that are left.")
    }

    private func conclude(
        _ id: DecisionID, _ outcome: CallInOutcome, _ day: Day, _ background: DecisionBackground
    ) throws(Refusal) -> [DecisionFact] {
        let known = try background.known(id)
        try background.registers(known.organisation)
        if known.openCallIn == nil, known.callIns.last?.outcome == outcome { return [] }
        guard let open = known.openCallIn, open.on <= day else {
            throw Refusal(
                .noCallIn, "No call-in of \(id) is open.", remedy: "Record the call-in first.")
        }
        return [
            .callInConcluded(CallInConclusion(decision: id, outcome: outcome, on: day))
        ]
    }
}

extension DecisionBackground {
    fileprivate func known(_ id: DecisionID) throws(Refusal) -> Decision {
        guard let known = decision(id) else { throw .unknown(decision: id) }
        return known
    }

    fileprivate func registers(_ organisation: OrganisationID) throws(Refusal) {
        guard self.organisation(organisation) != nil else {
            throw .unknown(organisation: organisation)
        }
        try actor.needs(Role.registrars, for: organisation)
    }
}

extension DecisionRecord {
    fileprivate func check(on today: Day) throws(Refusal) {
        try Refusal.require(title, as: "The title")
        try Refusal.require(maker, as: "Who decided")
        guard taken <= today else {
            throw Refusal(
                .dayInFuture, "\(taken.inWords) has not come yet.",
                remedy: "Record the decision when it is taken; until then publish a notice.")
        }
        guard Set(resolutions.map(\.number)).count == resolutions.count else {
            throw Refusal(
                .alreadyDifferent, "Two resolutions have the same number.",
                remedy: "Give each its own number, as in the minutes.")
        }
        for amount in resolutions.compactMap(\.amount) {
            try amount.positive(as: "The amount of a resolution")
        }
    }
}

extension [DecisionRules] {
    /// The rules in force on a day: those with the latest first day that has come.
    public func inForce(on day: Day) -> DecisionRules? {
        filter { $0.from <= day }.max { $0.from < $1.from }
    }
}
