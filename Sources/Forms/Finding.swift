/// Something about submitted data that a person should see; a value, never thrown.
public struct Finding: Hashable, Sendable {
    /// What kind of finding it is.
    public let number: FindingNumber
    /// How much it matters.
    public let severity: Severity
    /// The form's own check that it comes from, if it does.
    public let check: String?
    /// Where it is.
    public let place: Place
    /// What was found there.
    public let found: String
    /// What was expected instead.
    public let expected: String
    /// The finding in a sentence.
    public let message: String
    /// What to do next.
    public let remedy: String

    /// A finding of this number at this place.
    public init(
        _ number: FindingNumber, _ severity: Severity, at place: Place, check: String? = nil,
        found: String, expected: String, message: String, remedy: String
    ) {
        self.number = number
        self.severity = severity
        self.check = check
        self.place = place
        self.found = found
        self.expected = expected
        self.message = message
        self.remedy = remedy
    }

    /// The same finding with the place that its answer has in somebody's file.
    public func at(_ file: Place) -> Finding {
        var place = place
        place.sheet = file.sheet
        place.cell = file.cell
        place.line = file.line
        return Finding(
            number, severity, at: place, check: check, found: found, expected: expected,
            message: message, remedy: remedy)
    }

    /// What the finding is known by, so that an explanation finds it again: the number, the form's
    /// check, the question and the row.
    public var identity: String {
        let rule = check ?? number.code
        return place.key.map { "\(rule)@\($0)" } ?? rule
    }
}

/// Where a finding is: in the form, and in the file that was read, as far as either is known.
public struct Place: Hashable, Sendable {
    /// The section of the form.
    public var section: String?
    /// The question, and the row when there is one.
    public var key: AnswerKey?
    /// The sheet of the workbook.
    public var sheet: String?
    /// The cell of the sheet: `C13`.
    public var cell: String?
    /// The line of a text file, or the row of a table in one, counted from 1.
    public var line: Int?
    /// The heading of the table's column.
    public var column: String?

    /// A place; leave out what is not known.
    public init(
        section: String? = nil, key: AnswerKey? = nil, sheet: String? = nil, cell: String? = nil,
        line: Int? = nil, column: String? = nil
    ) {
        self.section = section
        self.key = key
        self.sheet = sheet
        self.cell = cell
        self.line = line
        self.column = column
    }
}

extension Place: CustomStringConvertible {
    /// The place in words: `B!C13 (B2a)`, `A2b, row 11`, `line 12`,
    /// `row 12, Amount`.
    public var description: String {
        let cell = sheet.map { sheet in self.cell.map { "\(sheet)!\($0)" } ?? sheet }
        let question = key.map { key in
            key.row.map { "\(key.question), row \($0)" } ?? key.question
        }
        let line = line.map { line in column.map { "row \(line), \($0)" } ?? "line \(line)" }
        switch (cell ?? line, question) {
        case (let outer?, let inner?): return "\(outer) (\(inner))"
        case (let outer?, nil): return outer
        case (nil, let inner?): return inner
        case (nil, nil): return section.map { "section \($0)" } ?? "the return"
        }
    }
}
