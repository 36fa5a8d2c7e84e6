/// The checks across bodies, over lines that they all fill in.
public struct CrossChecks: Sendable {
    let lines: [CrossLine]
    /// The class of each body, by number.
    let classes: [Int]
    /// The region of each body, by number.
    let regions: [Int]
    let bounds: CrossBounds

    /// The checks over lines of bodies whose classes and regions are told by numbers.
    public init(
        _ lines: [CrossLine], classes: [Int], regions: [Int], bounds: CrossBounds = CrossBounds()
    ) {
        self.lines = lines
        self.classes = classes
        self.regions = regions
        self.bounds = bounds
    }

    /// Everything that any check found, what matters most for a total first.
    public var findings: [CrossFinding] {
        (lines.flatMap { levels($0) + changes($0) + peers($0) } + unchanged + uplifts)
            .sorted { left, right in
                let effects = [left, right].map { abs($0.effectPercent ?? 0) }
                return effects[0] == effects[1]
                    ? (left.body, left.line, left.check.rawValue)
                        < (right.body, right.line, right.check.rawValue)
                    : effects[0] > effects[1]
            }
    }

    /// Levels far from those of the same class, or of all bodies where the class is small.
    ///
    /// The score is 0.6745 × the distance from the median / the median absolute deviation (Iglewicz
    /// and Hoaglin, "How to Detect and Handle Outliers", 1993), on logarithms where every figure is
    /// above nought, since sizes spread by factors (Tukey, "Exploratory Data Analysis", 1977,
    /// chapter 3). The figure to compare with is the median.
    public func levels(_ line: CrossLine) -> [CrossFinding] {
        groups(line.now, by: classes).flatMap { places, group -> [CrossFinding] in
            let values = group.compactMap { line.now[$0].value }
            guard values.count >= bounds.leastBodies else { return [] }
            let isAbove = values.allSatisfy { $0 > 0 }
            let scores = values.map { Figure.given(isAbove ? $0.logarithm : $0) }
                .outlierScores.scores
            let middle = Quartiles.sorted(values)?.median ?? 0
            return zip(group.filter { line.now[$0].value != nil }, scores).compactMap {
                place, score in
                guard places.contains(place), let score = score.value,
                    score.magnitude >= bounds.score
                else { return nil }
                return finding(.level, line, place, middle, measure: score, of: values.count)
            }
        }
    }

    /// Changes since the period before unlike those of the others.
    ///
    /// The ratio of the two figures is set against the median ratio, symmetrically for rises and
    /// falls, and weighted by the root of the larger figure, so that a change of a large body
    /// is seen sooner; what lies more than so many quartile distances from the median is found
    /// (Hidiroglou and Berthelot, "Statistical Editing and Imputation for Periodic Business
    /// Surveys", Survey Methodology 12, 1986, with U = 0.5 and A = 0.05). A change within the least
    /// share of the median ratio is left alone. The figure to compare with is the one before at the
    /// median ratio.
    public func changes(_ line: CrossLine) -> [CrossFinding] {
        let pairs = line.pairs.filter { $0.before > 0 && $0.now > 0 }
        guard pairs.count >= bounds.leastBodies,
            let middle = Quartiles.sorted(pairs.map { $0.now / $0.before })?.median
        else { return [] }
        let effects = pairs.map { pair in
            let ratio = pair.now / pair.before
            let sided = ratio < middle ? 1 - middle / ratio : ratio / middle - 1
            return sided * max(pair.before, pair.now).squareRoot()
        }
        guard let spread = Quartiles.sorted(effects) else { return [] }
        let floor = abs(0.05 * spread.median)
        let below = max(spread.median - spread.lower, floor)
        let above = max(spread.upper - spread.median, floor)
        return zip(pairs, effects).compactMap { pair, effect in
            let distance = effect - spread.median
            let ratio = pair.now / pair.before
            guard distance > bounds.distances * above || distance < -bounds.distances * below,
                abs(ratio / middle - 1) > bounds.leastChange
            else { return nil }
            return finding(
                .change, line, pair.place, pair.before * middle, measure: ratio, of: pairs.count)
        }
    }

    /// Rates many times what is usual among the others of the region, or a fraction of it.
    ///
    /// What is usual is the median of the others; the region needs half of the least number of
    /// bodies, and all bodies stand in for a smaller one.
    public func peers(_ line: CrossLine) -> [CrossFinding] {
        guard line.isRate else { return [] }
        let least = max(3, bounds.leastBodies / 2)
        return groups(line.now, by: regions, least: least).flatMap {
            places, group -> [CrossFinding] in
            let ordered = group.compactMap { place in line.now[place].value.map { (place, $0) } }
                .sorted { $0.1 < $1.1 }
            let values = ordered.map(\.1)
            guard values.count >= least else { return [] }
            return ordered.enumerated().compactMap { rank, one in
                let usual = values.median(without: rank)
                let ratio = usual > 0 ? one.1 / usual : 1
                guard places.contains(one.0), ratio >= bounds.ratio || ratio <= 1 / bounds.ratio
                else { return nil }
                return finding(.peers, line, one.0, usual, measure: ratio, of: values.count - 1)
            }
        }
    }

    /// The places of a group that gave a figure, and those that they are compared with: the same,
    /// or everybody where the group is small.
    private func groups(
        _ figures: [Figure<Double>], by numbers: [Int], least: Int? = nil
    ) -> [(places: Set<Int>, group: [Int])] {
        let least = least ?? bounds.leastBodies
        let given = figures.indices.filter { figures[$0].value != nil && $0 < numbers.count }
        return Dictionary(grouping: given) { numbers[$0] }.sorted { $0.key < $1.key }.map {
            (Set($0.value), $0.value.count >= least ? $0.value : given)
        }
    }

    func finding(
        _ check: CrossCheck, _ line: CrossLine, _ place: Int, _ comparison: Double,
        measure: Double, of bodies: Int
    ) -> CrossFinding {
        CrossFinding(
            check: check, body: place, line: line.id, figure: line.now[place].value ?? 0,
            before: place < line.before.count ? line.before[place].value : nil,
            comparison: comparison, measure: measure, total: line.total, bodies: bodies)
    }
}

extension [Double] {
    /// The median of at least two figures in order, without the one of a rank.
    fileprivate func median(without rank: Int) -> Double {
        func at(_ place: Int) -> Double { self[place < rank ? place : place + 1] }
        let others = count - 1
        let upper = at(others / 2)
        return others.isMultiple(of: 2) ? (at(others / 2 - 1) + upper) / 2 : upper
    }
}

extension Double {
    /// The natural logarithm of a figure above nought: that of its significand by the series of the
    /// inverse hyperbolic tangent, which twenty terms give to the last digit.
    var logarithm: Double {
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        let series = (0..<20).reversed().reduce(0.0) { $0 * square + 1 / Double(2 * $1 + 1) }
        return 2 * ratio * series + Double(exponent) * 0.693_147_180_559_945_3
    }
}
