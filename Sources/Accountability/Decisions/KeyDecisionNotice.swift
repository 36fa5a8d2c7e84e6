public import Reckoning

/// The notice that a key decision is to be made (SI 2012/2089, regulation 9).
public struct KeyDecisionNotice: Payload {
    /// The reference the decision will have.
    public var decision: DecisionID
    /// The council.
    public var organisation: OrganisationID
    /// The matter.
    public var matter: String
    /// The body or office that will decide.
    public var maker: String
    /// The first day on which it may be taken, and the last day expected.
    public var due: Period
    /// The day the notice was published.
    public var published: Day
    /// The documents that will be considered.
    public var documents: [String]
    /// How to ask for them and make representations.
    public var representations: String
    /// Why there is less than the full notice, or nil.
    public var urgency: Urgency?

    /// A notice of a matter.
    public init(
        _ decision: DecisionID, of organisation: OrganisationID, matter: String, maker: String,
        due: Period, published: Day, documents: [String] = [], representations: String = "",
        urgency: Urgency? = nil
    ) {
        self.decision = decision
        self.organisation = organisation
        self.matter = matter
        self.maker = maker
        self.due = due
        self.published = published
        self.documents = documents
        self.representations = representations
        self.urgency = urgency
    }

    /// On what grounds there is less than the full notice.
    public enum Grounds: String, Codable, Hashable, Sendable, CaseIterable {
        /// It is impracticable to wait; scrutiny was told and five clear days pass (regulation 10).
        case generalException
        /// Nor can that be waited for; the chair of scrutiny agreed (regulation 11).
        case specialUrgency
    }

    /// Why there is less than the full notice.
    public struct Urgency: Codable, Hashable, Sendable {
        /// The grounds.
        public var grounds: Grounds
        /// Why it could not wait.
        public var reason: String
        /// The office that was told or agreed: `Chair of Scrutiny Board`.
        public var agreedBy: String
        /// The day it was told or agreed.
        public var on: Day

        /// The grounds, the reason, and whose agreement it is.
        public init(_ grounds: Grounds, reason: String, agreedBy: String, on day: Day) {
            self.grounds = grounds
            self.reason = reason
            self.agreedBy = agreedBy
            on = day
        }
    }
}
