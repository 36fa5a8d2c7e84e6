/// What a chart says of a measure as it stands, by the signals at its latest figure.
public struct ProcessVerdict: Hashable, Sendable {
    /// Chance or change; nil where there are no limits.
    public let variation: Variation?
    /// Whether the target is met as things run; nil where that cannot be said.
    public let assurance: Assurance?
    /// The verdict in words that a councillor understands.
    public let sentence: String

    /// The verdict on a chart.
    public init(_ chart: ProcessChart) {
        guard let stretch = chart.stretches.last, let mark = chart.marks.last else {
            variation = nil
            assurance = nil
            sentence = "There are no figures yet."
            return
        }
        switch stretch.centre {
        case .median(_, let reason):
            variation = nil
            assurance = nil
            sentence = reason.sentence
        case .limits(let limits):
            let series = chart.series
            variation = mark.variation
            assurance = Assurance(limits, target: series.target, improvesBy: series.direction)
            let change = mark.variation.inWords + ": " + Self.words(Self.clearest(mark)) + "."
            sentence = [change, assurance?.sentence(series.rhythm)].compactMap(\.self)
                .joined(separator: " ")
        }
    }

    /// Of the signals that agree with the deciding one, that which is said most simply: a run on
    /// one side rather than two points of three.
    private static func clearest(_ mark: PointMark) -> Signal? {
        guard let deciding = mark.deciding, deciding.rule == .twoOfThree else {
            return mark.deciding
        }
        return mark.signals.last { $0.rule == .oneSide && $0.side == deciding.side } ?? deciding
    }

    /// What was seen, as the sentence goes on.
    private static func words(_ signal: Signal?) -> String {
        guard let signal else { return "the figures vary as they usually do" }
        let isHigh = signal.side == .high
        return switch signal.rule {
        case .outsideLimits:
            isHigh
                ? "the latest point is above the upper limit"
                : "the latest point is below the lower limit"
        case .trend: "\(signal.points.count) points \(isHigh ? "rising" : "falling") in a row"
        case .twoOfThree: "2 of 3 points close to the \(isHigh ? "upper" : "lower") limit"
        case .oneSide: "\(signal.points.count) points \(isHigh ? "above" : "below") average"
        }
    }
}
