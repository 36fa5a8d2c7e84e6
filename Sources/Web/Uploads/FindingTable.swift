import Forms

/// Findings in a file: where, what, and how to put it right; what is the same is said once.
struct FindingTable {
    private struct Row {
        let finding: Finding
        var cells: [String]
    }

    private let rows: [Row]
    private let form: Form

    init(_ findings: [Finding], _ form: Form) {
        self.form = form
        var rows: [Row] = []
        var places: [[String]: Int] = [:]
        for finding in findings.sorted(by: { $0.severity < $1.severity }) {
            let place = finding.place
            let what = [place.sheet ?? "", place.section ?? "", finding.message, finding.remedy]
            let cell =
                place.cell ?? place.line.map { "line \($0)" } ?? place.key.map { "\($0)" } ?? ""
            if let known = places[what] {
                rows[known].cells.append(cell)
            } else {
                places[what] = rows.count
                rows.append(Row(finding: finding, cells: [cell]))
            }
        }
        self.rows = rows
    }

    var html: Html {
        guard !rows.isEmpty else { return .nothing }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="What was found"><table>
            <caption>What was found</caption><thead><tr><th scope="col">Level</th><th \
            scope="col">Tab</th>\
            <th scope="col">Section</th><th scope="col">Cell</th><th scope="col">Problem</th>\
            <th scope="col">How to \
            fix</th></tr></thead><tbody>\(rows.map { line($0) })</tbody></table></div>
            """
    }

    private func line(_ row: Row) -> Html {
        let finding = row.finding
        let section = finding.place.section.flatMap { form.section($0) }
        return """
            <tr><td>\(tag(finding.severity))</td><td>\(finding.place.sheet ?? "Not in a tab")</td>
            <td>\(section.map { "\($0.id) \($0.title)" } ?? "Whole file")</td>
            <td>\(row.cells.filter { !$0.isEmpty }.joined(separator: ", "))</td>
            <td>\(finding.message) <span class="hint">\(finding.number.code)</span></td>
            <td>\(finding.remedy)</td></tr>
            """
    }

    private func tag(_ severity: Severity) -> Html {
        switch severity {
        case .error: .tag(severity.word, .problem)
        case .query: .tag(severity.word, .attention)
        case .note: .tag(severity.word, .quiet)
        }
    }
}
