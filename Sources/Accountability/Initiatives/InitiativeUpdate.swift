public import Reckoning

/// What a lead says about an initiative once a quarter, on one page.
public struct InitiativeUpdate: Payload {
    /// The initiative.
    public var initiative: InitiativeID
    /// The period it is about.
    public var period: Period
    /// How far the initiative has come.
    public var progress: InitiativeProgress
    /// What has happened, in a few lines, as the return will say it.
    public var commentary: String
    /// What stands in the way and what is asked for; kept inside the organisation.
    public var risks: String

    /// An update about a period.
    public init(
        on initiative: InitiativeID, period: Period, _ progress: InitiativeProgress,
        commentary: String, risks: String = ""
    ) {
        self.initiative = initiative
        self.period = period
        self.progress = progress
        self.commentary = commentary
        self.risks = risks
    }
}

/// How far an initiative has come, in the order of the national list.
public enum InitiativeProgress: String, Codable, Hashable, Sendable, CaseIterable {
    case planning
    case noResultsYet
    case showingResults
    case completed
    case stopped

    /// The number and words of the national list.
    public var title: String {
        switch self {
        case .planning: "1. Planning stage"
        case .noResultsYet: "2. In progress: no results yet"
        case .showingResults: "3. In progress: showing results"
        case .completed: "4. Completed"
        case .stopped: "5. Project no longer being implemented"
        }
    }

    /// The code in a form's list of options.
    public var code: String { String(title.prefix { $0 != "." }) }

    /// The progress of a code in a form's list of options, or nil.
    public init?(code: String) {
        guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }

    /// Work goes on.
    public var isUnderWay: Bool { self != .completed && self != .stopped }
}

/// An update with its number and where it came from.
public struct WrittenUpdate: Hashable, Sendable {
    /// Its number in the initiative, from 1.
    public let number: Int
    /// What it says.
    public let update: InitiativeUpdate
    /// When and by whom.
    public let circumstance: Circumstance
}

/// A judgement on one side of an initiative.
public struct InitiativeRating: Payload {
    /// The initiative.
    public var initiative: InitiativeID
    /// The side that is judged.
    public var aspect: RatingAspect
    /// The judgement.
    public var level: RatingLevel
    /// What the level means here.
    public var definition: String
    /// Why, and what is done about it; needed unless the level is green or blue.
    public var commentary: String

    /// A judgement with what its level means.
    public init(
        of initiative: InitiativeID, _ aspect: RatingAspect, _ level: RatingLevel,
        definition: String, commentary: String = ""
    ) {
        self.initiative = initiative
        self.aspect = aspect
        self.level = level
        self.definition = definition
        self.commentary = commentary
    }
}

/// The sides of an initiative that are judged.
public enum RatingAspect: String, Codable, Hashable, Sendable, CaseIterable {
    case delivery
    case spend
    case impact

    /// In a word.
    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// The levels of a judgement.
public enum RatingLevel: String, Codable, Hashable, Sendable, CaseIterable {
    case red
    case amber
    case green
    case blue

    /// In a word.
    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// What the level means where nothing else is said.
    public var usualDefinition: String {
        switch self {
        case .red: "Objectives are at serious risk."
        case .amber: "There is a problem, and it is being dealt with."
        case .green: "On track."
        case .blue: "Complete."
        }
    }

    /// It needs a commentary.
    public var needsCommentary: Bool { self == .red || self == .amber }
}

/// A judgement with when and by whom it was made.
public struct GivenRating: Hashable, Sendable {
    /// The judgement.
    public let rating: InitiativeRating
    /// When and by whom.
    public let circumstance: Circumstance
}

/// What becomes of an initiative when its funding ends.
public struct AfterFunding: Payload {
    /// The initiative.
    public var initiative: InitiativeID
    /// The position.
    public var position: AfterFundingPosition
    /// The source of recurrent funding that is found or sought, or nothing.
    public var recurrentSource: String
    /// What it costs a year, or nil.
    public var recurrentCost: Money?
    /// The steps of the exit, or nothing.
    public var exitSteps: String
    /// The people and staff affected, in words.
    public var affected: String
    /// The office that decides.
    public var decidedBy: String
    /// The day by which a decision is needed, or nil.
    public var decisionNeeded: Day?
    /// The day on which this is looked at again, or nil.
    public var review: Day?

    /// A position on an initiative's future.
    public init(of initiative: InitiativeID, _ position: AfterFundingPosition) {
        self.initiative = initiative
        self.position = position
        recurrentSource = ""
        exitSteps = ""
        affected = ""
        decidedBy = ""
    }
}

/// The positions on an initiative's future.
public enum AfterFundingPosition: String, Codable, Hashable, Sendable, CaseIterable {
    case notYetDecided
    case recurrentFound
    case recurrentSought
    case exitPlanned
    case exited

    /// As people read it.
    public var title: String {
        switch self {
        case .notYetDecided: "Not yet decided"
        case .recurrentFound: "Recurrent funding found"
        case .recurrentSought: "Recurrent funding sought"
        case .exitPlanned: "Exit planned"
        case .exited: "Exited"
        }
    }
}

/// A position with when and by whom it was recorded.
public struct RecordedAfterFunding: Hashable, Sendable {
    /// The position.
    public let position: AfterFunding
    /// When and by whom.
    public let circumstance: Circumstance
}
