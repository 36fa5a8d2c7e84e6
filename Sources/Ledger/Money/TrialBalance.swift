public import Accountability
public import Reckoning

/// The balance of every account, with the totals that must agree.
public struct TrialBalance: Hashable, Sendable {
    /// The accounts in which anything moved, by their written names.
    public let accounts: [AccountBalance]
    /// What it was drawn from, and that both sides agree.
    public let control: ControlTotals

    /// The balances that a view of the ledger shows.
    ///
    /// `posting` says between which accounts money of a shape goes; a test tries it with a rule
    /// broken.
    public init(
        _ lines: LedgerLines, _ view: LedgerView = LedgerView(),
        posting: (MovementShape) -> AccountSides = \.sides
    ) {
        var counting = MovementCount()
        var sums: [Int64?] = Array(repeating: nil, count: lines.shapes.count)
        lines.visit(view) { row in
            counting.take(row)
            sums[row.shape] = (sums[row.shape] ?? 0) + row.pence
        }
        var balances: [Account: (sum: Int64, fund: Int)] = [:]
        for (place, sum) in sums.enumerated() {
            guard let sum else { continue }
            let sides = posting(lines.shapes[place])
            let fund = lines.fundOfShape[place]
            balances[sides.debit, default: (0, fund)].sum += sum
            balances[sides.credit, default: (0, fund)].sum -= sum
        }
        let named = balances.map { (name: $0.key.description, account: $0.key, found: $0.value) }
        accounts = named.sorted { $0.name < $1.name }.map {
            AccountBalance(
                account: $0.account, kind: lines.funds[$0.found.fund].kind,
                balance: Money(pence: $0.found.sum))
        }
        control = ControlTotals(counting, of: accounts.map(\.balance))
    }

    /// The balance of an account; nothing when nothing moved in it.
    public func balance(of account: Account) -> Money {
        accounts.first { $0.account == account }?.balance ?? .zero
    }
}

/// What stands in an account.
public struct AccountBalance: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// Capital or revenue, as its fund is.
    public let kind: FundKind
    /// The balance: above nought is a debit, below it a credit.
    public let balance: Money
}

/// The totals by which a statement is checked.
public struct ControlTotals: Hashable, Sendable {
    /// How many movements it was drawn from.
    public let movements: Int
    /// How many parts they have.
    public let lines: Int
    /// The number of the last fact among them; 0 when there is none.
    public let lastSequence: Int64
    /// All debit balances together.
    public let debits: Money
    /// All credit balances together, above nought.
    public let credits: Money

    /// Both sides agree.
    public var agree: Bool { debits == credits }

    init(_ counting: MovementCount, of balances: some Sequence<Money>) {
        movements = counting.movements
        lines = counting.lines
        lastSequence = counting.lastSequence
        debits = balances.filter { $0 > .zero }.total()
        credits = balances.filter { $0 < .zero }.map { -$0 }.total()
    }
}

/// Counts movements by their rows, which stand together.
struct MovementCount {
    private(set) var movements = 0
    private(set) var lines = 0
    private(set) var lastSequence: Int64 = 0
    private var current: Int64?

    mutating func take(_ row: LedgerRow) {
        lines += 1
        lastSequence = max(lastSequence, row.sequence)
        guard row.sequence != current else { return }
        movements += 1
        current = row.sequence
    }
}
