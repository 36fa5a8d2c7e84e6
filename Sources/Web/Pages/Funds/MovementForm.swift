import Accountability
import Ledger
import Reckoning

/// Where a movement is entered: first its kind, then the fields that the kind needs, then a look at
/// what it does before it is entered.
struct MovementForm {
    let visit: Visit
    let fund: Fund
    let kind: MovementKind?

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
        kind = MovementKind(rawValue: visit.fields["kind"] ?? visit.query["kind"] ?? "")
    }

    var form: PlainForm {
        PlainForm(visit, "movement", to: EntryRoute.enterMovement.path(fund.id.text))
    }

    var crumbs: [Crumb] {
        [
            Crumb(words: "Funds", path: FundRoute.funds.path()),
            Crumb(words: fund.record.title, path: FundRoute.fund.path(fund.id.text)),
        ]
    }

    var page: Page {
        let title = kind.map { "Enter a movement: \($0.title.lowercased())" } ?? "Enter a movement"
        return Page(
            title: title, crumbs: crumbs,
            main: """
                <h1><span class="above">\(fund.record.title)</span>\(title)</h1>
                \(kind.map { entering($0) } ?? choosing)
                """)
    }

    private var choosing: Html {
        let kinds = MovementKind.allCases.filter { $0 != .injection || fund.record.injects }
        let items = kinds.map { kind -> Html in
            """
            <li><a href="\(EntryRoute.newMovement.path(fund.id.text))?kind=\(kind.rawValue)">\
            \(kind.title)</a><br><span class="hint">\(kind.explanation)</span></li>
            """
        }
        return """
            <h2>What kind of movement is it?</h2><ul class="choices">\(items)</ul>
            <p>Many actuals at once are read from \(Html.link(
            "an export of the general ledger", EntryRoute.actuals.path(fund.id.text))).</p>
            """
    }

    private func entering(_ kind: MovementKind) -> Html {
        let other: Html = """
            <a href="\(EntryRoute.newMovement.path(fund.id.text))">Choose another kind</a>
            """
        switch kind {
        case .drawdown: return elsewhere(drawing) + "<p>\(other)</p>"
        case .release: return elsewhere(releasing) + "<p>\(other)</p>"
        case .allocation, .injection, .authority, .actual, .unspentReturn, .virement, .commitment,
            .commitmentEnd, .accrual:
            return "<p>\(kind.explanation)</p>"
                + form.html("Check before entering", others: other, fields(kind))
        }
    }

    private func elsewhere(_ links: [Html]) -> Html {
        guard !links.isEmpty else { return "<p>There is nothing to release at present.</p>" }
        return "<ul>\(links.map { "<li>\($0)</li>" as Html })</ul>"
    }

    private var drawing: [Html] {
        [
            .link("Request a drawdown", FundRoute.newDrawdown.path(fund.id.text))
                + ", which somebody else approves."
        ]
    }

    private var releasing: [Html] {
        fund.drawdowns.filter { $0.isLive && $0.releasedAmount < $0.amount }.map { drawdown in
            let left = drawdown.amount - drawdown.releasedAmount
            return .link(
                "Release from \(drawdown.id)",
                FundRoute.drawdown.path(fund.id.text, drawdown.id.text) + "#release")
                + ": \(left.inWords) is left."
        }
    }

    private func fields(_ kind: MovementKind) -> Html {
        """
        \(.carrying("kind", kind.rawValue))\(.carrying("step", "check"))
        \(parties(kind))
        \(form.amount("amount", "Amount"))
        \(kind.hasCategory ? form.line("category", "What it was spent on (optional)",
        hint: "For example, Staff or Agency staff") : .nothing)
        \(form.day("day", "Day it counts for", visit.today))
        \(kind == .actual && !fund.lockedMonths.isEmpty
        ? form.day("originally", "Day it should have counted for, in a locked month (optional)")
        : .nothing)
        \(form.line("text", "What is it?", hint: "What it is for or about, and no person’s name"))
        \(form.line("reference", "Reference in the general ledger (optional)"))
        """
    }

    private func parties(_ kind: MovementKind) -> Html {
        switch kind {
        case .allocation, .drawdown, .release: return .nothing
        case .injection: return decision
        case .authority:
            return form.choice(
                "resolution", "Resolution that gives it",
                ResolutionChoice.all(visit, fund).map {
                    ($0.value, $0.words)
                }) + initiative(kind)
        case .virement:
            return initiative(kind, "Initiative that gives")
                + form.choice("to", "Initiative that receives", initiatives.map { ($0, title($0)) })
                + decision
        case .actual, .unspentReturn, .commitment, .commitmentEnd, .accrual:
            return initiative(kind)
        }
    }

    private var decision: Html {
        let options = visit.decisions.filter { $0.organisation == fund.record.organisation }.map {
            (value: $0.id.text, words: "\($0.id): \($0.title)")
        }
        return form.choice("decision", "Decision it rests on (optional)", options)
    }

    /// The initiatives that the fund pays for.
    private var initiatives: [String] {
        let paid = visit.initiatives.filter { $0.record.fund == fund.id }.map(\.id.text)
        return Set(paid + fund.initiatives.map(\.text)).sorted()
    }

    private func title(_ id: String) -> String { "\(id): \(visit.title(InitiativeID(id)))" }

    private func initiative(_ kind: MovementKind, _ title: String = "Initiative") -> Html {
        let options = initiatives.map { id -> (value: String, words: String) in
            let left = kind.left(of: fund.position(of: InitiativeID(id)))
            return (id, self.title(id) + (left.map { ", \($0.amount.inWords) \($0.words)" } ?? ""))
        }
        return form.choice("initiative", title, options)
    }
}

