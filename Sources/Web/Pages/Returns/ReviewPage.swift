import Accountability
import Forms
import Ledger
import Reckoning

/// The whole return on one page, to be read before it is signed: what changed first, then what is
/// queried and how it is explained, then every answer, then the forms to sign or decline.
struct ReviewPage {
    let at: ReturnVisit
    var problems: [FieldProblem] = []

    init(_ at: ReturnVisit, problems: [FieldProblem] = []) {
        self.at = at
        self.problems = problems
    }

    var page: Page {
        Page(
            title: "Check the whole return", crumbs: at.crumbs, hasProblems: !problems.isEmpty,
            isWide: true,
            main: """
                \(.summary(problems))
                \(at.heading("Check the whole return"))
                <div class="with-contents">\(contents)<div class="contents-body">
                <p class="lead">Check every answer. What you sign is exactly what is on this page; its \
                fingerprint is <code>\(at.context.content.short)</code>.</p>
                \(at.statusLine)
                <section id="changes" aria-label="Changes">\(ChangesList(at).html)</section>
                <section id="queries" aria-label="Queries">\(queries)</section>
                \(nilReturn)
                \(at.form.sections.map { part($0) })
                <section id="sign" aria-label="Sign-off">\(SigningForms(at).html)</section>
                </div></div>
                """)
    }

    private var contents: Html {
        let parts =
            [("changes", "What changed"), ("queries", "Queries and explanations")]
            + at.form.sections.map { ("section-\($0.id)", "\($0.id) \($0.title)") }
            + [("sign", "Sign-off")]
        let items = parts.map { anchor, words -> Html in
            "<li><a href=\"#\(anchor)\">\(words)</a></li>"
        }
        return """
            <nav class="contents side-contents" aria-label="On this page"><ul>\(items)</ul></nav>
            """
    }

    private var queries: Html {
        let items = at.standing.items.filter { $0.finding.severity != .note }
        let told = items.filter { !($0.isOutstanding && at.isAboutBlanks($0.finding)) }
        let blanks = items.count - told.count
        guard !items.isEmpty else {
            return
                "<h2>Queries and explanations</h2><p>No errors and no queries stand on this return.</p>"
        }
        let first = told.filter(\.isOutstanding) + told.filter { !$0.isOutstanding }
        return """
            <h2>Queries and explanations</h2>
            \(blanks > 0 ? "<p>\(blanks.of("answer")) missing.</p>" : .nothing)
            \(first.map { FindingLine(at, $0).html })
            """
    }

    private var nilReturn: Html {
        guard let declared = at.entry.declaredNil else { return .nothing }
        return """
            <div class="finding"><p>\(.tag("Nil return", .attention)) There is nothing to report: \
            \(declared.reason)</p><p class="hint">The answers below are kept for the next return and \
            are not sent. \(at.visit.signed(declared.circumstance))</p></div>
            """
    }

    private func part(_ section: FormSection) -> Html {
        """
        <section class="review" aria-labelledby="section-\(section.id)">
        <h2 id="section-\(section.id)"><span class="code">\(section.id)</span> \(section.title)</h2>
        \(completed(section))\(change(section))\(PairChart(at, section).html)
        \(AnswerList(at, section, changing: false).html)
        </section>
        """
    }

    private func completed(_ section: FormSection) -> Html {
        at.entry.completedSections[section.id].map {
            .hint("Completed by \(at.visit.signed($0))")
        } ?? .nothing
    }

    private func change(_ section: FormSection) -> Html {
        guard at.isEditable(section) else { return .nothing }
        return """
            <p><a href="\(ReturnRoute.section.path(at.id, section.id))">Change\
            \(.hidden("the answers of section \(section.id)"))</a></p>
            """
    }
}

/// One finding on one line or two, with what was done about it.
struct FindingLine {
    let at: ReturnVisit
    let item: StandingFindings.Item

    init(_ at: ReturnVisit, _ item: StandingFindings.Item) {
        self.at = at
        self.item = item
    }

    var html: Html {
        """
        <div class="finding note"><p>\(tag) \(at.rowPrefix(item.finding))\(item.finding.message)</p>
        \(item.explanation.map { .quoted($0.text) + .hint("\(at.visit.signed($0.circumstance))") })\
        \(item.waiver.map { "<p class=\"quoted\">\($0.reason)</p>" as Html })</div>
        """
    }

    private var tag: Html {
        if item.waiver != nil { return .tag("Waived", .quiet) }
        if item.explanation != nil { return .tag("Explained", .quiet) }
        switch item.finding.severity {
        case .error: return .tag("Error", .problem)
        case .query: return .tag("Query", .attention)
        case .note: return .tag("Note", .quiet)
        }
    }
}
