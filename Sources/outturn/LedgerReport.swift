import Accountability
import Ledger
import Reckoning
import Workbook

/// What a verb about money has to say, in each way of saying it, drawn only when it is asked for.
struct LedgerReport {
    /// For people.
    let lines: () -> [String]
    /// For programs; amounts are whole pence.
    let fields: () -> [(String, CanonicalValue)]
    /// As a table with its headings; amounts are pounds with two decimals.
    let rows: () -> [[String]]
    /// The totals agree.
    let isSound: Bool

    /// The table as CSV.
    var csv: String { rows().map { $0.joined(separator: ",") + "\r\n" }.joined() }

    init(_ balance: TrialBalance) {
        isSound = balance.control.agree
        lines = {
            balance.accounts.map { "\($0.balance.inWords.leading(20))  \($0.account)" }
                + [balance.control.inWords]
        }
        fields = {
            [
                ("accounts", .list(balance.accounts.map(\.canonical))),
                ("control", balance.control.canonical),
            ]
        }
        rows = {
            [["account", "kind", "balance"]]
                + balance.accounts.map { row in
                    [CSVField.safe("\(row.account)"), row.kind.rawValue, "\(row.balance)"]
                }
        }
    }

    init(_ statement: FundStatement) {
        isSound = statement.control.agree
        lines = { statement.parts.flatMap(\.inWords) + [statement.control.inWords] }
        fields = {
            [
                ("funds", .list(statement.funds.map(\.canonical))),
                ("capital", .list(statement.capital.map(\.canonical))),
                ("revenue", .list(statement.revenue.map(\.canonical))),
                ("control", statement.control.canonical),
            ]
        }
        rows = {
            [["fund", "kind", "initiative", "month", "item", "amount"]]
                + statement.parts.flatMap(\.rows)
        }
    }

    init(_ movements: [RecordedMovement]) {
        isSound = true
        lines = { movements.map(\.inWords) }
        fields = {
            [
                ("movements", .list(movements.map(\.canonical))),
                ("count", .whole(Int64(movements.count))),
            ]
        }
        rows = { [RecordedMovement.headings] + movements.flatMap(\.rows) }
    }
}

/// A fund, an initiative, or all funds of a kind, with its months.
struct ReportedPart {
    let kind: FundKind
    let fund: String
    let initiative: String
    let title: String
    let months: [StatementMonth]

    var inWords: [String] {
        [title]
            + months.flatMap { month in
                ["    \(month.month.inWords)"]
                    + month.items.filter { $0.amount != .zero }.map {
                        "      \($0.amount.inWords.leading(20))  \($0.words)"
                    }
            }
    }

    var rows: [[String]] {
        let part = [CSVField.safe(fund), kind.rawValue, CSVField.safe(initiative)]
        return months.flatMap { month in
            month.items.filter { $0.amount != .zero }.map {
                part + ["\(month.month)", $0.words, "\($0.amount)"]
            }
        }
    }
}

extension FundStatement {
    /// Everything that has months, in order: the totals last.
    fileprivate var parts: [ReportedPart] {
        let funds = funds.flatMap { fund -> [ReportedPart] in
            let (id, kind) = (fund.record.fund.text, fund.record.kind)
            let whole = ReportedPart(
                kind: kind, fund: id, initiative: "",
                title: "\(id): \(fund.record.title), \(kind.rawValue)", months: fund.months)
            return [whole]
                + fund.initiatives.map {
                    ReportedPart(
                        kind: kind, fund: id, initiative: $0.initiative.text,
                        title: "  \($0.initiative)", months: $0.months)
                }
        }
        let totals = [(FundKind.capital, capital), (.revenue, revenue)]
            .filter { !$0.1.isEmpty }
            .map { kind, months in
                ReportedPart(
                    kind: kind, fund: "", initiative: "",
                    title: "All funds for \(kind.rawValue)", months: months)
            }
        return funds + totals
    }
}

extension String {
    /// The text with blanks before it, so wide.
    fileprivate func leading(_ width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
