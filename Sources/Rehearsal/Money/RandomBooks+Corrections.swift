import Accountability
import Reckoning

extension RandomBooks {
    private mutating func enter(
        _ kind: MovementKind, of fund: Fund, _ line: MovementLine
    ) throws(Unexpected) {
        let movement = Movement(
            MovementID(name("mov")), in: fund.id, kind, on: recentDay(), lines: [line],
            text: kind.title)
        try instruct(fund, .enter([movement]))
    }

    /// A part of an amount, to the penny; nil when there is hardly any.
    private mutating func part(of amount: Money, _ divisor: Int64) -> Money? {
        amount.pence < 100 * divisor ? nil : Money(pence: amount.pence / divisor + 7)
    }

    mutating func vire(_ fund: Fund, _ initiative: InitiativeID) throws(Unexpected) {
        let others = fund.initiatives.filter { $0 != initiative }
        guard let amount = part(of: fund.position(of: initiative).undrawn, 5), !others.isEmpty
        else { return }
        try enter(
            .virement, of: fund, MovementLine(amount, for: initiative, to: chance.pick(others)))
    }

    mutating func giveBack(_ fund: Fund, _ initiative: InitiativeID) throws(Unexpected) {
        guard let amount = part(of: fund.position(of: initiative).unspent, 9) else { return }
        try enter(.unspentReturn, of: fund, MovementLine(amount, for: initiative))
    }

    /// An order, or the end of one.
    mutating func order(_ fund: Fund, _ initiative: InitiativeID) throws(Unexpected) {
        if chance.whole(0...1) == 0,
            let ended = part(of: fund.position(of: initiative).committed, 2)
        {
            return try enter(.commitmentEnd, of: fund, MovementLine(ended, for: initiative))
        }
        let amount = Money(pence: Int64(chance.whole(1_000...9_000_000)))
        try enter(.commitment, of: fund, MovementLine(amount, for: initiative))
    }

    /// An accrual, which the rules take back on the first day of the next month.
    mutating func accrue(_ fund: Fund, _ initiative: InitiativeID) throws(Unexpected) {
        let amount = Money(pence: Int64(chance.whole(100...900_000)))
        let category = chance.pick(RandomGround.categories)
        try enter(.accrual, of: fund, MovementLine(amount, for: initiative, category: category))
    }

    mutating func reverse(_ fund: Fund) throws(Unexpected) {
        guard !fund.movements.isEmpty else { return }
        let place = max(0, fund.movements.count - chance.whole(1...900))
        let original = fund.movements[place].movement
        try instruct(
            fund,
            .reverse(
                original.id, by: MovementID(name("rev")), on: recentDay(),
                reason: "Entered in error"))
    }

    /// A month that lies a while back is locked, with what it comes to.
    mutating func lock(_ fund: Fund) throws(Unexpected) {
        let month = Month(of: today).adding(months: -chance.whole(2...4))
        guard fund.lockedMonths[month] == nil else { return }
        try instruct(fund, .lock(month, control: fund.outturn(of: month)))
    }
}
