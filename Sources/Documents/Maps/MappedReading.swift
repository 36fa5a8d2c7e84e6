internal import Accountability
internal import Forms
internal import Reckoning
internal import Workbook

/// One reading of somebody else's workbook through a map.
struct MappedReading {
    let map: ReadingMap
    let form: Form
    var draft = ReturnDraft()
    /// The labels that were used, by sheet.
    var labels: [String: Set<CellAddress>] = [:]
    /// The cells whose content is never shown, by sheet.
    private(set) var secrets: [String: Set<CellAddress>] = [:]
    var sheet = LabelledSheet(Sheet(name: "", cells: []))

    init(map: ReadingMap, form: Form) {
        self.map = map
        self.form = form
    }

    mutating func read(_ file: WorkbookFile) throws(WorkbookRefusal) {
        guard map.form == form.id else {
            return refuse(
                .notThisForm, found: "a map of \(map.form)", expected: "a map of \(form.id)",
                "The map \(map.id) reads \(map.form), and the return is on \(form.id).",
                "Use a map of \(form.id).")
        }
        let sheets = try file.allSheets().filter { !$0.isFindings }.map { LabelledSheet($0) }
        for mapped in map.sheets {
            guard let sheet = sheets.first(where: { Self.is($0, mapped) }) else {
                let tabs = sheets.prefix(6).map(\.sheet.name).joined(separator: ", ")
                return refuse(
                    .layoutUnknown, found: "the tabs \(tabs)",
                    expected: mapped.recognisedBy.map { "“\($0)”" }.joined(separator: " and "),
                    "No sheet of the file has the labels by which \(map.id) knows its layout.",
                    "Check that this is the right file, and the right map for it.")
            }
            self.sheet = sheet
            read(mapped)
        }
    }

    /// The sheet bears one of the names, and every label that it is known by.
    private static func `is`(_ sheet: LabelledSheet, _ mapped: MappedSheet) -> Bool {
        let name = LabelText(sheet.sheet.name).plain
        guard mapped.names.isEmpty || mapped.names.contains(where: { LabelText($0).plain == name })
        else { return false }
        return mapped.recognisedBy.allSatisfy { sheet.find($0) != nil }
    }

    private mutating func read(_ mapped: MappedSheet) {
        if let anchor = mapped.organisation, let address = address(anchor, Place(), "organisation"),
            case .text(let text)? = sheet.sheet[address]?.shown
        {
            draft.organisation = text
            labels[sheet.sheet.name, default: []].insert(address)
        }
        for anchor in mapped.secrets {
            guard let address = address(anchor, Place(), "secret") else { continue }
            secrets[sheet.sheet.name, default: []].insert(address)
        }
        for answer in mapped.answers {
            let key = AnswerKey(answer.question)
            guard let question = form.questions[answer.question],
                let address = address(answer.anchor, Place(key: key), answer.question)
            else { continue }
            take(address, question, row: nil)
        }
        for slots in mapped.repeats { read(slots) }
        for table in mapped.tables { read(table) }
    }

    mutating func refuse(
        _ number: FindingNumber, found: String, expected: String, _ message: String,
        _ remedy: String
    ) {
        draft = ReturnDraft()
        draft.isRefused = true
        find(number, .error, Place(), found: found, expected: expected, message, remedy)
    }

    mutating func find(
        _ number: FindingNumber, _ severity: Severity, _ place: Place, found: String,
        expected: String, _ message: String, _ remedy: String
    ) {
        draft.findings.append(
            Finding(
                number, severity, at: place, found: found, expected: expected, message: message,
                remedy: remedy))
    }

    func place(_ address: CellAddress, _ key: AnswerKey? = nil) -> Place {
        Place(
            section: key.flatMap { form.sectionOf[$0.question] }, key: key,
            sheet: sheet.sheet.name, cell: "\(address)")
    }
}

extension MappedReading {
    /// The cell that an anchor leads to; nil, with a finding, when its label is not there.
    private mutating func address(
        _ anchor: CellAnchor, _ place: Place, _ what: String
    ) -> CellAddress? {
        switch anchor {
        case .cell(let text): return CellAddress(text)
        case .rightOf(let text, let by):
            guard let label = label(text, what) else { return nil }
            let range = sheet.extent(of: label)
            return CellAddress(row: range.first.row, column: range.last.column + by)
        case .below(let text, let by):
            guard let label = label(text, what) else { return nil }
            let range = sheet.extent(of: label)
            return CellAddress(row: range.last.row + by, column: range.first.column)
        case .crossing(let row, let column):
            guard let line = label(row, what) else { return nil }
            let above = 0...line.row
            guard let heading = label(column, what, rows: above, isNearest: true) else {
                return nil
            }
            return CellAddress(row: line.row, column: heading.column)
        }
    }

