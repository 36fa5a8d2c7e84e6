internal import Reckoning

extension DefinitionReader {
    mutating func section(_ node: DefinitionNode, _ lines: inout DefinitionLines) -> FormSection {
        let allowed = ["id", "title", "task", "guidance", "questions"]
        var fields = fields(node, of: "A section", allowed: allowed)
        let id = identifier("id", fields, pattern: .reference)
        fields = fields.named("Section \(id)")
        lines.note("section \(id)", line: node.line)
        let items = list("questions", fields).compactMap { item($0, &lines) }
        if items.isEmpty { missing("questions", fields) }
        let title = word("title", fields)
        return FormSection(
            id: id, title: title, task: optionalWord("task", fields) ?? title,
            guidance: optionalWord("guidance", fields) ?? "", items: items)
    }

    private mutating func item(
        _ node: DefinitionNode, _ lines: inout DefinitionLines
    ) -> FormItem? {
        guard case .fields(let fields) = node.content else {
            wrong(node, "A question", found: "something else", expected: "named fields")
            return nil
        }
        if fields.contains(where: { $0.name == "table" }) { return .table(table(node, &lines)) }
        return .question(question(node, &lines))
    }

    private mutating func table(
        _ node: DefinitionNode, _ lines: inout DefinitionLines
    ) -> FormTable {
        let allowed = [
            "table", "title", "guidance", "row", "name", "most rows", "spare rows", "previous",
            "columns",
        ]
        var fields = fields(node, of: "A table", allowed: allowed)
        let id = identifier("table", fields, pattern: .reference)
        fields = fields.named("Table \(id)")
        lines.note(id, line: node.line)
        let columns = list("columns", fields).map { question($0, &lines) }
        if columns.isEmpty { missing("columns", fields) }
        let name = word("name", fields)
        if !columns.contains(where: { $0.id == name }) {
            find(
                .unknownReference, line: fields.line(of: "name"), found: name,
                expected: "one of the columns",
                message: "Table \(id) is named by “\(name)”, which is not one of its columns.",
                remedy: "Name one of: " + columns.map(\.id).joined(separator: ", ") + ".")
        }
        return FormTable(
            id: id, title: word("title", fields), guidance: optionalWord("guidance", fields) ?? "",
            rowName: word("row", fields), nameColumn: name,
            mostRows: whole("most rows", fields, from: 1, to: 5_000) ?? 500,
            spareRows: whole("spare rows", fields, from: 0, to: 1_000) ?? 200,
            previous: optionalWord("previous", fields), columns: columns)
    }

    private mutating func question(
        _ node: DefinitionNode, _ lines: inout DefinitionLines
    ) -> Question {
        let allowed = [
            "id", "label", "heading", "guidance", "kind", "required", "formula", "blanks",
            "previous", "prefill", "words", "unit", "least", "most", "decimals", "options",
            "update",
        ]
        var fields = fields(node, of: "A question", allowed: allowed)
        let id = identifier("id", fields, pattern: .reference)
        fields = fields.named("Question \(id)")
        lines.note(id, line: node.line)
        let label = word("label", fields)
        return Question(
            id: id, label: label, guidance: optionalWord("guidance", fields) ?? "",
            kind: kind(fields), isRequired: flag("required", fields),
            calculation: calculation(fields), previous: optionalWord("previous", fields),
            isPrefilled: flag("prefill", fields),
            heading: optionalWord("heading", fields) ?? label,
            update: value("update", fields, expected: "title, progress or commentary") {
                UpdateField(rawValue: $0)
            })
    }

    private mutating func calculation(_ fields: FieldReader) -> AnswerCalculation? {
        guard let source = optionalWord("formula", fields) else { return nil }
        let line = fields.line(of: "formula")
        guard let formula = formula(source, line: line, in: fields.thing) else { return nil }
        return AnswerCalculation(formula: formula, blanks: blanks(fields))
    }

    mutating func blanks(_ fields: FieldReader) -> BlankTreatment {
        value("blanks", fields, expected: "wait or empty") { BlankTreatment(rawValue: $0) } ?? .wait
    }

    private static let kinds = [
        "text", "whole number", "decimal", "money", "per cent", "date", "choice", "choices",
        "yes/no",
    ]

