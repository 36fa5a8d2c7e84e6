import Foundation

/// The types that a cell can declare (ECMA-376 part 1, 18.18.11).
enum CellType {
    case number
    case shared
    case text
    case inline
    case flag
    case failure
    case date
}

/// Turns the value of one cell, as written, into what it means.
struct CellInterpreter {
    let sheet: String
    let address: CellAddress
    let strings: [String]
    let dates: DateSystem
    let limits: WorkbookLimits

    var place: String { "\(sheet)!\(address)" }

    /// The content, nil for a cell that holds nothing.
    func content(
        _ type: CellType, _ value: String, _ meaning: NumberMeaning
    ) throws(WorkbookRefusal) -> CellContent? {
        switch type {
        case .number: return try number(value, meaning)
        case .shared: return try shared(value)
        case .text, .inline: return try text(value)
        case .flag: return try flag(value)
        case .failure: return value.isEmpty ? nil : .failure(String(value.prefix(64)))
        case .date: return try date(value)
        }
    }

    private func number(
        _ raw: String, _ meaning: NumberMeaning
    ) throws(WorkbookRefusal) -> CellContent? {
        let value = Self.trimmed(raw)
        if value.isEmpty { return nil }
        guard DecimalText.isValid(value) else {
            throw WorkbookRefusal(
                .badNumber, at: place, found: "Found \(value.prefix(40)) where a number belongs.")
        }
        switch meaning {
        case .number: return .number(value)
        case .date:
            return Double(value).flatMap { dates.content(of: $0) } ?? .number(value)
        case .duration:
            guard let days = Double(value), abs(days) < 3_000_000 else { return .number(value) }
            return .duration(seconds: Int((days * 86_400).rounded()))
        }
    }

    private func shared(_ raw: String) throws(WorkbookRefusal) -> CellContent? {
        let value = Self.trimmed(raw)
        if value.isEmpty { return nil }
        guard value.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let index = Int(value),
            strings.indices.contains(index)
        else {
            throw WorkbookRefusal(
                .badSharedString, at: place,
                found: "Found text number \(value.prefix(40)) of \(strings.count).")
        }
        return strings[index].isEmpty ? nil : .text(strings[index])
    }

    private func text(_ value: String) throws(WorkbookRefusal) -> CellContent? {
        let text = CellEscapes.decoded(value)
        try RichText.check(text, limits, place)
        return text.isEmpty ? nil : .text(text)
    }

    private func flag(_ raw: String) throws(WorkbookRefusal) -> CellContent? {
        switch Self.trimmed(raw).lowercased() {
        case "": return nil
        case "1", "true": return .flag(true)
        case "0", "false": return .flag(false)
        default:
            throw WorkbookRefusal(
                .badFlag, at: place, found: "Found \(raw.prefix(40)) where TRUE or FALSE belongs.")
        }
    }

    private func date(_ raw: String) throws(WorkbookRefusal) -> CellContent? {
        let value = Self.trimmed(raw)
        if value.isEmpty { return nil }
        guard let content = ISODate.content(of: value) else {
            throw WorkbookRefusal(
                .badDate, at: place, found: "Found \(value.prefix(40)) where a date belongs.")
        }
        return content
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last, first <= 32 || last <= 32
        else { return text }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
