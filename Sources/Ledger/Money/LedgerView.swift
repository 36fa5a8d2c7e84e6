public import Accountability
public import Reckoning

/// Which money is looked at, as it stood on which day, as far as it was known when.
public struct LedgerView: Hashable, Sendable {
    /// Whose money.
    public var scope: LedgerScope
    /// The last day whose movements count, or nil for all days.
    public var day: Day?
    /// What had been recorded by then.
    public var knowledge: LedgerKnowledge

    /// A view of all money as it stands, unless something else is said.
    public init(
        of scope: LedgerScope = .everything, asAt day: Day? = nil,
        asKnown knowledge: LedgerKnowledge = .everything
    ) {
        self.scope = scope
        self.day = day
        self.knowledge = knowledge
    }
}

extension LedgerView {
    /// A movement of a fund is among what is looked at.
    public func shows(_ entry: RecordedMovement, of fund: FundRecord) -> Bool {
        scope.includes(fund) && (day.map { entry.movement.day <= $0 } ?? true)
            && entry.circumstance.sequence <= knowledge.lastSequence
            && entry.circumstance.at.milliseconds <= knowledge.lastMoment
    }
}

/// Whose money is looked at.
public enum LedgerScope: Hashable, Sendable {
    case everything
    case organisation(OrganisationID)
    case fund(FundID)

    /// The money of a fund belongs to it.
    func includes(_ fund: FundRecord) -> Bool {
        switch self {
        case .everything: true
        case .organisation(let id): fund.organisation == id
        case .fund(let id): fund.fund == id
        }
    }
}

/// How much of the journal counts.
public enum LedgerKnowledge: Hashable, Sendable {
    case everything
    /// What was recorded up to the fact of a number.
    case sequence(Int64)
    /// What was recorded up to a moment.
    case moment(Instant)

    /// The last fact that counts.
    var lastSequence: Int64 { if case .sequence(let last) = self { last } else { .max } }

    /// The last moment that counts, in milliseconds.
    var lastMoment: Int64 {
        if case .moment(let last) = self { last.milliseconds } else { .max }
    }
}
