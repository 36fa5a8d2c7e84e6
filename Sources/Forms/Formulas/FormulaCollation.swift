/// The order of texts, whatever the case of their letters.
///
/// The root order of the Unicode collation algorithm for blanks, punctuation, digits and the
/// letters of western Europe: punctuation before digits before letters, accents only between texts
/// that are otherwise the same. Other letters follow in the order of their code points.
enum FormulaCollation {
    /// The text with its letters in upper case, one by one, as equality sees it.
    static func folded(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.flatMap(upper)))
    }

    /// The texts are the same but for the case of their letters.
    static func same(_ first: String, _ second: String) -> Bool {
        folded(first).unicodeScalars.elementsEqual(folded(second).unicodeScalars)
    }

    /// The capital of a letter; of ß the capital ẞ.
    static func upper(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        scalar == "ß" ? ["ẞ"] : Array(scalar.properties.uppercaseMapping.unicodeScalars)
    }

    /// Negative when `first` comes earlier, positive when it comes later, nought when neither does.
    static func order(_ first: String, _ second: String) -> Int {
        let (left, right) = (weights(first), weights(second))
        for (one, other) in zip(left, right) where one.letter != other.letter {
            return one.letter < other.letter ? -1 : 1
        }
        if left.count != right.count { return left.count < right.count ? -1 : 1 }
        for (one, other) in zip(left, right) where one.accent != other.accent {
            return one.accent < other.accent ? -1 : 1
        }
        return 0
    }

    private struct Weight {
        var letter: UInt32
        var accent: UInt32
    }

    private static func weights(_ text: String) -> [Weight] {
        var weights: [Weight] = []
        for scalar in text.unicodeScalars.flatMap({ $0.properties.lowercaseMapping.unicodeScalars })
        {
            if combining.contains(scalar.value), !weights.isEmpty {
                weights[weights.count - 1].accent = scalar.value
            } else {
                weights += self.weights(of: scalar)
            }
        }
        return weights
    }

    private static func weights(of scalar: Unicode.Scalar) -> [Weight] {
        if let place = places[scalar] { return [Weight(letter: place, accent: 0)] }
        guard let letters = accented[scalar] else {
            return [Weight(letter: scalar.value &+ 0x1000, accent: 0)]
        }
        return letters.unicodeScalars.compactMap { letter in
            places[letter].map { Weight(letter: $0, accent: scalar.value) }
        }
    }

    private static let combining: ClosedRange<UInt32> = 0x300...0x36F

    /// Every sign that has a place of its own, in order.
    private static let sequence: String.UnicodeScalarView =
        (" _-–—,;:!¡?¿.…·'‘’\"“”«»()[]{}§@*/\\&#%`´^¯¨¸°©®+±÷×<=>¬|~¢$£¥€0123456789"
        + "abcdefghijklmnopqrstuvwxyzþ").unicodeScalars

    private static let places: [Unicode.Scalar: UInt32] = Dictionary(
        zip(sequence, 1...), uniquingKeysWith: { first, _ in first })

    /// Letters that count as others, with an accent.
    private static let accented: [Unicode.Scalar: String] = {
        let groups = [
            "a": "àáâãäåāăą", "ae": "æ", "c": "çćĉċč", "d": "ðďđ", "e": "èéêëēĕėęě",
            "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł",
            "n": "ñńņň", "o": "òóôõöøōŏő", "oe": "œ", "r": "ŕŗř", "s": "śŝşš", "ss": "ß",
            "t": "ţťŧ", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
        ]
        let pairs = groups.flatMap { letters, marked in
            marked.unicodeScalars.map { ($0, letters) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()
}
