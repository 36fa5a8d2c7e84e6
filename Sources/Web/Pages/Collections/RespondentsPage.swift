import Accountability
import Documents
import Forms
import Ledger
import Reckoning

/// Who is asked by a collection, as the register had it on a day, with what was agreed since.
struct RespondentsPage {
    private static let pageSize = 50

    let at: CollectionVisit
    let contacts: [OrganisationID: [OfficerID]]

    private var visit: Visit { at.visit }
    private var collection: Accountability.Collection { at.collection }
    private var isKeeper: Bool { at.may(CollectionRoute.listRespondents) }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: at.path(.respondents), file: at.path(.respondentsFile),
            fields: [
                .words("text", title: "Name or code"),
                .choice("matter", title: "Only", Matter.allCases.map { ($0.rawValue, $0.title) }),
            ])
    }

    /// What the list is narrowed down by.
    private enum Matter: String, CaseIterable {
        case exempt, joint, ended, alone

        var title: String {
            switch self {
            case .exempt: "Exempt"
            case .joint: "In a joint return"
            case .ended: "Ended since"
            case .alone: "Without a contact"
            }
        }
    }

    private var found: [RespondentStanding] {
        let words = filter.chosen("text")
        let matter = Matter(rawValue: filter.chosen("matter"))
        return at.standing.rows.filter { row in
            let codes = visit.books.organisation(row.organisation)?.codes ?? []
            let names = [row.organisation.text, at.name(row.organisation)] + codes
            return names.contains { $0.mentions(words) }
                && matter.map { concerns($0, row) } ?? true
        }
    }

    private func concerns(_ matter: Matter, _ row: RespondentStanding) -> Bool {
        switch matter {
        case .exempt: row.status == .exempt
        case .joint: row.joint != nil
        case .ended: at.record(row.organisation).map { !$0.exists(on: visit.today) } ?? false
        case .alone: contacts[row.organisation]?.isEmpty ?? true
        }
    }

    var page: Page {
        let found = found
        let paged = Pager(visit, found, path: at.path(.respondents), size: Self.pageSize)
        return Page(
            title: "Respondents", crumbs: at.crumbsBelow, isWide: true,
            main: """
                \(at.heading("Respondents"))
                \(at.tabs(.respondents))
                <p class="lead">\(sentence)</p>
                \(filter.html)
                \(found.isEmpty ? "<p>Nobody matches.</p>" : table(Array(paged.items), found.count))
                \(paged.html)
                \(isKeeper ? forms : .nothing)
                """)
    }

    private var sentence: String {
        let standing = at.standing
        let source = collection.list.map { list in
            " They are the authorities that the register has on \(list.on.inWords)"
                + (list.categories.isEmpty
                    ? "." : " of \(list.categories.joined(separator: ", ")).")
        }
        return "\(standing.rows.count.of("organisation")), \(standing.expected.count) of them "
            + "expected to give a return of their own, \(standing.count(.exempt)) exempt and "
            + "\(standing.count(.covered)) in a joint return.\(source ?? "")"
    }

    private func table(_ shown: [RespondentStanding], _ count: Int) -> Html {
        DataTable(
            caption: count.of("organisation"),
            columns: [
                .words("Organisation"), .words("Other codes"), .words("Class"), .words("Region"),
                .words("Contacts"), .words("Agreed"),
            ],
            rows: shown.map { row in
                let record = at.record(row.organisation)
                let codes = visit.books.organisation(row.organisation)?.codes ?? []
                return [
                    """
                    \(.link(at.name(row.organisation), at.path(.authority, row.organisation)))<br>\
                    <span class="hint">\(row.organisation.text)</span>
                    """,
                    .words(codes.joined(separator: ", ")), .words(record?.category ?? "–"),
                    .words(record?.region ?? "–"), .words(names(row.organisation)),
                    .words(agreed(row)),
                ]
            }
        ).html
    }

    private func names(_ organisation: OrganisationID) -> String {
        let found = contacts[organisation] ?? []
        return found.isEmpty
            ? "nobody known" : found.map { visit.face.name($0) }.joined(separator: ", ")
    }

    /// What holds for an organisation besides the rule for all.
    private func agreed(_ row: RespondentStanding) -> String {
        var parts: [String] = []
        if let exemption = collection.exemptions[row.organisation] {
            parts.append("Exempt: \(exemption.reason)")
        }
        if let joint = row.joint {
            parts.append(
                joint.lead == row.organisation
                    ? "Answers for \(joint.covers.map { at.name($0) }.joined(separator: ", ")) too"
                    : "In the return of \(at.name(joint.lead))")
        }
        if let record = at.record(row.organisation), !record.exists(on: visit.today) {
            let heirs = visit.books.register.successors(of: row.organisation, on: visit.today)
            let names = heirs.map { at.name($0) }.joined(separator: ", ")
            let next = names.isEmpty ? "" : "; carried on by \(names)"
            parts.append("Ended, \(record.days)\(next)")
        }
        return parts.isEmpty ? "–" : parts.joined(separator: ". ")
    }

    private var forms: Html {
        let listing = PlainForm(visit, "list", to: at.path(.listRespondents))
        let inviting = PlainForm(visit, "invite", to: at.path(.inviteRespondent))
        let importing = PlainForm(visit, "import", to: at.path(.uploadRespondents))
        let day = collection.list?.on ?? at.form.period.to
        let chosen = collection.list?.categories ?? []
        let classes = visit.books.register.categories.map {
            listing.tick("class-\($0)", $0, chosen.contains($0))
        }
        let fromRegister: Html =
            collection.isSetUp
            ? .nothing
            : """
            <h2>Take the list from the register</h2>
            \(listing.html("Take the list", """
                \(listing.day("day", "The authorities that exist on", day))
                <fieldset class="field"><legend class="title">Of these classes; none for all</legend>
                \(classes)</fieldset>
                """))
            """
        return """
            \(fromRegister)
            <h2>Ask one more</h2>
            \(inviting.html("Invite it", inviting.line("organisation", "Code or name")))
            <h2>Import a list</h2>
            <p>A CSV file with a column “code”, and where somebody need not answer a column \
            “exempt because”. What would come of it is shown first.</p>
            \(importing.html("Read the list", sendsFile: true, importing.file("file", "CSV file")))
            """
    }

    var file: ListFile {
        ListFile(
            name: "\(at.id)-respondents",
            columns: [
                "Code", "Organisation", "Other codes", "Class", "Region", "Status", "Agreed",
                "Contacts",
            ],
            rows: found.map { row in
                let record = at.record(row.organisation)
                let codes = visit.books.organisation(row.organisation)?.codes ?? []
                return [
                    .words(row.organisation.text), .words(at.name(row.organisation)),
                    .words(codes.joined(separator: "; ")), .words(record?.category ?? ""),
                    .words(record?.region ?? ""), .words(row.status.rawValue), .words(agreed(row)),
                    .words("\(contacts[row.organisation]?.count ?? 0)"),
                ]
            })
    }
}

