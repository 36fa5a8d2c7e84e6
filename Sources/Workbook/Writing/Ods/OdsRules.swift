/// What may be typed into cells, and when they look otherwise, in the words of OpenDocument.
enum OdsRules {
    static func name(ofValidation number: Int) -> String { "val\(number + 1)" }

    /// The condition of a rule; nil where a formula has no spelling.
    static func condition(_ rule: CellValidation.Rule) -> String? {
        switch rule {
        case .list(let formula):
            return OdsSpelling.formula(formula).map { "cell-content-is-in-list(\($0))" }
        case .custom(let formula):
            return OdsSpelling.formula(formula).map { "is-true-formula(\($0))" }
        case .whole(let range):
            return "cell-content-is-whole-number() and "
                + between("\(range.lowerBound)", "\(range.upperBound)")
        case .decimal(let range):
            return "cell-content-is-decimal-number() and "
                + between(range.lowerBound.inFewestDigits, range.upperBound.inFewestDigits)
        case .textLength(let range):
            return "cell-content-text-length-is-between(\(range.lowerBound),\(range.upperBound))"
        case .dates(let first, let last):
            return "cell-content-is-date() and " + between(serial(first), serial(last))
        }
    }

    private static func between(_ low: String, _ high: String) -> String {
        "cell-content-is-between(\(low),\(high))"
    }

    /// The number of a day, counted from 30 December 1899 as OpenDocument does by default.
    private static func serial(_ date: SheetDate) -> String {
        let year = date.month <= 2 ? date.year - 1 : date.year
        let month = (date.month + 9) % 12
        let era = year / 400
        let ofEra = year % 400
        let ofYear = (153 * month + 2) / 5 + date.day - 1
        let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear
        return "\(days - 693_899)"
    }

    /// The condition under which a cell looks otherwise; nil where a formula has no spelling.
    static func condition(_ rule: ConditionalRule) -> String? {
        switch rule {
        case .equals(let text): "cell-content()=\(FormulaWords.quoted(text))"
        case .formula(let formula):
            OdsSpelling.formula(formula).map { "is-true-formula(\($0))" }
        }
    }
}

/// A validation with its place, ready to be written.
struct OdsValidation {
    let condition: String
    let validation: CellValidation
    let origin: String

    func write(_ name: String, to xml: inout Markup) {
        let isList = if case .list = validation.rule { true } else { false }
        xml.element(
            "table:content-validation",
            [
                ("table:name", name), ("table:condition", "of:\(condition)"),
                ("table:allow-empty-cell", validation.allowsBlank ? "true" : "false"),
                ("table:display-list", isList ? "unsorted" : nil),
                ("table:base-cell-address", origin),
            ]
        ) { xml in
            if !validation.prompt.isEmpty || !validation.promptTitle.isEmpty {
                writeWords(
                    "table:help-message", [("table:title", validation.promptTitle)],
                    validation.prompt, to: &xml)
            }
            writeWords(
                "table:error-message",
                [("table:message-type", kind), ("table:title", validation.errorTitle)],
                validation.error, to: &xml)
        }
    }

    private var kind: String {
        switch validation.severity {
        case .stop: "stop"
        case .warning: "warning"
        case .information: "information"
        }
    }

    private func writeWords(
        _ name: String, _ attributes: [(String, String?)], _ words: String,
        to xml: inout Markup
    ) {
        xml.element(name, attributes + [("table:display", "true")]) { xml in
            if !words.isEmpty { OdsParagraphs.write(words, to: &xml) }
        }
    }
}
