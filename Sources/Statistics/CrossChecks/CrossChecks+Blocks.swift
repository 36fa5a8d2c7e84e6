extension CrossChecks {
    /// The lines of each block on which at most half of the bodies left their figure as it was:
    /// where most do, an unchanged figure says nothing.
    private var lively: [(block: String, lines: [CrossLine])] {
        Dictionary(grouping: lines, by: \.block).sorted { $0.key < $1.key }.map { block, lines in
            (
                block,
                lines.filter { line in
                    let pairs = line.pairs
                    return pairs.count >= bounds.leastBodies
                        && pairs.count { $0.now == $0.before } * 2 <= pairs.count
                }
            )
        }
    }

    /// Blocks in which every figure is the one of the period before.
    ///
    /// Only lines count on which most bodies changed theirs, and there have to be as many as make a
    /// pattern. The figure to compare with is the one before, changed as the total of the others
    /// changed.
    public var unchanged: [CrossFinding] {
        patterns(leastLines: bounds.leastLines) { pairs in
            pairs.allSatisfy { $0.now == $0.before } && pairs.contains { $0.now != 0 } ? 1 : nil
        }.map { $0.finding(.unchanged, self) }
    }

    /// Blocks in which every line changed by the same rate, which is seldom how things happen.
    ///
    /// A line may be out by half of its last whole unit. There have to be one line more than make a
    /// pattern. The figure to compare with is the one before, changed as the total of the others
    /// changed.
    public var uplifts: [CrossFinding] {
        patterns(leastLines: bounds.leastLines + 1) { pairs in
            guard pairs.allSatisfy({ $0.before > 0 && $0.now > 0 }) else { return nil }
            let (before, now) = (
                pairs.reduce(0) { $0 + $1.before }, pairs.reduce(0) { $0 + $1.now }
            )
            let rate = now / before
            guard abs(rate - 1) > bounds.sameness else { return nil }
            let isSame = pairs.allSatisfy { pair in
                abs(pair.now - pair.before * rate) <= max(0.5, bounds.sameness * pair.now)
            }
            return isSame ? rate : nil
        }.map { $0.finding(.uplift, self) }
    }

    /// A body that shows a pattern over the lines of a block.
    private struct Pattern {
        let place: Int
        let measure: Double
        let lines: [CrossLine]

        /// The finding at the line where most is at stake.
        func finding(_ check: CrossCheck, _ checks: CrossChecks) -> CrossFinding {
            let found = lines.map { line in
                checks.finding(
                    check, line, place, line.expected(at: place), measure: measure,
                    of: line.pairs.count - 1)
            }
            return found.max { abs($0.effectPercent ?? 0) < abs($1.effectPercent ?? 0) }
                ?? found[0]
        }
    }

    private func patterns(
        leastLines: Int, _ measure: ([(before: Double, now: Double)]) -> Double?
    ) -> [Pattern] {
        lively.flatMap { _, lines -> [Pattern] in
            guard let first = lines.first, lines.count >= leastLines else { return [] }
            return first.now.indices.compactMap { place in
                let pairs = lines.compactMap { $0.pair(at: place) }
                guard pairs.count == lines.count, let measure = measure(pairs) else { return nil }
                return Pattern(place: place, measure: measure, lines: lines)
            }
        }
    }
}

extension CrossLine {
    /// Both figures of a body, where it gave both.
    fileprivate func pair(at place: Int) -> (before: Double, now: Double)? {
        guard place < before.count, place < now.count, let before = before[place].value,
            let now = now[place].value
        else { return nil }
        return (before, now)
    }

    /// The figure of a body before, changed as the total of the others changed.
    fileprivate func expected(at place: Int) -> Double {
        guard let own = pair(at: place) else { return 0 }
        let others = (before: sums.before - own.before, now: sums.now - own.now)
        return others.before > 0 ? own.before * others.now / others.before : own.before
    }
}
