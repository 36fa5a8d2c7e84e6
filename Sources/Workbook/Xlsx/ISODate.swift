/// Dates as text, `2017-06-30`, `2017-06-30T12:00:00.000Z` or `12:00:00` (ISO 8601, XML Schema part
/// 2, 3.2.7). A zone such as `+01:00` is left out: what counts is the date and time of the place.
enum ISODate {
    static func content(of text: String) -> CellContent? {
        let halves = text.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { "Tt ".contains($0) })
        guard let first = halves.first else { return nil }
        if halves.count == 1, first.contains(":") {
            return seconds(first).map { .time(seconds: $0) }
        }
        if halves.count == 2, first.isEmpty { return seconds(halves[1]).map { .time(seconds: $0) } }
        guard let date = numbers(first, separator: "-", widths: [4, 2, 2]) else { return nil }
        var clock: Int?
        if halves.count == 2 {
            guard let seconds = seconds(halves[1]) else { return nil }
            clock = seconds
        }
        return SheetDate(year: date[0], month: date[1], day: date[2], seconds: clock)
            .map(CellContent.date)
    }

    /// Seconds after midnight; a fraction is rounded and a zone is allowed.
    private static func seconds(_ text: Substring) -> Int? {
        guard let plain = withoutZone(text) else { return nil }
        let whole = plain.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard
            let clock = numbers(whole[0], separator: ":", widths: [2, 2, 2])
                ?? numbers(whole[0], separator: ":", widths: [2, 2])
        else { return nil }
        let up = fraction(whole.count == 2 ? whole[1] : "0")
        guard let up, clock[0] < 24, clock[1] < 60, (clock.count == 2 ? 0 : clock[2]) < 60 else {
            return nil
        }
        let seconds = clock[0] * 3600 + clock[1] * 60 + (clock.count == 2 ? 0 : clock[2]) + up
        return min(seconds, 86_399)
    }

    /// The time before a final `Z` or an offset such as `+01:00`; nil if that is none.
    private static func withoutZone(_ text: Substring) -> Substring? {
        if text.hasSuffix("Z") || text.hasSuffix("z") { return text.dropLast() }
        guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return text }
        let offset = numbers(text[text.index(after: sign)...], separator: ":", widths: [2, 2])
        guard let offset, offset[0] <= 14, offset[1] < 60 else { return nil }
        return text[..<sign]
    }

    private static func fraction(_ digits: Substring) -> Int? {
        guard let first = digits.utf8.first, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
            return nil
        }
        return first >= 53 ? 1 : 0
    }

    private static func numbers(
        _ text: Substring, separator: Character, widths: [Int]
    ) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == widths,
            parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } })
        else { return nil }
        return parts.compactMap { Int($0) }
    }
}
