import Accountability
import Forms
import Reckoning

/// How a return stands, in the words that people see.
enum ReturnStatus: String {
    case notStarted = "Not started"
    case inProgress = "In progress"
    case ready = "Ready for sign-off"
    case awaiting = "Awaiting sign-off"
    case submitted = "Submitted"
    case changesRequested = "Changes requested"
    case submittedWithChanges = "Submitted with changes"

    init(_ at: ReturnVisit) {
        switch at.entry.stage {
        case .awaitingSignOff: self = .awaiting
        case .submitted: self = at.entry.versions.count > 1 ? .submittedWithChanges : .submitted
        case .open:
            if at.isReady {
                self = .ready
            } else if at.entry.reopening != nil {
                self = .changesRequested
            } else {
                self = at.isTouched ? .inProgress : .notStarted
            }
        }
    }

    var tag: Html {
        switch self {
        case .notStarted: .tag(rawValue, .quiet)
        case .inProgress, .awaiting: .tag(rawValue, .active)
        case .ready, .changesRequested: .tag(rawValue, .attention)
        case .submitted, .submittedWithChanges: .tag(rawValue, .plain)
        }
    }
}

extension ReturnVisit {
    /// Somebody has answered something, beyond what was carried over.
    var isTouched: Bool {
        !entry.completedSections.isEmpty || !entry.preparers.isEmpty
    }

    /// Every section is complete, no error stands and every query is explained.
    var isReady: Bool {
        standing.errors.isEmpty && standing.queries.isEmpty
            && form.sections.allSatisfy { entry.completedSections[$0.id] != nil }
    }

    var completedCount: Int {
        form.sections.filter { entry.completedSections[$0.id] != nil }.count
    }
}

/// The deadline of a return in a sentence.
struct Deadline {
    let words: String
    let isOverdue: Bool

    var html: Html { "<p class=\"\(isOverdue ? "overdue" : "due")\">\(words)</p>" }

    init?(_ at: ReturnVisit) {
        guard let due = at.form.due else { return nil }
        let days = due.onLondonClock.day.number - at.visit.today.number
        let isLate = at.visit.now > due
        isOverdue = isLate && at.entry.versions.isEmpty
        if let version = at.entry.versions.last, at.entry.stage == .submitted {
            words = "Submitted at \(version.circumstance.at.inWords)."
        } else if isOverdue {
            let ago = days == 0 ? "earlier today" : "\((-days).of("day")) ago"
            words = "This return is overdue. It was due on or before \(due.inWords), \(ago)."
        } else if isLate {
            words = "It was due on or before \(due.inWords)."
        } else {
            let left = days == 0 ? "today" : days == 1 ? "tomorrow" : "\(days.of("day")) left"
            words = "Submit on or before \(due.inWords) – \(left)."
        }
    }
}
