public import Reckoning

/// What may be asked about an initiative.
public enum InitiativeInstruction: Hashable, Sendable {
    case propose(InitiativeRecord)
    case amend(InitiativeRecord, reason: String)
    case set(Milestone)
    case profile(SpendProfile)
    case define(MeasureRecord)
    case rebase(MeasureRebase)
    case observe([MeasuredValue])
    case update(InitiativeUpdate)
    case rate(InitiativeRating)
    case recordAfterFunding(AfterFunding)
    case setReleaseRule(ReleaseRule)
    case show(ComplianceEvidence)
    case list(InitiativeDocument)
    case stop(InitiativeID, reason: String)
}

/// What the rules about initiatives look at besides the initiative.
public struct InitiativeBackground {
    let actor: Officer
    let now: Instant
    let organisation: (OrganisationID) -> Organisation?
    let fund: (FundID) -> Fund?
    let officer: (OfficerID) -> Officer?

    /// The actor, the moment, and the registers as they stand.
    public init(
        actor: Officer, now: Instant, organisation: @escaping (OrganisationID) -> Organisation?,
        fund: @escaping (FundID) -> Fund?, officer: @escaping (OfficerID) -> Officer?
    ) {
        self.actor = actor
        self.now = now
        self.organisation = organisation
        self.fund = fund
        self.officer = officer
    }

    var today: Day { now.onLondonClock.day }
}

extension Initiative {
    /// The facts that propose an initiative.
    public static func proposing(
        _ record: InitiativeRecord, known: Initiative?, _ background: InitiativeBackground
    ) throws(Refusal) -> [InitiativeFact] {
        guard background.organisation(record.organisation) != nil else {
            throw .unknown(organisation: record.organisation)
        }
        try background.actor.needs([.programme, .lead], for: record.organisation)
        if let known {
            let isSame = known.record == record || known.amendments.first?.before == record
            if isSame { return [] }
            throw Refusal(
                .alreadyDifferent, "\(record.initiative) is proposed, with other content.",
                remedy: "Amend it, saying why, or use another identifier.")
        }
        try record.check(background)
        return [.proposed(record)]
    }

    /// The facts that follow from an instruction, given how things stand; the same instruction
    /// again gives none.
    public func facts(
        _ instruction: InitiativeInstruction, _ background: InitiativeBackground
    ) throws(Refusal) -> [InitiativeFact] {
        if case .propose(let record) = instruction {
            return try Initiative.proposing(record, known: self, background)
        }
        try permit(instruction, background)
        switch instruction {
        case .propose: return []
        case .amend(let record, let reason): return try amending(record, reason, background)
        case .set(let milestone): return try setting(milestone)
        case .profile(let profile): return try profiling(profile)
        case .define(let measure): return try defining(measure)
        case .rebase(let rebase): return try rebasing(rebase)
        case .observe(let observations): return try observing(observations, background)
        case .update(let update): return try updating(update, background)
        case .rate(let rating): return try rate(rating)
        case .recordAfterFunding(let position): return try recording(position)
        case .setReleaseRule(let rule): return try ruling(rule)
        case .show(let evidence): return try showing(evidence)
        case .list(let document): return try listing(document, background)
        case .stop(_, let reason):
            if stopped != nil { return [] }
            try Refusal.require(reason, as: "The reason")
            return [.stopped(InitiativeStop(initiative: id, reason: reason))]
        }
    }

    /// The lead keeps the initiative; whoever runs the programme keeps all; finance keeps the money
    /// and its rules.
    private func permit(
        _ instruction: InitiativeInstruction, _ background: InitiativeBackground
    ) throws(Refusal) {
        let actor = background.actor
        switch instruction {
        case .setReleaseRule, .stop:
            try actor.needs(Role.fundKeepers, for: record.organisation)
        case .profile: try keeper(actor, also: Role.fundKeepers)
        default: try keeper(actor, also: [.programme])
        }
    }

    private func keeper(_ actor: Officer, also roles: Set<Role>) throws(Refusal) {
        if actor.id == record.lead, actor.holds([.lead], for: record.organisation) { return }
        try actor.needs(roles, for: record.organisation)
    }

    private func amending(
        _ changed: InitiativeRecord, _ reason: String, _ background: InitiativeBackground
    ) throws(Refusal) -> [InitiativeFact] {
        if changed == record { return [] }
        guard changed.initiative == id, changed.organisation == record.organisation else {
            throw .unknown(initiative: changed.initiative)
        }
        try changed.check(background)
        try Refusal.require(reason, as: "The reason for the change")
        return [.amended(InitiativeAmendment(to: changed, reason: reason))]
    }

    private func setting(_ milestone: Milestone) throws(Refusal) -> [InitiativeFact] {
        if milestones.contains(milestone) { return [] }
        try Refusal.require(milestone.title, as: "What is to be reached")
        try Refusal.require(milestone.milestone, as: "The milestone's identifier")
        return [.milestoneSet(milestone)]
    }

    private func profiling(_ profile: SpendProfile) throws(Refusal) -> [InitiativeFact] {
        let standing = profile.kind == .plan ? plan : forecast
        if standing == profile { return [] }
        guard Set(profile.months.map(\.month)).count == profile.months.count,
            profile.months.count <= 600
        else {
            throw Refusal(
                .datesOutOfOrder, "A month stands twice in the profile.",
                remedy: "Give each month one amount.")
        }
        for month in profile.months where month.amount != .zero {
            try month.amount.positive(as: "The amount of \(month.month.inWords)")
        }
        if standing != nil { try Refusal.require(profile.reason, as: "The reason for the change") }
        return [.spendProfiled(profile)]
    }
}

extension InitiativeRecord {
    fileprivate func check(_ background: InitiativeBackground) throws(Refusal) {
        guard initiative.isPlain else { throw .unplain(initiative.text) }
        try Refusal.require(title, as: "The title")
        for (text, thing) in [(need, "The need"), (outcomes, "The outcomes")] {
            try Refusal.bound(text, as: thing)
        }
        guard let fund = background.fund(fund), fund.record.organisation == organisation else {
            throw .unknown(fund: fund)
        }
        guard let lead else { return }
        guard background.officer(lead)?.holds([.lead, .programme], for: organisation) == true
        else {
            throw Refusal(
                .unknownOfficer, "\(lead) is not an initiative lead of \(organisation).",
                remedy: "Grant the role first, or name somebody who holds it.")
        }
    }
}
