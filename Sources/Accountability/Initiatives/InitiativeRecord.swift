public import Reckoning

/// What an initiative is, as proposed and agreed: its business case in brief.
public struct InitiativeRecord: Payload {
    /// The initiative's identifier: `INI-001`.
    public var initiative: InitiativeID
    /// Whose it is.
    public var organisation: OrganisationID
    /// What it is called.
    public var title: String
    /// The officer who leads it, or nil while nobody does.
    public var lead: OfficerID?
    /// The fund that pays for it.
    public var fund: FundID
    /// From the first to the last day of the funding.
    public var period: Period
    /// The need it answers.
    public var need: String
    /// What will be different.
    public var outcomes: String
    /// The bodies it is carried out with.
    public var partners: [String]
    /// The decision that approved it, or nil.
    public var decision: DecisionID?
    /// The number of its row in the returns of its programme, or nil when it is in none.
    public var slot: Int?

    /// An initiative of an organisation, paid for by a fund.
    public init(
        _ initiative: InitiativeID, of organisation: OrganisationID, title: String, fund: FundID,
        period: Period
    ) {
        self.initiative = initiative
        self.organisation = organisation
        self.title = title
        self.fund = fund
        self.period = period
        need = ""
        outcomes = ""
        partners = []
    }
}

/// A change of what an initiative is.
public struct InitiativeAmendment: Payload {
    let to: InitiativeRecord
    let reason: String
}

/// Something that is to be reached by a day.
public struct Milestone: Payload {
    /// The initiative.
    public var initiative: InitiativeID
    /// The milestone's identifier within it.
    public var milestone: String
    /// What is to be reached.
    public var title: String
    /// The day by which it is due.
    public var due: Day
    /// The day it was reached, or nil.
    public var reached: Day?

    /// A milestone due on a day.
    public init(
        of initiative: InitiativeID, _ milestone: String, _ title: String, due: Day,
        reached: Day? = nil
    ) {
        self.initiative = initiative
        self.milestone = milestone
        self.title = title
        self.due = due
        self.reached = reached
    }

    /// It is due and not reached.
    public func isLate(on day: Day) -> Bool { reached == nil && due < day }
}

/// How spending is spread over months, as planned or as now expected.
public struct SpendProfile: Payload {
    /// The initiative.
    public var initiative: InitiativeID
    /// Planned or expected.
    public var kind: SpendProfileKind
    /// The amount of each month, in order.
    public var months: [MonthlyAmount]
    /// Why it was changed.
    public var reason: String

    /// A profile of monthly amounts.
    public init(
        of initiative: InitiativeID, _ kind: SpendProfileKind, _ months: [MonthlyAmount],
        reason: String = ""
    ) {
        self.initiative = initiative
        self.kind = kind
        self.months = months.sorted { $0.month < $1.month }
        self.reason = reason
    }

    /// All months together.
    public var total: Money { months.map(\.amount).total() }

    /// The names under which it is kept; `kind` is the fact's own.
    private enum CodingKeys: String, CodingKey {
        case kind = "profile"
        case initiative, months, reason
    }

    /// What it comes to up to the end of a month.
    public func total(through month: Month) -> Money {
        months.filter { $0.month <= month }.map(\.amount).total()
    }
}

/// What a profile of spending says.
public enum SpendProfileKind: String, Codable, Hashable, Sendable, CaseIterable {
    case plan
    case forecast
}

/// An amount for a month.
public struct MonthlyAmount: Codable, Hashable, Sendable {
    /// The month.
    public var month: Month
    /// The amount.
    public var amount: Money

    /// An amount for a month.
    public init(_ month: Month, _ amount: Money) {
        self.month = month
        self.amount = amount
    }
}

/// Evidence that a rule of somebody else is complied with, which runs out.
public struct ComplianceEvidence: Payload {
    /// The initiative that needs it.
    public var initiative: InitiativeID
    /// The evidence's identifier within it.
    public var evidence: String
    /// What is complied with: `IG Toolkit, level 2`.
    public var standard: String
    /// Where the evidence is.
    public var reference: String
    /// From the first to the last day on which it holds.
    public var period: Period

    /// Evidence that holds for some days.
    public init(
        for initiative: InitiativeID, _ evidence: String, of standard: String, reference: String,
        period: Period
    ) {
        self.initiative = initiative
        self.evidence = evidence
        self.standard = standard
        self.reference = reference
        self.period = period
    }
}
