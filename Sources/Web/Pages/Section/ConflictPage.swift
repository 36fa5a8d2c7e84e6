import Accountability
import Forms

/// Somebody else changed the same answers: both are shown, and the visitor chooses.
struct ConflictPage {
    let at: ReturnVisit
    let section: FormSection
    let sent: SentAnswers
    let conflicts: [AnswerConflict]

    init(
        _ at: ReturnVisit, _ section: FormSection, _ sent: SentAnswers,
        _ conflicts: [AnswerConflict]
    ) {
        self.at = at
        self.section = section
        self.sent = sent
        self.conflicts = conflicts
    }

    var page: Page {
        let problems = conflicts.map { conflict in
            FieldProblem(
                field: conflict.key.anchor,
                message: "\(words(conflict.key)) was changed by somebody else while you worked")
        }
        return Page(
            title: "Choose between two answers", crumbs: at.crumbs, hasProblems: true,
            main: """
                \(.summary(problems))
                <h1>Choose between two answers</h1>
                <p class="lead">Nothing was saved yet, and nothing that you typed is lost.</p>
                <form method="post" action="\(ReturnRoute.saveSection.path(at.id, section.id))" \
                novalidate>
                \(at.visit.tokenField)\(.carrying("as-at", "\(at.context.sequence)"))
                \(conflicts.map { choice($0) })
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
        return key.row.map { "\(heading), row \($0)" } ?? "\(key.question) \(heading)"
    }

    private func shown(_ answer: Answer?, _ key: AnswerKey) -> String {
        guard let answer, let question = at.question(key.question) else { return "Not provided" }
        return at.form.shown(answer, for: question)
    }

    private func choice(_ conflict: AnswerConflict) -> Html {
        let key = conflict.key
        let theirs = at.question(key.question).map { at.form.fieldText(conflict.current, for: $0) }
        let who = at.entry.history(of: key).last.map { at.name($0.circumstance.by) } ?? "Somebody"
        return """
            <fieldset class="conflict"><legend>\(words(key))</legend>
            <p class="hint">When you opened the page it said: \(shown(conflict.seen, key))</p>
            <div class="choice"><input type="radio" id="\(key.anchor)" name="\(key.fieldName)" \
            value="\(theirs ?? "")" checked><label for="\(key.anchor)">Keep what \(who) entered: \
            <strong>\(shown(conflict.current, key))</strong></label></div>
            <div class="choice"><input type="radio" id="\(key.anchor)-mine" \
            name="\(key.fieldName)" \
            value="\(sent.typed[key] ?? "")"><label for="\(key.anchor)-mine">Use what I entered: \
            <strong>\(shown(conflict.wanted, key))</strong></label></div></fieldset>
            """
    }

    /// The changes that nobody else made, carried along.
    private var others: Html {
        let keys = Set(conflicts.map(\.key))
        let rest = sent.changes.filter { !keys.contains($0.key) }.map { change -> Html in
            .carrying(change.key.fieldName, sent.typed[change.key] ?? "")
        }
        let explained = sent.explanations.map { explanation -> Html in
            .carrying("explain." + explanation.finding, explanation.text)
        }
        guard !rest.isEmpty else { return explained.joined() }
        return "<p>Your other \(rest.count.of("change")) will be saved too.</p>\(rest)\(explained)"
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
            "<div><dt>\("\(change.key)")</dt><dd>\(.lines(sent.typed[change.key] ?? ""))</dd></div>"
        }
        return Page(
            title: "Your changes were not saved", crumbs: at.crumbs, hasProblems: true,
            main: """
                \(.summary([FieldProblem(field: "main", message: refusal.reason)]))
                <h1>Your changes were not saved</h1>
                <p>\(refusal.reason) \(refusal.remedy) <span \
                class="hint">\(refusal.number.code)</span></p>
                \(typed.isEmpty ? .nothing : Self.list(typed))
                <p><a href="\(ReturnRoute.taskList.path(at.id))">Back to the task list</a></p>
                """)
    }

    private static func list(_ typed: [Html]) -> Html {
        "<h2>What you typed</h2><dl class=\"summary-list\">\(typed)</dl>"
    }
}