/// A resolution in force that authority to spend can rest on, with what it still allows.
struct ResolutionChoice {
    let decision: DecisionID
    let resolution: Resolution

    var value: String { "\(decision)|\(resolution.number)" }

    var words: String {
        let amount = resolution.amount.map { ", \($0.inWords)" } ?? ""
        return "\(decision) (\(resolution.number))\(amount): \(resolution.text.prefix(80))"
    }

    /// Those of the council's decisions in force, for this fund.
    static func all(_ visit: Visit, _ fund: Fund) -> [ResolutionChoice] {
        visit.decisions.filter {
            $0.organisation == fund.record.organisation && $0.isInForce(on: visit.today)
        }.flatMap { decision in
            (decision.record?.resolutions ?? []).filter {
                $0.amount != nil && ($0.fund == nil || $0.fund == fund.id)
            }.map { ResolutionChoice(decision: decision.id, resolution: $0) }
        }
    }
}

extension FormReading {
    /// The movement that the form describes: entered once, however often it is sent.
    mutating func movement(_ kind: MovementKind, in fund: FundID) -> Movement {
        var line = MovementLine(amount("amount", "the amount"))
        if kind.needsInitiative {
            line.initiative = InitiativeID(needed("initiative", "Choose the initiative"))
        }
        if kind == .virement {
            line.to = InitiativeID(needed("to", "Choose the initiative that receives"))
        }
        if kind.hasCategory { line.category = MovementLine.category(named: words("category")) }
        var movement = Movement(
            MovementID(entry(kind.rawValue)), in: fund, kind,
            on: day("day", "the day it counts for"), lines: [line],
            text: needed("text", "Enter what it is"))
        movement.reference = filled("reference")
        movement.decision = filled("decision").map { DecisionID($0) }
        movement.originally = optionalDay("originally", "the day it should have counted for")
        if kind == .authority {
            let parts = needed("resolution", "Choose the resolution that gives it")
                .split(separator: "|", maxSplits: 1).map(String.init)
            movement.decision = parts.first.map { DecisionID($0) }
            movement.resolution = parts.count > 1 ? parts[1] : nil
        }
        return movement
    }
}
