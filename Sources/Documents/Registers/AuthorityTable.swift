public import Accountability
public import Forms
internal import Reckoning

/// The register of authorities as a CSV file: one row for each authority that ever was.
public enum AuthorityTable {
    /// The headings, in the order in which they are written.
    public static let headings = [
        "authority", "name", "class", "region", "from", "to", "codes", "successors",
    ]

    /// The authorities of a table; every mistake at once, by row, when there is one.
    public static func records(of table: CSVTable) throws(WrongDefinition) -> [AuthorityRecord] {
        var findings = headings.filter { $0 != "region" && table.column($0) == nil }.map {
            Finding(
                .headingMissing, .error, at: Place(line: 1),
                found: table.headings.joined(
                    separator: ", "), expected: $0,
                message: "There is no column “\($0)”.",
                remedy: "Add it, or correct its heading.")
        }
        guard findings.isEmpty else { throw WrongDefinition(findings: findings) }
        var records: [AuthorityRecord] = []
        var seen: Set<OrganisationID> = []
        for row in table.rows {
            var reader = AuthorityRow(table: table, row: row)
            let record = reader.record()
            findings += reader.findings
            guard let record else { continue }
            if !seen.insert(record.authority).inserted {
                findings.append(
                    reader.finding(
                        .referenceRepeated, "authority", record.authority.text,
                        "a code that no other row has"))
            }
            records.append(record)
        }
        guard findings.isEmpty else { throw WrongDefinition(findings: findings) }
        return records
    }

    /// The register as a table.
    public static func text(of records: [AuthorityRecord]) -> String {
        var csv = CSVText(headings: headings)
        for record in records {
            csv.add([
                .text(record.authority.text), .text(record.name), .text(record.category),
                .text(record.region ?? ""), .text("\(record.from)"),
                .text(record.to.map { "\($0)" } ?? ""),
                .text(record.codes.map(\.written).joined(separator: ";")),
                .text(record.successors.map(\.text).joined(separator: ";")),
            ])
        }
        return csv.text
    }
}

extension AuthorityCode {
    /// `E4704`, or `E4704 2013-04-01 to 2019-03-31` for one that is used for a time.
    fileprivate var written: String {
        guard from != nil || to != nil else { return code }
        return "\(code) \(from.map { "\($0)" } ?? "") to \(to.map { "\($0)" } ?? "")"
    }

    fileprivate init?(written text: String) {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let code = words.first else { return nil }
        guard words.count == 2 else {
            self.init(code)
            return
        }
        let ends = (" " + words[1] + " ").split(separator: " to ").map {
            TypedValue.trimmed(String($0))
        }
        let days = ends.map { $0.isEmpty ? nil : Day(typed: $0) }
        guard words[1].contains("to"), (1...2).contains(days.count),
            zip(ends, days).allSatisfy({ $0.isEmpty || $1 != nil })
        else {
            self.init(text)
            return
        }
        self.init(code, from: days[0], to: days.count == 2 ? days[1] : nil)
    }
}

/// Reads one row of the register.
private struct AuthorityRow {
    let table: CSVTable
    let row: CSVRow
    private(set) var findings: [Finding] = []

    init(table: CSVTable, row: CSVRow) {
        self.table = table
        self.row = row
    }

    mutating func record() -> AuthorityRecord? {
        guard let authority = needed("authority"), let name = needed("name"),
            let category = needed("class"), let from = day("from", isNeeded: true)
        else { return nil }
        let region = field("region")
        return AuthorityRecord(
            OrganisationID(authority), name: name, category: category,
            region: region.isEmpty ? nil : region, from: from, to: day("to", isNeeded: false),
            codes: parts("codes").compactMap { AuthorityCode(written: $0) },
            successors: parts("successors").map { OrganisationID($0) })
    }

    private func field(_ heading: String) -> String {
        table.column(heading).map { TypedValue.trimmed(row.field($0).withoutGuard) } ?? ""
    }

    private func parts(_ heading: String) -> [String] {
        field(heading).split(separator: ";").map { TypedValue.trimmed(String($0)) }
            .filter { !$0.isEmpty }
    }

    private mutating func needed(_ heading: String) -> String? {
        let text = field(heading)
        guard text.isEmpty else { return text }
        findings.append(finding(.cellNotRead, heading, "nothing", "an entry"))
        return nil
    }

    private mutating func day(_ heading: String, isNeeded: Bool) -> Day? {
        let text = field(heading)
        if text.isEmpty, !isNeeded { return nil }
        if let day = Day(typed: text) { return day }
        findings.append(finding(.cellNotRead, heading, text, "a day such as 2017-04-01"))
        return nil
    }

    func finding(
        _ number: FindingNumber, _ heading: String, _ found: String, _ expected: String
    ) -> Finding {
        Finding(
            number, .error, at: Place(line: row.number, column: heading), found: found,
            expected: expected, message: "“\(found)” cannot stand under “\(heading)”.",
            remedy: "Write \(expected).")
    }
}
