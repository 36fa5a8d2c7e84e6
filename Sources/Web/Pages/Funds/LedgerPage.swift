import Accountability
import Foundation
import Ledger
import Reckoning

/// Every movement of a fund, the latest first.
struct LedgerPage {
    let visit: Visit
    let fund: Fund

    /// The movements on one page.
    static let pageSize = 200

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: FundRoute.fundLedger.path(fund.id.text),
            file: FundRoute.fundLedgerFile.path(fund.id.text),
            fields: [
                .choice("kind", title: "Kind", MovementKind.all),
                .choice(
                    "initiative", title: "Initiative",
                    fund.initiatives.map { ($0.text, visit.title($0)) }),
                .words("text", title: "Words or reference"),
            ])
    }

    var movements: [RecordedMovement] {
        let filter = filter
        let (kind, initiative) = (filter.chosen("kind"), filter.chosen("initiative"))
        let words = filter.chosen("text")
        return fund.movements.reversed().filter { entry in
            let movement = entry.movement
            return ["", movement.kind.rawValue].contains(kind)
                && (initiative.isEmpty
                    || movement.lines.contains {
                        $0.initiative?.text == initiative || $0.to?.text == initiative
                    })
                && movement.searched.mentions(words)
        }
    }

    var page: Page {
        let found = movements
        let number = max(1, Int(filter.chosen("page")) ?? 1)
        let shown = Array(found.dropFirst((number - 1) * Self.pageSize).prefix(Self.pageSize))
        let pages = max(1, (found.count + Self.pageSize - 1) / Self.pageSize)
        return Page(
            title: "Ledger, page \(number) of \(pages)",
            crumbs: [
                Crumb(words: "Funds", path: FundRoute.funds.path()),
                Crumb(words: fund.record.title, path: FundRoute.fund.path(fund.id.text)),
            ], isWide: true,
            main: """
                <h1><span class="above">\(fund.record.title)</span>Ledger</h1>
                <p class="lead">\(found.count.of("movement")). Nothing is changed or deleted: what \
                is wrong is taken back by a movement that is its opposite.</p>
                \(filter.html)
                \(found.isEmpty ? "<p>No movement matches.</p>" : table(shown))
                \(turning(number, pages))
                """)
    }

    private func turning(_ number: Int, _ pages: Int) -> Html {
        guard pages > 1 else { return .nothing }
        let kept = visit.query.pairs.filter { $0.name != "page" && !$0.value.isEmpty }.map {
            Html.carrying($0.name, $0.value)
        }
        func button(_ page: Int, _ words: String) -> Html {
            guard (1...pages).contains(page) else { return .nothing }
            return """
                <button class="link" type="submit" name="page" value="\(page)">\(words)</button>
                """
        }
        return """
            <form method="get" action="\(filter.path)" aria-label="Pages">\(kept)
            \(button(number - 1, "Previous page")) Page \(number) of \(pages) \
            \(button(number + 1, "Next page"))</form>
            """
    }

    private func table(_ shown: [RecordedMovement]) -> Html {
        DataTable(
            caption: "Movements, the latest first",
            columns: [
                .words("Movement"), .words("Day"), .words("Kind"), .words("Initiative"),
                .figure("Amount"), .words("Rests on"), .words("Recorded"), .words("What is wrong"),
            ], rows: shown.map { row($0) }
        ).html
    }

    private func row(_ entry: RecordedMovement) -> [Html] {
        let movement = entry.movement
        let initiatives = movement.lines.map { line -> Html in
            let to = line.to.map { " to \(visit.title($0))" } ?? ""
            return "\(line.initiative.map { visit.title($0) } ?? "The fund")\(to)"
        }
        return [
            "\(movement.id.text)<br><span class=\"hint\">\(movement.text)</span>",
            .words(movement.days),
            .words(movement.kind.title), initiatives.joined("<br>"),
            .money(movement.signed), basis(movement), visit.signed(entry.circumstance),
            takingBack(movement),
        ]
    }

    private func basis(_ movement: Movement) -> Html {
        let decision = movement.decision.map { id -> Html in
            let resolution = movement.resolution.map { " (\($0))" } ?? ""
            return .link(id.text + resolution, DecisionRoute.decision.path(id.text))
        }
        let drawdown = movement.drawdown.map { id -> Html in
            .link(id.text, FundRoute.drawdown.path(fund.id.text, id.text))
        }
        let parts = [decision, drawdown, movement.reference.map { .words($0) }].compactMap(\.self)
        return parts.isEmpty ? "nothing named" : parts.joined("<br>")
    }

    private func takingBack(_ movement: Movement) -> Html {
        if let original = movement.reverses { return "Takes back \(original.text)" }
        if let opposite = fund.reversal(of: movement.id) {
            return "Taken back by \(opposite.text)"
        }
        guard visit.may(FundRoute.takingBack, for: fund.record.organisation) else {
            return "nothing"
        }
        let path = FundRoute.takingBack.path(fund.id.text, movement.id.text)
        return "<a href=\"\(path)\">Take back\(.hidden(movement.id.text))</a>"
    }

    var file: ListFile {
        ListFile(
            name: "\(fund.id)-ledger",
            columns: [
                "Movement", "Day", "Kind", "Initiative", "To", "Category", "Amount", "Decision",
                "Resolution", "Drawdown", "Reference", "Text", "Takes back", "Recorded",
                "Recorded by",
            ],
            rows: movements.flatMap { entry in
                entry.movement.lines.map { Self.cells(entry, $0) }
            })
    }

    private static func cells(_ entry: RecordedMovement, _ line: MovementLine) -> [ListFile.Cell] {
        let movement = entry.movement
        let amount = movement.reverses == nil ? line.amount : -line.amount
        return [
            .words(movement.id.text), .day(movement.day), .words(movement.kind.rawValue),
            .words(line.initiative?.text ?? ""), .words(line.to?.text ?? ""),
            .words(line.category ?? ""), .money(amount), .words(movement.decision?.text ?? ""),
            .words(movement.resolution ?? ""), .words(movement.drawdown?.text ?? ""),
            .words(movement.reference ?? ""), .words(movement.text),
            .words(movement.reverses?.text ?? ""), .words("\(entry.circumstance.at)"),
            .words(entry.circumstance.by.text),
        ]
    }
}

