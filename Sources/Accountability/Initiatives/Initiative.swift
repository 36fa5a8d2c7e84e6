public import Reckoning

/// Something that money is spent on to make people better off, as it stands.
public struct Initiative: Hashable, Sendable {
    /// What it is, as last amended.
    public internal(set) var record: InitiativeRecord
    /// When and by whom it was proposed.
    public let proposed: Circumstance
    /// What it was before each amendment, and why that was made; oldest first.
    public internal(set) var amendments: [AmendedInitiative] = []
    /// The milestones, in order of their days.
    public internal(set) var milestones: [Milestone] = []
    /// The planned spending, or nil.
    public internal(set) var plan: SpendProfile?
    /// The spending now expected, or nil while it is as planned.
    public internal(set) var forecast: SpendProfile?
    /// The measures of its impact.
    public internal(set) var measures: [Measure] = []
    /// The updates, oldest first.
    public internal(set) var updates: [WrittenUpdate] = []
    /// Every judgement, oldest first.
    public internal(set) var ratings: [GivenRating] = []
    /// Every position on its future, oldest first.
    public internal(set) var positions: [RecordedAfterFunding] = []
    /// When the next tranche may be released, or nil when there is no such rule.
    public internal(set) var releaseRule: ReleaseRule?
    /// The evidence of compliance, by identifier.
    public internal(set) var compliance: [ComplianceEvidence] = []
    /// Its documents, in the order of their days.
    public internal(set) var documents: [ListedDocument] = []
    /// Why it was stopped early, or nil.
    public internal(set) var stopped: Reasoned?

    init(record: InitiativeRecord, proposed: Circumstance) {
        self.record = record
        self.proposed = proposed
    }

    /// The initiative's identifier.
    public var id: InitiativeID { record.initiative }

    /// The latest update, or nil.
    public var latestUpdate: WrittenUpdate? { updates.last }

    /// The latest update about a period, or nil.
    public func update(on period: Period) -> WrittenUpdate? {
        updates.last { $0.update.period == period }
    }

    /// How far it has come; planning while nobody has said.
    public var progress: InitiativeProgress {
        stopped == nil ? latestUpdate?.update.progress ?? .planning : .stopped
    }

    /// The latest judgement on a side of it, or nil.
    public func rating(_ aspect: RatingAspect) -> GivenRating? {
        ratings.last { $0.rating.aspect == aspect }
    }

    /// What becomes of it after the funding, as last recorded; nil while nothing is.
    public var afterFunding: AfterFunding? { positions.last?.position }

    /// The measure of an identifier, or nil.
    public func measure(_ id: MeasureID) -> Measure? { measures.first { $0.id == id } }

    /// What is now expected to be spent in all: the forecast, else the plan; nil without either.
    public var expectedSpend: Money? { (forecast ?? plan)?.total }
}

/// What an initiative was, and why that was changed.
public struct AmendedInitiative: Hashable, Sendable {
    /// What it was before.
    public let before: InitiativeRecord
    /// Why it was changed.
    public let reason: String
    /// When and by whom.
    public let circumstance: Circumstance
}
