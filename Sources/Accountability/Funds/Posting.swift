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
            let sides = shape(of: line).sides
            let amount = Money(pence: line.amount.pence * sign)
            return [
                Posting(account: sides.debit, amount: amount),
                Posting(account: sides.credit, amount: -amount),
            ]
        }
    }

    /// What a part of it is, apart from its day and its amount.
    public func shape(of line: MovementLine) -> MovementShape {
        MovementShape(
            kind, in: fund, initiative: line.initiative, category: line.category, to: line.to)
    }
}

/// What a part of a movement is, apart from its day and its amount: this alone decides between
/// which accounts the money goes.
public struct MovementShape: Hashable, Sendable {
    /// The kind of movement.
    public let kind: MovementKind
    /// The fund.
    public let fund: FundID
    /// The initiative, or nil for what concerns the fund as a whole.
    public let initiative: InitiativeID?
    /// What it was spent on, or nil.
    public let category: String?
    /// The initiative that receives it, in a virement; else nil.
    public let receiver: InitiativeID?

    /// A part of a movement of a kind.
    public init(
        _ kind: MovementKind, in fund: FundID, initiative: InitiativeID? = nil,
        category: String? = nil, to receiver: InitiativeID? = nil
    ) {
        self.kind = kind
        self.fund = fund
        self.initiative = initiative
        self.category = category
        self.receiver = receiver
    }

    /// The account that gains and the account that gives.
    public var sides: AccountSides {
        let programme = Account(.programme, of: fund)
        switch kind {
        case .allocation:
            return AccountSides(Account(.available, of: fund), Account(.source, of: fund))
        case .injection: return AccountSides(programme, Account(.available, of: fund))
        case .authority: return AccountSides(account(.authorised), programme)
        case .drawdown: return AccountSides(account(.drawn), account(.authorised))
        case .release: return AccountSides(account(.released), account(.drawn))
        case .actual: return AccountSides(spent, account(.released))
        case .unspentReturn: return AccountSides(programme, account(.released))
        case .virement:
            return AccountSides(
                Account(.authorised, of: fund, initiative: receiver), account(.authorised))
        case .commitment: return AccountSides(account(.committed), account(.commitments))
        case .commitmentEnd: return AccountSides(account(.commitments), account(.committed))
        case .accrual: return AccountSides(spent, account(.accrued))
        }
    }

    private func account(_ standing: Account.Standing) -> Account {
        Account(standing, of: fund, initiative: initiative)
    }

    private var spent: Account {
        Account(.spent, of: fund, initiative: initiative, category: category ?? "Other")
    }
}

/// The account that gains and the account that gives.
public struct AccountSides: Hashable, Sendable {
    /// The account that gains.
    public let debit: Account
    /// The account that gives.
    public let credit: Account

    /// Two accounts, the one that gains first.
    public init(_ debit: Account, _ credit: Account) {
        self.debit = debit
        self.credit = credit
    }
}