extension Movement {
    /// The amount, negative when it takes another movement back.
    var signed: Money { reverses == nil ? amount : -amount }

    /// The day it counts for, and that which it should have.
    fileprivate var days: String {
        day.inWords + (originally.map { ", for \($0.inWords)" } ?? "")
    }

    fileprivate var searched: String {
        [id.text, text, reference, decision?.text, drawdown?.text].compactMap(\.self)
            .joined(separator: " ")
    }
}

extension MovementKind {
    fileprivate static var all: [(value: String, words: String)] {
        allCases.map { ($0.rawValue, $0.title) }
    }
}

/// Asks why a movement is to be taken back.
struct TakingBackPage {
    let visit: Visit
    let fund: Fund
    let entry: RecordedMovement

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
        guard let entry = fund.movement(MovementID(visit.open[1])) else { throw .notFound }
        self.entry = entry
    }

    var page: Page {
        let movement = entry.movement
        let form = PlainForm(
            visit, "back", to: FundRoute.takeBackMovement.path(fund.id.text, movement.id.text))
        let fields =
            form.day("day", "Day it counts for", visit.today)
            + form.text("reason", "Why is it taken back?")
        return Page(
            title: "Take back \(movement.id)",
            crumbs: [
                Crumb(words: fund.record.title, path: FundRoute.fund.path(fund.id.text)),
                Crumb(words: "Ledger", path: FundRoute.fundLedger.path(fund.id.text)),
            ],
            main: """
                <h1>Take back \(movement.id.text)</h1>
                <p class="inset">\(movement.kind.title) of \(movement.amount.inWords) on \
                \(movement.day.inWords): \(movement.text)</p>
                <p>Both movements stay in the ledger.</p>
                \(form.html("Take it back", isGrave: true, fields))
                """)
    }
}
