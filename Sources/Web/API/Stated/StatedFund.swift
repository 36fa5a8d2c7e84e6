import Accountability
import Ledger
import Reckoning

/// How an initiative's money stands in a fund, or a whole fund's: all in whole pence.
struct StatedPosition: Codable, Sendable {
    /// The initiative; left out where it is the whole fund's.
    let initiative: InitiativeID?
    let approved: Money
    let drawn: Money
    let released: Money
    /// With what is not invoiced.
    let spent: Money
    let accrued: Money
    let returned: Money
    let committed: Money

    init(_ position: FundPosition, of initiative: InitiativeID? = nil) {
        self.initiative = initiative
        approved = position.approved
        drawn = position.drawn
        released = position.released
        spent = position.outturn
        accrued = position.accrued
        returned = position.returned
        committed = position.committed
    }
}

/// How a fund stands: amounts in whole pence.
struct StatedFund: Codable, Sendable {
    let fund: FundID
    let organisation: OrganisationID
    let title: String
    let nature: FundKind
    let source: String
    let purpose: String
    let period: Period
    /// All its money is in the figures; not so where some of it is exempt from publication.
    let isWhole: Bool
    /// The last day whose movements count, where one was asked for.
    let asAt: Day?
    /// The day at whose end it is shown as it was known, where one was asked for.
    let known: Day?
    let allocated: Money
    /// In the programme and promised to nobody; left out where the figures are not whole.
    let uncommitted: Money?
    /// Drawn down, and held by conditions that are not met; left out as at a past day.
    let heldByConditions: Money?
    let total: StatedPosition
    let initiatives: [StatedPosition]

    init(_ fund: Fund, asAt day: Day? = nil, known: Day? = nil) {
        self.fund = fund.id
        organisation = fund.record.organisation
        title = fund.record.title
        nature = fund.record.kind
        source = fund.record.source
        purpose = fund.record.purpose
        period = fund.record.period
        isWhole = fund.isWhole
        asAt = day
        self.known = known
        allocated = fund.allocated
        uncommitted = fund.isWhole ? fund.uncommitted : nil
        heldByConditions = day == nil ? fund.heldByConditions : nil
        total = StatedPosition(fund.total)
        initiatives = fund.initiatives.map { StatedPosition(fund.position(of: $0), of: $0) }
    }
}

extension StatedFund {
    /// The fund that the address names, as at the day and as known on the day that are asked for.
    static func asked(_ site: Site, _ visit: Visit) async throws(Problem) -> StatedFund {
        let isOfThePast = visit.query["asAt"] != nil || visit.query["known"] != nil
        guard !isOfThePast || !visit.isEveryone else {
            throw visit.officer == nil ? .tokenMissing : .notPermitted
        }
        let past = try await site.past(visit)
        let fund = try past.fund()
        guard let day = visit.query["asAt"].flatMap({ Day($0) }) else {
            return StatedFund(fund, known: past.asKnownOn)
        }
        return StatedFund(fund.standing(at: day), asAt: day, known: past.asKnownOn)
    }
}

extension Fund {
    /// The fund with the movements up to a day, as if no later one were recorded.
    fileprivate func standing(at day: Day) -> Fund {
        guard var standing = Fund(FundFact.opened(record), opened) else { return self }
        for entry in movements where entry.movement.day <= day {
            standing.apply(.moved(entry.movement), entry.circumstance)
        }
        return standing
    }
}

/// A movement of the ledger: amounts in whole pence.
struct StatedMovement: Codable, Sendable {
    let movement: MovementID
    let kind: MovementWord
    let day: Day
    let text: String
    let reference: String?
    let decision: DecisionID?
    let resolution: String?
    let drawdown: DrawdownID?
    /// The movement that it takes back.
    let reverses: MovementID?
    let originally: Day?
    let amount: Money
    let lines: [StatedMovementLine]
    let recorded: Instant

    init(_ entry: RecordedMovement) {
        let movement = entry.movement
        self.movement = movement.id
        kind = MovementWord(movement.kind)
        day = movement.day
        text = movement.text
        reference = movement.reference
        decision = movement.decision
        resolution = movement.resolution
        drawdown = movement.drawdown
        reverses = movement.reverses
        originally = movement.originally
        amount = movement.amount
        lines = movement.lines.map { StatedMovementLine($0) }
        recorded = entry.circumstance.at
    }
}

/// One part of a movement.
struct StatedMovementLine: Codable, Sendable {
    let initiative: InitiativeID?
    let amount: Money
    let category: String?
    let to: InitiativeID?

    init(_ line: MovementLine) {
        initiative = line.initiative
        amount = line.amount
        category = line.category
        to = line.to
    }
}

/// A kind of movement as it is written.
struct MovementWord: Codable, Sendable, KnownShape {
    let kind: MovementKind

    init(_ kind: MovementKind) {
        self.kind = kind
    }

    init(from decoder: any Decoder) throws {
        let word = try decoder.singleValueContainer().decode(String.self)
        guard let kind = MovementKind(rawValue: word) else { throw NotOfShape() }
        self.init(kind)
    }

    func encode(to encoder: any Encoder) throws {
        var place = encoder.singleValueContainer()
        try place.encode(kind.rawValue)
    }

    static let shape = Shape.choice(MovementKind.allCases.map(\.rawValue))
    static let sample = MovementWord(.allocation)
}

/// A drawdown with its conditions: amounts in whole pence.
struct StatedDrawdown: Codable, Sendable {
    let drawdown: DrawdownID
    let decision: DecisionID
    let day: Day
    let status: String
    let amount: Money
    let released: Money
    let lines: [StatedDrawdownLine]

    init(_ drawdown: Drawdown, _ visit: Visit) {
        self.drawdown = drawdown.id
        decision = drawdown.request.decision
        day = drawdown.request.day
        status = drawdown.status.rawValue
        amount = drawdown.amount
        released = drawdown.releasedAmount
        lines = drawdown.request.lines.map { StatedDrawdownLine($0, drawdown, visit) }
    }
}

/// One initiative's part of a drawdown.
struct StatedDrawdownLine: Codable, Sendable {
    let initiative: InitiativeID
    let resolution: String
    let amount: Money
    let released: Money
    let condition: StatedCondition?

    init(_ line: DrawdownLine, _ drawdown: Drawdown, _ visit: Visit) {
        initiative = line.initiative
        resolution = line.resolution
        amount = line.amount
        released = drawdown.released(to: line.initiative)
        condition = drawdown.condition(of: line.initiative).map { StatedCondition($0, visit) }
    }
}

/// What must be so before money is released, and whether it is.
struct StatedCondition: Codable, Sendable {
    let condition: ConditionID
    let text: String
    let owner: String
    let due: Day?
    let status: String
    /// Held back by it, in whole pence.
    let held: Money
    /// What was submitted for it; left out for everyone.
    let evidence: [StatedEvidence]?

    init(_ condition: Condition, _ visit: Visit) {
        self.condition = condition.id
        text = condition.terms.text
        owner = condition.terms.owner
        due = condition.terms.due
        status = condition.status.rawValue
        held = condition.allowsRelease ? .zero : condition.amount
        evidence =
            visit.isEveryone ? nil : condition.evidence.map { StatedEvidence($0) }
    }
}

/// What shows that a condition is met.
struct StatedEvidence: Codable, Sendable {
    let text: String
    let reference: String
    let at: Instant

    init(_ evidence: Evidence) {
        text = evidence.text
        reference = evidence.reference
        at = evidence.circumstance.at
    }
}
