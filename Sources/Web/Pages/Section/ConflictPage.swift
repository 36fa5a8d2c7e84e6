import Accountability
import Forms

/// What somebody else changed of what a form changed too, when it was sent.
struct SavingConflict {
    /// Answers that both changed.
    var answers: [AnswerConflict] = []
    /// Explanations that both wrote.
    var explanations: [SentAnswers.Explanation] = []
    /// What was typed into rows that somebody removed.
    var orphans: [SentAnswers.Orphan] = []

    var isEmpty: Bool { answers.isEmpty && explanations.isEmpty && orphans.isEmpty }
}

/// Somebody else changed the same things: both are shown, and the visitor chooses.
struct ConflictPage {
    let at: ReturnVisit
    let section: FormSection
    let sent: SentAnswers
    let conflict: SavingConflict

    init(
        _ at: ReturnVisit, _ section: FormSection, _ sent: SentAnswers, _ conflict: SavingConflict
    ) {
        self.at = at
        self.section = section
        self.sent = sent
        self.conflict = conflict
    }

    private var problems: [FieldProblem] {
        conflict.answers.map { conflict in
            FieldProblem(
                field: conflict.key.anchor,
                message: "\(words(conflict.key)) was changed by somebody else while you worked")
        }
            + conflict.explanations.map { explanation in
                FieldProblem(
                    field: explanation.anchor,
                    message: "A query was explained by somebody else while you worked")
            }
            + (conflict.orphans.isEmpty
                ? []
                : [
                    FieldProblem(
                        field: "removed", message: "A row was removed while you worked in it")
                ])
    }

    var page: Page {
        Page(
            title: "Choose between two answers", crumbs: at.crumbs, hasProblems: true,
            main: """
                \(.summary(problems))
                <h1>Choose between two answers</h1>
                <p class="lead">Nothing was saved yet, and nothing that you typed is lost.</p>
                <form method="post" action="\(ReturnRoute.saveSection.path(at.id, section.id))" \
                novalidate>
                \(at.visit.tokenField)\(.carrying("as-at", "\(at.context.sequence)"))
                \(conflict.answers.map { choice($0) })
                \(conflict.explanations.map { choice($0) })
                \(removed)
                \(others)
                <div class="actions"><button class="button" type="submit" name="then" \
                value="stay">Save \
                </button><a href="\(ReturnRoute.section.path(at.id, section.id))">Discard my \
                changes</a></div>
                </form>
                """)
    }

    private func words(_ key: AnswerKey) -> String {
        let heading = at.question(key.question)?.heading ?? key.question
        guard let row = key.row, let table = at.form.table(ofColumn: key.question) else {
            return "\(key.question) \(heading)"
        }
        return "\(heading) of \(at.rowName(row, of: table))"
    }

    private func shown(_ answer: Answer?, _ key: AnswerKey) -> String {
        guard let answer, let question = at.question(key.question) else { return "Not provided" }
        return at.form.shown(answer, for: question)
    }

    private func choice(_ conflict: AnswerConflict) -> Html {
        let key = conflict.key
        let theirs = at.question(key.question).map { at.form.fieldText(conflict.current, for: $0) }
        let last = at.entry.history(of: key).last
        return """
            <fieldset class="conflict"><legend>\(words(key))</legend>
            <p class="hint">When you opened the page it said: \(shown(conflict.seen, key))</p>
            \(option(
                key.anchor, key.fieldName, theirs ?? "", isChosen: true,
                "Keep what \(last.map { at.name($0.circumstance.by) } ?? "Somebody") entered:",
                shown(conflict.current, key)))
            \(option(
                "\(key.anchor)-mine", key.fieldName, sent.typed[key] ?? "", isChosen: false,
                "Use what I entered:", shown(conflict.wanted, key)))</fieldset>
            """
    }

    private func option(
        _ id: String, _ name: String, _ value: String, isChosen: Bool, _ words: String,
        _ answer: String
    ) -> Html {
        """
        <div class="choice"><input type="radio" id="\(id)" name="\(name)" \
        value="\(value)"\(flag: "checked", isChosen)><label for="\(id)">\(words) \
        <strong>\(.lines(answer))</strong></label></div>
        """
    }

