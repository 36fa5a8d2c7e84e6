public import Reckoning

/// What may be asked about a fund.
public enum FundInstruction: Hashable, Sendable {
    case open(FundRecord)
    /// Change what the fund is, for a reason.
    case amend(FundRecord, reason: String)
    /// Enter movements, all or none: allocations, injections, authority, releases, actuals,
    /// returns, virements, commitments and accruals. Drawdowns come of their approval.
    case enter([Movement])
    /// Enter actuals that must come to a control total, all or none.
    case load([Movement], control: Money)
    /// Take a movement back by one that is its opposite.
    case reverse(MovementID, by: MovementID, on: Day, reason: String)
    case requestDrawdown(DrawdownRequest)
    case approveDrawdown(DrawdownID)
    case holdDrawdown(DrawdownID, reason: String)
    case resumeDrawdown(DrawdownID)
    case withdrawDrawdown(DrawdownID, reason: String)
    case submitEvidence(EvidenceRecord)
    case accept(ConditionID, reason: String)
    case refuse(ConditionID, reason: String)
    case waive(ConditionID, authority: DecisionID, reason: String)
    case find(ClaimRecord)
    case move(ClaimStep)
    case lock(Month, control: Money)
    case reopen(Month, reason: String)
    case save(ColumnMapping)
}

/// What the rules about funds look at besides the fund.
public struct FundBackground {
    let actor: Officer
    let now: Instant
    let organisation: (OrganisationID) -> Organisation?
    let decision: (DecisionID) -> Decision?
    /// Looks an initiative up.
    public let initiative: (InitiativeID) -> Initiative?

    /// The actor, the moment, and the registers as they stand.
    public init(
        actor: Officer, now: Instant, organisation: @escaping (OrganisationID) -> Organisation?,
        decision: @escaping (DecisionID) -> Decision?,
        initiative: @escaping (InitiativeID) -> Initiative?
    ) {
        self.actor = actor
        self.now = now
        self.organisation = organisation
        self.decision = decision
        self.initiative = initiative
    }

    var today: Day { now.onLondonClock.day }

    /// A circumstance for facts that are tried before they are recorded.
    var tentative: Circumstance { Circumstance(sequence: 0, at: now, by: actor.id) }
}

extension Role {
    /// Those who ask for money and give evidence.
    public static let askers: Set<Role> = [.programme, .lead, .finance]
    /// Those who open funds, keep their records, and find what others owe them.
    public static let fundKeepers: Set<Role> = [.finance, .programme]
    /// Those who enter, approve and release money.
    public static let treasurers: Set<Role> = [.finance]
    /// Those who rule on conditions.
    public static let arbiters: Set<Role> = [.finance, .board, .governance]
}
