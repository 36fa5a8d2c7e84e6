import Accountability
import ArgumentParser
import Forms
import Ledger
import Reckoning

extension InitiativeVerbs {
    /// What falls due.
    struct Due: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what falls due: promises not kept, conditions, compliance, claims.")

        @Option(help: "As on this day; today when left out.")
        var on: Day?
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: data.path)
                let due = WhatFallsDue(books: books, day: on ?? wallClock().onLondonClock.day)
                var account = Account()
                for item in due.items { account.say("\(item.about): \(item.words)") }
                if due.items.isEmpty { account.say("Nothing falls due.") }
                account.field("due", .list(due.items.map(\.canonical)))
                return account
            }
        }
    }
}

/// Everything in the books that waits for somebody on a day.
struct WhatFallsDue {
    let books: Books
    let day: Day

    /// One thing that waits for somebody.
    struct Item {
        let kind: String
        let about: String
        let words: String

        var canonical: CanonicalValue {
            .record(
                CanonicalRecord([
                    "kind": .text(kind), "about": .text(about), "words": .text(words),
                ]))
        }
    }

    /// How long before its end evidence of compliance is asked for again.
    private static let daysOfWarning = 60

    var items: [Item] { promises + conditions + compliance + claims }

    private var promises: [Item] {
        books.everyInitiative.flatMap { initiative in
            initiative.unmetPromises(on: day, books.position(of: initiative)).map { unmet in
                Item(
                    kind: unmet.promise.rawValue, about: initiative.id.text,
                    words: "\(unmet.promise.title): \(unmet.reason) \(unmet.next) "
                        + "(\(unmet.role.title), since \(unmet.since.inWords))")
            }
        }
    }

    private var conditions: [Item] {
        books.everyFund.flatMap { fund in
            fund.conditions.filter { !$0.condition.allowsRelease && $0.drawdown.withdrawn == nil }
                .map { _, condition in
                    let due = condition.terms.due.map { due in
                        " It \(due < day ? "was" : "is") due on \(due.inWords)."
                    }
                    return Item(
                        kind: "condition", about: "\(condition.id)",
                        words: "\(condition.amount.inWords) for \(condition.initiative) is held. "
                            + condition.nextStep + (due ?? ""))
                }
        }
    }

    private var compliance: [Item] {
        books.everyInitiative.filter { $0.record.period.to >= day }.flatMap { initiative in
            initiative.compliance.filter { $0.period.to < day.adding(days: Self.daysOfWarning) }
                .map { evidence in
                    let verb = evidence.period.to < day ? "ran out" : "runs out"
                    return Item(
                        kind: "compliance", about: initiative.id.text,
                        words: "\(evidence.standard) \(verb) on \(evidence.period.to.inWords). "
                            + "Show new evidence.")
                }
        }
    }

    private var claims: [Item] {
        books.everyFund.flatMap { fund in
            fund.claims.filter { $0.owed != .zero }.map { claim in
                Item(
                    kind: "claim", about: claim.id.text,
                    words: "\(claim.record.debtor) owes "
                        + (claim.owed?.inWords ?? "an amount that is not known")
                        + ": \(claim.status.lowercased()).")
            }
        }
    }
}