    private mutating func kind(_ fields: FieldReader) -> AnswerKind {
        let unit = optionalWord("unit", fields) ?? ""
        let bounds = bounds(fields)
        switch word("kind", fields) {
        case "text": return .text(words: whole("words", fields, from: 1, to: 5_000))
        case "whole number": return .whole(bounds, unit: unit)
        case "decimal":
            return .decimal(
                bounds, decimals: whole("decimals", fields, from: 0, to: 9) ?? 2, unit: unit)
        case "money": return .money(bounds, unit: unit)
        case "per cent":
            return .percent(bounds, decimals: whole("decimals", fields, from: 0, to: 9) ?? 1)
        case "date": return .date
        case "choice": return .choice(list: word("options", fields))
        case "choices": return .choices(list: word("options", fields))
        case "yes/no": return .yesNo
        case let other:
            let list = Self.kinds.joined(separator: ", ")
            find(
                .wrongValue, line: fields.line(of: "kind"), found: other, expected: list,
                message: "\(fields.thing): there is no kind “\(other)”.",
                remedy: "Use one of: \(list).")
            return .text(words: nil)
        }
    }

    private mutating func bounds(_ fields: FieldReader) -> NumberBounds {
        let least = value("least", fields, expected: "a number") { DecimalNumber($0) }
        let most = value("most", fields, expected: "a number") { DecimalNumber($0) }
        if let least, let most, most < least {
            find(
                .wrongValue, line: fields.line(of: "most"), found: "\(most)",
                expected: "\(least) or more",
                message: "\(fields.thing): the most (\(most)) is less than the least (\(least)).",
                remedy: "Exchange them, or correct one.")
        }
        return NumberBounds(least: least, most: most)
    }

    mutating func check(_ node: DefinitionNode, _ lines: inout DefinitionLines) -> Check? {
        let allowed = ["id", "severity", "for", "when", "blanks", "says", "remedy"]
        var fields = fields(node, of: "A check", allowed: allowed)
        let id = identifier("id", fields, pattern: .check)
        fields = fields.named("Check \(id)")
        lines.note("check \(id)", line: node.line)
        let severity =
            value("severity", fields, expected: "error, query or note") { Severity(rawValue: $0) }
            ?? .query
        let places = words("for", fields)
        if places.isEmpty { missing("for", fields) }
        let says = template(fields)
        let remedy = word("remedy", fields)
        let source = word("when", fields)
        guard !source.isEmpty,
            let formula = formula(source, line: fields.line(of: "when"), in: fields.thing)
        else { return nil }
        return Check(
            id: id, severity: severity, places: places, formula: formula, blanks: blanks(fields),
            says: says, remedy: remedy)
    }

    /// Splits `Rises by {B3a/B1a|percent}.` into its words and its figures.
    private mutating func template(_ fields: FieldReader) -> MessageTemplate {
        let line = fields.line(of: "says")
        var pieces: [MessageTemplate.Piece] = []
        for (index, part) in word("says", fields).split(
            separator: "{", omittingEmptySubsequences: false
        ).enumerated() {
            let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            guard index > 0, halves.count == 2 else {
                pieces.append(.words(String(part)))
                continue
            }
            if let figure = figure(halves[0], line: line, in: fields.thing) {
                pieces.append(figure)
            }
            pieces.append(.words(String(halves[1])))
        }
        return MessageTemplate(pieces: pieces)
    }

    private mutating func figure(
        _ text: Substring, line: Int, in thing: String
    ) -> MessageTemplate.Piece? {
        let parts = text.split(separator: "|", maxSplits: 1)
        let styleName = parts.count > 1 ? String(parts[1]) : "number"
        guard let source = parts.first,
            let formula = formula(String(source), line: line, in: thing)
        else { return nil }
        guard let style = FigureStyle(rawValue: styleName) else {
            let list = FigureStyle.allCases.map(\.rawValue).joined(separator: ", ")
            find(
                .wrongValue, line: line, found: styleName, expected: list,
                message: "\(thing): figures cannot be shown as “\(styleName)”.",
                remedy: "Use one of: \(list).")
            return nil
        }
        return .figure(formula, style)
    }

    mutating func signOffStep(_ node: DefinitionNode) -> SignOffStep {
        let allowed = ["id", "title", "role", "bases", "signatories"]
        var fields = fields(node, of: "A sign-off step", allowed: allowed)
        let id = identifier("id", fields, pattern: .name)
        fields = fields.named("Sign-off \(id)")
        let names = SignOffBasis.allCases.map(\.rawValue).joined(separator: ", ")
        var bases: [SignOffBasis] = []
        for word in words("bases", fields) {
            if let basis = SignOffBasis(rawValue: word) {
                bases.append(basis)
            } else {
                find(
                    .wrongValue, line: fields.line(of: "bases"), found: word, expected: names,
                    message: "\(fields.thing): “\(word)” is no ground for signing.",
                    remedy: "Use: \(names).")
            }
        }
        if bases.isEmpty { missing("bases", fields) }
        return SignOffStep(
            id: id, title: word("title", fields), role: word("role", fields), bases: bases,
            signatories: whole("signatories", fields, from: 1, to: 20) ?? 1)
    }
}
