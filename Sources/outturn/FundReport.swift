import Accountability
import Forms
import Ledger
import Reckoning

/// A fund as a person asks about it: its money, what is held, what is owed, what falls due.
struct FundReport {
    let fund: Fund
    let today: Day

    var account: Account {
        var account = Account()
        account.say("\(fund.id): \(fund.record.title) (\(fund.record.kind.title))")
        account.say("  \(fund.record.source), \(fund.record.period.inWords)")
        account.field("fund", .text(fund.id.text))
        money(&account)
        initiatives(&account)
        drawdowns(&account)
        claims(&account)
        let locked = fund.lockedMonths.keys.sorted()
        if !locked.isEmpty {
            account.say("  Locked               \(locked.map(\.inWords).joined(separator: ", "))")
        }
        account.field("lockedMonths", .list(locked.map { .text("\($0)") }))
        account.field("mappings", .list(fund.mappings.keys.sorted().map { .text($0) }))
        return account
    }

    private func money(_ account: inout Account) {
        let total = fund.total
        let figures: [(String, String, Money)] = [
            ("Allocated", "allocated", fund.allocated),
            ("In the programme", "injected", fund.injected),
            ("Promised to nobody", "uncommitted", fund.uncommitted),
            ("Approved", "approved", total.approved), ("Drawn", "drawn", total.drawn),
            ("Released", "released", total.released),
            ("Held by conditions", "heldByConditions", fund.heldByConditions),
            ("Spent", "spent", total.outturn), ("Given back", "returned", total.returned),
            ("Unspent", "unspent", total.unspent), ("Committed", "committed", total.committed),
        ]
        for (name, field, amount) in figures {
            account.say("  \(name.padded(20)) \(amount.inWords)")
            account.field(field, .whole(amount.pence))
        }
    }

    private func initiatives(_ account: inout Account) {
        account.field(
            "initiatives",
            .list(
                fund.initiatives.map { id in
                    let position = fund.position(of: id)
                    account.say(
                        "    \(id): drawn \(position.drawn.inWords), released "
                            + "\(position.released.inWords), spent \(position.outturn.inWords)")
                    return .record(
                        CanonicalRecord([
                            "initiative": .text(id.text),
                            "approved": .whole(position.approved.pence),
                            "drawn": .whole(position.drawn.pence),
                            "released": .whole(position.released.pence),
                            "spent": .whole(position.outturn.pence),
                            "unspent": .whole(position.unspent.pence),
                        ]))
                }))
    }

    private func drawdowns(_ account: inout Account) {
        for drawdown in fund.drawdowns {
            account.say(
                "  Drawdown \(drawdown.id): \(drawdown.status.title), \(drawdown.amount.inWords) on "
                    + "\(drawdown.request.decision), \(drawdown.releasedAmount.inWords) released")
            for condition in drawdown.conditions {
                account.say(
                    "    \(condition.amount.inWords) for \(condition.initiative) is held by "
                        + "\(condition.id): \(condition.terms.text)",
                    unless: condition.allowsRelease)
                account.say(
                    "    \(condition.id): \(condition.status.title). \(condition.nextStep)"
                        + (condition.terms.due.map { " Due \($0.inWords)." } ?? ""))
            }
        }
        account.field(
            "conditions",
            .list(
                fund.conditions.map { _, condition in
                    .record(
                        CanonicalRecord([
                            "condition": .text(condition.id.text),
                            "status": .text(condition.status.rawValue),
                            "amount": .whole(condition.amount.pence),
                            "owner": .text(condition.terms.owner),
                        ]))
                }))
    }

    private func claims(_ account: inout Account) {
        for claim in fund.claims {
            let owed = claim.owed.map { "\($0.inWords) owed" } ?? "owed, the amount is not known"
            account.say(
                "  Claim \(claim.id) on \(claim.record.debtor): \(claim.status), \(owed); "
                    + "\(claim.received.inWords) received")
        }
        account.field(
            "claims",
            .list(
                fund.claims.map { claim in
                    .record(
                        CanonicalRecord([
                            "claim": .text(claim.id.text), "status": .text(claim.status),
                            "owed": claim.owed.map { .whole($0.pence) },
                            "received": .whole(claim.received.pence),
                        ]))
                }))
    }
}

extension Account {
    /// Says a line, unless it does not apply.
    mutating func say(_ line: String, unless isLeftOut: Bool) {
        if !isLeftOut { say(line) }
    }
}
