extension CountTable {
    /// The counts to be withheld so that nobody learns more of a small one than that it is small.
    ///
    /// A reader knows every shown count, every margin, and that what is withheld is above nought.
    /// From that, each small count could still be any of the small ones, and no other count that is
    /// withheld is known to within as little; but a withheld sum is at least as large as its
    /// withheld parts are many. Rounding of totals is not relied on.
    public func suppression(by rule: DisclosureRule = .oneToFive) -> Suppression {
        var work = SecondarySuppression(self, rule)
        work.run()
        return work.found
    }
}

/// Withholds further counts, one at a time, until the small ones cannot be had back.
private struct SecondarySuppression {
    private let table: CountTable
    private let rule: DisclosureRule
    private let marginsOf: [[Int]]
    private let isTotal: [Bool]
    private(set) var found: Suppression
    private var isWithheld: [Bool]
    /// How many counts of each margin are withheld.
    private var withheldIn: [Int]

    init(_ table: CountTable, _ rule: DisclosureRule) {
        self.table = table
        self.rule = rule
        var marginsOf = [[Int]](repeating: [], count: table.counts.count)
        var isTotal = [Bool](repeating: false, count: table.counts.count)
        for (number, margin) in table.margins.enumerated() {
            for place in margin.places { marginsOf[place].append(number) }
            isTotal[margin.total] = true
        }
        self.marginsOf = marginsOf
        self.isTotal = isTotal
        let small = table.counts.indices.filter { rule.small.contains(table.counts[$0]) }
        found = Suppression(primary: Set(small), secondary: [])
        isWithheld = [Bool](repeating: false, count: table.counts.count)
        withheldIn = [Int](repeating: 0, count: table.margins.count)
        for place in small { mark(place) }
    }

    private mutating func mark(_ place: Int) {
        isWithheld[place] = true
        for margin in marginsOf[place] { withheldIn[margin] += 1 }
    }

    private mutating func withhold(_ place: Int) {
        found.secondary.insert(place)
        mark(place)
    }

    /// Repairs the margins that a glance shows to be weak, then what only their combination shows.
    mutating func run() {
        repeat {
            while let place = weakMargin().flatMap({ candidate(in: [$0]) }) {
                withhold(place)
            }
        } while withholdOneMore()
    }

    /// The first margin in which what is withheld can be had back by one subtraction, and which has
    /// something left to withhold.
    private func weakMargin() -> Int? {
        table.margins.indices.first { isWeak($0) && candidate(in: [$0]) != nil }
    }

    private func isWeak(_ number: Int) -> Bool {
        let margin = table.margins[number]
        let withheld = margin.parts.filter { isWithheld[$0] }
        let isTotalShown = !isWithheld[margin.total]
        guard isTotalShown, !withheld.isEmpty else { return !isTotalShown && withheld.isEmpty }
        let sum = withheld.reduce(0) { $0 + table.counts[$1] }
        return withheld.count == 1 || sum - Int64(withheld.count - 1) < rule.small.upperBound
    }

    /// Looks at every withheld count with all margins together; true when another was withheld.
    private mutating func withholdOneMore() -> Bool {
        for component in components() {
            let alike = AlikeCounts(component, table, marginsOf)
            let open = component.filter { !alike.protects($0, rule, found) }
            guard !open.isEmpty else { continue }
            var bounds = CountBounds(table, of: component)
            for place in open where !isProtected(place, by: &bounds) {
                let margins = Set(component.flatMap { marginsOf[$0] }).sorted()
                let near = candidate(in: marginsOf[place]) ?? candidate(in: margins)
                guard let near else { continue }
                withhold(near)
                return true
            }
        }
        return false
    }

    private func isProtected(_ place: Int, by bounds: inout CountBounds) -> Bool {
        guard found.primary.contains(place) else {
            return bounds.isWide(place, by: Double(rule.small.upperBound - rule.small.lowerBound))
        }
        return bounds.mayBe(rule.small, at: place)
    }

    /// The count that is best withheld next in one of these margins: a part rather than a total,
    /// where it calls for least more, then the smallest. A nought is never withheld.
    private func candidate(in margins: [Int]) -> Int? {
        var best: (place: Int, rank: (Int, Int, Int64))?
        for number in margins {
            for place in table.margins[number].places
            where !isWithheld[place] && table.counts[place] > 0 {
                let bare = marginsOf[place].count { other in
                    withheldIn[other] == 0 && !margins.contains(other)
                }
                let rank = (isTotal[place] ? 1 : 0, bare, table.counts[place])
                if best.map({ rank < $0.rank }) ?? true { best = (place, rank) }
            }
        }
        return best?.place
    }

    /// The withheld places in pieces that no margin connects.
    private func components() -> [[Int]] {
        var seen: Set<Int> = []
        var walked: Set<Int> = []
        var pieces: [[Int]] = []
        for start in found.places where !seen.contains(start) {
            var piece: [Int] = []
            var waiting = [start]
            seen.insert(start)
            while let place = waiting.popLast() {
                piece.append(place)
                for margin in marginsOf[place] where walked.insert(margin).inserted {
                    for other in table.margins[margin].places
                    where isWithheld[other] && seen.insert(other).inserted {
                        waiting.append(other)
                    }
                }
            }
            pieces.append(piece.sorted { table.counts[$0] < table.counts[$1] })
        }
        return pieces
    }
}
