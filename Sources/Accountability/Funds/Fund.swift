internal import HashTreeCollections
public import Reckoning

/// What a fund is.
public struct FundRecord: Payload {
    /// The fund's identifier.
    public var fund: FundID
    /// Whose it is.
    public var organisation: OrganisationID
    /// What it is called.
    public var title: String
    /// Capital or revenue, which are never mixed.
    public var kind: FundKind
    /// Where the money comes from.
    public var source: String
    /// From the first to the last day of the funding.
    public var period: Period
    /// What it is for.
    public var purpose: String
    /// Money is injected into the programme by a step of its own, as capital often is.
    public var injects: Bool

    /// A fund of an organisation.
    public init(
        _ fund: FundID, of organisation: OrganisationID, title: String, _ kind: FundKind,
        source: String, period: Period, purpose: String = "", injects: Bool = false
    ) {
        self.fund = fund
        self.organisation = organisation
        self.title = title
        self.kind = kind
        self.source = source
        self.period = period
        self.purpose = purpose
        self.injects = injects
    }

    /// The names under which it is kept; `kind` is the fact's own.
    private enum CodingKeys: String, CodingKey {
        case kind = "nature"
        case fund, organisation, title, source, period, purpose, injects
    }
}

/// Capital or revenue.
public enum FundKind: String, Codable, Hashable, Sendable, CaseIterable {
    case capital
    case revenue

    /// In words.
    public var title: String { self == .capital ? "Capital" : "Revenue" }
}

/// A fund with everything that has happened to its money, as it stands.
public struct Fund: Hashable, Sendable {
    /// What it is, as last changed.
    public internal(set) var record: FundRecord
    /// When and by whom it was opened.
    public let opened: Circumstance
    /// What it was before each change, and why that was made; oldest first.
    public internal(set) var amendments: [AmendedFund] = []
    /// Every movement in the order in which it was recorded.
    public internal(set) var movements = GrowingList<RecordedMovement>()
    /// The place of each movement in that list.
    var places: TreeDictionary<MovementID, Int> = [:]
    /// The movements that were taken back.
    var reversed: TreeDictionary<MovementID, MovementID> = [:]
    /// The position of each initiative.
    var positionOf: TreeDictionary<InitiativeID, FundPosition> = [:]
    /// What each initiative has spent in each month, with what is not invoiced.
    var monthlyOutturn: TreeDictionary<InitiativeID, [Month: Money]> = [:]
    /// What each resolution has been used for.
    var resolutionUse: TreeDictionary<ResolutionKey, Money> = [:]
    /// Given to the fund.
    public internal(set) var allocated = Money.zero
    /// Injected into the programme.
    public internal(set) var injected = Money.zero
    /// The drawdowns, in the order of the requests.
    public internal(set) var drawdowns: [Drawdown] = []
    /// The claims on others, in the order in which they were found.
    public internal(set) var claims: [RecoupmentClaim] = []
    /// The months that are locked, with the control total each was reconciled to.
    public internal(set) var lockedMonths: [Month: MonthLock] = [:]
    /// The saved ways of reading a ledger's export, by name.
    public internal(set) var mappings: [String: ColumnMapping] = [:]
    /// All its money is in the figures; false where everyone reads it and some of it is exempt.
    public internal(set) var isWhole = true

    init(record: FundRecord, opened: Circumstance) {
        self.record = record
        self.opened = opened
    }

    /// The fund's identifier.
    public var id: FundID { record.fund }

    /// The initiatives that have money in it, in order.
    public var initiatives: [InitiativeID] { positionOf.keys.sorted { $0.text < $1.text } }

    /// An initiative's position; all nought when it has no money in the fund.
    public func position(of initiative: InitiativeID) -> FundPosition {
        positionOf[initiative] ?? FundPosition()
    }

    /// What an initiative has spent in each month, with what is not invoiced.
    public func outturnByMonth(of initiative: InitiativeID) -> [Month: Money] {
        monthlyOutturn[initiative] ?? [:]
    }

    /// All initiatives' positions together.
    public var total: FundPosition { positionOf.values.reduce(FundPosition(), +) }

    /// In the programme and promised to nobody.
    public var uncommitted: Money {
        let total = total
        return injected - total.authorised + total.returned
    }

    /// The movement of an identifier, or nil.
    public func movement(_ id: MovementID) -> RecordedMovement? { places[id].map { movements[$0] } }

    /// The movement that took this one back, or nil.
    public func reversal(of id: MovementID) -> MovementID? { reversed[id] }

    /// The drawdown of an identifier, or nil.
    public func drawdown(_ id: DrawdownID) -> Drawdown? { drawdowns.first { $0.id == id } }

    /// The condition of an identifier with its drawdown, or nil.
    public func condition(_ id: ConditionID) -> (drawdown: Drawdown, condition: Condition)? {
        for drawdown in drawdowns {
            if let condition = drawdown.condition(id) { return (drawdown, condition) }
        }
        return nil
    }

    /// Every condition, with its drawdown.
    public var conditions: [(drawdown: Drawdown, condition: Condition)] {
        drawdowns.flatMap { drawdown in drawdown.conditions.map { (drawdown, $0) } }
    }

    /// What is held back by conditions that are not met.
    public var heldByConditions: Money {
        conditions.filter { !$0.condition.allowsRelease && $0.drawdown.isLive }
            .map(\.condition.amount).total()
    }

    /// What actuals of a month come to, accruals included.
    public func outturn(of month: Month) -> Money {
        monthlyOutturn.values.compactMap { $0[month] }.total()
    }
}

/// What a fund was, and why that was changed.
public struct AmendedFund: Hashable, Sendable {
    /// What it was before.
    public let before: FundRecord
    /// Why it was changed.
    public let reason: String
    /// When and by whom.
    public let circumstance: Circumstance
}

/// A movement with its place in the journal.
public struct RecordedMovement: Hashable, Sendable {
    /// The movement.
    public let movement: Movement
    /// When and by whom it was recorded.
    public let circumstance: Circumstance

    /// A movement as it was recorded.
    public init(movement: Movement, circumstance: Circumstance) {
        self.movement = movement
        self.circumstance = circumstance
    }
}

/// A resolution of a decision.
struct ResolutionKey: Hashable, Sendable {
    let decision: DecisionID
    let resolution: String
    /// What it was used for.
    let kind: MovementKind
}

/// A month that takes no more entries, and the total it was reconciled to.
public struct MonthLock: Hashable, Sendable {
    /// What the general ledger says was spent in the month.
    public let control: Money
    /// When and by whom.
    public let circumstance: Circumstance
}
