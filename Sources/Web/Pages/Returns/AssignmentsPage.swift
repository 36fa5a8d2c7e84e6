import Accountability
import Clerk
import Forms
import Ledger
import Reckoning

/// Who looks after each section and by when it is to be done.
struct AssignmentsPage {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    private var path: String { ReturnRoute.assignments.path(at.id) }

    var page: Page {
        Page(
            title: "Who does what", crumbs: at.crumbs, isWide: true,
            main: """
                \(at.heading("Who does what"))
                <p class="lead">Everyone who prepares the return can change every section. The owner \
                sees that it is theirs, and when it is to be done.</p>
                \(at.may(ReturnRoute.assign) ? form : table)
                \(rows)
                """)
    }

    private var form: Html {
        let form = PlainForm(at.visit, "assign", to: path)
        let owners = at.officers(Role.preparers).map { ($0.text, at.name($0)) }
        let fields = at.form.sections.map { section -> Html in
            let assignment = at.entry.assignment(of: section.id)
            let options = owners + Self.missing(assignment?.owner, owners, at)
            return """
                <fieldset class="row-fields"><legend><span class="code">\(section.id)</span> \
                \(section.task)</legend><div class="side-by-side">
                \(.carrying("was-\(section.id)", Self.shown(assignment)))
                \(form.choice(
                    "owner-\(section.id)", "Owner of section \(section.id)", options,
                    assignment?.owner?.text ?? "", nothing: "Nobody"))
                \(form.day("due-\(section.id)", "To be done by", assignment?.due))</div></fieldset>
                """
        }
        return form.html("Save who does what", fields.joined())
    }

    /// What the page shows of an assignment, by which a change is known.
    private static func shown(_ assignment: SectionAssignment?) -> String {
        "\(assignment?.owner?.text ?? "")|\(assignment?.due?.inWords ?? "")"
    }

    /// An owner who does not prepare returns any more is shown until there is another.
    private static func missing(
        _ owner: OfficerID?, _ known: [(String, String)], _ at: ReturnVisit
    ) -> [(String, String)] {
        guard let owner, !known.contains(where: { $0.0 == owner.text }) else { return [] }
        return [(owner.text, at.name(owner))]
    }

    private var table: Html {
        let rows = at.form.sections.map { section -> [Html] in
            let assignment = at.entry.assignment(of: section.id)
            return [
                "\(section.id) \(section.task)",
                .words(assignment?.owner.map { at.name($0) } ?? "nobody named"),
                .words(assignment?.due?.inWords ?? "no day set"),
                SectionProgress(section, at).status.tag,
            ]
        }
        return DataTable(
            caption: "Sections",
            columns: [
                .words("Section"), .words("Owner"), .words("To be done by"), .words("Status"),
            ], rows: rows
        ).html
    }

    /// Rows that are initiatives belong to whoever leads the initiative.
    private var rows: Html {
        let tables = at.form.sections.flatMap(\.items).compactMap { item -> Html? in
            guard case .table(let table) = item else { return nil }
            return led(table)
        }
        return tables.isEmpty ? .nothing : "<h2>Rows of initiatives</h2>\(tables)"
    }

    private func led(_ table: FormTable) -> Html? {
        let initiatives = at.visit.books.initiatives(inRowsOf: table, of: at.entry)
        guard !initiatives.isEmpty else { return nil }
        let byLead = Dictionary(grouping: initiatives.sorted { $0.key < $1.key }) {
            $0.value.record.lead
        }
        let rows = byLead.sorted { ($0.key?.text ?? "") < ($1.key?.text ?? "") }.map {
            lead, led -> [Html] in
            let numbers = led.map { row, _ -> Html in
                .link("\(row)", ReturnRoute.row.path(at.id, table.id, "\(row)"))
            }
            return [.words(lead.map { at.name($0) } ?? "Nobody yet"), numbers.joined(", ")]
        }
        return DataTable(
            caption: "\(table.rowName)s of \(table.id) by who leads them",
            columns: [.words("Lead"), .words("\(table.rowName)s")], rows: rows
        ).html
    }
}

extension Site {
    /// Records what changed of who does what.
    func assign(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let path = ReturnRoute.assignments.path(at.id)
        return try await carryOut(at.visit, then: path) { visit throws(Problem) in
            AssignmentsPage(try visit.subject()).page
        } read: { reading in
            at.form.sections.compactMap { section in
                let owner = reading.words("owner-\(section.id)")
                guard
                    "\(owner)|\(reading.words("due-\(section.id)"))"
                        != reading.fields["was-\(section.id)"]
                else { return nil }
                let due = reading.optionalDay(
                    "due-\(section.id)", "the day by which section \(section.id) is to be done")
                if let due, let last = at.form.due?.onLondonClock.day, last < due {
                    reading.complain(
                        "due-\(section.id)",
                        "The day for section \(section.id) must be on or before \(last.inWords), "
                            + "when the return is due")
                }
                return .return(
                    at.entry.id,
                    .assign(
                        section: section.id, to: owner.isEmpty ? nil : OfficerID(owner), due: due))
            }
        }
    }
}
