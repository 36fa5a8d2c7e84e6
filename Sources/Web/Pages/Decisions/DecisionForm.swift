import Accountability
import Ledger
import Reckoning

/// The fields of a decision's record, to record one or to correct it.
struct DecisionForm {
    let visit: Visit
    /// The record as it stands, when it is corrected.
    let record: DecisionRecord?
    /// The notice that it follows, if one was published.
    let notice: KeyDecisionNotice?

    /// How many rows of resolutions the form can have.
    static let mostResolutions = 40

    init(recording visit: Visit) {
        self.visit = visit
        record = nil
        let reference = visit.query["reference"] ?? visit.fields["reference"] ?? ""
        let known = visit.books.decision(DecisionID(reference))
        notice = known.flatMap { visit.reads($0.organisation) ? $0.notice : nil }
    }

    init(correcting visit: Visit) throws(Problem) {
        self.visit = visit
        guard let record = try visit.decision().record else { throw .notFound }
        self.record = record
        notice = nil
    }

    private var form: PlainForm {
        PlainForm(
            visit, "decision",
            to: record.map { DecisionRoute.correctDecision.path($0.decision.text) }
                ?? DecisionRoute.recordDecision.path())
    }

    /// The rows that the form shows: those that were sent, one more when asked for.
    private var rows: Int {
        let sent = visit.fields["rows"].flatMap { Int($0) }
        let start = max(1, record?.resolutions.count ?? 1)
        let more = visit.fields["add"] == nil ? 0 : 1
        return min(Self.mostResolutions, max(1, (sent ?? start) + more))
    }

    var page: Page {
        let title = record.map { "Correct \($0.decision)" } ?? "Record a decision"
        let note: Html =
            record == nil
            ? .nothing
            : "<p>The record as it was stays readable, with the reason for the correction.</p>"
        return Page(
            title: title, crumbs: [Crumb(words: "Decisions", path: DecisionRoute.decisions.path())],
            main: """
                <h1>\(title)</h1>\(note)
                \(form.html(record == nil ? "Record the decision" : "Correct the record", fields))
                """)
    }

    private var fields: Html {
        """
        \(record == nil ? form.line("reference", "Reference", notice?.decision.text ?? "") : .nothing)
        \(form.line("title", "Title", record?.title ?? notice?.matter ?? ""))
        \(form.line("maker", "Decision maker", record?.maker ?? notice?.maker ?? "",
        hint: "The body or office that decided"))
        \(form.choice("outcome", "What became of the recommendations",
        DecisionOutcome.allCases.map { ($0.rawValue, $0.title) },
        (record?.outcome ?? .approved).rawValue))
        \(dates)
        \(form.tick("key", "It is a key decision", record?.isKey ?? (notice != nil)))
        \(form.line("keyReason", "Why it is one (optional)", record?.keyReason ?? ""))
        \(resolutions)
        \(statement)
        \(record == nil ? .nothing : form.text("reason", "Why is the record corrected?"))
        """
    }

    private var dates: Html {
        """
        \(form.day("taken", "Date of decision", record?.taken))
        \(form.line("takenAt", "Meeting or occasion (optional)", record?.takenAt ?? ""))
        \(form.day("minutes", "Day the minutes were published (optional)",
        record?.minutesPublished))
        \(form.day("published", "Day the record was published (optional)", record?.published))
        \(form.line("effective", "Day it takes effect", record?.effective?.inWords ?? "",
        hint: "Leave it empty to have it follow from the council’s rules", width: "width-date"))
        """
    }

    private var resolutions: Html {
        let items = (1...rows).map { resolution($0) }.joined()
        return """
            <h2>What was resolved</h2>\(.carrying("rows", "\(rows)"))
            \(items)
            <div class="actions"><button class="button secondary" type="submit" name="add" \
            value="yes">Add another resolution</button></div>
            """
    }

    private func resolution(_ row: Int) -> Html {
        let known = record?.resolutions.dropFirst(row - 1).first
        let funds = visit.funds.map { (value: $0.id.text, words: $0.record.title) }
        let initiatives = visit.initiatives.map { (value: $0.id.text, words: $0.record.title) }
        return """
            <fieldset class="row-fields"><legend>Resolution \(row)</legend>
            \(form.line("number-\(row)", "Number in the decision", known?.number ?? "",
            hint: "For example, i or 16.4", width: "width-number"))
            \(form.text("text-\(row)", "Words", known?.text ?? ""))
            \(form.amount("amount-\(row)", "Amount (optional)", known?.amount))
            \(form.choice("fund-\(row)", "Fund (optional)", funds, known?.fund?.text ?? ""))
            \(form.choice("initiative-\(row)", "Initiative (optional)", initiatives,
            known?.initiative?.text ?? ""))
            \(form.text("condition-\(row)", "Subject to a condition (optional)",
            known?.condition ?? "", rows: 2))
            \(form.tick("callIn-\(row)", "It can be called in", known?.isSubjectToCallIn ?? true))
            \(form.line("exemption-\(row)", "Why its amount is not published (optional)",
            known?.exemption ?? ""))
            </fieldset>
            """
    }

    private var statement: Html {
        """
        <h2>The written statement</h2>
        \(form.text("purpose", "What the report asked for", record?.purpose ?? ""))
        \(form.text("reasons", "Reasons for the decision", record?.reasons ?? ""))
        \(form.text("alternatives", "Other options considered and rejected",
        record?.alternatives ?? ""))
        \(form.text("conflicts", "Conflicts of interest", record?.conflicts ?? "",
        hint: "If there were none, write: none declared", rows: 2))
        \(form.text("dispensations", "Dispensations (optional)", record?.dispensations ?? "",
        rows: 2))
        \(form.text("consulted", "Who was consulted",
        (record?.consulted ?? []).joined(separator: "\n"), hint: "One on each line"))
        \(form.line("portfolio", "Portfolio (optional)", record?.portfolio ?? ""))
        \(form.text("wards", "Wards affected (optional)",
        (record?.wards ?? []).joined(separator: "\n"), hint: "One on each line", rows: 2))
        \(form.line("contact", "Contact (optional)", record?.contact ?? "",
        hint: "An office, not a person’s name"))
        \(form.text("earlier", "Earlier decisions (optional)", earlier,
        hint: "One on each line, with its day: Minute 74 | 17 September 2014", rows: 2))
        \(form.text("documents", "Documents (optional)", documents,
        hint: Self.documentHint))
        """
    }

    private static let documentHint =
        "One on each line, with its address or the reason it is exempt: Report | https://… or "
        + "Business case | exempt: paragraph 3"

    private var earlier: String {
        (record?.earlier ?? []).map { "\($0.title) | \($0.taken.inWords)" }
            .joined(separator: "\n")
    }

    private var documents: String {
        (record?.documents ?? []).map { document in
            let rest = document.address ?? document.exemption.map { "exempt: \($0)" }
            return [document.title, rest].compactMap(\.self).joined(separator: " | ")
        }.joined(separator: "\n")
    }
}
