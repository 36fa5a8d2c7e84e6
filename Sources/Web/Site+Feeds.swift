import Accountability
import Ledger

extension Site {
    /// A feed of what changed in what everyone may read; officers are given the same.
    func feed(
        _ visit: Visit, _ title: String, name: String, page: String,
        _ changes: (PublicChanges) throws(Problem) -> [PublicChange]
    ) throws(Problem) -> Reply {
        let all = PublicChanges(visit.everyone())
        return AtomFeed(
            title: "\(title) – \(face.settings.title)", name: name, page: page,
            path: visit.route.declared.path(visit.open[...]), origin: visit.origin,
            author: face.settings.title, changes: try changes(all)
        ).reply
    }

    func decisionFeed(_ visit: Visit) throws(Problem) -> Reply {
        let id = DecisionID(visit.open[0])
        guard let decision = visit.everyone().decision(id) else { throw .notFound }
        return try feed(
            visit, decision.title, name: "decision/\(id)",
            page: DecisionRoute.decision.path(id.text)
        ) { changes throws(Problem) in changes.of(.decision(id)) }
    }

    func fundFeed(_ visit: Visit) throws(Problem) -> Reply {
        guard let fund = visit.everyone().fund(FundID(visit.open[0])) else { throw .notFound }
        return try feed(
            visit, fund.record.title, name: "fund/\(fund.id)",
            page: FundRoute.fund.path(fund.id.text)
        ) { changes throws(Problem) in changes.of(fund) }
    }
}
