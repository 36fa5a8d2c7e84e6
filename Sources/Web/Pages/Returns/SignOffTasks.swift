import Accountability
import Forms

/// The tasks of a return after its sections: explain, check, sign, submit.
struct SignOffTasks {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    private enum Status {
        case cannotStart
        case notNeeded
        case toDo(String)
        case done(String)

        var tag: Html {
            switch self {
            case .cannotStart: "<span class=\"blocked\">Cannot start yet</span>"
            case .notNeeded: "<span class=\"blocked\">Not needed</span>"
            case .toDo(let words): .tag(words, .active)
            case .done(let words): .tag(words, .plain)
            }
        }

        var isLinked: Bool {
            switch self {
            case .cannotStart, .notNeeded: false
            case .toDo, .done: true
            }
        }
    }

    var rows: [Html] {
        [explain, check, send] + at.form.signOff.map { step($0) } + [submit]
    }

    private func row(_ words: String, _ hint: String, _ path: String, _ status: Status) -> Html {
        let name: Html = status.isLinked ? "<a href=\"\(path)\">\(words)</a>" : "\(words)"
        return """
            <li class="\(status.isLinked ? "task" : "task waiting")"><div class="task-name">\(name)
            <p class="hint">\(hint)</p></div><div class="task-status">\(status.tag)</div></li>
            """
    }

    private var explain: Html {
        let queries = at.standing.queries.count
        let explained = at.standing.explained.count
        let status: Status =
            queries > 0 ? .toDo("To do") : explained > 0 ? .done("Completed") : .notNeeded
        return row(
            queries > 0 ? "Explain \(queries.of("query", "queries"))" : "Explain queries",
            explained > 0 ? "\(explained) explained" : "Unusual figures are put right or explained",
            ReturnRoute.queries.path(at.id), status)
    }

    private var check: Html {
        let status: Status =
            switch at.entry.stage {
            case .open: at.isReady ? .toDo("Ready") : .cannotStart
            case .awaitingSignOff, .submitted: .done("Completed")
            }
        return row(
            "Check the whole return", "Every answer on one page, with what changed",
            ReturnRoute.review.path(at.id), status)
    }

    private var send: Html {
        let status: Status =
            switch at.entry.stage {
            case .open: at.isReady ? .toDo("Ready") : .cannotStart
            case .awaitingSignOff, .submitted: .done("Completed")
            }
        return row(
            "Send for sign-off", "The return is locked until it is signed or taken back",
            ReturnRoute.signOff.path(at.id), status)
    }

    private func step(_ step: SignOffStep) -> Html {
        let isNext = at.entry.nextStep(of: at.form)?.id == step.id
        let status: Status
        if at.entry.isSigned(step) {
            status = .done(ratificationDue(step) ? "Signed, ratification due" : "Completed")
        } else {
            status =
                at.entry.stage == .awaitingSignOff && isNext ? .toDo("To be signed") : .cannotStart
        }
        let ways = step.bases.map(\.inWords).joined(separator: ", or ")
        return row(step.title, ways.capitalisedFirst, ReturnRoute.signOff.path(at.id), status)
    }

    private func ratificationDue(_ step: SignOffStep) -> Bool {
        at.entry.signatures.contains { $0.step == step.id && $0.awaitsRatification }
    }

    private var submit: Html {
        let isSigned = at.entry.nextStep(of: at.form) == nil
        let status: Status =
            switch at.entry.stage {
            case .open: .cannotStart
            case .awaitingSignOff: isSigned ? .toDo("Ready") : .cannotStart
            case .submitted: .done("Completed")
            }
        let path = at.entry.stage == .submitted ? ReturnRoute.receipt : ReturnRoute.signOff
        return row("Submit to \(at.form.owner)", "You get a receipt", path.path(at.id), status)
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
