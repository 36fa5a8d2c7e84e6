public import Reckoning

/// What an outcome is: how a population should live, and the indicator that shows whether it does
/// (results-based accountability, after Friedman, “Trying Hard Is Not Good Enough”).
public struct OutcomeRecord: Payload {
    /// The outcome's identifier.
    public var outcome: OutcomeID
    /// Whose it is.
    public var organisation: OrganisationID
    /// The outcome in plain words: `Older people are safe and well at home`.
    public var title: String
    /// The framework or strategy that it belongs to.
    public var framework: String
    /// The people it is about, whoever serves them.
    public var population: String
    /// The indicator of the whole population.
    public var indicator: Indicator

    /// An outcome of an organisation, seen by an indicator.
    public init(
        _ outcome: OutcomeID, of organisation: OrganisationID, title: String, framework: String,
        population: String, _ indicator: Indicator
    ) {
        self.outcome = outcome
        self.organisation = organisation
        self.title = title
        self.framework = framework
        self.population = population
        self.indicator = indicator
    }
}

/// What shows how a population does.
public struct Indicator: Codable, Hashable, Sendable {
    /// What is measured, in words.
    public var title: String
    /// The unit: `admissions a quarter`.
    public var unit: String
    /// How it is defined and counted.
    public var definition: String
    /// Which way is better.
    public var direction: MeasureDirection
    /// How often a value is due.
    public var frequency: MeasureFrequency
    /// Where the values come from.
    public var source: String
    /// It counts people, so that everyone reads no count of 1 to 4.
    public var isAboutPeople: Bool
    /// Where it should get to, or nil.
    public var target: DecimalNumber?

    /// An indicator with its unit and definition.
    public init(
        _ title: String, unit: String, definition: String, _ direction: MeasureDirection,
        _ frequency: MeasureFrequency, source: String = "", isAboutPeople: Bool = true,
        target: DecimalNumber? = nil
    ) {
        self.title = title
        self.unit = unit
        self.definition = definition
        self.direction = direction
        self.frequency = frequency
        self.source = source
        self.isAboutPeople = isAboutPeople
        self.target = target
    }
}

/// A value of an outcome's indicator.
public struct IndicatorValue: Payload {
    /// The outcome.
    public var outcome: OutcomeID
    /// The last day of the period it is for.
    public var day: Day
    /// The value.
    public var value: DecimalNumber
    /// A remark, or nothing.
    public var note: String

    /// A value for the period that ends on a day.
    public init(_ outcome: OutcomeID, on day: Day, _ value: DecimalNumber, note: String = "") {
        self.outcome = outcome
        self.day = day
        self.value = value
        self.note = note
    }
}

/// Where an indicator goes if nothing changes: the baseline that is to be turned.
public struct IndicatorForecast: Payload {
    /// The outcome.
    public var outcome: OutcomeID
    /// The last day whose value the forecast rests on.
    public var from: Day
    /// The forecast values, in order of their days.
    public var points: [ForecastPoint]
    /// What the forecast rests on, in words.
    public var basis: String

    /// A forecast that goes on from a day.
    public init(_ outcome: OutcomeID, from day: Day, _ points: [ForecastPoint], basis: String) {
        self.outcome = outcome
        from = day
        self.points = points.sorted { $0.day < $1.day }
        self.basis = basis
    }
}

/// One value of a forecast.
public struct ForecastPoint: Codable, Hashable, Sendable {
    /// The last day of the period it is for.
    public var day: Day
    /// The value that is expected.
    public var value: DecimalNumber

    /// A value expected for a day.
    public init(_ day: Day, _ value: DecimalNumber) {
        self.day = day
        self.value = value
    }
}

/// What stands behind the curve, and what is done to turn it.
public struct OutcomeAccount: Payload {
    /// The outcome.
    public var outcome: OutcomeID
    /// The story behind the baseline.
    public var story: String
    /// The partners with a part to play, each with that part.
    public var partners: [String]
    /// What works, of the evidence and of the ideas that cost little.
    public var whatWorks: [String]
    /// What is being done.
    public var actions: [OutcomeAction]

    /// An account of an outcome.
    public init(
        of outcome: OutcomeID, story: String, partners: [String] = [], whatWorks: [String] = [],
        actions: [OutcomeAction] = []
    ) {
        self.outcome = outcome
        self.story = story
        self.partners = partners
        self.whatWorks = whatWorks
        self.actions = actions
    }
}

/// Something that is done to turn a curve.
public struct OutcomeAction: Codable, Hashable, Sendable {
    /// What is done.
    public var text: String
    /// The office that sees to it.
    public var owner: String
    /// The day by which it is done, or nil.
    public var due: Day?
    /// The initiative that it is part of, or nil.
    public var initiative: InitiativeID?

    /// An action with its owner.
    public init(
        _ text: String, owner: String, due: Day? = nil, initiative: InitiativeID? = nil
    ) {
        self.text = text
        self.owner = owner
        self.due = due
        self.initiative = initiative
    }
}

/// The three questions about the performance of a service.
public enum PerformanceQuestion: String, Codable, Hashable, Sendable, CaseIterable {
    case howMuch
    case howWell
    case betterOff

    /// The question as it is asked.
    public var title: String {
        switch self {
        case .howMuch: "How much did we do?"
        case .howWell: "How well did we do it?"
        case .betterOff: "Is anyone better off?"
        }
    }
}

/// The measures of initiatives that answer an outcome's performance questions.
public struct OutcomeMeasures: Payload {
    /// The outcome.
    public var outcome: OutcomeID
    /// The measures, each under its question.
    public var links: [MeasureLink]

    /// The measures of an outcome.
    public init(of outcome: OutcomeID, _ links: [MeasureLink]) {
        self.outcome = outcome
        self.links = links
    }
}

/// A measure of an initiative that answers a performance question.
public struct MeasureLink: Codable, Hashable, Sendable {
    /// The question.
    public var question: PerformanceQuestion
    /// The initiative.
    public var initiative: InitiativeID
    /// The measure.
    public var measure: MeasureID

    /// A measure under a question.
    public init(_ question: PerformanceQuestion, _ initiative: InitiativeID, _ measure: MeasureID) {
        self.question = question
        self.initiative = initiative
        self.measure = measure
    }
}
