extension String {
    /// The name of a list that this one was probably meant to be: one letter in three may differ.
    package func nearest(of names: [String]) -> String? {
        let letters = Array(lowercased().prefix(80))
        let distances = names.map { (name: $0, distance: NameDistance.between(letters, Array($0))) }
        guard let best = distances.min(by: { $0.distance < $1.distance }),
            best.distance <= Swift.max(1, (best.name.count + 1) / 3)
        else { return nil }
        return best.name
    }
}

/// How far two names lie apart.
enum NameDistance {
    /// How many letters must be changed, added or left out (V. Levenshtein, 1966).
    static func between(_ one: [Character], _ other: [Character]) -> Int {
        var costs = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var diagonal = costs[0]
            costs[0] = row + 1
            for (column, their) in other.enumerated() {
                let changed = diagonal + (letter == their ? 0 : 1)
                diagonal = costs[column + 1]
                costs[column + 1] = min(changed, diagonal + 1, costs[column] + 1)
            }
        }
        return costs[other.count]
    }
}
