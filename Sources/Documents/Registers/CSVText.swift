public import Reckoning
internal import Workbook

/// CSV as it is written: lines end in CR LF, and no text can start a formula.
public struct CSVText: Sendable {
    /// The text so far.
    public private(set) var text = ""

    /// A table with these headings and no rows yet.
    public init(headings: [String]) {
        add(headings)
    }

    /// Adds a row of texts.
    public mutating func add(_ texts: [String]) {
        add(texts.map { .text($0) })
    }

    /// Adds a row.
    public mutating func add(_ cells: [CSVCell]) {
        text += cells.map(\.written).joined(separator: ",") + "\r\n"
    }
}

/// What a field of a CSV file holds.
public enum CSVCell: Hashable, Sendable {
    case text(String)
    case amount(Money)

    /// The field; an amount is a number also when it is negative, and is never text.
    fileprivate var written: String {
        switch self {
        case .text(let text): CSVField.safe(text)
        case .amount(let amount): "\(amount)"
        }
    }
}

extension String {
    /// The text without the apostrophe that keeps it from starting a formula.
    var withoutGuard: String {
        guard hasPrefix("'"), let second = utf8.dropFirst().first,
            "=+-@\t\r\n".utf8.contains(second)
        else { return self }
        return String(dropFirst())
    }
}
