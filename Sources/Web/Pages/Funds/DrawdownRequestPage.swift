import Accountability
import Ledger
import Reckoning

/// The form that asks for money on a decision, with a line for each initiative.
struct DrawdownRequestPage {
    let visit: Visit
    let fund: Fund

    /// How many lines the form can have.
    static let mostLines = 40

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        fund = try visit.fund()
    }

    private var form: PlainForm {
        PlainForm(visit, "request", to: FundRoute.requestDrawdown.path(fund.id.text))
    }

    /// The decisions that money of this fund may follow from.
    private var decisions: [Decision] {
        visit.decisions.filter {
            $0.organisation == fund.record.organisation && $0.isInForce(on: visit.today)
        }
    }

    /// The decision that the visitor came with or chose.
    private var chosen: Decision? {
        let wanted = visit.fields["decision"] ?? visit.query["decision"] ?? ""
        return decisions.first { $0.id.text == wanted }
    }

    var page: Page {
        Page(
            title: "Request a drawdown",
            crumbs: [
                Crumb(words: "Funds", path: FundRoute.funds.path()),
                Crumb(words: fund.record.title, path: FundRoute.fund.path(fund.id.text)),
            ],
            main: """
                <h1><span class="above">\(fund.record.title)</span>Request a drawdown</h1>
                \(decisions.isEmpty ? "<p>No decision is in force that money could follow from.</p>" : .nothing)
                \(chosen == nil && !form.isBack ? choosing : .nothing)
                \(chosen != nil || form.isBack ? form.html("Request the drawdown", fields) : .nothing)
                """)
    }

    /// First the decision, so that its resolutions fill the lines.
    private var choosing: Html {
        let options = decisions.map { decision -> Html in
            let words = "\(decision.id): \(decision.title)"
            return "<option value=\"\(decision.id.text)\">\(words)</option>"
        }
        guard !options.isEmpty else { return .nothing }
        return """
            <form method="get" action="\(FundRoute.newDrawdown.path(fund.id.text))">
            \(visit.query["initiative"].map { Html.carrying("initiative", $0) })
            <label class="title" for="decision">On which decision?</label>
            <select id="decision" name="decision" class="width-text">\(options)</select>
            <div class="actions"><button class="button" type="submit">Continue</button></div></form>
            """
    }

    /// What the lines begin with: the decision's resolutions for this fund.
    private var resolutions: [Resolution] {
        let all = (chosen?.record?.resolutions ?? []).filter { resolution in
            (resolution.fund == nil || resolution.fund == fund.id) && resolution.amount != nil
        }
        guard let initiative = visit.query["initiative"] else { return all }
        let own = all.filter { $0.initiative == nil || $0.initiative?.text == initiative }
        return own.isEmpty ? all : own
    }

    private var rows: Int {
        let sent = visit.fields["rows"].flatMap { Int($0) }
        let more = visit.fields["add"] == nil ? 0 : 1
        return min(Self.mostLines, max(1, (sent ?? resolutions.count) + more))
    }

    private var fields: Html {
        let choices = decisions.map { (value: $0.id.text, words: "\($0.id): \($0.title)") }
        return """
            \(form.line("drawdown", "Identifier of the drawdown", suggestion,
            hint: "Letters, digits and hyphens"))
            \(form.choice("decision", "Decision", choices, chosen?.id.text ?? ""))
            \(form.day("day", "Day it counts for", visit.today))
            \(.carrying("rows", "\(rows)"))
            \((1...rows).map { line($0) })
            <div class="actions"><button class="button secondary" type="submit" name="add" \
            value="yes">Add another line</button></div>
            """
    }

    private var suggestion: String {
        var number = fund.drawdowns.count + 1
        while fund.drawdown(DrawdownID("DD-\(number)")) != nil { number += 1 }
        return "DD-\(number)"
    }

    private func line(_ row: Int) -> Html {
        let known = resolutions.dropFirst(row - 1).first
        let initiatives = visit.initiatives.filter {
            $0.record.organisation == fund.record.organisation
        }.map { (value: $0.id.text, words: $0.record.title) }
        let initiative = known?.initiative?.text ?? (known == nil ? nil : visit.query["initiative"])
        return """
            <fieldset class="row-fields"><legend>Line \(row)</legend>
            \(form.choice("initiative-\(row)", "Initiative", initiatives, initiative ?? ""))
            \(form.amount("amount-\(row)", "Amount", known?.amount))
            \(form.line("resolution-\(row)", "Resolution", known?.number ?? "",
            width: "width-number"))
            \(form.text("condition-\(row)", "Condition (optional)", known?.condition ?? "",
            hint: "What must be so before any of it is released", rows: 2))
            \(form.line("owner-\(row)", "Who sees to the condition (optional)",
            hint: "An office, not a person’s name"))
            \(form.day("due-\(row)", "Day it should be met (optional)"))
            </fieldset>
            """
    }
}

extension FormReading {
    /// The drawdown that the form asks for.
    mutating func request(from fund: FundID) -> DrawdownRequest {
        let id = needed("drawdown", "Enter an identifier for the drawdown")
        let rows = min(
            DrawdownRequestPage.mostLines, max(1, fields["rows"].flatMap { Int($0) } ?? 1))
        return DrawdownRequest(
            DrawdownID(id), from: fund, on: DecisionID(needed("decision", "Choose the decision")),
            day: day("day", "the day it counts for"),
            lines: (1...rows).compactMap { line($0, of: id) })
    }

    private mutating func line(_ row: Int, of drawdown: String) -> DrawdownLine? {
        let asked = ["initiative", "amount", "resolution", "condition"]
        guard asked.contains(where: { !isBlank("\($0)-\(row)") }) else { return nil }
        return DrawdownLine(
            InitiativeID(needed("initiative-\(row)", "Choose the initiative of line \(row)")),
            amount("amount-\(row)", "the amount of line \(row)"),
            resolution: needed("resolution-\(row)", "Enter the resolution of line \(row)"),
            condition: terms(row, of: drawdown))
    }

    private mutating func terms(_ row: Int, of drawdown: String) -> ConditionTerms? {
        guard let text = filled("condition-\(row)") else { return nil }
        return ConditionTerms(
            ConditionID("\(drawdown)-C\(row)"), text,
            owner: needed("owner-\(row)", "Enter who sees to the condition of line \(row)"),
            due: optionalDay("due-\(row)", "the day the condition of line \(row) should be met"))
    }
}
