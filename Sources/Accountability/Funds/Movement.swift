public import Reckoning

/// Money changing its standing in a fund: one entry of the ledger, entered once under its own
/// identifier.
public struct Movement: Hashable, Sendable {
    /// The identifier given by whoever enters it.
    public var id: MovementID
    /// The fund.
    public var fund: FundID
    /// What kind of movement it is.
    public var kind: MovementKind
    /// The day it counts for, which may lie before the day it is recorded.
    public var day: Day
    /// The parts.
    public var lines: [MovementLine]
    /// What it is, in words.
    public var text: String
    /// The reference in the general ledger, a voucher or an invoice; or nil.
    public var reference: String?
    /// The decision it rests on, or nil.
    public var decision: DecisionID?
    /// The resolution of that decision, or nil.
    public var resolution: String?
    /// The drawdown it belongs to, or nil.
    public var drawdown: DrawdownID?
    /// The movement that it takes back, or nil. It has that one's kind and lines.
    public var reverses: MovementID?
    /// The day it should have counted for, when that month was locked already; or nil.
    public var originally: Day?

    /// A movement of a kind on a day.
    public init(
        _ id: MovementID, in fund: FundID, _ kind: MovementKind, on day: Day,
        lines: [MovementLine], text: String
    ) {
        self.id = id
        self.fund = fund
        self.kind = kind
        self.day = day
        self.lines = lines
        self.text = text
    }

    /// All parts together.
    public var amount: Money { lines.map(\.amount).total() }

    /// What it adds to each total: negative for a movement that takes another back.
    public var sign: Int64 { reverses == nil ? 1 : -1 }
}

/// One part of a movement.
public struct MovementLine: Hashable, Sendable {
    /// The initiative, or nil for what concerns the fund as a whole.
    public var initiative: InitiativeID?
    /// How much, above nothing.
    public var amount: Money
    /// What it was spent on, such as `Staff`; or nil.
    public var category: String?
    /// The initiative that receives it, in a virement; else nil.
    public var to: InitiativeID?

    /// A part for an initiative.
    public init(
        _ amount: Money, for initiative: InitiativeID? = nil, category: String? = nil,
        to receiver: InitiativeID? = nil
    ) {
        self.amount = amount
        self.initiative = initiative
        self.category = category
        to = receiver
    }

    /// What somebody calls a category, as the ledger can write it: `Agency staff` becomes
    /// `Agency-staff`; nil when nothing is left of it.
    public static func category(named words: String) -> String? {
        let marks = words.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 46, 95: Character(UnicodeScalar(byte))
            default: Character("-")
            }
        }
        let plain = String(marks).split(separator: "-").joined(separator: "-").prefix(64)
        return plain.isEmpty ? nil : String(plain)
    }
}

/// The kinds of movement. The names are the storage format and never change.
public enum MovementKind: String, Hashable, Sendable, CaseIterable {
    /// Money was given to the fund.
    case allocation
    /// It was injected into the programme.
    case injection
    /// Authority to spend it was given to an initiative.
    case authority
    /// It was drawn down for the initiative.
    case drawdown
    /// It was released to the initiative.
    case release
    /// It was spent.
    case actual
    /// It was not needed and went back to the programme.
    case unspentReturn
    /// Authority went from one initiative to another.
    case virement
    /// An order was placed: it will be spent.
    case commitment
    /// The order was paid or cancelled.
    case commitmentEnd
    /// It was spent but not invoiced at the month's end.
    case accrual

    /// The kind as accountants call it.
    public var title: String {
        switch self {
        case .allocation: "Allocation"
        case .injection: "Injection into the programme"
        case .authority: "Authority to spend"
        case .drawdown: "Drawdown"
        case .release: "Release"
        case .actual: "Actual"
        case .unspentReturn: "Return of unspent money"
        case .virement: "Virement"
        case .commitment: "Commitment"
        case .commitmentEnd: "End of commitment"
        case .accrual: "Accrual"
        }
    }

    /// It concerns initiatives, not only the fund.
    public var needsInitiative: Bool { self != .allocation && self != .injection }
}
