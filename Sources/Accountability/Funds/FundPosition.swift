public import Reckoning

/// What has happened to an initiative's money in a fund, as totals net of what was taken back.
public struct FundPosition: Hashable, Sendable {
    /// Authority to spend that was given.
    public internal(set) var authorised = Money.zero
    /// Authority that came from other initiatives, less what went to them.
    public internal(set) var vired = Money.zero
    /// Drawn down.
    public internal(set) var drawn = Money.zero
    /// Released.
    public internal(set) var released = Money.zero
    /// Spent, accruals not included.
    public internal(set) var spent = Money.zero
    /// Given back unspent.
    public internal(set) var returned = Money.zero
    /// Ordered and not yet paid.
    public internal(set) var committed = Money.zero
    /// Spent and not invoiced.
    public internal(set) var accrued = Money.zero
    /// How many tranches were released.
    public internal(set) var tranches = 0
    /// The amount of the last tranche.
    public internal(set) var lastTranche = Money.zero

    /// The day that more was spent than was released by then, or nil while it is not so.
    public internal(set) var overspentSince: Day?

    /// Nothing has happened yet.
    public init() {}

    /// Authority that is left to draw on.
    public var undrawn: Money { authorised + vired - drawn }
    /// Drawn and not released.
    public var unreleased: Money { drawn - released }
    /// Released, and neither spent nor given back.
    public var unspent: Money { released - spent - accrued - returned }
    /// Spent, with what is not invoiced.
    public var outturn: Money { spent + accrued }
    /// What was approved, virements included.
    public var approved: Money { authorised + vired }

    /// How much of the last tranche is spent, from 0 to 1 or beyond; nil before the first one.
    public var shareOfLastTrancheSpent: Double? {
        let before = released - lastTranche
        let ofLast = max(.zero, spent + returned - before)
        return ofLast.share(of: lastTranche)
    }

    /// Both together.
    public static func + (left: FundPosition, right: FundPosition) -> FundPosition {
        var sum = left
        sum.authorised += right.authorised
        sum.vired += right.vired
        sum.drawn += right.drawn
        sum.released += right.released
        sum.spent += right.spent
        sum.returned += right.returned
        sum.committed += right.committed
        sum.accrued += right.accrued
        sum.tranches += right.tranches
        return sum
    }

    /// The position after a part of a movement; the receiving side of a virement is `received`.
    mutating func add(_ line: MovementLine, _ movement: Movement, received: Bool = false) {
        let amount = Money(pence: line.amount.pence * movement.sign)
        switch movement.kind {
        case .allocation, .injection: break
        case .authority: authorised += amount
        case .virement: vired += received ? amount : -amount
        case .drawdown: drawn += amount
        case .release:
            released += amount
            tranches += Int(movement.sign)
            if movement.reverses == nil { lastTranche = amount }
        case .actual: spent += amount
        case .unspentReturn: returned += amount
        case .commitment: committed += amount
        case .commitmentEnd: committed -= amount
        case .accrual: accrued += amount
        }
        overspentSince = unspent < .zero ? overspentSince ?? movement.day : nil
    }
}
