import Accountability
import Clerk
import Documents
import Forms

/// What a file of a register would record.
struct ImportDraft: Sendable {
    /// One thing of the file, and what would come of it.
    struct Row: Sendable {
        let name: String
        /// It is recorded already.
        let isKnown: Bool
        /// Why it would be refused, or nil.
        let refusal: Refusal?
    }

    let rows: [Row]
    let instructions: [Instruction]
    let findings: [Finding]

    var hasErrors: Bool {
        findings.contains { $0.severity == .error } || rows.contains { $0.refusal != nil }
    }

    /// Reads the entries of a table and tries them in turn; it takes its time, so it is for the
    /// reading room.
    init(
        _ table: CSVTable, _ section: RegisterSection, shared: [String: String], _ clerk: Clerk,
        by officer: OfficerID
    ) {
        do throws(WrongDefinition) {
            let named = try RegisterTable.entries(of: table, section, shared: shared)
                .joined(in: section)
            instructions = named.map(\.instruction)
            findings = table.notes
            rows = zip(named, clerk.trial(of: instructions, by: officer)).map { item, result in
                switch result {
                case .success(let facts):
                    Row(name: item.name, isKnown: facts.isEmpty, refusal: nil)
                case .failure(.refused(let refusal)):
                    Row(name: item.name, isKnown: false, refusal: refusal)
                case .failure: Row(name: item.name, isKnown: false, refusal: nil)
                }
            }
        } catch {
            findings = table.notes + error.findings
            rows = []
            instructions = []
        }
    }
}

/// What would be recorded, before anything is.
struct ImportDraftPage {
    let on: RegisterImport
    let waiting: WaitingTable
    let draft: ImportDraft

    /// How many things are shown; the rest is counted.
    static let mostRows = 200

    init(_ on: RegisterImport, _ waiting: WaitingTable, _ draft: ImportDraft) {
        self.on = on
        self.waiting = waiting
        self.draft = draft
    }

    private var new: Int { draft.rows.count { !$0.isKnown && $0.refusal == nil } }

    var page: Page {
        let form = PlainForm(on.visit, "record", to: on.path(waiting.text))
        let recording: Html =
            new == 0
            ? "<p>There is nothing to record.</p>"
            : form.html("Record all of it", .nothing)
        return Page(
            title: "Check the file", crumbs: on.crumbs, hasProblems: draft.hasErrors, isWide: true,
            main: """
                <h1>\(draft.hasErrors ? "Nothing can be recorded yet" : "Check the file")</h1>
                <p class="lead">\(sentence)</p>
                \(TableFindings(findings: draft.findings).html)
                \(draft.rows.isEmpty ? .nothing : table)
                \(draft.hasErrors ? .nothing : recording)
                <p>\(Html.link("Send another file", on.path))</p>
                """)
    }

    private var sentence: String {
        let rows = waiting.table.rows.count.of("row")
        guard draft.hasErrors else {
            let known = draft.rows.count(where: \.isKnown)
            return "\(rows): \(new) would be recorded, and \(known) \(known == 1 ? "is" : "are") "
                + "recorded already."
        }
        let mistakes =
            draft.findings.count { $0.severity == .error }
            + draft.rows.count { $0.refusal != nil }
        return
            "\(mistakes.of("mistake")) in \(rows). Put them right in the file, and send it again."
    }

    private var table: Html {
        // What is refused comes first: it has to be put right.
        let ordered =
            draft.rows.filter { $0.refusal != nil } + draft.rows.filter { $0.refusal == nil }
        let left = ordered.count - Self.mostRows
        return DataTable(
            caption: "What would come of it",
            columns: [.words("What"), .words("Comes to"), .words("How to fix")],
            rows: ordered.prefix(Self.mostRows).map { row in
                if let refusal = row.refusal {
                    return [
                        .words(row.name),
                        """
                        \(.tag("Refused", .problem)) \(refusal.reason) \
                        <span class="hint">\(refusal.number.code)</span>
                        """,
                        .words(refusal.remedy),
                    ]
                }
                return [
                    .words(row.name),
                    row.isKnown ? .tag("Recorded already", .quiet) : .tag("New", .active), "",
                ]
            }
        ).html + (left > 0 ? "<p>\(left) more are not shown.</p>" : .nothing)
    }
}
