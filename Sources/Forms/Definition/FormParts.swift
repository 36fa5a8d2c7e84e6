internal import Reckoning

/// The parts of a form as they are read from its definition, with the lines they stand on.
struct FormParts {
    let id: String
    let version: Int
    let series: String
    let title: String
    let owner: String
    let period: Period
    let periodName: String
    let previous: String?
    let due: Instant?
    let guidance: String
    let options: [String: OptionList]
    let thresholds: [String: Double]
    let sections: [FormSection]
    let checks: [Check]
    let signOff: [SignOffStep]
    /// Where each identifier is defined, for findings that are made once everything is read.
    let lines: DefinitionLines

    private static let fields = [
        "form", "version", "series", "title", "owner", "period", "period name", "previous", "due",
        "guidance", "options", "thresholds", "sections", "checks", "sign-off",
    ]

    init(_ node: DefinitionNode, _ reader: inout DefinitionReader) {
        let form = reader.fields(node, of: "The form", allowed: Self.fields)
        id = reader.identifier("form", form, pattern: .name)
        version = reader.whole("version", form, from: 1, to: 10_000) ?? 1
        series = reader.identifier("series", form, pattern: .name)
        title = reader.word("title", form)
        owner = reader.word("owner", form)
        period = reader.period(form)
        periodName = reader.optionalWord("period name", form) ?? period.inWords
        previous = reader.optionalWord("previous", form)
        due = reader.value("due", form, expected: "a day and a time: 2017-10-20 12:00") {
            Instant(london: $0)
        }
        guidance = reader.optionalWord("guidance", form) ?? ""
        options = reader.optionLists(form)
        thresholds = reader.thresholds(form)
        var lines = DefinitionLines()
        sections = reader.list("sections", form).map { reader.section($0, &lines) }
        if sections.isEmpty { reader.missing("sections", form) }
        checks = reader.list("checks", form).compactMap { reader.check($0, &lines) }
        signOff = reader.list("sign-off", form).map { reader.signOffStep($0) }
        self.lines = lines
    }
}

/// The line on which each identifier is defined, and the identifiers that stand twice.
struct DefinitionLines {
    private(set) var lines: [String: Int] = [:]
    private(set) var repeated: [(id: String, line: Int)] = []

    mutating func note(_ id: String, line: Int) {
        if lines[id] != nil { repeated.append((id, line)) }
        lines[id] = line
    }

    subscript(id: String) -> Int { lines[id] ?? 1 }
}

/// What an identifier may be made of.
enum IdentifierPattern {
    /// Letters in lower case, digits and hyphens: the names of forms and series.
    case name
    /// Letters and digits, starting with a letter: what formulas can refer to.
    case reference
    /// Letters, digits and hyphens: the names of checks.
    case check

    var inWords: String {
        switch self {
        case .name: "lower-case letters, digits and hyphens"
        case .reference: "letters and digits, starting with a letter, 32 at most"
        case .check: "letters, digits and hyphens, 64 at most"
        }
    }

    func allows(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, bytes.count <= (self == .reference ? 32 : 64) else {
            return false
        }
        return bytes.allSatisfy(allows) && (self != .reference || Self.isLetter(first))
    }

    private func allows(_ byte: UInt8) -> Bool {
        switch self {
        case .name: (97...122).contains(byte) || Self.isDigit(byte) || byte == 45
        case .reference: Self.isLetter(byte) || Self.isDigit(byte) || byte == 95
        case .check: Self.isLetter(byte) || Self.isDigit(byte) || byte == 45
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

extension DefinitionReader {
    /// An identifier, with a finding when it holds what it may not.
    mutating func identifier(
        _ name: String, _ fields: FieldReader, pattern: IdentifierPattern
    ) -> String {
        let id = word(name, fields)
        if !id.isEmpty, !pattern.allows(id) {
            find(
                .wrongValue, line: fields.line(of: name), found: id, expected: pattern.inWords,
                message: "\(fields.thing): \(name) is “\(id)”.",
                remedy: "Use \(pattern.inWords).")
        }
        return id
    }

    mutating func period(_ form: FieldReader) -> Period {
        guard let node = form.fields["period"] else {
            missing("period", form)
            return .none
        }
        let fields = fields(node, of: "The period", allowed: ["from", "to"])
        let day = "a day: 2017-07-01"
        let from = value("from", fields, expected: day) { Day($0) }
        let to = value("to", fields, expected: day) { Day($0) }
        for name in ["from", "to"] where fields.fields[name] == nil { missing(name, fields) }
        guard let from, let to else { return .none }
        if let period = Period(from: from, to: to) { return period }
        wrong(node, "The period", found: "\(from) to \(to)", expected: "the first day first")
        return .none
    }

    mutating func thresholds(_ form: FieldReader) -> [String: Double] {
        guard let node = form.fields["thresholds"], case .fields(let fields) = node.content else {
            return [:]
        }
        var thresholds: [String: Double] = [:]
        for field in fields {
            guard let word = word(field.value, field.name) else { continue }
            if let number = DecimalNumber(word) {
                thresholds[field.name] = number.double
            } else {
                wrong(field.value, "Threshold \(field.name)", found: word, expected: "a number")
            }
        }
        return thresholds
    }

    mutating func optionLists(_ form: FieldReader) -> [String: OptionList] {
        guard let node = form.fields["options"], case .fields(let fields) = node.content else {
            return [:]
        }
        var lists: [String: OptionList] = [:]
        for field in fields {
            guard case .list(let nodes) = field.value.content, !nodes.isEmpty else {
                wrong(
                    field.value, "Options \(field.name)", found: "no list",
                    expected: "a list of options")
                continue
            }
            let options = nodes.compactMap { option($0, in: field.name) }
            for (index, option) in options.enumerated()
            where options[..<index].contains(where: { $0.code == option.code }) {
                repeated(option.code, line: nodes[index].line, in: "options \(field.name)")
            }
            lists[field.name] = OptionList(name: field.name, options: options)
        }
        return lists
    }

    private mutating func option(_ node: DefinitionNode, in list: String) -> Option? {
        guard let word = word(node, "An option of \(list)") else { return nil }
        let parts = word.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let first = parts[1].first, first == " ", !parts[0].isEmpty else {
            wrong(
                node, "An option of \(list)", found: word,
                expected: "a code, a full stop and the text: “1. Planning stage”")
            return nil
        }
        return Option(code: String(parts[0]), text: String(parts[1].dropFirst()))
    }
}
