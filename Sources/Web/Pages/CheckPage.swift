import Accountability
import Forms
import Ledger
import Reckoning

/// The whole return on one page, to be checked before it is signed.
struct CheckPage {
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
                <h1><span class="above">\(at.form.title), \(at.form.period.inWords) – \
                \(at.context.organisation.name)</span>Check the whole return</h1>
                <p class="lead">Check every answer. What you sign is exactly what is on this \
                page; its \
                fingerprint is <code>\(at.context.content.short)</code>.</p>
                \(contents)
                \(ChangesList(at).html)
                \(queries)
                \(at.form.sections.map { part($0) })
                \(SigningForms(at).html)
                """)
    }

    private var contents: Html {
        let items = at.form.sections.map { section -> Html in
            "<li><a href=\"#section-\(section.id)\">\(section.id) \(section.title)</a></li>"
        }
        return "<nav class=\"contents\" aria-label=\"Sections\"><ul>\(items)</ul></nav>"
    }

    private var queries: Html {
        let items = at.standing.items.filter { $0.finding.severity != .note }
        let told = items.filter { !($0.isOutstanding && at.isAboutBlanks($0.finding)) }
        let blanks = items.count - told.count
        guard !items.isEmpty else { return "<p>No errors and no queries stand on this return.</p>" }
        return """
            <h2>Errors and queries</h2>
            \(blanks > 0 ? "<p>\(blanks.of("answer")) missing.</p>" : .nothing)
            \(told.map { FindingLine(at, $0).html })
            """
    }

    private func part(_ section: FormSection) -> Html {
        """
        <section class="review" aria-labelledby="section-\(section.id)">
        <h2 id="section-\(section.id)"><span class="code">\(section.id)</span> \(section.title)</h2>
        \(change(section))
        \(groups(section))
        </section>
        """
    }

    private func change(_ section: FormSection) -> Html {
        guard at.isEditable(section) else { return .nothing }
        return """
            <p><a href="\(ReturnRoute.section.path(at.id, section.id))">Change\
            \(.hidden("the answers of section \(section.id)"))</a></p>
            """
    }

    /// Questions in lists, tables as tables, in the order of the form.
    private func groups(_ section: FormSection) -> [Html] {
        var groups: [Html] = []
        var questions: [Question] = []
        for item in section.items {
            switch item {
            case .question(let question): questions.append(question)
            case .table(let table):
                groups.append(list(questions))
                questions = []
                groups.append(TableBlock(at, table, [], isEditable: false).html)
            }
        }
        return groups + [list(questions)]
    }

    private func list(_ questions: [Question]) -> Html {
        guard !questions.isEmpty else { return .nothing }
        return "<dl class=\"summary-list\">\(questions.map { line($0) })</dl>"
    }

    private func line(_ question: Question) -> Html {
        let key = AnswerKey(question.id)
        let before = Comparison(key, at)
        let shown = at.shown(key)
        return """
            <div><dt><span class="code">\(question.id)</span> \(question.heading)</dt>
            <dd\(attribute: "class", shown == nil ? "none" : nil)>\
            \(.lines(shown ?? "Not provided"))\(before.map { earlier($0) })\
            </dd></div>
            """
    }
}

extension CheckPage {
    private func earlier(_ before: Comparison) -> Html {
        let words = [before.before, before.change].compactMap { $0 }.joined(separator: ", ")
        return "<span class=\"hint\"> \(at.previousPeriod): \(words)</span>"
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
        \(item.explanation.map { .quoted($0.text) + .hint("\(at.name($0.circumstance.by))") })\
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

/// What is different from the return before, figures first.
struct ChangesList {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var html: Html {
        guard at.context.previous != nil else { return .nothing }
        let lines = figures + rows
        let list: Html =
            lines.isEmpty
            ? "<p>Nothing that continues from then has changed.</p>" : "<ul>\(lines)</ul>"
        return "<h2>Changes since \(at.previousPeriod)</h2>\(list)"
    }

    private var figures: [Html] {
        at.form.everyQuestion.filter { at.form.tableOfColumn[$0.id] == nil }.compactMap {
            question in
            let key = AnswerKey(question.id)
            guard let compared = Comparison(key, at), let change = compared.change,
                change != "no change"
            else { return nil }
            return """
                <li>\(question.id) \(question.heading): \(compared.before), now \
                \(at.shown(key) ?? "not provided") (\(change))</li>
                """
        }
    }

    private var rows: [Html] {
        at.form.sections.flatMap(\.items).compactMap { item in
            guard case .table(let table) = item, let source = table.previous else { return nil }
            let before = Set(at.context.previous?.sheet.rows(of: source) ?? [])
            let now = Set(at.entry.sheet.rows(of: table.id))
            let (added, gone) = (now.subtracting(before).count, before.subtracting(now).count)
            guard added + gone > 0 else { return nil }
            return """
                <li>\(table.title): \(added.of("row")) added, \(gone) removed, \
                \(now.intersection(before).count) carried on</li>
                """
        }
    }
}
