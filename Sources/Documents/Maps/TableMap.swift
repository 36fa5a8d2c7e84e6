public import Forms
internal import Reckoning

/// Says how a table with a row for each organisation and a column for each question is read: a
/// whole collection as somebody else has published it.
public struct TableMap: Hashable, Sendable {
    /// What the map is called.
    public let id: String
    /// The form whose questions the columns answer.
    public let form: String
    /// The heading of the column with an organisation's code.
    let code: String
    /// The headings of columns with further codes, its name and its class; nil where there is none.
    let alias: String?
    let name: String?
    let group: String?
    /// What stands where there is no figure, and what it means.
    let marks: [String: TableMark]
    /// The heading of each question's column, in the order of the map.
    let columns: [TableColumn]
}

/// A question and the heading of its column.
struct TableColumn: Hashable, Sendable {
    let question: String
    let heading: String
}

/// What a mark in a table means.
enum TableMark: Hashable, Sendable {
    /// The organisation did not respond.
    case noResponse
    /// There is no answer, for this reason.
    case missing(MissingReason)

    init?(written text: String) {
        if text == "no response" {
            self = .noResponse
        } else if let reason = MissingReason(rawValue: text) {
            self = .missing(reason)
        } else {
            return nil
        }
    }
}

/// What one row of a table says of an organisation.
public struct TableEntry: Hashable, Sendable {
    /// Its number as a spreadsheet counts, the headings being row 1.
    public let row: Int
    /// The organisation's code.
    public let code: String
    /// Another code of it, or nothing.
    public let alias: String
    /// What it is called, as the table has it.
    public let name: String
    /// Its class, or nothing.
    public let group: String
    /// Its answers; nil for one that did not respond.
    public let sheet: AnswerSheet?
    /// What could not be read.
    public let findings: [Finding]
}

extension TableMap {
    /// What the rows of a table say; refused where a column that the map names is not there.
    public func entries(
        of table: CSVTable, for form: Form
    ) throws(WrongDefinition) -> [TableEntry] {
        var missing: [Finding] = []
        func place(_ heading: String) -> Int {
            if let place = table.column(heading) { return place }
            missing.append(.missingHeading(heading, of: table.headings))
            return 0
        }
        let places = columns.map { (question: $0.question, place: place($0.heading)) }
        let heads = [code, alias, name, group].map { $0.map(place) }
        guard missing.isEmpty else { throw WrongDefinition(findings: missing) }
        return table.rows.map { row in
            let texts = heads.map { $0.map { TypedValue.trimmed(row.field($0)) } ?? "" }
            let read = TableRow(map: self, form: form, row: row, places: places)
            return TableEntry(
                row: row.number, code: texts[0], alias: texts[1], name: texts[2], group: texts[3],
                sheet: read.isNoResponse ? nil : read.sheet, findings: read.findings)
        }
    }
}

/// One row as its answers are taken.
private struct TableRow {
    let isNoResponse: Bool
    private(set) var sheet = AnswerSheet()
    private(set) var findings: [Finding] = []

    init(map: TableMap, form: Form, row: CSVRow, places: [(question: String, place: Int)]) {
        isNoResponse = places.allSatisfy { map.marks[row.field($0.place)] == .noResponse }
        guard !isNoResponse else { return }
        for (id, place) in places {
            let text = row.field(place)
            guard let question = form.question(id), !text.isEmpty else { continue }
            switch map.marks[text] {
            case .missing(let reason): sheet[AnswerKey(id)] = .missing(reason)
            case .noResponse, nil: take(text, question, row)
            }
        }
    }

    private mutating func take(_ text: String, _ question: Question, _ row: CSVRow) {
        let key = AnswerKey(question.id)
        let read = Self.number(text, question)
        sheet[key] = read.map { .number($0) } ?? .remark(text)
        guard read == nil else { return }
        findings.append(
            Finding(
                .notANumber, .query, at: Place(key: key, line: row.number), found: "“\(text)”",
                expected: question.kind.inWords,
                message:
                    "\(question.id) says “\(text)” where \(question.kind.inWords) is expected.",
                remedy: "Say in the map what the mark means, or correct the table."))
    }

    /// The number that a program wrote, without the digits that floating-point arithmetic left.
    private static func number(_ text: String, _ question: Question) -> DecimalNumber? {
        let decimals = question.kind.decimals ?? 0
        if let number = DecimalNumber(text) { return number.rounded(decimals: decimals) }
        return Double(text).flatMap { DecimalNumber($0, decimals: decimals) }
    }
}
