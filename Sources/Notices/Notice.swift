public import Accountability
import GRDB
public import Reckoning

/// A letter to an officer: its copy in the program, and how far its post has come.
public struct Notice: Hashable, Sendable {
    /// Its number, from 1.
    public let number: Int64
    /// What the letter is known by wherever it goes.
    public let id: String
    /// Whom it is for. The address is looked up when it goes out, and is not kept here.
    public let officer: OfficerID
    /// What it is about.
    public let subject: String
    /// What it says.
    public let text: String
    /// When it was written.
    public let written: Instant
    /// When the officer read it in the program, or nil.
    public let read: Instant?
    /// How far it has come.
    public let post: NoticePost
    /// How often a post office was tried.
    public let tries: Int

    static let columns =
        "number, id, officer, subject, text, written, read, state, tries, next, posted, fault"

    init(_ row: Row) {
        number = row["number"]
        id = row["id"]
        officer = OfficerID(row["officer"])
        subject = row["subject"]
        text = row["text"]
        written = Instant(milliseconds: row["written"])
        read = (row["read"] as Int64?).map { Instant(milliseconds: $0) }
        tries = row["tries"]
        post = NoticePost(row)
    }
}

/// How far the post of a letter has come.
public enum NoticePost: Hashable, Sendable {
    /// It is only kept in the program: there is no post office.
    case kept
    /// It waits until a moment, after a failure or for its first try.
    case waiting(until: Instant, fault: String?)
    /// A post office took it.
    case sent(Instant)
    /// It will not be tried again.
    case failed(String)

    fileprivate init(_ row: Row) {
        let fault: String? = row["fault"]
        switch State(rawValue: row["state"]) {
        case .waiting: self = .waiting(until: Instant(milliseconds: row["next"]), fault: fault)
        case .sent: self = .sent(Instant(milliseconds: (row["posted"] as Int64?) ?? 0))
        case .failed: self = .failed(fault ?? "")
        case .kept, nil: self = .kept
        }
    }

    /// The words under which it is kept.
    enum State: String {
        case kept, waiting, sent, failed
    }
}

/// A letter before it is written down.
public struct DraftNotice: Hashable, Sendable {
    /// Whom it is for.
    public let officer: OfficerID
    /// What it is about.
    public let subject: String
    /// What it says.
    public let text: String
    /// The day whose one letter to the officer it is; nil for a letter that is no reminder.
    public let day: Day?
    /// What it reminds of.
    public let reminders: [ToldReminder]

    /// A letter to an officer.
    public init(
        to officer: OfficerID, subject: String, text: String, day: Day? = nil,
        reminders: [ToldReminder] = []
    ) {
        self.officer = officer
        self.subject = subject
        self.text = text
        self.day = day
        self.reminders = reminders
    }
}

/// Something that an officer was reminded of: which duty, counted from which day, at which step.
public struct ToldReminder: Hashable, Sendable {
    /// The duty.
    public let duty: String
    /// The day from which the steps are counted.
    public let anchor: Day
    /// The step of the schedule.
    public let step: Int
}
