public import Forms
public import Reckoning

/// A collection that is being set up.
public struct CollectionDraft: Payload {
    /// Its identifier.
    public var collection: CollectionID
    /// The form it asks for.
    public var form: String
    /// The body that collects.
    public var owner: OrganisationID
    /// The earlier collection whose respondents and reminders it takes over, or nil.
    public var like: CollectionID?

    /// A collection on a form, perhaps like an earlier one.
    public init(
        _ collection: CollectionID, form: String, owner: OrganisationID,
        like: CollectionID? = nil
    ) {
        self.collection = collection
        self.form = form
        self.owner = owner
        self.like = like
    }
}

/// When a collection opens, is due and closes.
public struct CollectionDates: Payload {
    /// The collection.
    public var collection: CollectionID
    /// The moment from which returns can be opened.
    public var opens: Instant
    /// The deadline that organisations are told: on or before this moment is in time.
    public var due: Instant
    /// The moment after which nothing can be submitted.
    public var closes: Instant
    /// Why dates that had been given out were changed, or nil.
    public var reason: String?

    /// The dates of a collection.
    public init(
        _ collection: CollectionID, opens: Instant, due: Instant, closes: Instant,
        reason: String? = nil
    ) {
        self.collection = collection
        self.opens = opens
        self.due = due
        self.closes = closes
        self.reason = reason
    }
}

/// The organisations that a collection asks, as the register of authorities had them on a day.
public struct RespondentList: Payload {
    /// The collection.
    public var collection: CollectionID
    /// The day for which the register was read.
    public var on: Day
    /// The classes that are asked; none for all.
    public var categories: [String]
    /// The organisations, by code.
    public var organisations: [OrganisationID]
}

/// An organisation need not answer this time.
public struct Exemption: Payload {
    /// The collection.
    public var collection: CollectionID
    /// Who need not answer.
    public var organisation: OrganisationID
    /// Why.
    public var reason: String

    /// An organisation's exemption from a collection.
    public init(_ organisation: OrganisationID, from collection: CollectionID, reason: String) {
        self.collection = collection
        self.organisation = organisation
        self.reason = reason
    }
}

/// One organisation's return answers for others too.
public struct JointReturn: Payload {
    /// The collection.
    public var collection: CollectionID
    /// Who gives the return.
    public var lead: OrganisationID
    /// Whom it answers for besides; none when the arrangement is ended.
    public var covers: [OrganisationID]
    /// Why.
    public var reason: String

    /// A return of one organisation that answers for others.
    public init(
        _ collection: CollectionID, by lead: OrganisationID, covering others: [OrganisationID],
        reason: String
    ) {
        self.collection = collection
        self.lead = lead
        covers = others
        self.reason = reason
    }
}

/// A later deadline for one organisation.
public struct DeadlineExtension: Payload {
    /// The collection.
    public var collection: CollectionID
    /// For whom.
    public var organisation: OrganisationID
    /// On or before this moment is in time.
    public var until: Instant
    /// Why.
    public var reason: String

    /// An organisation's later deadline.
    public init(
        _ organisation: OrganisationID, in collection: CollectionID, until: Instant,
        reason: String
    ) {
        self.collection = collection
        self.organisation = organisation
        self.until = until
        self.reason = reason
    }
}

/// What the department knows already, which returns are filled in with when they are opened.
public struct DataSet: Hashable, Sendable {
    /// The collection.
    public let collection: CollectionID
    /// What the data set is called; a later one of the same name takes its place.
    public let name: String
    /// Where the figures are from.
    public let source: String
    /// The answers, by organisation and place.
    public let answers: [OrganisationID: [AnswerKey: Answer]]

    /// Figures for organisations, with their source.
    public init(
        _ name: String, for collection: CollectionID, source: String,
        answers: [OrganisationID: [AnswerKey: Answer]]
    ) {
        self.collection = collection
        self.name = name
        self.source = source
        self.answers = answers
    }
}

/// When reminders go to organisations that have not submitted, in working days around the deadline.
public struct ReminderPlan: Payload {
    /// The collection.
    public var collection: CollectionID
    /// So many working days before the deadline.
    public var before: [Int]
    /// So many working days after it.
    public var after: [Int]
    /// Nothing goes out by itself for the time being.
    public var isPaused: Bool

    /// Reminders so many working days before and after the deadline.
    public init(
        _ collection: CollectionID, before: [Int], after: [Int], isPaused: Bool = false
    ) {
        self.collection = collection
        self.before = before
        self.after = after
        self.isPaused = isPaused
    }

    /// The days on which reminders go out for a deadline, the earliest first.
    public func days(around due: Day, by calendar: WorkingCalendar) -> [Day] {
        let earlier = before.map { calendar.day($0, workingDaysBefore: due) }
        let later = after.map { calendar.day($0, workingDaysAfter: due) }
        return Set(earlier + later).sorted()
    }
}

/// A reminder that goes to organisations.
public struct Reminder: Payload {
    /// The collection.
    public var collection: CollectionID
    /// To whom.
    public var organisations: [OrganisationID]
    /// The day of the plan that it is for; nil when somebody sends it by hand.
    public var planned: Day?

    /// A reminder to organisations, by hand or for a day of the plan.
    public init(
        _ collection: CollectionID, to organisations: [OrganisationID], planned: Day? = nil
    ) {
        self.collection = collection
        self.organisations = organisations
        self.planned = planned
    }
}

/// A reminder that went out.
public struct SentReminder: Hashable, Sendable {
    /// What went to whom.
    public let reminder: Reminder
    /// When, and by whom.
    public let circumstance: Circumstance
}

/// A part of the set-up of a collection.
public enum SetUpTask: String, Codable, Hashable, Sendable, CaseIterable {
    case form
    case respondents
    case prefill
    case dates
    case signOff = "sign-off"
    case emails
    case test
}

/// Somebody looked at a part of the set-up and found it right.
public struct SetUpConfirmation: Payload {
    let collection: CollectionID
    let task: SetUpTask
}

/// What opening a return for every respondent would come to, tried without recording any.
public struct TestRun: Payload {
    /// The collection.
    public var collection: CollectionID
    /// How many returns would be opened.
    public var returns: Int
    /// How many answers they would be filled in with.
    public var prefilled: Int
    /// What would go wrong, a sentence each.
    public var problems: [String]

    /// What a trial came to.
    public init(_ collection: CollectionID, returns: Int, prefilled: Int, problems: [String]) {
        self.collection = collection
        self.returns = returns
        self.prefilled = prefilled
        self.problems = problems
    }
}

/// A step of a collection that needs a few words: why it was taken, or where the figures are.
public struct CollectionStep: Payload {
    let collection: CollectionID
    let words: String?
}
