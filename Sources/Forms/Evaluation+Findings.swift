internal import Reckoning

extension Evaluation {
    /// The findings about the answer at one place, looked at on its own.
    func findings(at key: AnswerKey, in section: String) -> [Finding] {
        guard let question = form.question(key.question) else { return [] }
        let place = Place(section: section, key: key)
        if question.calculation != nil { return calculationFinding(question, place) }
        guard let answer = sheet[key] else { return blankFinding(question, place) }
        return given(answer, question, place).map { [$0] } ?? []
    }

    private func calculationFinding(_ question: Question, _ place: Place) -> [Finding] {
        guard let failure = place.key.flatMap({ failures[$0] }) else { return [] }
        return [
            Finding(
                .calculationFails, .note, at: place, found: failure.rawValue,
                expected: question.kind.inWords,
                message: "\(question.label) cannot be worked out: \(failure.rawValue).",
                remedy: "Look at the answers it is calculated from.")
        ]
    }

    private func blankFinding(_ question: Question, _ place: Place) -> [Finding] {
        if let key = place.key, let table = form.table(ofColumn: key.question),
            table.nameColumn == key.question
        {
            return [unnamedRow(table, place)]
        }
        guard question.isRequired else { return [] }
        return [
            Finding(
                .required, .error, at: place, found: "nothing", expected: question.kind.inWords,
                message: "\(question.id) is blank but an answer is required.",
                remedy: question.kind.remedyForBlank)
        ]
    }

    private func unnamedRow(_ table: FormTable, _ place: Place) -> Finding {
        let row = place.key?.row ?? 0
        return Finding(
            .rowWithoutName, .error, at: place, found: "nothing", expected: "a name",
            message: "\(table.rowName) \(row) has no name.",
            remedy: "Give it a name, or remove the row.")
    }

    private func given(_ answer: Answer, _ question: Question, _ place: Place) -> Finding? {
        switch answer {
        case .text(let text): text.isEmpty ? nil : tooManyWords(text, question, place)
        case .number(let number): outOfKind(number, question, place)
        case .missing(.notCollected): nil
        case .missing(let reason): saidMissing(reason, question, place)
        case .remark(let text): notOfKind(text, question, place)
        case .date, .choice, .choices, .yesNo: nil
        }
    }

    private func tooManyWords(_ text: String, _ question: Question, _ place: Place) -> Finding? {
        guard case .text(let limit?) = question.kind else { return nil }
        let count = text.split(whereSeparator: \.isWhitespace).count
        guard count > limit else { return nil }
        return Finding(
            .tooManyWords, .error, at: place, found: "\(count) words",
            expected: "\(limit) words or less",
            message: "\(question.id) must be \(limit) words or less; it has \(count).",
            remedy: "Shorten it by \(count - limit) words.")
    }

    private func outOfKind(
        _ number: DecimalNumber, _ question: Question, _ place: Place
    ) -> Finding? {
        let shown = question.kind.shown(number)
        if let decimals = question.kind.decimals, number.scale > decimals {
            return Finding(
                decimals == 0 ? .notWhole : .tooManyDecimals, .error, at: place, found: shown,
                expected: question.kind.inWords,
                message: "\(question.id) is \(number) where \(question.kind.inWords) is expected.",
                remedy: decimals == 0
                    ? "Enter a whole number." : "Round it to \(decimals) decimals.")
        }
        guard let bounds = question.kind.bounds, !bounds.allows(number) else { return nil }
        return Finding(
            .outOfBounds, .error, at: place, found: shown, expected: bounds.inWords,
            message: "\(question.id) is \(shown), which is outside \(bounds.inWords).",
            remedy: "Check the figure, its sign and its decimal point.")
    }

    private func saidMissing(
        _ reason: MissingReason, _ question: Question, _ place: Place
    ) -> Finding {
        Finding(
            .saidMissing, .query, at: place, found: reason.rawValue,
            expected: question.kind.inWords,
            message: "\(question.id) has no answer: \(reason.rawValue).",
            remedy: "Give the answer, or say why there is none.")
    }

    private func notOfKind(_ text: String, _ question: Question, _ place: Place) -> Finding {
        let shown = text.count > 80 ? text.prefix(79) + "…" : text[...]
        return Finding(
            question.kind.findingForWords, .query, at: place, found: "“\(shown)”",
            expected: question.kind.inWords,
            message: "\(question.id) says “\(shown)” where \(question.kind.inWords) is expected.",
            remedy: remedy(for: text, question))
    }

    private func remedy(for text: String, _ question: Question) -> String {
        if let list = question.kind.list.flatMap({ form.options[$0] }) {
            return "Choose one of: " + list.options.map(\.shown).joined(separator: "; ") + "."
        }
        if question.kind.decimals != nil, let number = Self.numberWithin(text) {
            return
                "If you mean \(number.formatted()), enter \(number) alone and put the words in "
                + "a comment; or explain why there is no figure."
        }
        return "Enter \(question.kind.inWords), or explain why there is none."
    }

    /// The one number that stands among words: 1,200 in `about 1,200`.
    private static func numberWithin(_ text: String) -> DecimalNumber? {
        let parts = text.split(whereSeparator: \.isWhitespace)
        let numbers = parts.compactMap { TypedText(String($0)).number }
        return numbers.count == 1 ? numbers[0] : nil
    }

    /// The findings of one of the form's checks: one in all, or one a row where it looks at rows.
    func findings(of check: Check) -> [Finding] {
        guard let first = check.places.first else { return [] }
        let section = form.sectionOf[first]
        let rows: [Int?] = form.tableOfColumn[first].map { sheet.rows(of: $0) } ?? [nil]
        return rows.compactMap { row in
            guard case .flag(true) = value(check.formula, blanks: check.blanks, row: row) else {
                return nil
            }
            return finding(of: check, Place(section: section, key: AnswerKey(first, row: row)))
        }
    }

    private func finding(of check: Check, _ place: Place) -> Finding {
        let row = place.key?.row
        let keys = check.places.map { AnswerKey($0, row: row) }
        let found = keys.map { key in
            let answer = calculated[key] ?? sheet[key]
            let question = form.question(key.question)
            let shown = answer.flatMap { answer in question.map { form.shown(answer, for: $0) } }
            return "\(key.question) \(shown ?? "blank")"
        }
        return Finding(
            check.severity.findingNumber, check.severity, at: place, check: check.id,
            found: found.joined(separator: ", "), expected: check.formula.source,
            message: check.says.filled { value($0, blanks: .empty, row: row) },
            remedy: check.remedy)
    }
}

extension Severity {
    var findingNumber: FindingNumber {
        switch self {
        case .error: .checkError
        case .query: .checkQuery
        case .note: .checkNote
        }
    }
}

extension AnswerKind {
    /// The finding about words that stand where this kind is asked.
    var findingForWords: FindingNumber {
        switch self {
        case .choice, .choices: .notAnOption
        case .date: .notADate
        case .yesNo: .notYesOrNo
        case .text, .whole, .decimal, .money, .percent: .notANumber
        }
    }

    var remedyForBlank: String {
        decimals == nil ? "Answer the question." : "Enter a value, even if it is zero."
    }
}
