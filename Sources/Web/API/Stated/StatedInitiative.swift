import Accountability
import Ledger
import Reckoning

/// An initiative in a line: amounts in whole pence.
struct StatedInitiativeLine: Codable, Sendable {
    let initiative: InitiativeID
    let organisation: OrganisationID
    let title: String
    let fund: FundID
    let period: Period
    let progress: InitiativeProgress
    /// Its money; left out where it is not published.
    let position: StatedPosition?

    init(_ initiative: Initiative, _ visit: Visit) {
        self.initiative = initiative.id
        organisation = initiative.record.organisation
        title = initiative.record.title
        fund = initiative.record.fund
        period = initiative.record.period
        progress = initiative.progress
        position = visit.position(of: initiative).map { StatedPosition($0) }
    }
}

/// An initiative with its plan, its milestones, its judgements and its future.
struct StatedInitiative: Codable, Sendable {
    let record: InitiativeRecord
    let progress: InitiativeProgress
    /// Its money in whole pence; left out where it is not published.
    let position: StatedPosition?
    /// The planned spending; left out where there is none, or it is not published.
    let plan: [MonthlyAmount]?
    let forecast: [MonthlyAmount]?
    let milestones: [StatedMilestone]
    let ratings: [StatedRating]
    let afterFunding: StatedAfterFunding?
    let isStopped: Bool

    init(_ initiative: Initiative, _ visit: Visit) {
        record = initiative.record
        progress = initiative.progress
        position = visit.position(of: initiative).map { StatedPosition($0) }
        plan = initiative.plan?.months
        forecast = initiative.forecast?.months
        milestones = initiative.milestones.map { StatedMilestone($0) }
        ratings = RatingAspect.allCases.compactMap { initiative.rating($0) }.map {
            StatedRating($0)
        }
        afterFunding = initiative.afterFunding.map { StatedAfterFunding($0) }
        isStopped = initiative.stopped != nil
    }
}

/// Something that is to be reached by a day.
struct StatedMilestone: Codable, Sendable {
    let milestone: String
    let title: String
    let due: Day
    let reached: Day?

    init(_ milestone: Milestone) {
        self.milestone = milestone.milestone
        title = milestone.title
        due = milestone.due
        reached = milestone.reached
    }
}

/// The latest judgement on a side of an initiative.
struct StatedRating: Codable, Sendable {
    let aspect: RatingAspect
    let level: RatingLevel
    let definition: String
    let commentary: String
    let at: Instant

    init(_ given: GivenRating) {
        aspect = given.rating.aspect
        level = given.rating.level
        definition = given.rating.definition
        commentary = given.rating.commentary
        at = given.circumstance.at
    }
}

/// What becomes of an initiative when its funding ends.
struct StatedAfterFunding: Codable, Sendable {
    let position: AfterFundingPosition
    let recurrentSource: String
    /// Whole pence a year.
    let recurrentCost: Money?
    let exitSteps: String
    let affected: String
    let decidedBy: String
    let decisionNeeded: Day?
    let review: Day?

    init(_ after: AfterFunding) {
        position = after.position
        recurrentSource = after.recurrentSource
        recurrentCost = after.recurrentCost
        exitSteps = after.exitSteps
        affected = after.affected
        decidedBy = after.decidedBy
        decisionNeeded = after.decisionNeeded
        review = after.review
    }
}

/// A quarterly update.
struct StatedUpdate: Codable, Sendable {
    let number: Int
    let period: Period
    let progress: InitiativeProgress
    /// What has happened; nothing for everyone.
    let commentary: String
    /// What stands in the way; nothing for everyone.
    let risks: String
    let at: Instant

    init(_ written: WrittenUpdate) {
        number = written.number
        period = written.update.period
        progress = written.update.progress
        commentary = written.update.commentary
        risks = written.update.risks
        at = written.circumstance.at
    }
}

/// A measure with its latest value.
struct StatedMeasure: Codable, Sendable {
    let record: MeasureRecord
    let latest: StatedObservation?
    /// The days whose values everyone may not read, because they count too few people.
    let withheld: [Day]

    init(_ measure: Measure) {
        record = measure.record
        latest = measure.latest.map { StatedObservation($0, measure) }
        withheld = measure.withheld
    }
}

/// A value of a measure.
struct StatedObservation: Codable, Sendable {
    let day: Day
    let value: DecimalNumber
    let note: String
    /// The version of the definition by which it was counted, from 1.
    let definitionVersion: Int

    init(_ recorded: RecordedValue, _ measure: Measure) {
        day = recorded.observation.day
        value = recorded.observation.value
        note = recorded.observation.note
        definitionVersion = measure.definitionVersion(on: day)
    }
}

/// An outcome with its values, its forecast and its account.
struct StatedOutcome: Codable, Sendable {
    let record: OutcomeRecord
    let values: [StatedFigure]
    /// The days whose values everyone may not read, because they count too few people.
    let withheld: [Day]
    let forecast: IndicatorForecast?
    let account: OutcomeAccount?
    let measures: [MeasureLink]

    init(_ outcome: Outcome) {
        record = outcome.record
        values = outcome.values.map { StatedFigure($0.value) }
        withheld = outcome.withheld
        forecast = outcome.forecast
        account = outcome.account
        measures = outcome.links
    }
}

/// A value of an indicator.
struct StatedFigure: Codable, Sendable {
    let day: Day
    let value: DecimalNumber
    let note: String

    init(_ value: IndicatorValue) {
        day = value.day
        self.value = value.value
        note = value.note
    }
}
