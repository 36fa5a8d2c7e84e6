import Accountability
import Documents
import Forms

/// What an uploaded workbook would change, before anything is recorded.
struct PreviewPage {
    let at: ReturnVisit
    let number: Int
    let comparison: DraftComparison
    /// The file is still there, so that a marked copy can be made of it.
    let canBeMarked: Bool

    init(
        _ at: ReturnVisit, _ number: Int, _ comparison: DraftComparison, canBeMarked: Bool
    ) {
        self.at = at
        self.number = number
        self.comparison = comparison
        self.canBeMarked = canBeMarked
    }

    private var findings: [Finding] { comparison.fileFindings }

    private func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

    var page: Page {
        Page(
            title: "Check your upload", crumbs: at.crumbs, hasProblems: comparison.isRefused,
            isWide: true,
            main: """
                \(comparison.isRefused ? .summary(refusals) : .nothing)
                <h1>\(comparison.isRefused ? "This file cannot be used" : "Check your upload")</h1>
                \(comparison.isRefused ? .nothing : overview)
                \(FindingTable(findings, at.form).html)
                \(marking)
                \(comparison.isRefused ? again : accepting)
                """)
    }

    private var refusals: [FieldProblem] {
        findings.filter { $0.severity == .error }.prefix(5).map {
            FieldProblem(field: "main", message: $0.message)
        }
    }

    private var again: Html {
        """
        <p>Nothing was recorded. <a href="\(ReturnRoute.taskList.path(at.id))">Back to the task \
        list</a></p>
        """
    }

    /// The way to the file with its findings in it.
    private var marking: Html {
        let isReadable = !findings.contains { $0.number == .unreadableWorkbook }
        guard canBeMarked, isReadable, !findings.isEmpty else { return .nothing }
        return """
            <p><a href="\(ReturnRoute.marked.path(at.id, "\(number)"))">Download a copy of your file with \
            the problems marked</a></p>
            """
    }

    private var overview: Html {
        let figures: [(Int, String)] = [
            (comparison.changed.count, "changed"), (comparison.unchanged, "unchanged"),
            (comparison.newRows.count, comparison.newRows.count == 1 ? "new row" : "new rows"),
            (count(.error), count(.error) == 1 ? "error" : "errors"),
            (count(.query), count(.query) == 1 ? "query" : "queries"),
            (
                comparison.conflicts.count,
                comparison.conflicts.count == 1 ? "conflict" : "conflicts"
            ),
        ]
        let items = figures.map { number, words -> Html in
            "<li><strong>\(number)</strong> \(words)</li>"
        }
        return """
            <p class="lead">Nothing is recorded until you accept. Errors do not stop you: you can \
            put \
            them right here afterwards, or in the workbook and upload it again.</p>
            <ul class="figures">\(items)</ul>
            """
    }

    private var isEmpty: Bool {
        comparison.changed.isEmpty && comparison.newRows.isEmpty && comparison.conflicts.isEmpty
    }

    private var accepting: Html {
        guard !isEmpty else { return "<p>The workbook says what this site says.</p>\(cancelling)" }
        return """
            <form method="post" action="\(ReturnRoute.acceptUpload.path(at.id, "\(number)"))" novalidate>
            \(at.visit.tokenField)
            \(conflicts)
            \(changes)
            <div class="actions"><button class="button" type="submit">Accept \
            \(comparison.changed.count.of("change"))</button></div></form>
            \(cancelling)
            """
    }

    private var cancelling: Html {
        """
        <form method="post" action="\(ReturnRoute.cancelUpload.path(at.id, "\(number)"))">\
        \(at.visit.tokenField)
        <button class="link" type="submit">Cancel, and record nothing</button></form>
        """
    }

    private var conflicts: Html {
        guard !comparison.conflicts.isEmpty else { return .nothing }
        let fields = comparison.conflicts.map { item -> Html in
            """
            <fieldset class="conflict"><legend>\(words(item.key))</legend>
            <p class="hint">When the workbook was made it said: \(shown(item.base, item.key))</p>
            <div class="choice"><input type="radio" id="\(item.key.anchor)" \
            name="\(item.key.fieldName)" \
            value="site" checked><label for="\(item.key.anchor)">Keep what is on this site: \
            <strong>\(shown(item.current, item.key))</strong></label></div>
            <div class="choice"><input type="radio" id="\(item.key.anchor)-file" \
            name="\(item.key.fieldName)" value="file"><label for="\(item.key.anchor)-file">Use the \
            workbook: <strong>\(shown(item.draft, item.key))</strong></label></div></fieldset>
            """
        }
        return """
            <h2>Choose between two answers</h2>
            <p>Somebody changed these on this site too.</p>\(fields)
            """
    }

    private var changes: Html {
        guard !comparison.changed.isEmpty else { return .nothing }
        let rows = comparison.changed.map { item -> Html in
            """
            <tr><th scope="row">\(words(item.key))</th><td>\(shown(item.current, item.key))</td>\
            <td>\(shown(item.draft, item.key))</td></tr>
            """
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="Changes"><table>
            <caption>What would change</caption><thead><tr><th scope="col">Answer</th>\
            <th scope="col">Now</th><th scope="col">In the workbook</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private func words(_ key: AnswerKey) -> String {
        let heading = at.question(key.question)?.heading ?? ""
        return key.row.map { "\(key.question) \(heading), row \($0)" }
            ?? "\(key.question) \(heading)"
    }

    private func shown(_ answer: Answer?, _ key: AnswerKey) -> String {
        guard let answer, let question = at.question(key.question) else { return "Not provided" }
        return at.form.shown(answer, for: question)
    }
}

/// The page of somebody who sent no file.
struct NoFilePage {
    let at: ReturnVisit
    let sentence: String

    init(_ at: ReturnVisit, _ sentence: String) {
        self.at = at
        self.sentence = sentence
    }

    var page: Page {
        Page(
            title: "Upload a workbook", crumbs: at.crumbs, hasProblems: true,
            main: """
                \(.summary([FieldProblem(field: "file", message: sentence)]))
                <h1>Upload a workbook</h1>
                <form class="upload" method="post" enctype="multipart/form-data" \
                action="\(ReturnRoute.upload.path(at.id))">\(at.visit.tokenField)
                \(.error(sentence, id: "error-file"))
                <label for="file">Workbook (XLSX, smaller than 20MB)</label>
                <div class="together"><input type="file" id="file" name="file" accept=".xlsx,.ods" \
                aria-describedby="error-file">
                <button class="button" type="submit">Upload</button></div></form>
                """)
    }
}
