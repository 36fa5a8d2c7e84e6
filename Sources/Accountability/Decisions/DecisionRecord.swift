public import Reckoning

/// What the written statement of a decision says (SI 2012/2089, regulations 12 and 13), with the
/// fields that committee systems publish.
///
/// Nobody is named in it: makers, contacts and portfolio holders are offices.
public struct DecisionRecord: Payload {
    /// The reference it is published under: `D41819`.
    public var decision: DecisionID
    /// The council.
    public var organisation: OrganisationID
    /// What it is about, in a line.
    public var title: String
    /// The body or office that decided: `Executive Board`.
    public var maker: String
    /// What became of the recommendations.
    public var outcome: DecisionOutcome
    /// A key decision, as the record says.
    public var isKey: Bool
    /// Why it is one, as issued: `Expenditure > £250,000`.
    public var keyReason: String?
    /// The day it was taken.
    public var taken: Day
    /// The meeting or occasion it was taken at.
    public var takenAt: String?
    /// The day the minutes were published, from which a call-in period may run.
    public var minutesPublished: Day?
    /// The day the record was published.
    public var published: Day?
    /// The day from which it may be acted on, as the record says.
    public var effective: Day?
    /// What the report asked for and why.
    public var purpose: String
    /// The reasons for the decision.
    public var reasons: String
    /// The alternatives considered and rejected.
    public var alternatives: String
    /// Conflicts of interest that were declared; “none declared” is an answer too.
    public var conflicts: String
    /// Dispensations granted in respect of them.
    public var dispensations: String
    /// Who was consulted.
    public var consulted: [String]
    /// The portfolio it belongs to.
    public var portfolio: String?
    /// The wards affected.
    public var wards: [String]
    /// The office to ask.
    public var contact: String?
    /// Decisions and minutes it follows on from.
    public var earlier: [EarlierDecision]
    /// What was resolved, in order.
    public var resolutions: [Resolution]
    /// The documents that went with it.
    public var documents: [DecisionDocument]

    /// A record with what every record has; the rest is set one property at a time.
    public init(
        _ decision: DecisionID, of organisation: OrganisationID, title: String, maker: String,
        taken: Day
    ) {
        self.decision = decision
        self.organisation = organisation
        self.title = title
        self.maker = maker
        self.taken = taken
        outcome = .approved
        isKey = false
        purpose = ""
        reasons = ""
        alternatives = ""
        conflicts = ""
        dispensations = ""
        consulted = []
        wards = []
        earlier = []
        resolutions = []
        documents = []
    }

    /// The resolution of a number, such as `i`.
    public func resolution(_ number: String) -> Resolution? {
        resolutions.first { $0.number == number }
    }

    /// What all resolutions are for, those with an exempt amount included.
    public var amount: Money { resolutions.compactMap(\.amount).total() }
}

/// What became of the recommendations.
public enum DecisionOutcome: String, Codable, Hashable, Sendable, CaseIterable {
    case approved
    case approvedWithAmendments
    case refused
    case deferred

    /// The outcome as committee systems write it.
    public var title: String {
        switch self {
        case .approved: "Recommendations approved"
        case .approvedWithAmendments: "Approved with amendments"
        case .refused: "Refused"
        case .deferred: "Deferred"
        }
    }

    /// Money may follow from it.
    public var isApproval: Bool { self == .approved || self == .approvedWithAmendments }
}

/// One thing that was resolved, with its own amount, condition and eligibility for call-in.
public struct Resolution: Codable, Hashable, Sendable {
    /// Its number in the decision: `i`, `16.4`.
    public var number: String
    /// Its words.
    public var text: String
    /// The money it is for, or nil.
    public var amount: Money?
    /// The fund the money comes from, or nil.
    public var fund: FundID?
    /// The initiative it is for, or nil.
    public var initiative: InitiativeID?
    /// What it is subject to, in its own words, or nil.
    public var condition: String?
    /// It may be called in.
    public var isSubjectToCallIn: Bool
    /// Why its amount is not published (LGA 1972, Schedule 12A), or nil when it is.
    public var exemption: String?

    /// A resolution in words.
    public init(
        _ number: String, _ text: String, amount: Money? = nil, fund: FundID? = nil,
        initiative: InitiativeID? = nil, condition: String? = nil, isSubjectToCallIn: Bool = true,
        exemption: String? = nil
    ) {
        self.number = number
        self.text = text
        self.amount = amount
        self.fund = fund
        self.initiative = initiative
        self.condition = condition
        self.isSubjectToCallIn = isSubjectToCallIn
        self.exemption = exemption
    }
}

/// A decision or minute that another follows on from.
public struct EarlierDecision: Codable, Hashable, Sendable {
    /// What it is called: `Minute 74`.
    public var title: String
    /// The day it was taken.
    public var taken: Day
    /// Its reference in this register, or nil when it is not in it.
    public var decision: DecisionID?

    /// An earlier decision by name and day.
    public init(_ title: String, taken: Day, decision: DecisionID? = nil) {
        self.title = title
        self.taken = taken
        self.decision = decision
    }
}

/// A document that went with a decision.
public struct DecisionDocument: Codable, Hashable, Sendable {
    /// Its title.
    public var title: String
    /// Where it is published, or nil.
    public var address: String?
    /// Why it is not published, or nil.
    public var exemption: String?

    /// A document by its title.
    public init(_ title: String, address: String? = nil, exemption: String? = nil) {
        self.title = title
        self.address = address
        self.exemption = exemption
    }
}
