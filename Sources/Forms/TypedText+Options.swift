extension TypedText {
    /// The option or options of a list that the text names.
    func read(from list: OptionList, many: Bool) -> AnswerReading {
        many ? readMany(from: list) : readOne(from: list)
    }

    private func readOne(from list: OptionList) -> AnswerReading {
        guard let option = Self.option(trimmed, in: list) else {
            return AnswerReading(answer: .remark(trimmed), note: nil)
        }
        let note = ReadingNote.recognised(given: trimmed, option: option.shown)
        return AnswerReading(
            answer: .choice(option.code), note: option.shown == trimmed ? nil : note)
    }

    private func readMany(from list: OptionList) -> AnswerReading {
        var parts = trimmed.split { $0 == ";" || $0 == "\n" }.map(String.init)
        if parts.count == 1, list.option(code: parts[0]) == nil,
            Self.option(parts[0], in: list) == nil
        {
            parts = parts[0].split(separator: ",").map(String.init)
        }
        let found = parts.map { Self.option(TypedText($0).trimmed, in: list) }
        let codes = found.compactMap { $0?.code }
        guard !codes.isEmpty, codes.count == parts.count else {
            return AnswerReading(answer: .remark(trimmed), note: nil)
        }
        let inOrder = list.options.map(\.code).filter(codes.contains)
        return AnswerReading(answer: .choices(inOrder), note: nil)
    }

    /// The option by its code, its text or both, whatever the case, the blanks and the stop
    /// between.
    private static func option(_ text: String, in list: OptionList) -> Option? {
        if let exact = list.options.first(where: { $0.shown == text }) { return exact }
        let given = plain(text)
        return list.options.first { option in
            [plain(option.shown), plain(option.text), plain(option.code)].contains(given)
        }
    }

    /// Letters and digits only, in lower case.
    private static func plain(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
