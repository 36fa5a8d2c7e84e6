public import Accountability
public import Forms
internal import Reckoning

/// A table with what the department knows already about authorities: a code and answers in each
/// row.
public struct DataSetFile: Sendable {
    /// What a column holds that says whose a row is.
    public static let code = "code"

    /// What each column holds, by place: `code`, a question's identifier, or nothing where it is
    /// left out.
    public let columns: [String]
    /// The answers, by organisation and place.
    public private(set) var answers: [OrganisationID: [AnswerKey: Answer]] = [:]
    /// Everything that cannot be used or is left out, by row and column.
    public private(set) var findings: [Finding]

    private let table: CSVTable
    private let form: Form
    private let collection: Accountability.Collection
    private let register: AuthorityRegister
    private let known: @Sendable (String) -> OrganisationID?

    /// Nothing of it is unusable.
    public var isUsable: Bool { !findings.contains { $0.severity == .error } && !answers.isEmpty }

    /// Those that owe a return and that the table does not name, by code.
    public var missing: [OrganisationID] {
        collection.expected.filter { answers[$0] == nil }.sorted { $0.text < $1.text }
    }

    /// The answers of a table for a collection on a form.
    ///
    /// `chosen` says what the column in a place holds, where that is not to be told from its
    /// heading. Codes and names are looked up in the register as of the last day of the period;
    /// `known` finds bodies that are not in it.
    public init(
        _ table: CSVTable, for collection: Accountability.Collection, _ form: Form,
        _ register: AuthorityRegister, known: @escaping @Sendable (String) -> OrganisationID?,
        chosen: (Int) -> String? = { _ in nil }
    ) {
        self.table = table
        self.form = form
        self.collection = collection
        self.register = register
        self.known = known
        columns = table.headings.indices.map { place in
            chosen(place) ?? Self.likely(table.headings[place], form)
        }
        findings = table.notes
        read()
    }

    private static func likely(_ heading: String, _ form: Form) -> String {
        let plain = heading.lowercased()
        if ["code", "ons code", "ons", "authority", "organisation"].contains(plain) { return code }
        return form.questions.values.first {
            $0.calculation == nil && [$0.id.lowercased(), $0.label.lowercased()].contains(plain)
        }?.id ?? ""
    }

    private mutating func read() {
        guard let column = columns.firstIndex(of: Self.code) else {
            complain(
                Place(line: 1), "no column with the authority’s code",
                "Nothing says whose a row is.", "Choose the column that holds the codes.")
            return
        }
        for row in table.rows { read(row, column) }
    }

    private mutating func read(_ row: CSVRow, _ column: Int) {
        let code = TypedValue.trimmed(row.field(column))
        let place = Place(line: row.number, column: table.headings[column])
        let day = form.period.to
        let found =
            register.authority(knownAs: code, on: day)?.authority
            ?? (register.everyone(knownAs: code).isEmpty ? known(code) : nil)
        guard let id = found else {
            findings += register.findings(on: [code], at: place, on: day)
            return
        }
        guard collection.respondents.contains(id) else {
            findings.append(
                Finding(
                    .cellNotRead, .note, at: place, found: code,
                    expected: "an organisation that is asked",
                    message: "\(code) is not asked, so its row is left out.",
                    remedy: "Invite it, if it should be asked."))
            return
        }
        if answers[id] != nil {
            complain(place, code, "\(code) has two rows.", "Leave one of them out.")
        }
        for (index, name) in columns.enumerated() where name != Self.code {
            guard let question = form.questions[name] else { continue }
            take(row, index, question, id)
        }
    }

    private mutating func take(
        _ row: CSVRow, _ column: Int, _ question: Question, _ id: OrganisationID
    ) {
        let typed = row.field(column)
        guard let answer = form.read(.text(typed), for: question).answer else { return }
        if case .remark = answer {
            complain(
                Place(line: row.number, column: table.headings[column]), typed,
                "“\(typed)” is no answer to \(question.id): \(question.kind.inWords).",
                "Correct the cell, or leave it empty.")
            return
        }
        answers[id, default: [:]][AnswerKey(question.id)] = answer
    }

    private mutating func complain(
        _ place: Place, _ found: String, _ message: String, _ remedy: String
    ) {
        findings.append(
            Finding(
                .cellNotRead, .error, at: place, found: found, expected: "a usable cell",
                message: message, remedy: remedy))
    }
}