    /// Where a label stands; says so when it is misspelt, repeated or missing.
    mutating func label(
        _ text: String, _ what: String, rows: ClosedRange<Int> = 0...CellAddress.rowLimit,
        columns: ClosedRange<Int> = 0...CellAddress.columnLimit, isNearest: Bool = false
    ) -> CellAddress? {
        guard let found = sheet.find(text, rows: rows, columns: columns) else {
            find(
                .answerCellMissing, .error,
                Place(key: AnswerKey(what), sheet: sheet.sheet.name),
                found: "no label “\(text)”", expected: "the label “\(text)”",
                "The cell for \(what) cannot be found: nothing on \(sheet.sheet.name) says "
                    + "“\(text)”.",
                "Correct the label in the file or in the map.")
            return nil
        }
        let address = isNearest ? found.others.last ?? found.address : found.address
        labels[sheet.sheet.name, default: []].insert(address)
        if let misspelt = found.misspelt {
            find(
                .labelMisspelt, .note, place(address), found: "“\(misspelt)”",
                expected: "“\(text)”", "“\(misspelt)” was taken as the label “\(text)”.",
                "Nothing to do if that is what it says.")
        }
        if !found.others.isEmpty, !isNearest {
            find(
                .labelRepeated, .query, place(address), found: "\(found.others.count + 1) places",
                expected: "one place",
                "The label “\(text)” stands again at \(found.others[0]); the first is used.",
                "Write more of the label in the map.")
        }
        return address
    }

    /// Takes what stands in a cell as an answer.
    mutating func take(_ address: CellAddress, _ question: Question, row: DraftRow.Reference?) {
        let place = place(address, AnswerKey(question.id, row: row?.number))
        if sheet.sheet.hiddenRows.contains(address.row), sheet.sheet[address] != nil {
            find(
                .hiddenLine, .note, place, found: "a hidden row", expected: "a row to be seen",
                "Row \(address.row + 1) is hidden, and was read.",
                "Nothing to do if the row is meant to count.")
        }
        guard let given = given(sheet.sheet[address], question, place) else { return }
        let reading = form.read(given, for: question)
        guard reading.answer != nil || map.clearsBlanks else { return }
        draft.answers.append(
            DraftAnswer(
                question: question.id, row: row, answer: scaled(reading.answer, question, place),
                place: place))
        if let note = reading.note { draft.findings.append(note.finding(question, place)) }
    }

    /// What a cell gives; nil when nothing is taken from it.
    private mutating func given(
        _ content: CellContent?, _ question: Question, _ place: Place
    ) -> GivenContent? {
        switch content {
        case nil: return .text("")
        case .formula(let formula, let cached):
            guard map.takesResults, let result = cached.untrusted else {
                find(
                    .formulaInCell, .error, place, found: "=\(formula)".limited(80),
                    expected: question.kind.inWords,
                    "\(question.id) holds a formula, and its result is not taken.",
                    "Type the answer itself in the cell.")
                return nil
            }
            find(
                .formulaResultTaken, .note, place, found: "=\(formula)".limited(80),
                expected: question.kind.inWords,
                "\(question.id) is the result that was last stored beside a formula.",
                "Check it against what the file shows.")
            return GivenContent(result)
        case .text(let text): return .text(map.words[LabelText(text).plain] ?? text)
        case .some(let other): return GivenContent(other)
        }
    }

    /// The figure in the form's own unit, exactly; words are left alone.
    private mutating func scaled(_ answer: Answer?, _ question: Question, _ place: Place) -> Answer?
    {
        guard let power = map.powers[question.id], case .number(let number)? = answer else {
            return answer
        }
        if let scaled = number.shifted(by: power) { return .number(scaled) }
        find(
            .outOfBounds, .error, place, found: "\(number)",
            expected: "a figure that can be kept when it is multiplied",
            "\(question.id) is too large to be read in thousands.", "Check the figure's unit.")
        return .remark("\(number)")
    }
}