/// What a list of respondents would change.
struct RespondentsDraft {
    /// One row that means an organisation.
    struct Row {
        let organisation: OrganisationID
        let isNew: Bool
        /// Why it need not answer, or nothing.
        let exemption: String
    }

    let rows: [Row]
    let findings: [Finding]
    /// Those on the list that the file does not name.
    let left: [OrganisationID]

    init(_ table: CSVTable, _ at: CollectionVisit) {
        let column = ["code", "ons code", "organisation", "authority"].lazy
            .compactMap { table.column($0) }.first
        guard let column else {
            rows = []
            left = []
            findings =
                table.notes + [
                    Finding(
                        .missingField, .error, at: Place(line: 1), found: "no column “code”",
                        expected: "a column “code”",
                        message: "The file has no column “code”.",
                        remedy: "Name the column that holds the codes of authorities so.")
                ]
            return
        }
        let reason = table.column("exempt because")
        let day = at.form.period.to
        var (found, seen): ([Finding], Set<OrganisationID>) = (table.notes, [])
        rows = table.rows.compactMap { row in
            let code = row.field(column).trimmed
            let place = Place(line: row.number, column: table.headings[column])
            let known = at.visit.books.register.findings(on: [code], at: place, on: day)
            guard let id = at.organisation(knownAs: code, on: day) else {
                found += known
                return nil
            }
            guard seen.insert(id).inserted else { return nil }
            return Row(
                organisation: id,
                isNew: !at.collection.respondents.contains(id)
                    || at.collection.exemptions[id] != nil,
                exemption: reason.map { row.field($0).trimmed } ?? "")
        }
        findings = found
        left = at.collection.respondents.subtracting(seen).sorted { $0.text < $1.text }
    }

    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// What is asked of the Clerk.
    func instructions(_ collection: CollectionID) -> [CollectionInstruction] {
        rows.flatMap { row -> [CollectionInstruction] in
            let inviting: [CollectionInstruction] =
                row.isNew && row.exemption.isEmpty
                ? [.invite(collection, row.organisation)] : []
            guard !row.exemption.isEmpty else { return inviting }
            return [
                .invite(collection, row.organisation),
                .exempt(Exemption(row.organisation, from: collection, reason: row.exemption)),
            ]
        }
    }
}

