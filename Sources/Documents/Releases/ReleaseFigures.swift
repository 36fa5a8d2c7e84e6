public import Accountability
public import Forms
public import Reckoning
public import Statistics

/// Every figure of a release, once: pages, spreadsheets, tables and programs all draw from these.
public struct ReleaseFigures: Sendable {
    /// What was planned.
    public let plan: ReleasePlan
    /// The periods, the latest first.
    public let periods: [ReleasePeriod]
    /// What is measured, with the categories of each measure.
    public let measures: [MeasuredThing]
    /// The areas, from the nation down.
    public let areas: [ReleaseArea]
    /// The figures, by measure, period, category, area and statistic.
    public let figures: [ReleaseFigure]
    private let places: [FigureKey: Int]

    init(
        plan: ReleasePlan, periods: [ReleasePeriod], measures: [MeasuredThing],
        areas: [ReleaseArea], figures: [ReleaseFigure]
    ) {
        self.plan = plan
        self.periods = periods
        self.measures = measures
        self.areas = areas
        self.figures = figures
        places = Dictionary(
            figures.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The figure that a key names, or nil.
    public subscript(key: FigureKey) -> ReleaseFigure? { places[key].map { figures[$0] } }

    /// The measure of an identifier, with its categories.
    public func measured(_ id: String) -> MeasuredThing? {
        measures.first { $0.measure.measure == id }
    }

    /// The area for the whole, where there is one.
    public var nation: ReleaseArea? { areas.first { $0.level == .nation } }

    /// The area of a code, or nil.
    public func area(_ code: String) -> ReleaseArea? { areas.first { $0.code == code } }
}

/// A period that figures are for, and how many responded.
public struct ReleasePeriod: Hashable, Sendable {
    /// The collection of its returns.
    public let collection: CollectionID
    /// The days.
    public let days: Period
    /// What it is called.
    public let name: String
    /// How many bodies were asked.
    public let asked: Int
    /// How many responded.
    public let responded: Int
    /// The names of those that did not.
    public let silent: [String]
    /// What stands for missing figures.
    public let treatment: MissingTreatment

    /// The days as a machine reads them: `2017-07-01/2017-09-30`.
    public var interval: String { "\(days.from)/\(days.to)" }
}

/// A measure, with the categories that its figures are for; none for most.
public struct MeasuredThing: Sendable {
    /// The measure.
    public let measure: ReleaseMeasure
    /// The options that it counts, in order.
    public let categories: [Option]
    /// What is compared, and with what, for a change.
    public let compared: (now: String, before: String)?
    /// What weights its mean, in words.
    public let weighting: String?
    /// The statistics that are published for a group of authorities, the chief one first.
    public var statistics: [Statistic] { measure.statistics.compactMap { Statistic(rawValue: $0) } }
}

/// What one figure is of.
public struct FigureKey: Hashable, Sendable {
    /// The collection of the period.
    public let period: CollectionID
    /// The measure's identifier.
    public let measure: String
    /// The category's code, or nothing.
    public let category: String
    /// The area's code.
    public let area: String
    /// How it is made.
    public let statistic: Statistic

    /// The key of a figure.
    public init(
        _ period: CollectionID, _ measure: String, category: String = "", area: String,
        _ statistic: Statistic
    ) {
        self.period = period
        self.measure = measure
        self.category = category
        self.area = area
        self.statistic = statistic
    }
}

/// One published figure.
public struct ReleaseFigure: Hashable, Sendable {
    /// What it is of.
    public let key: FigureKey
    /// The area's level.
    public let level: AreaLevel
    /// The number, or the sign that stands in its place.
    public let content: FigureContent
    /// It differs from what was published before.
    public let isRevised: Bool
    /// More returns or corrections are expected.
    public let isProvisional: Bool
    /// What it rests on.
    public let coverage: Coverage

    /// The marks beside it, as readers know them.
    public var marks: [String] {
        (isProvisional ? ["[p]"] : []) + (isRevised ? ["[r]"] : [])
    }
}

/// What stands where a figure is published.
public enum FigureContent: Hashable, Sendable {
    case number(DecimalNumber)
    case sign(PublishedShorthand)

    /// The number, where there is one.
    public var number: DecimalNumber? {
        if case .number(let number) = self { number } else { nil }
    }
}
