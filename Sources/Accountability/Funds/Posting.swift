public import Reckoning

/// A place in the double-entry ledger where money stands.
public struct Account: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// How the money stands.
    public let standing: Standing
    /// The fund.
    public let fund: FundID
    /// The initiative, or nil for the fund as a whole.
    public let initiative: InitiativeID?
    /// What it was spent on, or nil.
    public let category: String?

    /// A place in the ledger.
    public init(
        _ standing: Standing, of fund: FundID, initiative: InitiativeID? = nil,
        category: String? = nil
    ) {
        self.standing = standing
        self.fund = fund
        self.initiative = initiative
        self.category = category
    }

    /// How money can stand.
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        /// Where the fund's money comes from.
        case source = "Equity:Source"
        /// In the fund, not in the programme.
        case available = "Assets:Available"
        /// In the programme, promised to nobody.
        case programme = "Assets:Programme"
        /// Approved for an initiative, not drawn.
        case authorised = "Assets:Authorised"
        /// Drawn for an initiative, not released.
        case drawn = "Assets:Drawn"
        /// Released to an initiative, not spent.
        case released = "Assets:Released"
        /// Spent.
        case spent = "Expenses:Spent"
        /// Spent and not yet invoiced.
        case accrued = "Liabilities:Accrued"
        /// Ordered.
        case committed = "Commitments:Ordered"
        /// The other side of what is ordered.
        case commitments = "Commitments:Control"
    }

    /// The account as a plain-text ledger writes it: `Assets:Drawn:fund:INI-001`.
    public var description: String {
        ([standing.rawValue, fund.text, initiative?.text, category] as [String?])
            .compactMap(\.self).joined(separator: ":")
    }

    /// By their written names.
    public static func < (left: Account, right: Account) -> Bool {
        left.description < right.description
    }
}

/// One side of a movement: an amount added to an account, or taken from it when negative.
public struct Posting: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// What is added to it.
    public let amount: Money
}

extension Movement {
    /// Both sides of every part; together they make nothing.
    public var postings: [Posting] {
        lines.flatMap { line -> [Posting] in
            let (debit, credit) = sides(line)
            let amount = Money(pence: line.amount.pence * sign)
            return [
                Posting(account: debit, amount: amount), Posting(account: credit, amount: -amount),
            ]
        }
    }

    /// The account that gains and the account that gives.
    private func sides(_ line: MovementLine) -> (debit: Account, credit: Account) {
        func account(_ standing: Account.Standing) -> Account {
            Account(standing, of: fund, initiative: line.initiative)
        }
        let spent = Account(
            .spent, of: fund, initiative: line.initiative, category: line.category ?? "Other")
        let programme = Account(.programme, of: fund)
        return switch kind {
        case .allocation: (Account(.available, of: fund), Account(.source, of: fund))
        case .injection: (programme, Account(.available, of: fund))
        case .authority: (account(.authorised), programme)
        case .drawdown: (account(.drawn), account(.authorised))
        case .release: (account(.released), account(.drawn))
        case .actual: (spent, account(.released))
        case .unspentReturn: (programme, account(.released))
        case .virement:
            (Account(.authorised, of: fund, initiative: line.to), account(.authorised))
        case .commitment: (account(.committed), account(.commitments))
        case .commitmentEnd: (account(.commitments), account(.committed))
        case .accrual: (spent, account(.accrued))
        }
    }
}
