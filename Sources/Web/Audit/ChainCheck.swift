import Accountability
import Clerk
import Reckoning

/// A walk over the whole chain of the journal: one at a time, for everybody who asks.
actor ChainCheck {
    /// How the last walk stands.
    enum State: Sendable {
        case never
        case walking(checked: Int64, of: Int64)
        case done(ChainVerdict, at: Instant)
    }

    private(set) var state = State.never

    /// A walk may begin; nobody else is walking.
    func begin(of facts: Int64) -> Bool {
        if case .walking = state { return false }
        state = .walking(checked: 0, of: facts)
        return true
    }

    /// So many facts are checked.
    func reach(_ checked: Int64) {
        guard case .walking(let before, let all) = state else { return }
        state = .walking(checked: max(before, checked), of: all)
    }

    func end(_ verdict: ChainVerdict, at moment: Instant) {
        state = .done(verdict, at: moment)
    }

    /// The walk could not begin.
    func giveUp() {
        state = .never
    }
}

/// Where the whole chain is checked.
struct ChainPage {
    let visit: Visit
    let state: ChainCheck.State

    init(_ visit: Visit, _ state: ChainCheck.State) {
        self.visit = visit
        self.state = state
    }

    var page: Page {
        Page(
            title: "Check the chain",
            crumbs: [Crumb(words: "Journal", path: AuditRoute.journal.path())],
            main: """
                <h1>Check the chain</h1>
                <p>Every fact is read again, and its hash calculated from its content and from the \
                hash before it. Whatever was changed, added or taken away since shows here.</p>
                \(result)
                """)
    }

    private var result: Html {
        switch state {
        case .never: starting("Check the chain")
        case .walking(let checked, let all):
            """
            <div class="panel" role="status"><h2>The check is running</h2>
            <p>\("\(checked)") of \("\(all)") facts are checked.</p></div>
            <p><a class="button secondary" href="\(AuditRoute.chain.path())">Look again</a></p>
            """
        case .done(let verdict, let moment): said(verdict, moment) + starting("Check it again")
        }
    }

    private func said(_ verdict: ChainVerdict, _ moment: Instant) -> Html {
        let tag: Html =
            verdict.isSound
            ? .tag("The chain is whole", .active) : .tag("The chain is damaged", .problem)
        let findings = verdict.findings.map { "<li>\($0)</li>" as Html }
        let advice: Html =
            verdict.isSound
            ? .nothing
            : "<p>Do not go on with this journal. Keep it as it is, and restore a backup.</p>"
        return """
            <p class="standing-line">\(tag) <span>\(moment.inWords)</span></p>
            \(KeyFacts([
                ("Facts checked", .words("\(verdict.entries)")),
                ("Hash of the last", "<code class=\"hash\">\(verdict.head.hexadecimal)</code>"),
            ]).html)
            \(findings.isEmpty ? .nothing : "<h2>What was found</h2><ul>\(findings)</ul>")\(advice)
            """
    }

    private func starting(_ words: String) -> Html {
        PlainForm(visit, "chain", to: AuditRoute.checkChain.path()).html(words, .nothing)
    }
}
