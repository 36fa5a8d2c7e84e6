import Accountability
import Forms
import Reckoning
import Review

/// What the checks across a collection's returns found, and how figures changed.
struct QualityPage {
    /// How many rows of each list the page begins with.
    private static let fewRows = 10

    let visit: Visit
    let review: CollectionReview
    /// The findings and the changes that the filter lets through.
    private let findings: [ReviewFinding]
    private let changes: [ChangedFigure]

    init(visit: Visit, review: CollectionReview) {
        self.visit = visit
        self.review = review
        let region = (visit.query["region"] ?? "").trimmed
        let text = (visit.query["text"] ?? "").trimmed
        guard !region.isEmpty || !text.isEmpty else {
            (findings, changes) = (review.findings, review.changes)
            return
        }
        func isWanted(_ place: String, _ words: [String]) -> Bool {
            (region.isEmpty || region == place) && words.contains { $0.mentions(text) }
        }
        findings = review.findings.filter {
            isWanted($0.region, [$0.name, $0.title, "\($0.key)"])
        }
        changes = review.changes.filter {
            isWanted($0.region, [$0.name, $0.title, "\($0.key)"])
        }
    }

    private var id: String { review.collection.id.text }
    private var path: String { ReviewRoute.quality.path(id) }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: path, file: ReviewRoute.qualityFile.path(id, "findings.csv"),
            fields: [
                .choice("region", title: "Region", review.regions.map { ($0, $0) }),
                .words("text", title: "Authority or question"),
            ])
    }

    var page: Page {
        Page(
            title: "Data quality", isWide: true,
            main: """
                <h1><span class="above">\(review.form.title), \(review.form.period.inWords)</span>\
                Data quality</h1>
                \(CollectionTabs(collection: id, here: .quality).html)
                <p class="lead">\(lead)</p>
                \(filter.html)
                \(parts)
                """)
    }

    private var lead: String {
        let (submitted, asked) = review.coverage
        let waiting = review.queue.count { $0.state != .closed }
        return "\(submitted) of \(asked) returns are submitted. Checks across them found "
            + "\(review.findings.count.of("thing")) to look at; "
            + "\(waiting.of("query or explanation", "queries and explanations")) "
            + "\(waiting == 1 ? "waits" : "wait") to be settled."
    }

    /// Every list in short, or the one that is asked for.
    private var parts: Html {
        let show = visit.query["show"] ?? ""
        if show == "changes" { return changesPart(isWhole: true) }
        if let rule = ReviewRule(rawValue: show) { return part(rule, isWhole: true) }
        return [ruleTable, changesPart(isWhole: false)].joined()
            + ReviewRule.allCases.map { part($0, isWhole: false) }.joined()
    }

    private var ruleTable: Html {
        let counts = review.ruleCounts
        guard !counts.isEmpty else { return "<p>No check has spoken up.</p>" }
        let chart = StatusBars(
            id: "by-check", title: chartTitle(counts),
            subtitle: "Findings, queries and explanations that wait, by check",
            bars: counts.map { ($0.title, $0.open) })
        return """
            <h2>By check</h2>
            \(chart.html)
            \(DataTable(
                caption: "Findings, queries and explanations by check",
                columns: [
                    .words("Check"), .figure("Findings across returns"),
                    .figure("Waiting for a reply"), .figure("Replied"), .figure("Explained"),
                    .figure("Closed"), .figure("At stake, % of totals"),
                ],
                rows: counts.map { row($0) }).html)
            <p>\(.link("Checks as CSV", ReviewRoute.qualityFile.path(id, "checks.csv"))) · \
            \(.link("The queue of queries", ReviewRoute.queue.path(id)))</p>
            """
    }

    /// What a check of the form says, with its figures left out.
    private func hint(_ title: String) -> Html {
        guard let check = review.form.checks.first(where: { $0.id == title }) else {
            return .nothing
        }
        let words = check.says.pieces.map { piece in
            if case .words(let words) = piece { words } else { "…" }
        }
        return "<span class=\"column-hint\">\(words.joined())</span>"
    }

    private func chartTitle(_ counts: [CollectionReview.RuleCount]) -> String {
        guard let most = counts.max(by: { $0.open < $1.open }), most.open > 0 else {
            return "Nothing waits to be looked at"
        }
        return "Most is found by one check: \(most.title) (\(most.open))"
    }

    private func row(_ count: CollectionReview.RuleCount) -> [Html] {
        let path = ReviewRoute.queue.path(id) + "?rule=" + count.title.inQuery
        let states = [QueueState.waiting, .replied, .explained, .closed].map {
            "\(count.states[$0] ?? 0)" as Html
        }
        let name: Html = "\(.link(count.title, path))\(hint(count.title))"
        return [name, .words(count.findings.map { "\($0)" } ?? "–")] + states
            + [.words(count.effectPercent.oneDecimal)]
    }

    private func changesPart(isWhole: Bool) -> Html {
        let all = changes
        let pager = Pager(visit, all, path: path)
        let shown = isWhole ? Array(pager.items) : Array(all.prefix(Self.fewRows))
        let before = review.earlier?.inWords ?? "The period before"
        return """
            <h2 id="changes">Largest changes since \(review.earlier?.inWords ?? "the period before")</h2>
            \(isWhole ? .nothing : changesChart(shown))
            \(shown.isEmpty ? "<p>There is nothing to compare.</p>" : DataTable(
                caption: "Figures that move a total most",
                columns: [
                    .words("Authority"), .words("Region"), .words("Question"), .figure(before),
                    .figure(review.form.period.inWords), .figure("Change"),
                    .figure("Of the total"), .words("Query"),
                ],
                rows: shown.map { row($0) }).html)
            \(isWhole ? pager.html : .nothing)
            \(links("changes", all.count, isWhole))
            """
    }

    private func changesChart(_ changes: [ChangedFigure]) -> Html {
        guard let first = changes.first else { return .nothing }
        return EffectBars(
            id: "largest-changes",
            title: "\(first.name) moves a total most: \(first.title), "
                + "\(first.effectPercent.signedPercent) of all returns",
            subtitle: "The largest changes, in per cent of the total of all returns",
            bars: changes.map { ("\($0.name), \($0.key)", $0.effectPercent) }
        ).html
    }

    private func row(_ change: ChangedFigure) -> [Html] {
        [
            place(change.organisation, change.name), .words(change.region),
            .words("\(change.title) (\(change.key))"), .words(change.before), .words(change.now),
            .words(change.changePercent.map { $0.signedPercent } ?? "–"),
            .words(change.effectPercent.signedPercent),
            asking(change.organisation, change.key, rule: rule(of: change)),
        ]
    }

    /// The check that spoke up about the same figure, if one did.
    private func rule(of change: ChangedFigure) -> String? {
        review.findings.first { $0.organisation == change.organisation && $0.key == change.key }?
            .rule.rawValue
    }

    private func part(_ rule: ReviewRule, isWhole: Bool) -> Html {
        let all = findings.filter { $0.rule == rule }
        let pager = Pager(visit, all, path: path)
        let shown = isWhole ? Array(pager.items) : Array(all.prefix(Self.fewRows))
        return """
            <h2 id="\(rule.rawValue)">\(rule.title)</h2>
            <p class="hint">\(rule.method)</p>
            \(shown.isEmpty ? "<p>Nothing is found.</p>" : DataTable(
                caption: rule.title,
                columns: [
                    .words("Authority"), .words("Region"), .words("Question"), .figure("Figure"),
                    .figure("Before"), .figure("Compared with"), .figure("Effect on the total"),
                    .figure("Of the total"), .words("How far"), .words("Query"),
                ],
                rows: shown.map { row($0) }).html)
            \(isWhole ? pager.html : .nothing)
            \(links(rule.rawValue, all.count, isWhole))
            """
    }

    private func row(_ finding: ReviewFinding) -> [Html] {
        [
            place(finding.organisation, finding.name), .words(finding.region),
            .words("\(finding.title) (\(finding.key))"), .words(finding.figure),
            .words(finding.before ?? "–"), .words(finding.comparison), .words(finding.effect),
            .words(finding.effectPercent.map { $0.signedPercent } ?? "–"),
            "<div class=\"said\">\(finding.measure)</div>",
            asking(finding.organisation, finding.key, rule: finding.rule.rawValue),
        ]
    }

    private func place(_ organisation: OrganisationID, _ name: String) -> Html {
        .link(name, ReviewRoute.reviewed.path(id, organisation.text))
    }

    /// The way to a query with its suggested wording, or the one that was raised.
    private func asking(_ organisation: OrganisationID, _ key: AnswerKey, rule: String?) -> Html {
        let path = ReviewRoute.reviewed.path(id, organisation.text)
        let asked = review.queue.last {
            $0.organisation == organisation && $0.key == key && $0.rule == rule
        }
        if let asked, case .query(let number) = asked.matter {
            return "\(asked.state.tag) \(.link("Query \(number)", "\(path)#query-\(number)"))"
        }
        let query = "?key=\(key.description.inQuery)" + (rule.map { "&rule=\($0)" } ?? "")
        return """
            <a class="button secondary small" href="\(path)\(query)#ask">Ask\
            \(.hidden("about \(key) of \(organisation)"))</a>
            """
    }

    private func links(_ list: String, _ count: Int, _ isWhole: Bool) -> Html {
        let file = Html.link("As CSV", ReviewRoute.qualityFile.path(id, "\(list).csv"))
        if isWhole { return "<p>\(.link("All checks", path)) · \(file)</p>" }
        guard count > Self.fewRows else { return count > 0 ? "<p>\(file)</p>" : .nothing }
        let whole = visit.address(path, with: [("show", list), ("page", "")])
        return "<p>\(.link("See all \(count)", whole)) · \(file)</p>"
    }
}

extension CollectionReview.RuleCount {
    /// How much waits: findings across returns, and what is said about checks of the form.
    fileprivate var open: Int {
        findings ?? states.filter { $0.key != .closed }.map(\.value).reduce(0, +)
    }
}

extension QueueState {
    var tag: Html {
        switch self {
        case .waiting: .tag(rawValue, .active)
        case .replied, .explained: .tag(rawValue, .attention)
        case .closed: .tag(rawValue, .plain)
        }
    }
}

extension Double {
    /// With one decimal: `12.4`.
    var oneDecimal: String {
        DecimalNumber(self, decimals: 1)?.formatted(decimals: 1) ?? "–"
    }

    /// Per cent with its sign and two decimals: `+0.42%`.
    var signedPercent: String {
        guard let number = DecimalNumber(self, decimals: 2) else { return "–" }
        return (DecimalNumber.zero < number ? "+" : "") + number.formatted(decimals: 2) + "%"
    }
}
