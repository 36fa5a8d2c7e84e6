extension Day {
    /// The day that was typed: `2017-09-30`, `30/09/2017`, `30 September 2017` or `30 Sep 2017`;
    /// nil for anything else.
    public init?(typed text: String) {
        if let day = Day(text) {
            self = day
            return
        }
        let parts = text.split { "/-. ".contains($0) }
        guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]), year >= 1900,
            let month = Int(parts[1]) ?? Self.month(parts[1])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func month(_ name: Substring) -> Int? {
        let lower = name.lowercased()
        guard lower.count >= 3 else { return nil }
        return months.firstIndex { $0.lowercased().hasPrefix(lower) }.map { $0 + 1 }
    }
}
