public import Reckoning

/// One round of asking a set of organisations for a return on one form.
public struct Collection: Hashable, Sendable {
    /// The collection's identifier, the same as its form's.
    public let id: CollectionID
    /// The form it asks for.
    public let form: String
    /// The body that collects.
    public let owner: OrganisationID
    /// The organisations on its list, those exempted or covered by another's return among them.
    public internal(set) var respondents: Set<OrganisationID> = []
    /// The checks that are waived for an organisation for a time.
    public internal(set) var waivers: [CheckWaiver] = []
    /// Its set-up is finished: from the first for a collection that was opened at once.
    public internal(set) var isSetUp: Bool
    /// When it opens, is due and closes; nil while that is not said.
    public internal(set) var dates: CollectionDates?
    /// The list that its respondents were taken from, or nil when each was invited by itself.
    public internal(set) var list: RespondentList?
    /// The organisations that need not answer this time, and why.
    public internal(set) var exemptions: [OrganisationID: Exemption] = [:]
    /// The returns that answer for several organisations.
    public internal(set) var jointReturns: [JointReturn] = []
    /// The later deadlines of some organisations, and why.
    public internal(set) var extensions: [OrganisationID: DeadlineExtension] = [:]
    /// What returns are filled in with when they are opened.
    public internal(set) var dataSets: [DataSet] = []
    /// When reminders go out, or nil while that is not said.
    public internal(set) var reminderPlan: ReminderPlan?
    /// The reminders that went out, oldest first.
    public internal(set) var reminders: [SentReminder] = []
    /// The tasks of the set-up that somebody confirmed.
    public internal(set) var confirmed: Set<SetUpTask> = []
    /// The last trial of everything together, while nothing has changed since.
    public internal(set) var testRun: TestRun?
    /// The fact that locked it, or nil.
    public internal(set) var locked: Circumstance?
    /// Where its figures are published, or nothing.
    public internal(set) var publishedAt: String?

    init(id: CollectionID, form: String, owner: OrganisationID, isSetUp: Bool) {
        self.id = id
        self.form = form
        self.owner = owner
        self.isSetUp = isSetUp
    }

    /// The waiver that covers a check for an organisation on a day.
    public func waiver(
        of rule: String, for organisation: OrganisationID, on day: Day
    ) -> CheckWaiver? {
        waivers.first {
            $0.rule == rule && $0.organisation == organisation && $0.days.from <= day
                && day <= $0.days.to
        }
    }
}

/// How far a collection has come.
public enum CollectionState: String, Hashable, Sendable, CaseIterable {
    case draft = "Draft"
    case scheduled = "Scheduled to open"
    case open = "Open"
    case closed = "Closed to submitters"
    case locked = "Locked"
    case published = "Published"
}

extension Collection {
    /// How far it has come at a moment.
    public func state(at now: Instant) -> CollectionState {
        if locked != nil { return publishedAt == nil ? .locked : .published }
        guard isSetUp else { return .draft }
        guard let dates else { return .open }
        if now < dates.opens { return .scheduled }
        return now <= dates.closes ? .open : .closed
    }

    /// The joint return that answers for an organisation in the name of another, or nil.
    public func jointReturn(covering organisation: OrganisationID) -> JointReturn? {
        jointReturns.first { $0.covers.contains(organisation) }
    }

    /// The organisations that owe a return of their own.
    public var expected: Set<OrganisationID> {
        respondents.filter { exemptions[$0] == nil && jointReturn(covering: $0) == nil }
    }

    /// The moment by which an organisation's return counts as given in time.
    public func due(for organisation: OrganisationID) -> Instant? {
        guard let due = dates?.due else { return extensions[organisation]?.until }
        return max(due, extensions[organisation]?.until ?? due)
    }

    /// The moment after which an organisation can no longer submit; nil when there is none.
    public func closes(for organisation: OrganisationID) -> Instant? {
        guard let closes = dates?.closes else { return nil }
        return max(closes, extensions[organisation]?.until ?? closes)
    }
}

/// A check that does not count for one organisation for a time, and why.
public struct CheckWaiver: Hashable, Sendable {
    /// The form's check, or the number of a finding: `B-same-uplift`, `F2005`.
    public let rule: String
    /// For whom.
    public let organisation: OrganisationID
    /// From the first to the last day on which it counts.
    public let days: Period
    /// Why.
    public let reason: String

    /// A waiver of a rule for an organisation.
    public init(rule: String, organisation: OrganisationID, days: Period, reason: String) {
        self.rule = rule
        self.organisation = organisation
        self.days = days
        self.reason = reason
    }
}
