import Reckoning

/// A run of observations of one kind, which have one centre and one pair of limits.
public struct Stretch: Hashable, Sendable {
    /// The places of its observations in the series.
    public let range: Range<Int>
    /// Why it does not go on from the one before; none for the first.
    public let breaks: [SeriesBreak]
    /// What its figures can be held against.
    public let centre: StretchCentre

    /// The control limits, where there are enough figures for them.
    public var limits: ControlLimits? {
        if case .limits(let limits) = centre { limits } else { nil }
    }

    /// The mean of a stretch with limits, the median of one without.
    public var middle: Double {
        switch centre {
        case .limits(let limits): limits.mean
        case .median(let runs, _): runs.median
        }
    }

    init(_ series: MeasureSeries, _ range: Range<Int>, screening: RangeScreening) {
        self.range = range
        breaks = SeriesBreak.found(before: range.lowerBound, in: series)
        let observations = series.observations[range]
        let values = observations.map(\.value)
        if observations.contains(where: { $0.counting == .yearToDate }) {
            centre = .median(MedianRuns(values), .cumulative)
        } else if let limits = ControlLimits(values, screening: screening) {
            centre = .limits(limits)
        } else {
            centre = .median(MedianRuns(values), .tooFew)
        }
    }

    /// The series cut wherever it breaks.
    static func all(of series: MeasureSeries, screening: RangeScreening) -> [Stretch] {
        let count = series.observations.count
        let starts = (0..<count).filter { place in
            place == 0 || !SeriesBreak.found(before: place, in: series).isEmpty
        }
        return zip(starts, starts.dropFirst() + [count]).map { start, end in
            Stretch(series, start..<end, screening: screening)
        }
    }
}

/// What a stretch's figures can be held against.
public enum StretchCentre: Hashable, Sendable {
    /// The mean and the control limits about it.
    case limits(ControlLimits)
    /// The median and the runs about it, and why there are no limits.
    case median(MedianRuns, WithoutLimits)
}

/// Why a stretch has no control limits.
public enum WithoutLimits: Hashable, Sendable {
    /// It has fewer than twelve figures.
    case tooFew
    /// Its figures contain one another, so that their moving ranges say nothing of chance.
    case cumulative

    /// The reason as the page says it.
    public var sentence: String {
        switch self {
        case .tooFew: "There is not enough data for control limits."
        case .cumulative:
            "Figures for the year to date contain those before them, so they have no control limits."
        }
    }
}

/// Why a series does not go on.
public enum SeriesBreak: Hashable, Sendable {
    /// Somebody had the limits calculated anew, for this reason.
    case rebased(String)
    /// The figures are counted by another version of the definition.
    case redefined(version: Int)
    /// The figures count something else of their period.
    case recounted(Counting)

    /// The break as a note under a chart says it.
    public var inWords: String {
        switch self {
        case .rebased(let reason): "limits are calculated anew: \(reason)"
        case .redefined(let version): "the definition changed to version \(version)"
        case .recounted(let counting): "the figures are \(counting.inWords)"
        }
    }

    /// What separates the observation at a place from the one before it.
    static func found(before place: Int, in series: MeasureSeries) -> [SeriesBreak] {
        guard place > 0 else { return [] }
        let (last, next) = (series.observations[place - 1], series.observations[place])
        var breaks = series.rebases.filter { last.period.to < $0.day && $0.day <= next.period.to }
            .map { SeriesBreak.rebased($0.reason) }
        if last.definition != next.definition {
            breaks.append(.redefined(version: next.definition))
        }
        if last.counting != next.counting { breaks.append(.recounted(next.counting)) }
        return breaks
    }
}
