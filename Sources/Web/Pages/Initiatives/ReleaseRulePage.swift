import Accountability
import Ledger
import Reckoning

/// What a rule for releases comes to now, and why.
struct ReleaseRuleBlock {
    let on: InitiativePage
    let rule: ReleaseRule
    let caption: String

    init(_ on: InitiativePage, _ rule: ReleaseRule, _ caption: String) {
        self.on = on
        self.rule = rule
        self.caption = caption
    }

    var html: Html {
        guard
            let reading = try? on.initiative.reading(
                of: rule, on.position, on: on.visit.today)
        else { return "<p><code>\(rule.formula)</code></p>" }
        let verdict: Html =
            reading.allowsRelease
            ? "\(.tag("Met", .active)) The next tranche may be released."
            : "\(.tag("Not met", .attention)) The next tranche has to wait."
        return """
            <p>\(verdict)</p><p><code class="formula">\(rule.formula)</code></p>
            \(RuleFigures(reading.findings, caption).html)
            """
    }
}

/// What rules for releases look at, as it stands.
struct RuleFigures {
    private let findings: [ReleaseRuleReading.Finding]
    private let caption: String

    init(_ findings: [ReleaseRuleReading.Finding], _ caption: String) {
        self.findings = findings
        self.caption = caption
    }

    var html: Html {
        guard !findings.isEmpty else { return .nothing }
        return DataTable(
            caption: caption,
            columns: [.words("Name"), .figure("Now"), .words("What it is")],
            rows: findings.map {
                ["<code>\($0.name)</code>", .words($0.value), .words($0.meaning.capitalisedFirst)]
            }
        ).html
    }
}

/// Where the rule for an initiative's releases is written, tried and set.
struct ReleaseRulePage {
    let visit: Visit
    let on: InitiativePage

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        on = try InitiativePage(visit, .money)
    }

    private var form: PlainForm {
        PlainForm(visit, "rule", to: InitiativeRoute.setReleaseRule.path(on.id))
    }

    /// The rule that was typed to be tried, when it is one.
    private var tried: ReleaseRule? {
        guard visit.fields["try"] != nil, visit.problems.isEmpty else { return nil }
        return ReleaseRule(
            for: on.initiative.id, form.value("formula"), words: form.value("words"))
    }

    var page: Page {
        let rule = on.initiative.releaseRule
        return Page(
            title: "Rule for releases to \(on.id)",
            crumbs: [
                Crumb(words: "Portfolio", path: InitiativeRoute.portfolio.path()),
                Crumb(words: on.record.title, path: InitiativeTab.money.path(on.id)),
            ],
            main: """
                <h1><span class="above">\(on.record.title)</span>Rule for releases</h1>
                <p>No tranche is released to the initiative while the rule is not met. Whoever tries \
                is told why.</p>
                \(rule.map { standing($0) } ?? "<p>There is no rule yet.</p>")
                \(tried.map { trying($0) })
                <h2>\(rule == nil ? "Set a rule" : "Change the rule")</h2>
                \(form.html("Set the rule", others: tryButton, fields(rule)))
                \(RuleFigures(on.initiative.releaseFigures(on.position, on: visit.today),
                "What a rule may look at, and what it is today").html)
                """)
    }

    private func standing(_ rule: ReleaseRule) -> Html {
        "<h2>The rule as it stands</h2><p>\(rule.words)</p>\(ReleaseRuleBlock(on, rule, "What the rule looks at, today").html)"
    }

    private func trying(_ rule: ReleaseRule) -> Html {
        """
        <section class="panel" aria-label="The rule that you try"><h2>The rule that you try</h2>
        <p>Nothing is recorded yet.</p>\(ReleaseRuleBlock(on, rule, "What it looks at, today").html)\
        </section>
        """
    }

    private var tryButton: Html {
        """
        <button class="button secondary" type="submit" name="try" value="yes">Try it first</button>
        """
    }

    private func fields(_ rule: ReleaseRule?) -> Html {
        form.text(
            "words", "The rule in words", rule?.words ?? "",
            hint: "For example: the last tranche is spent by four fifths, and the update is recent",
            rows: 2)
            + form.text(
                "formula", "The rule as a formula", rule?.formula ?? "",
                hint: "For example: OR(tranches = 0, spent_of_last >= 80%)", rows: 2)
    }
}

extension FormReading {
    /// The rule that the form gives.
    mutating func releaseRule(for initiative: InitiativeID) -> ReleaseRule {
        ReleaseRule(
            for: initiative, needed("formula", "Enter the rule as a formula"),
            words: needed("words", "Enter the rule in words"))
    }
}
