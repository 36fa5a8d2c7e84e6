/// What one cell holds; a cell that holds nothing is not there at all.
public enum CellContent: Sendable, Hashable {
    /// A finite number as the file spells it, exactly; see `DecimalText` for what Excel shows.
    case number(String)
    /// A civil date, with a time of day if the file gives one.
    case date(SheetDate)
    /// A time of day without a date, in seconds after midnight.
    case time(seconds: Int)
    /// A length of time, in seconds, from a format such as `[h]:mm`.
    case duration(seconds: Int)
    /// A text that is not empty.
    case text(String)
    /// TRUE or FALSE.
    case flag(Bool)
    /// An error value such as `#N/A`.
    case failure(String)
    /// A formula, which is never evaluated here, and what the last program left as its result; the
    /// formula is empty in a cell that shares the formula of an earlier one.
    indirect case formula(String, cached: CachedResult)
}

/// The result that some program stored beside a formula: stale or forged until recomputed.
public struct CachedResult: Sendable, Hashable {
    /// The stored result, nil if there is none; never rely on it.
    public let untrusted: CellContent?

    /// A result as the file states it.
    public init(untrusted: CellContent?) {
        self.untrusted = untrusted
    }
}

extension CellContent {
    /// The value to look at: for a formula its stored, untrusted result.
    public var shown: CellContent? {
        if case .formula(_, let cached) = self { return cached.untrusted }
        return self
    }
}

extension CellContent {
    /// The length of a text in UTF-8; zero for all else.
    var textBytes: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .formula(let formula, let cached):
            formula.utf8.count + (cached.untrusted?.textBytes ?? 0)
        default: 0
        }
    }
}
