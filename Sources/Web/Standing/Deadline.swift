import Accountability
import Forms
import Reckoning

/// When a return is due, and how long that is from now.
struct Deadline {
    /// When it is due.
    let due: Instant
    /// The sentence that says so.
    let words: String
    /// It is late and has never been submitted.
    let isOverdue: Bool

    init?(_ context: ReturnInContext, at now: Instant) {
        guard let due = context.form.form.due else { return nil }
        self.due = due
        let entry = context.entry
        let isLate = now > due
        isOverdue = isLate && entry.versions.isEmpty
        if let version = entry.versions.last, entry.stage == .submitted {
            words = "Submitted at \(version.circumstance.at.inWords)."
        } else if isOverdue {
            words =
                "This return is overdue. It was due on or before \(due.inWords)\(Self.ago(due, now))."
        } else if isLate {
            words = "It was due on or before \(due.inWords)."
        } else {
            words = "Submit on or before \(due.inWords) – \(Self.left(due, now))."
        }
    }

    var html: Html { "<p class=\"\(isOverdue ? "overdue" : "due")\">\(words)</p>" }

    private static func days(_ due: Instant, _ now: Instant) -> Int {
        due.onLondonClock.day.number - now.onLondonClock.day.number
    }

    /// How long ago that was, while people still count it in days.
    private static func ago(_ due: Instant, _ now: Instant) -> String {
        let days = -days(due, now)
        if days == 0 { return ", earlier today" }
        return days > 90 ? "" : ", \(days.of("day")) ago"
    }

    /// `today`, `tomorrow`, `9 days left, 6 of them working days`.
    private static func left(_ due: Instant, _ now: Instant) -> String {
        let days = days(due, now)
        switch days {
        case 0: return "today"
        case 1: return "tomorrow"
        default:
            let today = now.onLondonClock.day
            let working = (1...days).filter {
                WorkingCalendar.england.isWorkingDay(today.adding(days: $0))
            }.count
            return "\(days.of("day")) left, \(working) of them working days"
        }
    }
}

/// What is said beside a return's status: it does not replace it.
enum ReturnOverlay: Hashable {
    case overdue, ratificationDue, nilReturn, acceptedInPart, accepted

    static func all(_ context: ReturnInContext, at now: Instant) -> [ReturnOverlay] {
        let entry = context.entry
        var found: [ReturnOverlay] = []
        if Deadline(context, at: now)?.isOverdue == true { found.append(.overdue) }
        if entry.signatures.contains(where: \.awaitsRatification) { found.append(.ratificationDue) }
        if entry.declaredNil != nil { found.append(.nilReturn) }
        if entry.acceptedInPart != nil {
            found.append(.acceptedInPart)
        } else if entry.acceptedVersion != nil {
            found.append(.accepted)
        }
        return found
    }

    var words: String {
        switch self {
        case .overdue: "Overdue"
        case .ratificationDue: "Ratification due"
        case .nilReturn: "Nil return"
        case .acceptedInPart: "Accepted in part"
        case .accepted: "Accepted"
        }
    }

    var tag: Html {
        switch self {
        case .overdue: .tag(words, .problem)
        case .ratificationDue, .acceptedInPart: .tag(words, .attention)
        case .nilReturn, .accepted: .tag(words, .quiet)
        }
    }
}

extension ReturnVisit {
    /// The return's status with what is said beside it.
    var statusLine: Html {
        let tags = [ReturnStatus(self).tag] + ReturnOverlay.all(context, at: visit.now).map(\.tag)
        return "<p class=\"standing-line\">\(tags.joined(" "))</p>"
    }

    var deadline: Deadline? { Deadline(context, at: visit.now) }
}
