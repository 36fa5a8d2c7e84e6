/// A label's letters and digits in lower case, so that blanks, stops and line breaks do not tell
/// labels apart.
struct LabelText: Hashable {
    let plain: String
    /// Only the beginning counts: the label was written with “…” at its end.
    let isBeginning: Bool

    /// The most characters of a label that are compared.
    private static let most = 200

    init(_ text: String) {
        plain = String(
            text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "#" }.prefix(Self.most))
        isBeginning = text.hasSuffix("…")
    }

    /// The other label says the same.
    func matches(_ other: LabelText) -> Bool {
        guard !plain.isEmpty else { return false }
        return isBeginning ? other.plain.hasPrefix(plain) : other.plain == plain
    }

    /// The other label says nearly the same: one letter in eight may differ, and no digit.
    func nearlyMatches(_ other: LabelText) -> Bool {
        let allowed = plain.count / 8
        guard allowed > 0, !other.plain.isEmpty else { return false }
        let theirs = isBeginning ? String(other.plain.prefix(plain.count)) : other.plain
        guard abs(theirs.count - plain.count) <= allowed,
            theirs.filter(\.isNumber) == plain.filter(\.isNumber)
        else { return false }
        return Self.distance(Array(plain), Array(theirs)) <= allowed
    }

    /// How many letters must be changed, added or left out (V. Levenshtein, 1966).
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var costs = Array(0...other.count)
        for (row, character) in one.enumerated() {
            var diagonal = costs[0]
            costs[0] = row + 1
            for (column, their) in other.enumerated() {
                let changed = diagonal + (character == their ? 0 : 1)
                diagonal = costs[column + 1]
                costs[column + 1] = min(changed, diagonal + 1, costs[column] + 1)
            }
        }
        return costs[other.count]
    }
}
