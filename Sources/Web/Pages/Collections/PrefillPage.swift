import Accountability
import Documents
import Forms
import Ledger
import Reckoning

/// What returns are filled in with when they are opened.
struct PrefillPage {
    let at: CollectionVisit

    private var visit: Visit { at.visit }

    var page: Page {
        let form = PlainForm(visit, "prefill", to: at.path(.uploadPrefill))
        let sending: Html =
            at.collection.isSetUp
            ? "<p>The set-up is finished, so nothing is added any more.</p>"
            : form.html(
                "Read the file", sendsFile: true,
                form.file(
                    "file", "Data set (CSV)",
                    hint: "One row an authority: its code, and columns with answers"))
        return Page(
            title: "Filled in already", crumbs: at.crumbsBelow, isWide: true,
            main: """
                \(at.heading("What is filled in already"))
                <p class="lead">A return begins with what the return before says, where the form \
                carries it over, and with the data sets below, which come first.</p>
                \(sets)
                <h2>Add a data set</h2>
                \(sending)
                \(confirming)
                """)
    }

    private var confirming: Html {
        guard !at.collection.isDone(.prefill), !at.collection.isSetUp else { return .nothing }
        return """
            <h2>Nothing else is known</h2>
            <form method="post" action="\(at.path(.confirmTask))">\(visit.tokenField)\
            \(.carrying("task", SetUpTask.prefill.rawValue))<div class="actions">\
            <button class="button secondary" type="submit">No data set is needed</button></div></form>
            """
    }

    private var sets: Html {
        guard !at.collection.dataSets.isEmpty else { return "<p>There is no data set.</p>" }
        let expected = at.collection.expected
        return DataTable(
            caption: at.collection.dataSets.count.of("data set"),
            columns: [
                .words("Data set"), .words("Source"), .words("Questions"),
                .figure("Organisations"), .figure("Answers"), .figure("Missing"),
            ],
            rows: at.collection.dataSets.map { data in
                let questions = Set(data.answers.values.flatMap(\.keys).map(\.question))
                return [
                    .words(data.name), .words(data.source),
                    .words(questions.sorted().joined(separator: ", ")), "\(data.answers.count)",
                    "\(data.answers.values.reduce(0) { $0 + $1.count })",
                    "\(expected.count { data.answers[$0] == nil })",
                ]
            }
        ).html
    }
}

extension CollectionVisit {
    /// What a table would fill in, by what its columns are chosen to hold.
    func dataSet(_ table: CSVTable, _ chosen: FormFields) -> DataSetFile {
        let books = visit.books
        return DataSetFile(
            table, for: collection, form, books.register,
            known: { books.organisation(knownAs: $0)?.id },
            chosen: { chosen["column-\($0)"] })
    }
}

/// What a data set would fill in, before it is taken.
struct PrefillDraftPage {
    let at: CollectionVisit
    let waiting: WaitingTable
    let draft: DataSetFile

    private var table: CSVTable { waiting.table }

    private var path: String { CollectionRoute.prefillDraft.path(at.id, waiting.text) }

    var page: Page {
        Page(
            title: "Check the data set", crumbs: at.crumbsBelow, hasProblems: !draft.isUsable,
            isWide: true,
            main: """
                \(at.heading("Check the data set"))
                <p class="lead">\(sentence)</p>
                \(mapping)
                \(TableFindings(findings: draft.findings).html)
                \(missing)
                \(draft.answers.isEmpty ? .nothing : sample)
                \(draft.isUsable ? taking : .nothing)
                <p>\(.link("Send another file", at.path(.prefill)))</p>
                """)
    }

    private var sentence: String {
        let count = draft.answers.values.reduce(0) { $0 + $1.count }
        let wrong = draft.findings.count { $0.severity == .error }
        return "\(table.rows.count.of("row")): \(count.of("answer")) for "
            + "\(draft.answers.count.of("organisation")). "
            + "\(draft.missing.count) that are expected are not in the file. "
            + (wrong == 0 ? "Nothing is wrong." : "\(wrong.of("mistake")).")
    }

    /// What each column holds; choosing again only reads the file anew.
    private var mapping: Html {
        let questions = at.form.everyQuestion.filter {
            at.form.questions[$0.id] != nil && $0.calculation == nil
        }
        let fields = table.headings.indices.map { place -> Html in
            let options = questions.map { question -> Html in
                option(question.id, "\(question.id) \(question.heading)", place)
            }
            return """
                <div><label for="column-\(place)">\(table.headings[place])</label>
                <select id="column-\(place)" name="column-\(place)">
                \(option("", "Left out", place))\(option("code", "Code of the authority", place))\
                \(options)</select></div>
                """
        }
        return """
            <h2>What the columns hold</h2>
            <form method="get" action="\(path)" class="filter" aria-label="Columns">\(fields)
            <div class="actions"><button class="button secondary" type="submit">Read it so</button>\
            </div></form>
            """
    }

    private func option(_ value: String, _ words: String, _ place: Int) -> Html {
        let isChosen = draft.columns[place] == value
        return "<option value=\"\(value)\"\(flag: "selected", isChosen)>\(words)</option>"
    }

    private var missing: Html {
        guard !draft.missing.isEmpty else { return .nothing }
        let names = draft.missing.map { at.name($0) }.joined(separator: ", ")
        return .folded(
            "\(draft.missing.count) expected, and not in the file", "<p>\(names).</p>")
    }

    private var sample: Html {
        let questions = draft.columns.compactMap { at.form.questions[$0] }
        let shown = draft.answers.keys.sorted { $0.text < $1.text }.prefix(10)
        return DataTable(
            caption: "The first \(shown.count) of \(draft.answers.count.of("organisation"))",
            columns: [.words("Organisation")] + questions.map { .words($0.id) },
            rows: shown.map { id in
                [.words(at.name(id))]
                    + questions.map { question in
                        let answer = draft.answers[id]?[AnswerKey(question.id)]
                        return .words(answer.map { at.form.shown($0, for: question) } ?? "–")
                    }
            }
        ).html
    }

    private var taking: Html {
        let form = PlainForm(
            at.visit, "take", to: CollectionRoute.recordPrefill.path(at.id, waiting.text))
        let kept = draft.columns.enumerated().map { place, name in
            Html.carrying("column-\(place)", name)
        }
        return """
            <h2>Take the data set</h2>
            \(form.html(
                "Take it",
                """
                \(kept)
                \(form.line("name", "Name of the data set", hint: "A later one of the same name takes its place"))
                \(form.line("source", "Where the figures are from"))
                """))
            """
    }
}
