import Accountability
import Forms

/// Asks why a row is to be removed.
struct RemovalPage {
    let at: ReturnVisit
    let table: FormTable
    let row: Int
    var problem: String?

    init(_ at: ReturnVisit) throws(Problem) {
        let open = at.visit.open
        guard open.count == 3, let table = at.form.tables[open[1]], let row = Int(open[2]),
            at.entry.sheet.hasRow(row, in: table.id)
        else { throw .notFound }
        self.at = at
        self.table = table
        self.row = row
    }

    var page: Page {
        let section = at.form.sectionOf[table.id] ?? ""
        return Page(
            title: "Remove \(table.rowName.lowercased()) \(row)", crumbs: at.crumbs,
            hasProblems: problem != nil,
            main: """
                \(.summary(problem.map { [FieldProblem(field: "reason", message: $0)] } ?? []))
                <h1>Remove \(table.rowName.lowercased()) \(row)</h1>
                <p class="inset">\(at.rowName(row, of: table))</p>
                <p>Its answers stay in the history, and its number is not used again.</p>
                <form method="post" action="\(ReturnRoute.removeRow.path(at.id, table.id, "\(row)"))" \
                novalidate>
                \(at.visit.tokenField)
                <label class="title" for="reason">Why is it removed?</label>
                \(problem.map { .error($0, id: "error-reason") } ?? Html.nothing)
                <textarea id="reason" name="reason" rows="3"\
                \(attribute: "aria-describedby", problem == nil ? nil : "error-reason")></textarea>
                <div class="actions"><button class="button danger" type="submit">Remove it</button>
                <a href="\(ReturnRoute.section.path(at.id, section))">Keep it</a></div></form>
                """)
    }
}
