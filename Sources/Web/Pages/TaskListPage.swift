import Accountability
import Forms
import Reckoning

/// One return as a list of tasks.
struct TaskListPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var page: Page {
        Page(
            title: at.form.title,
            crumbs: [Crumb(words: "Returns", path: SiteRoute.home.path())], isWide: true,
            main: """
                \(at.heading)
                <div class="with-side"><div>
                \(standing)
                <h2>Complete the return</h2>
                <ul class="tasks">\(at.form.sections.map { task($0) })</ul>
                <h2>Check and sign off</h2>
                <ul class="tasks">\(SignOffTasks(at).rows)</ul>
                <p class="after-tasks">\(next)</p>
                </div><div class="side">\(workbook)\(links)</div></div>
                """)
    }

    private var standing: Html {
        let deadline = Deadline(at)
        var counts = ["\(at.completedCount) of \(at.form.sections.count) sections completed"]
        let progress = at.form.sections.map { SectionProgress($0, at) }
        let errors = progress.reduce(0) { $0 + $1.errors }
        let missing = progress.reduce(0) { $0 + $1.missing }
        if errors > 0 { counts.append(errors.of("error")) }
        if missing > 0 { counts.append(missing.of("answer") + " missing") }
        if !at.standing.queries.isEmpty {
            counts.append(at.standing.queries.count.of("query", "queries") + " to explain")
        }
        let open = at.entry.queries.filter { !$0.isClosed }.count
        if open > 0 { counts.append(open.of("message") + " from the department") }
        return """
            <div class="standing"><p>\(ReturnStatus(at).tag)</p>
            \(deadline?.html)
            <p>\(counts.joined(separator: " · "))</p></div>
            """
    }

    private var workbook: Html {
        """
        <section class="panel workbook" aria-labelledby="workbook-title">
        <h2 id="workbook-title">Work in a spreadsheet</h2>
        <p>The workbook holds every answer and check. Nothing is recorded until you have seen \
        what an upload would change.</p>
        <p><a class="button secondary" href="\(ReturnRoute.workbook.path(at.id))" download>\
        Download \(at.may(ReturnRoute.upload) ? "my" : "the") workbook</a></p>
        <p>For Excel (XLSX). LibreOffice and others: \
        <a href="\(ReturnRoute.workbookAs.path(at.id, "ods"))" download>download as OpenDocument \
        (ODS)</a>.</p>
        \(at.isEditable ? uploading : .nothing)
        </section>
        """
    }

    private var uploading: Html {
        """
        <form class="upload" method="post" enctype="multipart/form-data" \
        action="\(ReturnRoute.upload.path(at.id))">\(at.visit.tokenField)
        <label for="file">Upload a workbook (XLSX or ODS, smaller than 20MB)</label>
        <div class="together"><input type="file" id="file" name="file" accept=".xlsx,.ods">
        <button class="button secondary" type="submit">Upload</button></div></form>
        """
    }

    private func task(_ section: FormSection) -> Html {
        let progress = SectionProgress(section, at)
        let hint = [describe(section), progress.remainder].filter { !$0.isEmpty }
        return """
            <li class="task"><div class="task-name">
            <a href="\(ReturnRoute.section.path(at.id, section.id))" \
            aria-describedby="hint-\(section.id) status-\(section.id)">\
            <span class="code">\(section.id)</span> \(section.task)</a>
            <p class="hint" id="hint-\(section.id)">\(hint.joined(separator: " · "))</p></div>
            <div class="task-status" id="status-\(section.id)">\(progress.status.tag)</div></li>
            """
    }

    /// What the section holds: `37 initiatives`, `10 questions`.
    private func describe(_ section: FormSection) -> String {
        let tables = section.items.compactMap { item -> String? in
            guard case .table(let table) = item else { return nil }
            let count = at.entry.sheet.rows(of: table.id).count
            return count == 0 ? nil : count.of(table.rowName.lowercased())
        }
        let questions = section.items.filter { item in
            if case .question(let question) = item { question.calculation == nil } else { false }
        }.count
        return ((questions > 0 ? [questions.of("question")] : []) + tables)
            .joined(separator: ", ")
    }

    private var next: String {
        switch at.entry.stage {
        case .open:
            "You can send the return for sign-off when every section is completed, no errors are "
                + "left and every query is explained."
        case .awaitingSignOff: "The return is locked while it waits for its signatures."
        case .submitted: "The return is submitted and locked. The department can open it again."
        }
    }

    private var links: Html {
        var items: [(String, String)] = [
            (ReturnRoute.check.path(at.id), "Read the whole return"),
            (ReturnRoute.history.path(at.id), "Timeline and versions"),
            (ReturnRoute.messages.path(at.id), "Messages from the department"),
        ]
        if !at.entry.versions.isEmpty {
            items.insert((ReturnRoute.receipt.path(at.id), "Receipt"), at: 1)
        }
        let list = items.map { path, words -> Html in "<li><a href=\"\(path)\">\(words)</a></li>" }
        return "<ul class=\"links\">\(list)</ul>"
    }
}

extension ReturnVisit {
    /// The heading of every page about the return as a whole.
    var heading: Html {
        """
        <h1><span class="above">\(form.period.inWords) – \(context.organisation.name)</span>
        \(form.title)</h1>
        """
    }

    /// The way back to the task list.
    var crumbs: [Crumb] {
        [
            Crumb(words: "Returns", path: SiteRoute.home.path()),
            Crumb(words: form.period.inWords, path: ReturnRoute.taskList.path(id)),
        ]
    }
}
