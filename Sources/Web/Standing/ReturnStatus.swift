import Accountability
import Forms
import Reckoning

/// How a return stands, in the words that people see.
enum ReturnStatus: String, CaseIterable {
    case notStarted = "Not started"
    case inProgress = "In progress"
    case ready = "Ready for sign-off"
    case awaiting = "Awaiting sign-off"
    case submitted = "Submitted"
    case changesRequested = "Changes requested"
    case submittedWithChanges = "Submitted with changes"

    init(_ at: ReturnVisit) {
        self.init(at.entry, isReady: at.isReady)
    }

    /// How a return stands; whether it is ready is asked only where that matters.
    init(_ entry: Return, isReady: @autoclosure () -> Bool) {
        switch entry.stage {
        case .awaitingSignOff: self = .awaiting
        case .submitted: self = entry.versions.count > 1 ? .submittedWithChanges : .submitted
        case .open:
            if isReady() {
                self = .ready
            } else if entry.reopening != nil {
                self = .changesRequested
            } else {
                self = entry.isTouched ? .inProgress : .notStarted
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

extension Return {
    /// Somebody has answered something, beyond what was carried over.
    fileprivate var isTouched: Bool { !completedSections.isEmpty || !preparers.isEmpty }

    /// Every section is marked complete.
    fileprivate func isComplete(on form: Form) -> Bool {
        form.sections.allSatisfy { completedSections[$0.id] != nil }
    }
}

extension ReturnInContext {
    /// How it stands on a day; it is assessed only when every section is complete.
    func status(on day: Day) -> ReturnStatus {
        ReturnStatus(entry, isReady: isReady { standing(on: day) })
    }

    /// It could be sent for sign-off.
    func isReady(_ standing: () -> StandingFindings) -> Bool {
        if entry.declaredNil != nil { return true }
        guard entry.isComplete(on: form.form) else { return false }
        let standing = standing()
        return standing.errors.isEmpty && standing.queries.isEmpty
    }
}

extension ReturnVisit {
    /// There is nothing to report, or every section is complete, no error stands and every query is
    /// explained.
    var isReady: Bool { context.isReady { standing } }

    var completedCount: Int {
        form.sections.filter { entry.completedSections[$0.id] != nil }.count
    }
}
