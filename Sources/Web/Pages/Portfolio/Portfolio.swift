import Accountability
import Ledger
import Reckoning

/// The initiatives that a visitor reads, each with its money and what is not kept of its promises.
struct Portfolio {
    /// One initiative of the portfolio.
    struct Entry {
        let initiative: Initiative
        let position: FundPosition
        let unmet: [UnmetPromise]

        /// Since when a promise has not been kept, and which entry it is.
        var longest: (Int, String) {
            (unmet.map(\.since.number).min() ?? .max, initiative.id.text)
        }
    }

    let entries: [Entry]
    /// What conditions hold back in the funds of these initiatives.
    let held: Money

    init(_ visit: Visit, where isWanted: (Initiative) -> Bool = { _ in true }) {
        entries = visit.initiatives.filter { initiative in
            visit.reads(initiative.record.organisation) && isWanted(initiative)
        }.map { initiative in
            let position = visit.books.position(of: initiative)
            return Entry(
                initiative: initiative, position: position,
                unmet: initiative.unmetPromises(on: visit.today, position))
        }
        let ids = Set(entries.map(\.initiative.id))
        held = visit.conditions.filter { entry in
            ids.contains(entry.condition.initiative) && !entry.condition.allowsRelease
                && entry.drawdown.isLive
        }.map(\.condition.amount).total()
    }

    /// Those with a promise that is not kept.
    var inNeed: [Entry] { entries.filter { !$0.unmet.isEmpty } }

    /// Everything approved, released, spent and expected.
    var approved: Money { entries.map(\.position.approved).total() }
    var released: Money { entries.map(\.position.released).total() }
    var spent: Money { entries.map(\.position.outturn).total() }
    var expected: Money { entries.compactMap(\.initiative.expectedSpend).total() }

    /// How many initiatives there are and how many need attention, and why.
    var sentence: String {
        let count = entries.count.of("initiative")
        guard !inNeed.isEmpty else { return "\(count). None needs attention." }
        let reasons = InitiativePromise.allCases.compactMap { promise -> String? in
            let number = inNeed.count { $0.unmet.contains { $0.promise == promise } }
            return number == 0 ? nil : "\(number) \(promise.shortly)"
        }
        let verb = inNeed.count == 1 ? "needs" : "need"
        return "\(count). \(inNeed.count) \(verb) attention: \(reasons.joined(separator: ", "))."
    }

    /// How many have come how far.
    var progress: [(words: String, count: Int)] {
        InitiativeProgress.allCases.map { stage in
            (stage.title, entries.count { $0.initiative.progress == stage })
        }
    }

    /// How many have which future.
    var futures: [(words: String, count: Int)] {
        AfterFundingPosition.allCases.map { position in
            let number = entries.count {
                ($0.initiative.afterFunding?.position ?? .notYetDecided) == position
            }
            return (position.title, number)
        }
    }
}

extension InitiativePromise {
    /// The promise that is not kept, after a number.
    fileprivate var shortly: String {
        switch self {
        case .impact: "on impact"
        case .spend: "on spending and updates"
        case .recurrentFunding: "on recurrent funding"
        case .exit: "on an exit"
        }
    }
}
