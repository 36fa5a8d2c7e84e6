internal import Accountability
internal import Forms
public import Reckoning
public import Statistics

extension MeasuredThing {
    /// A figure as people read it: `£15.29`, `11.4%`, `1,234`, or its sign.
    public func shown(_ content: FigureContent, _ statistic: Statistic) -> String {
        switch content {
        case .sign(let sign): sign.rawValue
        case .number(let number): shown(number, statistic)
        }
    }

    /// A number as people read it.
    public func shown(_ number: DecimalNumber, _ statistic: Statistic) -> String {
        let decimals = measure.decimals(of: statistic)
        switch unit(of: statistic) {
        case .percent: return number.formatted(decimals: decimals) + "%"
        case .pounds:
            return FigureStyle.pounds(number)
        case .number: return number.formatted(decimals: decimals)
        }
    }

    /// What a statistic is in.
    public func unit(of statistic: Statistic) -> FigureUnit {
        switch statistic {
        case .changeOfTotal, .shareHigher, .shareLower, .share: .percent
        case .bodies: .number
        case .value, .total, .mean, .weightedMean, .median, .lowerQuartile, .upperQuartile, .least,
            .most:
            measure.unit == "per cent"
                ? .percent : measure.unit.hasPrefix("pounds") ? .pounds : .number
        }
    }

    /// The unit in words, as a column says it.
    public func unitInWords(of statistic: Statistic) -> String {
        switch statistic {
        case .changeOfTotal, .shareHigher, .shareLower, .share: "per cent"
        case .bodies: "authorities"
        case .value, .total, .mean, .weightedMean, .median, .lowerQuartile, .upperQuartile, .least,
            .most:
            measure.unit
        }
    }

    /// How a figure is made, as the head of a column says it.
    public func title(of statistic: Statistic) -> String {
        switch statistic {
        case .value: measure.shape == .change ? "Change" : "Figure returned"
        case .total: "Total"
        case .mean: "Mean of authorities"
        case .weightedMean: "Weighted average"
        case .median: "Median"
        case .lowerQuartile: "Lower quartile"
        case .upperQuartile: "Upper quartile"
        case .least: "Smallest"
        case .most: "Largest"
        case .bodies: "Authorities"
        case .changeOfTotal: "Change of the total"
        case .shareHigher: "Share with an increase"
        case .shareLower: "Share with a decrease"
        case .share: "Share of authorities"
        }
    }

    /// How a figure is made, in a sentence, as a note and the methodology say it.
    public func method(of statistic: Statistic) -> String {
        switch statistic {
        case .value where measure.shape == .change:
            "The per cent by which one figure that the authority returned is more than the other."
        case .value: "The figure as the authority returned it."
        case .total: "The sum over the authorities that gave a figure."
        case .mean:
            "The mean of authorities, in which each counts the same, however large it is."
        case .weightedMean:
            "The weighted average, in which each authority counts by its answer to "
                + "“\(weighting ?? "")”."
        case .median: "Half of the authorities gave a figure no larger."
        case .lowerQuartile: "A quarter of the authorities gave a figure no larger."
        case .upperQuartile: "Three quarters of the authorities gave a figure no larger."
        case .least: "The smallest figure that an authority gave."
        case .most: "The largest figure that an authority gave."
        case .bodies: "How many authorities there are."
        case .changeOfTotal:
            "The per cent by which one total is more than the other, among the authorities that "
                + "gave both figures."
        case .shareHigher:
            "Of the authorities that gave both figures, the per cent whose figure went up."
        case .shareLower:
            "Of the authorities that gave both figures, the per cent whose figure went down."
        case .share:
            "Of the authorities that chose an option, the per cent that chose this one. Each share "
                + "is rounded by itself, so that shares need not come to 100."
        }
    }
}

/// What a published figure is in.
public enum FigureUnit: Hashable, Sendable {
    case number
    case percent
    case pounds
}
