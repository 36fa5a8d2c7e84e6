import Accountability
import Ledger
import Reckoning

/// What waits for the visitor: conditions to judge, drawdowns to approve, updates that are due.
struct WorkList {
    private struct Item {
        let words: String
        let hint: String
        let path: String
    }

    private let items: [Item]

    init(_ visit: Visit) {
        items =
            visit.officer.map {
                Self.drawdowns(visit, $0) + Self.conditions(visit, $0) + Self.promises(visit, $0)
            } ?? []
    }

    var html: Html {
        guard !items.isEmpty else { return .nothing }
        let rows = items.map { item -> Html in
            """
            <li><a href="\(item.path)">\(item.words)</a><br><span class="hint">\(item.hint)</span>\
            </li>
            """
        }
        return "<h2>Needs you now</h2><ul class=\"links needs\">\(rows)</ul>"
    }

    /// Drawdowns that somebody else asked for, and money that can be released.
    private static func drawdowns(_ visit: Visit, _ officer: Officer) -> [Item] {
        visit.funds.filter { officer.holds(Role.treasurers, for: $0.record.organisation) }
            .flatMap { fund in
                fund.drawdowns.compactMap { drawdown -> Item? in
                    guard drawdown.status == .requested, drawdown.requested.by != officer.id else {
                        return nil
                    }
                    return Item(
                        words: "Approve drawdown \(drawdown.id) of \(drawdown.amount.inWords)",
                        hint: fund.record.title,
                        path: FundRoute.drawdown.path(fund.id.text, drawdown.id.text))
                }
            }
    }

    /// Evidence that somebody else gave.
    private static func conditions(_ visit: Visit, _ officer: Officer) -> [Item] {
        visit.conditions.compactMap { entry in
            let condition = entry.condition
            guard officer.holds(Role.arbiters, for: entry.fund.record.organisation),
                condition.status == .evidenceSubmitted,
                condition.evidence.last?.circumstance.by != officer.id
            else { return nil }
            let due = condition.terms.due.map { ", due on \($0.inWords)" } ?? ""
            return Item(
                words: "Judge the evidence for condition \(condition.id)",
                hint: "\(condition.amount.inWords) waits\(due)",
                path: FundRoute.drawdown.path(entry.fund.id.text, entry.drawdown.id.text)
                    + "#condition-\(condition.id)")
        }
    }

    /// Promises that the visitor keeps for an initiative.
    private static func promises(_ visit: Visit, _ officer: Officer) -> [Item] {
        visit.initiatives.flatMap { initiative -> [Item] in
            let owner = initiative.record.organisation
            let unmet = initiative.unmetPromises(
                on: visit.today, visit.books.position(of: initiative))
            return unmet.filter { promise in
                promise.role == .lead
                    ? initiative.record.lead == officer.id
                    : officer.holds([promise.role], for: owner)
            }.map { promise in
                Item(
                    words: "\(initiative.record.title): \(promise.next)",
                    hint: "\(promise.reason) Since \(promise.since.inWords)",
                    path: InitiativeRoute.initiative.path(initiative.id.text))
            }
        }
    }
}
