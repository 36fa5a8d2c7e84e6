public import Accountability
public import Reckoning

/// What happened to the money month by month: of each fund and its initiatives, and of capital and
/// revenue apart.
public struct FundStatement: Hashable, Sendable {
    /// The funds in which anything moved, by identifier.
    public let funds: [FundAccount]
    /// All funds for capital together.
    public let capital: [StatementMonth]
    /// All funds for revenue together.
    public let revenue: [StatementMonth]
    /// What it was drawn from, and that both sides agree.
    public let control: ControlTotals

    /// The months that a view of the ledger shows.
    public init(_ lines: LedgerLines, _ view: LedgerView = LedgerView()) {
        var drawing = StatementDrawing(lines)
        drawing.draw(view)
        capital = drawing.months(of: .kind(.capital))
        revenue = drawing.months(of: .kind(.revenue))
        funds = drawing.funds
        let closing = (capital.last?.closing.amounts ?? []) + (revenue.last?.closing.amounts ?? [])
        control = ControlTotals(drawing.counting, of: closing)
    }

    /// The account of a fund, or nil when nothing moved in it.
    public func fund(_ id: FundID) -> FundAccount? { funds.first { $0.record.fund == id } }
}

/// A fund's months.
public struct FundAccount: Hashable, Sendable {
    /// The fund.
    public let record: FundRecord
    /// Its months in which anything moved, in order.
    public let months: [StatementMonth]
    /// Its initiatives, by identifier.
    public let initiatives: [InitiativeAccount]
}

/// An initiative's months in a fund.
public struct InitiativeAccount: Hashable, Sendable {
    /// The initiative.
    public let initiative: InitiativeID
    /// Its months in which anything moved, in order.
    public let months: [StatementMonth]
}

/// A month: how the money stood before it, what moved, and how it stood after.
public struct StatementMonth: Hashable, Sendable {
    /// The month.
    public let month: Month
    /// How the money stood at its beginning.
    public let opening: StandingBalances
    /// What moved, less what was taken back. A virement counts for an initiative with what it
    /// received less what it gave, and for a fund with what went from one initiative to another.
    public let movements: KindTotals
    /// How the money stood at its end.
    public let closing: StandingBalances
}

/// How much money stands how.
public struct StandingBalances: Hashable, Sendable {
    /// The standings, in the order of the amounts.
    public static let order = Account.Standing.allCases
    /// The amounts, in that order.
    public let amounts: [Money]

    /// What stands so: above nought is a debit, below it a credit.
    public subscript(standing: Account.Standing) -> Money {
        Self.order.firstIndex(of: standing).map { amounts[$0] } ?? .zero
    }
}

/// How much moved, by kind of movement.
public struct KindTotals: Hashable, Sendable {
    /// The kinds, in the order of the amounts.
    public static let order = MovementKind.allCases
    /// The amounts, in that order.
    public let amounts: [Money]

    /// What moved in this way.
    public subscript(kind: MovementKind) -> Money {
        Self.order.firstIndex(of: kind).map { amounts[$0] } ?? .zero
    }
}
