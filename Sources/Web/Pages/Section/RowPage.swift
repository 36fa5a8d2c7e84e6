import Accountability
import Forms
import Ledger
import Reckoning

/// One row of a table by itself, with the earlier values, the history and the comments of each of
/// its answers.
struct RowPage {
    let at: ReturnVisit
    let table: FormTable
    let row: Int
    let section: FormSection

    init(_ at: ReturnVisit) throws(Problem) {
        let open = at.visit.open
        guard open.count == 3, let table = at.form.tables[open[1]], let row = Int(open[2]),
            at.entry.sheet.hasRow(row, in: table.id),
            let section = at.form.sectionOf[table.id].flatMap({ at.form.section($0) })
        else { throw .notFound }
        self.at = at
        self.table = table
        self.row = row
        self.section = section
    }

    private var noticed: [StandingFindings.Item] { NoticedFindings(at, section).items }

    private var problems: [FieldProblem] {
        noticed.filter { $0.finding.severity == .error && $0.finding.place.key?.row == row }
            .map { item in
                FieldProblem(
                    field: item.finding.place.key?.anchor ?? "main", message: item.finding.message)
            }
    }

    var page: Page {
        Page(
            title: "\(table.rowName) \(row)", crumbs: crumbs, hasProblems: !problems.isEmpty,
            isWide: true,
            main: """
                \(.summary(problems))
                <h1><span class="above">Section \(section.id), \(table.title)</span>\
                \(at.rowName(row, of: table))</h1>
                \(lead)
                \(SectionStanding(at, section).html)
                \(content)
                \(neighbours)
                """)
    }

    private var crumbs: [Crumb] {
        at.crumbs + [
            Crumb(
                words: "Section \(section.id)", path: ReturnRoute.section.path(at.id, section.id))
        ]
    }

    private var lead: Html {
        let initiatives = at.visit.books.initiatives(inRowsOf: table, of: at.entry)
        guard let initiative = initiatives[row], at.isColleague else { return .nothing }
        let lead = initiative.record.lead.map { "Led by \(at.name($0)). " } ?? ""
        return """
            <p>\(lead)<a href="\(InitiativeRoute.initiative.path(initiative.id.text))">Open the \
            initiative</a></p>
            """
    }

    private var content: Html {
        let isEditable = at.isEditable(section)
        let earlier = EarlierReturns(at)
        let blocks = table.columns.map { column in
            QuestionBlock(
                at, column, row: row, noticed, isEditable: isEditable, earlier: earlier
            ).html
        }
        guard isEditable else { return blocks.joined() }
        return """
            <form method="post" action="\(ReturnRoute.saveSection.path(at.id, section.id))" novalidate>
            \(at.visit.tokenField)\(.carrying("as-at", "\(at.context.sequence)"))\
            \(.carrying("row", "\(table.id)~\(row)"))
            \(blocks)
            <div class="actions"><button class="button" type="submit" name="then" \
            value="table">Save and continue</button>
            <button class="button secondary" type="submit" name="then" value="row">Save and stay \
            here</button>
            <a href="\(ReturnRoute.section.path(at.id, section.id))#row-\(table.id)-\(row)">Cancel</a>\
            </div></form>
            """
    }

    private var neighbours: Html {
        let rows = at.entry.sheet.rows(of: table.id)
        guard let place = rows.firstIndex(of: row) else { return .nothing }
        let links = [
            place > 0 ? link("Previous", rows[place - 1]) : nil,
            place + 1 < rows.count ? link("Next", rows[place + 1]) : nil,
        ].compactMap(\.self)
        guard !links.isEmpty else { return .nothing }
        return """
            <nav class="neighbours" aria-label="\(table.rowName)s"><ul class="links">\(links)</ul></nav>
            """
    }

    private func link(_ word: String, _ other: Int) -> Html {
        let path = ReturnRoute.row.path(at.id, table.id, "\(other)")
        return "<li><a href=\"\(path)\">\(word): \(at.rowName(other, of: table))</a></li>"
    }
}