    private func choice(_ explanation: SentAnswers.Explanation) -> Html {
        let item = at.standing.item(explanation.finding)
        let theirs = item?.explanation
        let name = "explain." + explanation.finding
        let who = theirs.map { at.name($0.circumstance.by) } ?? "Somebody"
        return """
            <fieldset class="conflict"><legend>Explanation</legend>
            <p class="hint">\(item?.finding.message ?? explanation.finding)</p>
            \(.carrying("explained." + explanation.finding, theirs?.text ?? ""))
            \(option(
                explanation.anchor, name, theirs?.text ?? "", isChosen: true,
                "Keep what \(who) wrote:", theirs?.text ?? ""))
            \(option(
                explanation.anchor + "-mine", name, explanation.text, isChosen: false,
                "Use what I wrote:", explanation.text))</fieldset>
            """
    }

    /// What was typed into rows that are gone, to be copied from here.
    private var removed: Html {
        guard !conflict.orphans.isEmpty else { return .nothing }
        let typed = conflict.orphans.map { orphan -> Html in
            let heading = at.question(orphan.key.question)?.heading ?? orphan.key.question
            let table = at.form.table(ofColumn: orphan.key.question)
            return """
                <div><dt>\(heading) of \(table?.rowName.lowercased() ?? "row") \
                \(orphan.key.row ?? 0)</dt><dd>\(.lines(orphan.text))</dd></div>
                """
        }
        return """
            <section id="removed" class="conflict"><h2>Removed meanwhile</h2>
            <p>Somebody removed the row that you typed this into. It cannot be saved there. Copy it \
            from here if you need it.</p><dl class="summary-list">\(typed)</dl></section>
            """
    }

    /// The changes that nobody else made, carried along.
    private var others: Html {
        let keys = Set(conflict.answers.map(\.key))
        let rest = sent.changes.filter { !keys.contains($0.key) }.map { change -> Html in
            .carrying(change.key.fieldName, sent.typed[change.key] ?? "")
        }
        let told = Set(conflict.explanations.map(\.finding))
        let explained = sent.explanations.filter { !told.contains($0.finding) }
            .map { explanation -> Html in
                .carrying("explain." + explanation.finding, explanation.text)
                    + .carrying("explained." + explanation.finding, explanation.seen)
            }
        let mark = at.visit.fields["complete"].map { Html.carrying("complete", $0) }
        let count = rest.count + explained.count
        guard count > 0 else { return "\(mark)" }
        return """
            <p>Your other \(count.of("change")) will be saved too.</p>\(rest)\(explained)\(mark)
            """
    }
}

extension SentAnswers.Explanation {
    /// The identifier of its field on a page.
    fileprivate var anchor: String {
        "explain-" + finding.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

/// The rules did not allow a save: why, and what was typed, to be copied.
struct NotSavedPage {
    let at: ReturnVisit
    let refusal: Refusal
    let sent: SentAnswers

    init(_ at: ReturnVisit, _ refusal: Refusal, _ sent: SentAnswers) {
        self.at = at
        self.refusal = refusal
        self.sent = sent
    }

    var page: Page {
        let typed = sent.changes.map { change -> Html in
            line("\(change.key)", sent.typed[change.key] ?? "")
        }
        let explained = sent.explanations.map { line("Explanation", $0.text) }
        return Page(
            title: "Your changes were not saved", crumbs: at.crumbs, hasProblems: true,
            main: """
                \(.summary([FieldProblem(field: "main", message: refusal.reason)]))
                <h1>Your changes were not saved</h1>
                <p>\(refusal.reason) \(refusal.remedy) <span \
                class="hint">\(refusal.number.code)</span></p>
                \(typed.isEmpty && explained.isEmpty ? .nothing : Self.list(typed + explained))
                <p><a href="\(ReturnRoute.taskList.path(at.id))">Back to the task list</a></p>
                """)
    }

    private func line(_ name: String, _ text: String) -> Html {
        "<div><dt>\(name)</dt><dd>\(.lines(text))</dd></div>"
    }

    private static func list(_ typed: [Html]) -> Html {
        "<h2>What you typed</h2><dl class=\"summary-list\">\(typed)</dl>"
    }
}