extension CollectionVisit {
    /// The organisation that a code or name means on a day.
    func organisation(knownAs text: String, on day: Day) -> OrganisationID? {
        visit.books.register.authority(knownAs: text, on: day)?.authority
            ?? (visit.books.register.everyone(knownAs: text).isEmpty
                ? visit.books.organisation(knownAs: text)?.id : nil)
    }
}

/// A list of respondents before it is recorded.
struct RespondentsDraftPage {
    let at: CollectionVisit
    let waiting: WaitingTable
    let draft: RespondentsDraft

    var page: Page {
        let form = PlainForm(
            at.visit, "record", to: CollectionRoute.recordRespondents.path(at.id, waiting.text))
        let isEmpty = draft.instructions(at.collection.id).isEmpty
        return Page(
            title: "Check the list", crumbs: at.crumbsBelow, hasProblems: draft.hasErrors,
            isWide: true,
            main: """
                \(at.heading(draft.hasErrors ? "Nothing can be recorded yet" : "Check the list"))
                <p class="lead">\(sentence)</p>
                \(TableFindings(findings: draft.findings).html)
                \(draft.rows.isEmpty ? .nothing : table)
                \(left)
                \(draft.hasErrors
                    ? .nothing
                    : isEmpty
                        ? "<p>There is nothing to record.</p>"
                        : form.html("Record the list", .nothing))
                <p>\(.link("Send another file", at.path(.respondents)))</p>
                """)
    }

    private var sentence: String {
        let new = draft.rows.count { $0.isNew && $0.exemption.isEmpty }
        let exempt = draft.rows.count { !$0.exemption.isEmpty }
        return
            "\(waiting.table.rows.count.of("row")): \(new) would be invited, \(exempt) exempted, "
            + "and \(draft.rows.count - new - exempt) on the list already."
    }

    private var table: Html {
        DataTable(
            caption: "What would come of it",
            columns: [.words("Organisation"), .words("Code"), .words("Comes to")],
            rows: draft.rows.map { row in
                let tag: Html =
                    !row.exemption.isEmpty
                    ? "\(.tag("Exempt", .attention)) \(row.exemption)"
                    : row.isNew ? .tag("Invited", .active) : .tag("On the list", .quiet)
                return [.words(at.name(row.organisation)), .words(row.organisation.text), tag]
            }
        ).html
    }

    private var left: Html {
        guard !draft.left.isEmpty else { return .nothing }
        let names = draft.left.map { at.name($0) }.joined(separator: ", ")
        return .folded(
            "\(draft.left.count) on the list that the file does not name",
            "<p>They stay on the list. Exempt whoever need not answer. \(names).</p>")
    }
}
