/// Why a file could not be read as a workbook, in words that its sender can act on.
public struct WorkbookRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// Which of the published reasons applies.
    public let reason: Reason
    /// The part or the cell, such as `xl/workbook.xml` or `Cover!C13`; empty for the whole file.
    public let place: String
    /// What was found, as a sentence.
    public let found: String
    /// What was expected, as a sentence.
    public let expected: String

    /// A refusal at a place; without its own expectation it states the general one.
    public init(_ reason: Reason, at place: String, found: String, expected: String? = nil) {
        self.reason = reason
        self.place = place
        self.found = found
        self.expected = expected ?? reason.expectation
    }

    /// The published number, such as `W1042`, which never changes meaning.
    public var number: String { "W\(reason.rawValue)" }

    /// What to do next, as a sentence.
    public var remedy: String { reason.remedy }

    /// Everything in one line, for a log or a terminal.
    public var description: String {
        let location = place.isEmpty ? "" : " (\(place))"
        return "\(number)\(location): \(found) \(expected) \(remedy)"
    }
}
