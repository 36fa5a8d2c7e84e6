import Accountability
import Ledger
import Reckoning

extension RandomBooks {
    /// One thing that officers do with a fund; what is possible more often than what is not.
    mutating func step() throws(Unexpected) {
        let fund = chance.pick(books.everyFund)
        let initiative = chance.pick((1...4).map { InitiativeID("INI-\($0)-\(fund.id)") })
        switch chance.whole(0...99) {
        case 0..<4: try allocate(fund)
        case 4..<10: try authorise(fund, initiative)
        case 10..<16: try draw(fund, initiative)
        case 16..<22: try settleCondition(fund)
        case 22..<34: try release(fund)
        case 34..<74: try spend(fund, initiative)
        case 74..<79: try vire(fund, initiative)
        case 79..<83: try giveBack(fund, initiative)
        case 83..<89: try order(fund, initiative)
        case 89..<94: try accrue(fund, initiative)
        case 94..<98: try reverse(fund)
        default: try lock(fund)
        }
    }

    private mutating func movement(
        _ kind: MovementKind, of fund: Fund, _ lines: [MovementLine]
    ) -> Movement {
        Movement(
            MovementID(name("mov")), in: fund.id, kind, on: recentDay(), lines: lines,
            text: kind.title)
    }

    private mutating func enter(
        _ kind: MovementKind, of fund: Fund, _ line: MovementLine
    ) throws(Unexpected) {
        try instruct(fund, .enter([movement(kind, of: fund, [line])]))
    }

    /// Some of an amount, to the penny; nothing when there is hardly any.
    private mutating func some(of amount: Money) -> Money? {
        guard amount.pence > 100 else { return nil }
        return Money(pence: Int64(chance.whole(1...Int(amount.pence / 2))))
    }

    private mutating func allocate(_ fund: Fund) throws(Unexpected) {
        if fund.record.injects, let amount = some(of: fund.allocated - fund.injected) {
            return try enter(.injection, of: fund, MovementLine(amount))
        }
        let amount = Money(pence: Int64(chance.whole(100_000...500_000_000)))
        try enter(.allocation, of: fund, MovementLine(amount))
    }

    private mutating func authorise(
        _ fund: Fund, _ initiative: InitiativeID
    ) throws(Unexpected) {
        guard let amount = some(of: fund.uncommitted) else { return try allocate(fund) }
        var authority = movement(.authority, of: fund, [MovementLine(amount, for: initiative)])
        authority.decision = RandomGround.decision(of: fund.id)
        authority.resolution = Self.resolution(for: initiative)
        try instruct(fund, .enter([authority]))
    }

    private static func resolution(for initiative: InitiativeID) -> String {
        String(initiative.text.dropFirst(4).prefix(1))
    }

    private mutating func draw(_ fund: Fund, _ initiative: InitiativeID) throws(Unexpected) {
        let undrawn = fund.position(of: initiative).undrawn
        guard let amount = some(of: undrawn + some(of: fund.uncommitted, or: .zero)) else {
            return try authorise(fund, initiative)
        }
        let number = Self.resolution(for: initiative)
        let terms = ConditionTerms(
            ConditionID(name("cond")), "The plan is agreed", owner: "Programme office")
        let request = DrawdownRequest(
            DrawdownID(name("draw")), from: fund.id, on: RandomGround.decision(of: fund.id),
            day: recentDay(),
            lines: [
                DrawdownLine(
                    initiative, amount, resolution: number, condition: number == "4" ? terms : nil)
            ])
        guard try instruct(fund, .requestDrawdown(request), by: .programme) else { return }
        try instruct(fund, .approveDrawdown(request.drawdown))
    }

    private mutating func some(of amount: Money, or other: Money) -> Money {
        some(of: amount) ?? other
    }

    /// Evidence for a condition that waits, and its acceptance, or now and then its refusal.
    private mutating func settleCondition(_ fund: Fund) throws(Unexpected) {
        guard let condition = fund.conditions.first(where: { !$0.condition.allowsRelease })
        else { return try release(fund) }
        let id = condition.condition.id
        let evidence = EvidenceRecord(
            for: id, in: fund.id, "The plan of \(today)", reference: name("letter"))
        try instruct(fund, .submitEvidence(evidence), by: .programme)
        let reason = "Seen on \(today)"
        let isRefused = chance.whole(0...4) == 0
        try instruct(fund, isRefused ? .refuse(id, reason: reason) : .accept(id, reason: reason))
    }

    private mutating func release(_ fund: Fund) throws(Unexpected) {
        let open = fund.drawdowns.suffix(12).filter { $0.releasedAmount < $0.amount }
        guard !open.isEmpty else { return }
        let drawdown = chance.pick(open)
        guard let line = drawdown.request.lines.first else { return }
        let left = line.amount - drawdown.released(to: line.initiative)
        let amount = chance.whole(0...2) == 0 ? left : some(of: left, or: left)
        var release = movement(.release, of: fund, [MovementLine(amount, for: line.initiative)])
        release.drawdown = drawdown.id
        try instruct(fund, .enter([release]))
    }

    private mutating func spend(_ fund: Fund, _ initiative: InitiativeID) throws(Unexpected) {
        guard let amount = some(of: fund.position(of: initiative).unspent) else {
            return try release(fund)
        }
        let first = Money(pence: max(1, amount.pence / Int64(chance.whole(2...90))))
        var lines = [line(first, initiative)]
        if chance.whole(0...7) == 0 { lines.append(line(Money(pence: 1_234), initiative)) }
        var actual = movement(.actual, of: fund, lines)
        actual.reference = name("GL")
        try instruct(fund, .load([actual], control: actual.amount))
    }

    private mutating func line(_ amount: Money, _ initiative: InitiativeID) -> MovementLine {
        let category = chance.whole(0...9) == 0 ? nil : chance.pick(RandomGround.categories)
        return MovementLine(amount, for: initiative, category: category)
    }
}
