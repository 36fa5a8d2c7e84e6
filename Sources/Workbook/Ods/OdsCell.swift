/// One cell of a table as it is read.
struct OdsCell {
    let names: OdsNames
    let sheet: String
    let row: Int
    let column: Int

    private var place: String { "\(sheet)!\(CellAddress(row: row, column: column))" }

    /// The content of the cell just opened, nil if it holds nothing.
    func content(_ xml: inout XMLScanner) throws(WorkbookRefusal) -> CellContent? {
        let formula = try xml.attribute(names.table, "formula").map(OdsFormula.plain)
        let stated = try stated(xml)
        let text = try OdsText(names: names, place: place).read(&xml)
        let value = stated.value(text)
        guard let formula else { return value }
        return .formula(formula, cached: CachedResult(untrusted: value))
    }

    /// What the attributes of a cell say of its value.
    private enum Stated {
        case value(CellContent)
        case failure
        case text(String?)

        func value(_ shown: String) -> CellContent? {
            switch self {
            case .value(let content): return content
            case .failure: return shown.isEmpty ? nil : .failure(String(shown.prefix(64)))
            case .text(let given):
                let text = given ?? shown
                return text.isEmpty ? nil : .text(text)
            }
        }
    }

    private func stated(_ xml: borrowing XMLScanner) throws(WorkbookRefusal) -> Stated {
        if let run = xml.attributeRun(names.extended, "value-type"), xml.matches(run, "error") {
            return .failure
        }
        guard let type = xml.attributeRun(names.office, "value-type") else { return .text(nil) }
        if xml.matches(type, "string") {
            let given = try xml.attribute(names.office, "string-value")
            if let given { try RichText.check(given, xml.limits, place) }
            return .text(given)
        }
        if xml.matches(type, "float") || xml.matches(type, "currency")
            || xml.matches(type, "percentage")
        {
            return .value(try number(xml))
        }
        if xml.matches(type, "date") { return .value(try date(xml)) }
        if xml.matches(type, "time") { return .value(try time(xml)) }
        if xml.matches(type, "boolean") { return .value(try flag(xml)) }
        if xml.matches(type, "void") { return .text(nil) }
        throw WorkbookRefusal(
            .badCellType, at: place, found: "Found the cell type \(xml.string(type).prefix(40)).",
            expected: "Expected float, currency, percentage, date, time, boolean or string.")
    }

    private func number(_ xml: borrowing XMLScanner) throws(WorkbookRefusal) -> CellContent {
        let value = try xml.attribute(names.office, "value") ?? ""
        guard DecimalText.isValid(value) else {
            throw WorkbookRefusal(
                .badNumber, at: place, found: "Found \(value.prefix(40)) where a number belongs.")
        }
        return .number(value)
    }

    private func date(_ xml: borrowing XMLScanner) throws(WorkbookRefusal) -> CellContent {
        let value = try xml.attribute(names.office, "date-value") ?? ""
        guard let content = ISODate.content(of: value) else {
            throw WorkbookRefusal(
                .badDate, at: place, found: "Found \(value.prefix(40)) where a date belongs.")
        }
        return content
    }

    private func time(_ xml: borrowing XMLScanner) throws(WorkbookRefusal) -> CellContent {
        let value = try xml.attribute(names.office, "time-value") ?? ""
        guard let seconds = OdsDuration.seconds(of: value) else {
            throw WorkbookRefusal(
                .badDate, at: place, found: "Found \(value.prefix(40)) where a time belongs.",
                expected: "Expected a time such as PT12H30M00S.")
        }
        return (0..<86_400).contains(seconds)
            ? .time(seconds: seconds) : .duration(seconds: seconds)
    }

    private func flag(_ xml: borrowing XMLScanner) throws(WorkbookRefusal) -> CellContent {
        let value = try xml.attribute(names.office, "boolean-value") ?? ""
        guard value == "true" || value == "false" else {
            throw WorkbookRefusal(
                .badFlag, at: place, found: "Found \(value.prefix(40)) where a flag belongs.",
                expected: "Expected true or false.")
        }
        return .flag(value == "true")
    }
}

/// Lengths of time as text, `PT12H30M15.5S` (XML Schema, part 2, 3.2.6), without years and months.
enum OdsDuration {
    /// Whole seconds, a fraction rounded; nil for anything else.
    static func seconds(of text: String) -> Int? {
        var rest = text[...]
        let isNegative = rest.first == "-"
        if isNegative { rest = rest.dropFirst() }
        guard rest.first == "P", text.utf8.count <= 60 else { return nil }
        rest = rest.dropFirst()
        var total = 0.0
        var isTime = false
        var digits = ""
        var found = false
        for character in rest {
            switch character {
            case "0"..."9", ".": digits.append(character)
            case "T" where digits.isEmpty && !isTime: isTime = true
            default:
                guard let unit = unit(character, isTime), let value = Double(digits) else {
                    return nil
                }
                total += unit * value
                digits = ""
                found = true
            }
        }
        guard found, digits.isEmpty, total < 3e11 else { return nil }
        return Int((isNegative ? -total : total).rounded())
    }

    private static func unit(_ letter: Character, _ isTime: Bool) -> Double? {
        switch letter {
        case "D" where !isTime: 86_400
        case "H" where isTime: 3_600
        case "M" where isTime: 60
        case "S" where isTime: 1
        default: nil
        }
    }
}
