package import Reckoning

extension TypedText {
    /// The day in `2017-09-30`, `30/09/2017`, `30 September 2017` or `30 Sep 2017`.
    var day: Day? {
        if let day = Day(trimmed) { return day }
        let parts = trimmed.split { "/-. ".contains($0) }
        guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]), year >= 1900,
            let month = Int(parts[1]) ?? Self.month(parts[1])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func month(_ name: Substring) -> Int? {
        let lower = name.lowercased()
        guard lower.count >= 3 else { return nil }
        return Day.months.firstIndex { $0.lowercased().hasPrefix(lower) }.map { $0 + 1 }
    }
}

extension Day {
    /// The day that somebody typed: `2017-09-30`, `30/09/2017`, `30 September 2017`.
    package init?(typed text: String) {
        guard let day = TypedText(text).day else { return nil }
        self = day
    }
}
