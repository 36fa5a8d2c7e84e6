import Accountability
import Ledger
import Reckoning
import Workbook

extension ControlTotals {
    var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "movements": .whole(Int64(movements)), "lines": .whole(Int64(lines)),
                "lastSequence": .whole(lastSequence), "debits": .whole(debits.pence),
                "credits": .whole(credits.pence), "agree": .flag(agree),
            ]))
    }
}

extension ControlTotals {
    var inWords: String {
        "\(movements) movements, the last is fact \(lastSequence). Debits \(debits.inWords), credits "
            + "\(credits.inWords): \(agree ? "they agree" : "THEY DIFFER")."
    }
}

extension AccountBalance {
    var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "account": .text("\(account)"), "kind": .text(kind.rawValue),
                "pence": .whole(balance.pence),
            ]))
    }
}

extension FundAccount {
    var canonical: CanonicalValue {
        let accounts = initiatives.map { account in
            CanonicalValue.record(
                CanonicalRecord([
                    "initiative": .text(account.initiative.text),
                    "months": .list(account.months.map(\.canonical)),
                ]))
        }
        return .record(
            CanonicalRecord([
                "fund": .text(record.fund.text), "organisation": .text(record.organisation.text),
                "kind": .text(record.kind.rawValue), "title": .text(record.title),
                "months": .list(months.map(\.canonical)), "initiatives": .list(accounts),
            ]))
    }
}

extension StatementMonth {
    var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "month": .text("\(month)"), "opening": opening.canonical,
                "movements": movements.canonical, "closing": closing.canonical,
            ]))
    }

    /// How it stood, what moved, how it stands: each with its words.
    var items: [(words: String, amount: Money)] {
        zip(StandingBalances.order, opening.amounts).map { ("Opening: \($0.title)", $1) }
            + zip(KindTotals.order, movements.amounts).map { ($0.title, $1) }
            + zip(StandingBalances.order, closing.amounts).map { ("Closing: \($0.title)", $1) }
    }
}

extension StandingBalances {
    /// What is not nought, by the account's first words.
    var canonical: CanonicalValue {
        let found = zip(Self.order, amounts).filter { $1 != .zero }.map {
            ($0.rawValue, CanonicalValue.whole($1.pence))
        }
        return .record(CanonicalRecord(found) ?? CanonicalRecord([:]))
    }
}

extension KindTotals {
    /// What is not nought, by the kind of movement.
    var canonical: CanonicalValue {
        let found = zip(Self.order, amounts).filter { $1 != .zero }.map {
            ($0.rawValue, CanonicalValue.whole($1.pence))
        }
        return .record(CanonicalRecord(found) ?? CanonicalRecord([:]))
    }
}

extension Accountability.Account.Standing {
    /// The last word of the account's name.
    var title: String { rawValue.split(separator: ":").last.map { $0.lowercased() } ?? rawValue }
}

extension Books {
    /// The movements that a view shows, in the order of recording.
    func movements(in view: LedgerView) -> [RecordedMovement] {
        everyFund.flatMap { fund in fund.movements.filter { view.shows($0, of: fund.record) } }
            .sorted { $0.circumstance.sequence < $1.circumstance.sequence }
    }
}

extension RecordedMovement {
    /// The movement in a line.
    var inWords: String {
        let signed = movement.reverses == nil ? movement.amount : -movement.amount
        let decision = movement.decision.map { ", on \($0)" } ?? ""
        let original = movement.reverses.map { ", takes back \($0)" } ?? ""
        return "\(circumstance.sequence) \(movement.day) \(movement.fund) \(movement.id): "
            + "\(movement.kind.title) \(signed.inWords)\(decision)\(original)"
    }

    var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "sequence": .whole(circumstance.sequence), "at": .text("\(circumstance.at)"),
                "by": .text(circumstance.by.text), "fact": Fact.fund(.moved(movement)).canonical,
            ]))
    }

    static let headings = [
        "sequence", "recorded", "officer", "movement", "fund", "kind", "day", "initiative", "to",
        "category", "amount", "text", "reference", "decision", "resolution", "drawdown", "reverses",
        "originally",
    ]

    /// A row of a table for each part.
    var rows: [[String]] {
        movement.lines.map { line in
            let signed = movement.reverses == nil ? line.amount : -line.amount
            let before = [
                "\(circumstance.sequence)", "\(circumstance.at)", circumstance.by.text,
                movement.id.text, movement.fund.text, movement.kind.rawValue, "\(movement.day)",
                line.initiative?.text, line.to?.text, line.category,
            ]
            let after = [
                movement.text, movement.reference, movement.decision?.text, movement.resolution,
                movement.drawdown?.text, movement.reverses?.text,
                movement.originally.map { "\($0)" },
            ]
            return before.map { CSVField.safe($0 ?? "") } + ["\(signed)"]
                + after.map { CSVField.safe($0 ?? "") }
        }
    }
}
