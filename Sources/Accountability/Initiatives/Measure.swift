public import Reckoning

/// What is measured to see whether anyone is better off.
public struct MeasureRecord: Payload {
    /// The initiative it shows the impact of.
    public var initiative: InitiativeID
    /// The measure's identifier.
    public var measure: MeasureID
    /// What is measured, in words.
    public var title: String
    /// The unit: `admissions a month`.
    public var unit: String
    /// How it is defined and counted; a change of this makes a new version.
    public var definition: String
    /// Which way is better.
    public var direction: MeasureDirection
    /// How often a value is due.
    public var frequency: MeasureFrequency
    /// A snapshot, a flow in the period, or the year so far.
    public var basis: MeasureBasis
    /// Where the values come from.
    public var source: String
    /// Where it started, or nil.
    public var baseline: DecimalNumber?
    /// Where it should get to, or nil.
    public var target: DecimalNumber?
    /// The day by which it should, or nil.
    public var targetDay: Day?
    /// It counts people, so that everyone reads no count of 1 to 4; nil, which is taken for true,
    /// where nobody has said so.
    public var isAboutPeople: Bool?

    /// A measure of an initiative.
    public init(
        _ measure: MeasureID, of initiative: InitiativeID, title: String, unit: String,
        definition: String, _ direction: MeasureDirection, _ frequency: MeasureFrequency,
        basis: MeasureBasis = .flow, source: String = ""
    ) {
        self.measure = measure
        self.initiative = initiative
        self.title = title
        self.unit = unit
        self.definition = definition
        self.direction = direction
        self.frequency = frequency
        self.basis = basis
        self.source = source
    }
}

/// Which way a measure should go.
public enum MeasureDirection: String, Codable, Hashable, Sendable, CaseIterable {
    case increase
    case decrease
    case neutral

    /// In words.
    public var title: String {
        switch self {
        case .increase: "More is better"
        case .decrease: "Less is better"
        case .neutral: "Neither way is better"
        }
    }
}

/// How often a value is due.
public enum MeasureFrequency: String, Codable, Hashable, Sendable, CaseIterable {
    case weekly
    case monthly
    case quarterly
    case yearly

    /// The days after which a value is overdue: the period, and as long again to gather it.
    public var daysUntilOverdue: Int {
        switch self {
        case .weekly: 14
        case .monthly: 62
        case .quarterly: 183
        case .yearly: 731
        }
    }
}

/// What a value stands for.
public enum MeasureBasis: String, Codable, Hashable, Sendable, CaseIterable {
    /// What happened in the period.
    case flow
    /// How it stood on the day.
    case snapshot
    /// The year up to the day.
    case yearToDate

    /// In words.
    public var title: String {
        switch self {
        case .flow: "in the period"
        case .snapshot: "on the day"
        case .yearToDate: "in the year so far"
        }
    }
}

/// One value of a measure.
public struct MeasuredValue: Payload {
    /// The initiative.
    public var initiative: InitiativeID
    /// The measure.
    public var measure: MeasureID
    /// The last day of the period, or the day of the snapshot.
    public var day: Day
    /// The value.
    public var value: DecimalNumber
    /// A remark, or nothing.
    public var note: String

    /// A value on a day.
    public init(
        of measure: MeasureID, in initiative: InitiativeID, on day: Day, _ value: DecimalNumber,
        note: String = ""
    ) {
        self.measure = measure
        self.initiative = initiative
        self.day = day
        self.value = value
        self.note = note
    }
}

/// From a day on, a measure's limits are worked out anew.
public struct MeasureRebase: Payload {
    /// The initiative.
    public var initiative: InitiativeID
    /// The measure.
    public var measure: MeasureID
    /// The first day of the new run.
    public var from: Day
    /// Why.
    public var reason: String
    /// The new definition, where that is the reason; else nil.
    public var definition: String?

    /// A new start of a measure, for a reason.
    public init(
        of measure: MeasureID, in initiative: InitiativeID, from day: Day, reason: String,
        definition: String? = nil
    ) {
        self.measure = measure
        self.initiative = initiative
        from = day
        self.reason = reason
        self.definition = definition
    }
}

/// A measure with its values, as it stands.
public struct Measure: Hashable, Sendable {
    /// What is measured; the definition is the latest.
    public internal(set) var record: MeasureRecord
    /// When and by whom it was defined.
    public let defined: Circumstance
    /// The values by day, in order; a value given again for a day replaces the earlier one.
    public internal(set) var observations: [RecordedValue] = []
    /// The new starts, in order of their days.
    public internal(set) var rebases: [MeasureRebase] = []
    /// The days whose values everyone may not read, because they count too few people.
    public internal(set) var withheld: [Day] = []

    /// The measure's identifier.
    public var id: MeasureID { record.measure }
    /// The latest value, or nil.
    public var latest: RecordedValue? { observations.last }

    /// The version of the definition that holds on a day, from 1.
    public func definitionVersion(on day: Day) -> Int {
        1 + rebases.count { $0.definition != nil && $0.from <= day }
    }

    /// The day from which the next value is overdue.
    public var overdueFrom: Day {
        let last = latest?.observation.day ?? defined.at.onLondonClock.day
        return last.adding(days: record.frequency.daysUntilOverdue)
    }

    mutating func add(_ observation: MeasuredValue, _ circumstance: Circumstance) {
        let recorded = RecordedValue(observation: observation, circumstance: circumstance)
        let place = observations.firstIndex { $0.observation.day >= observation.day }
        guard let place else { return observations.append(recorded) }
        if observations[place].observation.day == observation.day {
            observations[place] = recorded
        } else {
            observations.insert(recorded, at: place)
        }
    }

    mutating func add(_ rebase: MeasureRebase) {
        rebases.removeAll { $0.from == rebase.from }
        rebases.append(rebase)
        rebases.sort { $0.from < $1.from }
        if let definition = rebase.definition, rebases.last == rebase {
            record.definition = definition
        }
    }
}

/// A value with when and by whom it was recorded.
public struct RecordedValue: Hashable, Sendable {
    /// The value.
    public let observation: MeasuredValue
    /// When and by whom.
    public let circumstance: Circumstance
}
