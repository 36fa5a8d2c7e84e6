import Accountability
import Forms
import Ledger
import Reckoning
import WorkingPapers

/// The returns that the visitor works on: what is to be started, what is going on, what is done.
struct ReturnsPage {
    private static let mostRows = 50

    let visit: Visit
    /// Comments that somebody meant for the visitor.
    let comments: [Comment]
    private let lines: [ReturnLine]

    init(_ visit: Visit, _ comments: [Comment]) {
        self.visit = visit
        self.comments = comments
        lines = visit.returnLines
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: ReturnRoute.returns.path(), file: ReturnRoute.returnsFile.path(),
            fields: [
                .words("text", title: "Return, months or organisation"),
                .choice(
                    "status", title: "Status", visit.returnStatuses.map { ($0, $0) }),
            ])
    }

    var page: Page {
        Page(
            title: "Returns", isWide: true,
            main: """
                <h1>Returns</h1>
                \(meant)\(OpeningList(visit).html)
                \(filter.html)
                \(content)
                """)
    }

    private var meant: Html {
        let items = comments.compactMap { comment -> Html? in
            guard let context = visit.books.return(ReturnID(comment.return)),
                RouteMandate.commenter.admits(visit.officer, to: context),
                let key = AnswerKey(written: comment.question)
            else { return nil }
            let at = ReturnVisit(visit, context)
            let path = PaperRoute.answerComments.path(at.id, key.inAddress)
            return """
                <li><a href="\(path)">\(at.words(key))</a>: \(String(comment.text.prefix(200)))<br>\
                <span class="hint">\(at.name(OfficerID(comment.author))), \(comment.at.inWords), \
                \(at.form.period.inWords)</span></li>
                """
        }
        return items.isEmpty
            ? .nothing : "<h2>Comments for you</h2><ul class=\"links\">\(items)</ul>"
    }

    private var content: Html {
        guard !lines.isEmpty else {
            let words =
                filter.isUsed
                ? "No return is like that." : "There are no returns yet for your organisation."
            return "<p>\(words)</p>"
        }
        let current = lines.filter { !$0.isPast }
        let past = lines.filter(\.isPast)
        return list("Current returns", current) + list("Past returns", past)
    }

    private func list(_ title: String, _ lines: [ReturnLine]) -> Html {
        guard !lines.isEmpty else { return .nothing }
        let shown = lines.prefix(Self.mostRows)
        let rest: Html =
            lines.count > shown.count
            ? "<p class=\"hint\">The first \(shown.count) of \(lines.count). Narrow the list down, or download it.</p>"
            : .nothing
        let table = DataTable(
            caption: "\(title) (\(lines.count))", columns: columns, rows: shown.map { row($0) })
        return table.html + rest
    }

    /// Whose return it is matters to those who see several organisations'.
    private var isOfSeveral: Bool { Set(lines.map(\.context.organisation.id)).count > 1 }

    private var columns: [DataTable.Column] {
        [.words("Return"), .words("Status")] + (isOfSeveral ? [.words("Organisation")] : [])
            + [.words("Due"), .words("Who has it")]
    }

    private func row(_ line: ReturnLine) -> [Html] {
        let months = line.form.period.inWords
        let name: Html = """
            <a href="\(ReturnRoute.taskList.path(line.id))">\(line.form.title)\
            \(.hidden("for \(months), \(line.context.organisation.name)"))</a><br>\
            <span class="hint">\(months)</span>
            """
        let tags = ([line.status.tag] + line.overlays.map(\.tag)).joined(" ")
        let due: Html = line.deadline.map { .words($0.due.inWords) } ?? "no date set"
        return [name, tags]
            + (isOfSeveral ? [.words(line.context.organisation.name)] : [])
            + [due, .words(line.holder)]
    }
}

/// Collections that wait for a return of the visitor's organisation which nobody has opened.
struct OpeningList {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var html: Html {
        guard let officer = visit.officer else { return .nothing }
        let forms = visit.books.everyCollection.flatMap { collection -> [Html] in
            officer.organisations.sorted { $0.text < $1.text }
                .filter { organisation in
                    collection.awaits(organisation, at: visit.now)
                        && officer.holds(Role.preparers, for: organisation)
                        && visit.books.return(ReturnID("\(collection.id)-\(organisation)")) == nil
                }
                .map { opening(collection, $0) }
        }
        return forms.isEmpty ? .nothing : "<h2>To be started</h2><ul class=\"cards\">\(forms)</ul>"
    }

    private func opening(
        _ collection: Accountability.Collection, _ organisation: OrganisationID
    ) -> Html {
        let form = visit.books.form(collection.form)?.form
        let name = visit.books.organisation(organisation)?.name ?? organisation.text
        let due = form?.due.map { "Due on or before \($0.inWords)" } ?? ""
        return """
            <li class="card"><h3>\(form?.title ?? collection.id.text)</h3>
            <p class="card-sub">\(form?.period.inWords ?? "") – \(name)</p><p>\(due)</p>
            <form method="post" \
            action="\(ReturnRoute.openReturn.path(collection.id.text, organisation.text))">
            \(visit.tokenField)<button class="button" type="submit">Start this return\
            \(.hidden("for \(form?.period.inWords ?? collection.id.text)"))</button></form></li>
            """
    }
}

extension Visit {
    /// Every status and overlay by its words, as the list is narrowed down by.
    var returnStatuses: [String] {
        let overlays: [ReturnOverlay] = [
            .overdue, .ratificationDue, .nilReturn, .accepted, .acceptedInPart,
        ]
        return ReturnStatus.allCases.map(\.rawValue) + overlays.map(\.words)
    }

    /// The returns that the visitor may read, as the address narrows them down.
    var returnLines: [ReturnLine] {
        let words = (query["text"] ?? "").trimmed
        let status = (query["status"] ?? "").trimmed
        return books.everyReturn.compactMap { books.return($0.id) }.filter { context in
            RouteMandate.reader.admits(officer, to: context)
                && context.isMeant(by: words)
        }
        .map { ReturnLine($0, self) }
        .filter { line in
            status.isEmpty || line.status.rawValue == status
                || line.overlays.contains { $0.words == status }
        }
        .sorted(by: ReturnLine.isBefore)
    }

    /// The list as a file.
    var returnsFile: Reply {
        let rows = returnLines.map { line -> [ListFile.Cell] in
            [
                .words(line.id), .words(line.form.title), .words(line.form.period.inWords),
                .day(line.form.period.from), .day(line.form.period.to),
                .words(line.context.organisation.id.text), .words(line.context.organisation.name),
                .words(line.deadline.map { "\($0.due)" } ?? ""), .words(line.statuses),
                .words(line.holder), .words("\(line.context.entry.versions.count)"),
            ]
        }
        return ListFile(
            name: "returns",
            columns: [
                "Return", "Form", "Months", "From", "To", "Code", "Organisation", "Due", "Status",
                "Who has it", "Versions submitted",
            ], rows: rows
        ).reply
    }
}

extension ReturnInContext {
    fileprivate func isMeant(by words: String) -> Bool {
        [
            form.form.title, form.form.period.inWords, organisation.name, organisation.id.text,
            entry.id.text,
        ].contains { $0.mentions(words) }
    }
}
