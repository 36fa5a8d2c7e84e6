public import Forms
internal import Reckoning

/// Reads a file of answers typed by hand: `B1a: "92,958"`, and tables as lists of rows.
public enum AnswersFile {
    /// The answers of a file, to be compared with the return before anything is recorded.
    ///
    /// Everything that is not understood is a finding with its line; nothing is thrown for it.
    public static func draft(of text: String, for form: Form) throws(WrongDefinition) -> ReturnDraft
    {
        var reader = AnswersReader(form: form)
        reader.read(try DefinitionFile.nodes(of: text))
        return reader.draft
    }
}

private struct AnswersReader {
    let form: Form
    var draft = ReturnDraft()

    init(form: Form) {
        self.form = form
    }

    mutating func read(_ node: DefinitionNode) {
        guard case .fields(let fields) = node.content else {
            return unknown("a list", node.line, "the fields form, organisation and answers")
        }
        for field in fields {
            switch (field.name, field.value.content) {
            case ("form", .word(let word)):
                if word != form.id { otherForm(word, field.line) }
            case ("organisation", .word(let word)): draft.organisation = word
            case ("answers", .fields(let answers)):
                for answer in answers { read(answer) }
            default: unknown(field.name, field.line, "form, organisation or answers")
            }
        }
    }

    private mutating func read(_ field: DefinitionNode.Field) {
        switch field.value.content {
        case .word(let word):
            guard let question = form.questions[field.name] else {
                return unknown(field.name, field.line, "a question of \(form.id)")
            }
            take(word, question, row: nil, line: field.line)
        case .list(let rows):
            guard let table = form.tables[field.name] else {
                return unknown(field.name, field.line, "a table of \(form.id)")
            }
            for row in rows { read(row, table) }
        case .fields: unknown(field.name, field.line, "one answer, or a list of rows")
        }
    }

    private mutating func read(_ node: DefinitionNode, _ table: FormTable) {
        guard case .fields(let fields) = node.content else {
            return unknown("a word", node.line, "a row with its number and answers")
        }
        let number = fields.first { $0.name == "row" }.flatMap { field -> Int? in
            if case .word(let word) = field.value.content { Int(word) } else { nil }
        }
        guard let number, (1...1_000_000).contains(number) else {
            return unknown("no row number", node.line, "“row:” and a number from 1")
        }
        draft.rows.append(DraftRow(table: table.id, reference: .number(number)))
        for field in fields where field.name != "row" {
            guard let column = table.column(field.name), case .word(let word) = field.value.content
            else {
                unknown(field.name, field.line, "a column of \(table.id)")
                continue
            }
            take(word, column, row: .number(number), line: field.line)
        }
    }

    private mutating func take(
        _ word: String, _ question: Question, row: DraftRow.Reference?, line: Int
    ) {
        let section = form.sectionOf[question.id]
        let place = Place(
            section: section, key: AnswerKey(question.id, row: row?.number), line: line)
        if question.calculation != nil {
            return draft.findings.append(.calculatedGiven(question, word, place))
        }
        let reading = form.read(.text(word), for: question)
        draft.answers.append(
            DraftAnswer(question: question.id, row: row, answer: reading.answer, place: place))
        if let note = reading.note { draft.findings.append(note.finding(question, place)) }
    }

    private mutating func unknown(_ found: String, _ line: Int, _ expected: String) {
        draft.findings.append(
            Finding(
                .questionUnknown, .error, at: Place(line: line), found: found, expected: expected,
                message: "“\(found)” stands where \(expected) is expected.",
                remedy: "Correct line \(line)."))
    }

    private mutating func otherForm(_ found: String, _ line: Int) {
        draft.findings.append(
            Finding(
                .notThisForm, .error, at: Place(line: line), found: found, expected: form.id,
                message: "The answers are for \(found), and the return is on \(form.id).",
                remedy: "Use the answers for \(form.id)."))
    }
}

extension Finding {
    static func calculatedGiven(_ question: Question, _ found: String, _ place: Place) -> Finding {
        Finding(
            .calculatedGiven, .note, at: place, found: found, expected: "nothing",
            message: "\(question.id) is calculated; what was given is not used.",
            remedy: "Leave it out.")
    }
}

extension ReadingNote {
    /// The note as a finding at the place of the answer.
    func finding(_ question: Question, _ place: Place) -> Finding {
        switch self {
        case .recognised(let given, let option):
            Finding(
                .optionRecognised, .note, at: place, found: "“\(given)”", expected: "“\(option)”",
                message: "\(question.id): “\(given)” was taken as “\(option)”.",
                remedy: "Nothing to do if that is what you mean.")
        case .failure(let failure):
            Finding(
                .failureInCell, .query, at: place, found: failure,
                expected: question.kind.inWords,
                message: "\(question.id) shows \(failure).",
                remedy: "Type the answer itself in the cell.")
        }
    }
}
