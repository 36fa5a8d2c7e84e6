import Accountability
import Forms
import Ledger
import Reckoning

/// The form of a collection as it is set up: what it asks, what changed, who signs.
struct FormPage {
    let at: CollectionVisit

    private var visit: Visit { at.visit }

    var page: Page {
        Page(
            title: "Form", crumbs: at.crumbsBelow, isWide: true,
            main: """
                \(at.heading("Form"))
                <p class="lead">\(at.form.everyQuestion.count.of("question")) in \
                \(at.form.sections.count.of("section")), \(at.form.checks.count.of("check")). \
                Version \(at.form.version).</p>
                <p>\(.link("As respondents see it", at.path(.questions))) · \
                \(.link("Blank workbook (XLSX)", CollectionRoute.blankWorkbook.path(at.id, "xlsx"))) · \
                \(.link("Blank workbook (ODS)", CollectionRoute.blankWorkbook.path(at.id, "ods"))) · \
                \(.link("Take a new version into use", CollectionRoute.newCollection.path()))</p>
                \(FormDifferences(at).html)
                \(confirm(.form, "The form is right"))
                <h2 id="sign-off">Sign-off rule</h2>
                \(signing)
                \(confirm(.signOff, "The sign-off rule is right"))
                \(QuestionTables(form: at.form).html)
                """)
    }

    private var signing: Html {
        guard !at.form.signOff.isEmpty else { return "<p>Nobody signs a return.</p>" }
        return DataTable(
            caption: "Who signs a return, in order",
            columns: [
                .words("Step"), .words("Role"), .words("On the basis of"), .figure("Signatures"),
            ],
            rows: at.form.signOff.map { step in
                [
                    .words(step.title),
                    .words(step.roles.map(\.title).sorted().joined(separator: " or ")),
                    .words(step.bases.map(\.rawValue).joined(separator: ", ")),
                    "\(step.signatories)",
                ]
            }
        ).html
    }

    private func confirm(_ task: SetUpTask, _ words: String) -> Html {
        if at.collection.confirmed.contains(task) { return "<p>\(.tag("Found right", .plain))</p>" }
        guard !at.collection.isSetUp else { return .nothing }
        return """
            <form method="post" action="\(at.path(.confirmTask))">\(visit.tokenField)\
            \(.carrying("task", task.rawValue))<div class="actions">\
            <button class="button" type="submit">\(words)</button></div></form>
            """
    }
}

/// What is different on a form, against that of the period before.
struct FormDifferences {
    private let form: Form
    private let before: Form?

    init(_ at: CollectionVisit) {
        form = at.form
        before = at.form.previous.flatMap { at.visit.books.form($0)?.form }
    }

    var html: Html {
        guard let before else {
            return "<h2>What changed</h2><p>There is no form before it to compare with.</p>"
        }
        let differences = before.differences(from: form)
        guard !differences.isEmpty else {
            return """
                <h2>What changed</h2><p>It asks the same as the form for \(before.period.inWords).</p>
                """
        }
        let table = DataTable(
            caption: "\(differences.count.of("difference")) from the form for "
                + before.period.inWords,
            columns: [.words("What"), .words("Change"), .words("In detail")],
            rows: differences.map { difference in
                [
                    .words(difference.part.capitalisedFirst),
                    .tag(
                        difference.change.rawValue.capitalisedFirst,
                        difference.change == .changed ? .quiet : .attention),
                    .words(difference.detail.isEmpty ? "–" : difference.detail),
                ]
            })
        return "<h2>What changed</h2>\(table.html)"
    }
}

/// The questions and checks of a form, section by section.
struct QuestionTables {
    let form: Form

    var html: Html { form.sections.map { section($0) }.joined() + checks }

    private func section(_ section: FormSection) -> Html {
        let rows = section.items.flatMap { item -> [[Html]] in
            switch item {
            case .question(let question): [row(question, nil)]
            case .table(let table): table.columns.map { row($0, table) }
            }
        }
        return """
            <h2>\(section.id) \(section.title)</h2>
            \(section.guidance.isEmpty ? .nothing : Paragraphs(section.guidance).html)
            \(DataTable(
                caption: "Questions of \(section.id)",
                columns: [
                    .words("Question"), .words("What is asked"), .words("Answer"), .words("Needed"),
                ], rows: rows).html)
            """
    }

    private func row(_ question: Question, _ table: FormTable?) -> [Html] {
        let each = table.map { "For each \($0.rowName.lowercased())" } ?? ""
        let guidance = [each, question.guidance].filter { !$0.isEmpty }.joined(separator: ". ")
        return [
            .words(question.id),
            """
            \(question.label)\(guidance.isEmpty ? .nothing : "<br><span class=\"hint\">\(guidance)</span>" as Html)
            """,
            .words(answer(question)),
            .words(
                question.calculation != nil
                    ? "Calculated" : question.isRequired ? "Needed" : "If there is one"),
        ]
    }

    private func answer(_ question: Question) -> String {
        guard let list = question.kind.list.flatMap({ form.options[$0] }) else {
            return question.kind.inWords
        }
        return question.kind.inWords + ": "
            + list.options.map(\.shown).joined(separator: "; ")
    }

    private var checks: Html {
        guard !form.checks.isEmpty else { return .nothing }
        return """
            <h2>Checks</h2>
            <p>An Error is put right before a return can be signed; a Query is put right or \
            explained; a Note is for information.</p>
            \(DataTable(
                caption: "Checks of the form",
                columns: [
                    .words("Check"), .words("Severity"), .words("Questions"), .words("Raised when"),
                ],
                rows: form.checks.map { check in
                    [
                        .words(check.id), .words(check.severity.word),
                        .words(check.places.joined(separator: ", ")),
                        "<code>\(check.formula.source)</code>",
                    ]
                }).html)
            """
    }
}

/// What a collection asks, for everyone: questions, definitions, checks, the blank workbook.
struct QuestionsPage {
    let at: CollectionVisit

    var page: Page {
        Page(
            title: "Questions: \(at.form.title)", isWide: true,
            main: """
                \(at.heading("Questions"))
                <p class="lead">What \(at.form.owner) asks for \(at.form.period.inWords), and how \
                answers are checked.\(due)</p>
                <p>\(.link("Blank workbook (XLSX)", CollectionRoute.blankWorkbook.path(at.id, "xlsx"))) · \
                \(.link("Blank workbook (ODS)", CollectionRoute.blankWorkbook.path(at.id, "ods")))</p>
                \(at.form.guidance.isEmpty ? .nothing : Paragraphs(at.form.guidance).html)
                \(FormDifferences(at).html)
                \(QuestionTables(form: at.form).html)
                """)
    }

    private var due: String { at.due.map { " It is due on or before \($0.inWords)." } ?? "" }
}
