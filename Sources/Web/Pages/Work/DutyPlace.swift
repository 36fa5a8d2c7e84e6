import Accountability
import Duties

extension DutySubject {
    /// The page on which something can be done about it.
    var path: String {
        switch self {
        case .opening, .collection: ReturnRoute.returns.path()
        case .return(let id): ReturnRoute.taskList.path(id.text)
        case .section(let id, let section): ReturnRoute.section.path(id.text, section)
        case .queries(let id): ReturnRoute.queries.path(id.text)
        case .signOff(let id): ReturnRoute.signOff.path(id.text)
        case .messages(let id): ReturnRoute.messages.path(id.text)
        case .review(let collection, let organisation):
            ReviewRoute.reviewed.path(collection.text, organisation.text)
        case .fund(let id): FundRoute.fund.path(id.text)
        case .drawdown(let fund, let id): FundRoute.drawdown.path(fund.text, id.text)
        case .condition(let fund, let drawdown, let id):
            FundRoute.drawdown.path(fund.text, drawdown.text) + "#condition-\(id)"
        case .initiative(let id): InitiativeRoute.initiative.path(id.text)
        case .update(let id): InitiativeRoute.newUpdate.path(id.text)
        case .decision(let id): DecisionRoute.decision.path(id.text)
        }
    }
}

extension DutyTiming {
    /// The state on a ground that says how near the day is.
    var tag: Html {
        guard let words else { return .nothing }
        return switch self {
        case .overdue: .tag(words, .problem)
        case .today: .tag(words, .attention)
        case .left(let days): .tag(words, days <= 5 ? .attention : .quiet)
        case .open: .nothing
        }
    }
}

extension SiteFace {
    /// Whom something waits for, in words.
    func name(_ bearer: DutyBearer) -> String {
        switch bearer {
        case .officer(let id): name(id)
        case .holders(let roles, _): roles.map(\.title).sorted().joined(separator: " or ")
        case .outsiders: "Nobody here"
        }
    }
}
