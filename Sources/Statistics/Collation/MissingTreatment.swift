public import Reckoning

/// What stands in a total for a body that gave no figure though it should have.
public enum MissingTreatment: Hashable, Sendable {
    /// Nothing: the total is of those that gave one.
    case none
    /// Its figure of the period before, uprated by so many per cent; nil takes the change among the
    /// bodies of its class that gave both.
    case previousUprated(percent: DecimalNumber?)
    /// The mean of its class.
    case classMean

    /// The treatment as a note under a figure says it.
    public var inWords: String {
        switch self {
        case .none: "Nothing is put in place of a missing figure."
        case .previousUprated(nil):
            "A missing figure is estimated as the one of the period before, uprated by the change "
                + "among the others of its class that gave both."
        case .previousUprated(let percent?):
            "A missing figure is estimated as the one of the period before, uprated by "
                + "\(percent.formatted())%."
        case .classMean: "A missing figure is estimated as the mean of its class."
        }
    }
}

extension MissingReason {
    /// There is a figure that somebody could have given, so that an estimate may stand for it.
    fileprivate var isUnanswered: Bool {
        switch self {
        case .noResponse, .notGiven, .notYetKnown, .notAccepted: true
        case .notCollected, .notApplicable, .suppressed: false
        }
    }
}

extension FigureColumn {
    /// The column with estimates in place of the missing.
    ///
    /// `previous` holds the figures of the period before and `classes` the class of each body, both
    /// in the same order. Where an estimate cannot be made, the figure stays missing.
    public func treated(
        by treatment: MissingTreatment, previous: FigureColumn?, classes: [Int]
    ) -> FigureColumn {
        switch treatment {
        case .none: return self
        case .classMean:
            let means = means(of: classes)
            return filled { place in means[classes[place]] }
        case .previousUprated(let percent):
            guard let previous else { return self }
            let factors = percent.map { Factor(percent: $0) }
            let growth = factors == nil ? growth(from: previous, classes) : [:]
            return filled { place in
                guard previous.reasons[place] == nil, let factor = factors ?? growth[classes[place]]
                else { return nil }
                return factor.times(previous.units[place], scale: previous.scale, to: scale)
            }
        }
    }

    /// Fills what is missing with what is estimated for its place, in this column's units.
    private func filled(_ estimate: (Int) -> Int128?) -> FigureColumn {
        var (units, reasons, estimated) = (units, reasons, estimated)
        for place in units.indices where reasons[place]?.isUnanswered ?? false {
            guard let unit = estimate(place) else { continue }
            units[place] = unit
            reasons[place] = nil
            estimated.insert(place)
        }
        return FigureColumn(scale: scale, units: units, reasons: reasons, estimated: estimated)
    }

    private func means(of classes: [Int]) -> [Int: Int128] {
        var sums: [Int: (sum: Int128, count: Int128)] = [:]
        for place in units.indices where reasons[place] == nil {
            let known = sums[classes[place]] ?? (0, 0)
            sums[classes[place]] = (known.sum + units[place], known.count + 1)
        }
        return sums.mapValues { Factor.rounded($0.sum, by: $0.count) }
    }

    /// The change in each class among the bodies that gave both figures.
    private func growth(from previous: FigureColumn, _ classes: [Int]) -> [Int: Factor] {
        var sums: [Int: (before: Int128, now: Int128)] = [:]
        for place in units.indices where reasons[place] == nil && previous.reasons[place] == nil {
            let known = sums[classes[place]] ?? (0, 0)
            sums[classes[place]] = (
                known.before + previous.units[place], known.now + units[place]
            )
        }
        return sums.compactMapValues { sums in
            sums.before > 0
                ? Factor(
                    upper: sums.now, lower: sums.before, scale: previous.scale - scale) : nil
        }
    }
}

/// What a figure of the period before is multiplied by: a fraction, times a power of ten.
private struct Factor {
    let upper: Int128
    let lower: Int128
    let scale: Int

    init(upper: Int128, lower: Int128, scale: Int) {
        self.upper = upper
        self.lower = lower
        self.scale = scale
    }

    /// One, and so many hundredths more.
    init(percent: DecimalNumber) {
        let hundred = ExactQuotient.power(percent.scale) * 100
        upper = hundred + Int128(percent.coefficient)
        lower = hundred
        scale = 0
    }

    /// The product in other units, rounded to the nearest; nil where it cannot be held.
    func times(_ units: Int128, scale from: Int, to: Int) -> Int128? {
        let shift = to - from + scale
        guard let product = units.times(upper),
            let above = product.times(ExactQuotient.power(max(0, shift))),
            let below = lower.times(ExactQuotient.power(max(0, -shift)))
        else { return nil }
        return Self.rounded(above, by: below)
    }

    /// The quotient rounded to the nearest, halves away from nought.
    static func rounded(_ upper: Int128, by lower: Int128) -> Int128 {
        let (quotient, rest) = upper.quotientAndRemainder(dividingBy: lower)
        guard rest.magnitude >= lower.magnitude - rest.magnitude else { return quotient }
        return quotient + (upper < 0 ? -1 : 1)
    }
}
