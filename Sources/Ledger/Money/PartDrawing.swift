import Accountability
import Reckoning

/// What an amount of a shape does to a part of a statement.
struct ShapeEffect {
    let part: Int
    /// The place of the kind of movement.
    let kind: Int
    /// 1, or −1 for what an initiative gives away in a virement.
    let sign: Int64
    /// The places of the standings that gain and that give, where they are this part's.
    let debit: Int?
    let credit: Int?

    init(_ shape: MovementShape, on part: StatementPart, at place: Int, sign: Int64) {
        self.part = place
        self.sign = sign
        kind = KindTotals.order.firstIndex(of: shape.kind) ?? 0
        let sides = shape.sides
        debit = part.owns(sides.debit) ? Self.place(of: sides.debit) : nil
        credit = part.owns(sides.credit) ? Self.place(of: sides.credit) : nil
    }

    private static func place(of account: Account) -> Int? {
        StandingBalances.order.firstIndex(of: account.standing)
    }
}

extension StatementPart {
    /// An account of the part's fund is the part's.
    fileprivate func owns(_ account: Account) -> Bool {
        guard case .initiative(_, let initiative) = self else { return true }
        return account.initiative == initiative
    }
}

/// The months of one part, on the way.
struct PartDrawing {
    private var done: [StatementMonth] = []
    private var month: Int?
    private var opening = StandingBalances(amounts: Self.noStandings)
    private var closing = Self.noStandings
    private var moved = Self.noKinds

    private static let noStandings = Array(
        repeating: Money.zero, count: StandingBalances.order.count)
    private static let noKinds = Array(repeating: Money.zero, count: KindTotals.order.count)

    /// Adds an amount in a month, which is not before the last one.
    mutating func take(_ effect: ShapeEffect, _ month: Int, _ pence: Int64) {
        if month != self.month {
            if let current { done.append(current) }
            opening = StandingBalances(amounts: closing)
            moved = Self.noKinds
            self.month = month
        }
        moved[effect.kind] += Money(pence: pence * effect.sign)
        if let debit = effect.debit { closing[debit] += Money(pence: pence) }
        if let credit = effect.credit { closing[credit] -= Money(pence: pence) }
    }

    /// The months, the one on the way included.
    var finished: [StatementMonth] { current.map { done + [$0] } ?? done }

    private var current: StatementMonth? {
        guard let month, let named = Month(year: month / 12, month: month % 12 + 1) else {
            return nil
        }
        return StatementMonth(
            month: named, opening: opening, movements: KindTotals(amounts: moved),
            closing: StandingBalances(amounts: closing))
    }
}
