public import Accountability
public import Reckoning

/// Something that waits for somebody.
public struct Duty: Hashable, Sendable {
    /// What it is known by as long as it stands: `approve/care-capital/DD-1`.
    public let id: String
    /// What sort of thing it is.
    public let matter: DutyMatter
    /// What it is about.
    public let subject: DutySubject
    /// Whose the thing is.
    public let organisation: OrganisationID
    /// What is to be done.
    public let title: String
    /// What to know about it, in a sentence or two.
    public let detail: String
    /// The last day on which it is done in time, or nil.
    public let due: Day?
    /// The moment on that day, where it matters.
    public let moment: Instant?
    /// The day since which it waits.
    public let since: Day
    /// Whom it waits for.
    public let bearer: DutyBearer
    /// When its bearer is reminded.
    public let schedule: ReminderSchedule

    init(
        _ matter: DutyMatter, _ subject: DutySubject, part: String = "",
        of organisation: OrganisationID, title: String, detail: String = "", due: Day? = nil,
        moment: Instant? = nil, since: Day, for bearer: DutyBearer,
        schedule: ReminderSchedule = .usual
    ) {
        id = [matter.rawValue, subject.text, part].filter { !$0.isEmpty }.joined(separator: "/")
        self.matter = matter
        self.subject = subject
        self.organisation = organisation
        self.title = title
        self.detail = detail
        self.due = due ?? moment?.onLondonClock.day
        self.moment = moment
        self.since = since
        self.bearer = bearer
        self.schedule = schedule
    }

    /// It waits for this officer.
    public func waits(for officer: Officer) -> Bool {
        switch bearer {
        case .officer(let id): id == officer.id
        case .holders(let roles, let except):
            officer.holds(roles, for: organisation) && !except.contains(officer.id)
        case .outsiders: false
        }
    }

    /// The day from which reminders are counted.
    public var anchor: Day { due ?? since }
}

extension Duty: Comparable {
    /// Due earlier; what has no day comes last, in the order in which it came up.
    public static func < (left: Duty, right: Duty) -> Bool {
        switch (left.due, right.due) {
        case (let mine?, let yours?): (mine, left.id) < (yours, right.id)
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): (left.since, left.id) < (right.since, right.id)
        }
    }
}

/// Whom something waits for.
public enum DutyBearer: Hashable, Sendable {
    /// One officer.
    case officer(OfficerID)
    /// Any officer who holds one of these roles for the organisation, but for some.
    case holders(Set<Role>, except: Set<OfficerID> = [])
    /// Nobody who works with this program.
    case outsiders
}

/// What something that waits is about.
public enum DutySubject: Hashable, Sendable {
    case opening(CollectionID, OrganisationID)
    case `return`(ReturnID)
    case section(ReturnID, String)
    case queries(ReturnID)
    case signOff(ReturnID)
    case messages(ReturnID)
    case collection(CollectionID)
    /// An organisation's return as the body that collects looks at it.
    case review(CollectionID, OrganisationID)
    case fund(FundID)
    case drawdown(FundID, DrawdownID)
    case condition(FundID, DrawdownID, ConditionID)
    case initiative(InitiativeID)
    case update(InitiativeID)
    case decision(DecisionID)

    /// The identifiers of what it is about: `care-capital/DD-1`.
    public var text: String {
        switch self {
        case .opening(let collection, let organisation),
            .review(let collection, let organisation):
            "\(collection)-\(organisation)"
        case .return(let id), .queries(let id), .signOff(let id), .messages(let id): id.text
        case .section(let id, let section): "\(id)/\(section)"
        case .collection(let id): id.text
        case .fund(let id): id.text
        case .drawdown(let fund, let id): "\(fund)/\(id)"
        case .condition(let fund, _, let id): "\(fund)/\(id)"
        case .initiative(let id), .update(let id): id.text
        case .decision(let id): id.text
        }
    }
}
