import Accountability
import Documents
import Foundation
import Journal
import Ledger
import Reckoning
import Rehearsal
import Statistics

/// Measures what it takes to collate returns and to publish what they come to.
enum FiguresBench {
    static func run() throws {
        let idle = Memory.resident()
        for councils in [152, 1_520, 15_200] { try measure(councils) }
        print(
            String(
                format: "%-58@ %8.1f MB", "memory above idle after all of it" as NSString,
                Double(Memory.resident() - idle) / 1_048_576))
        try release()
    }

    /// One quarter of so many respondents: what a respondent costs should stay the same.
    private static func measure(_ councils: Int) throws {
        let plan = try CareNation.plan(1)
        let nation = CareNation(councils: councils, seed: 1)
        let rounds = try nation.rounds(1, for: plan.measures)
        let times = (0..<(councils > 10_000 ? 3 : 5)).map { _ in
            processorTime {
                _ = ReleaseFigures(plan, rounds, treatments: [:])
            }
        }
        print(
            String(
                format: "%-58@ %8.1f ms  (%.1f µs a respondent)",
                "collate \(councils) returns by region and class" as NSString, median(times),
                median(times) * 1_000 / Double(councils)))
    }

    /// Sixteen quarters of 152 respondents, from the books to every file.
    private static func release() throws {
        let quarters = 16
        let plan = try CareNation.plan(quarters)
        let store = MemoryStore()
        try CareNation(councils: 152, seed: 1).record(quarters, in: store)
        let books = try Books.rebuilt(from: store)
        let nation = CareNation(councils: 152, seed: 1)
        let bodies = Dictionary(
            uniqueKeysWithValues: nation.bodies.map { (OrganisationID($0.code), $0) })
        var figures: ReleaseFigures?
        let cold = try (0..<3).map { _ in
            try processorTime {
                let entries = Dictionary(grouping: books.everyReturn, by: \.collection)
                let rounds = try ([plan.collection] + plan.earlier).map { id -> CollatedRound in
                    guard let collection = books.collection(id),
                        let form = books.form(collection.form)?.form
                    else { throw Missing() }
                    let given = Dictionary(
                        uniqueKeysWithValues: (entries[id] ?? []).map { ($0.organisation, $0) })
                    return CollatedRound(
                        of: collection, on: form, entry: { given[$0] },
                        previous: { books.return($0)?.entry }, body: { bodies[$0] },
                        for: plan.measures)
                }
                figures = ReleaseFigures(plan, rounds, treatments: [:])
            }
        }
        guard let figures else { throw Missing() }
        let returns = books.everyReturn.count
        report("collate \(returns) returns of \(quarters) quarters, cold", cold, under: 1_000)
        let warm = (0..<5).map { _ in
            processorTime {
                let areas = figures.areas.filter { $0.level != .authority }
                var found = 0
                for period in figures.periods {
                    for thing in figures.measures {
                        for area in areas {
                            for statistic in thing.statistics {
                                let key = FigureKey(
                                    period.collection, thing.measure.measure, area: area.code,
                                    statistic)
                                found += figures[key] == nil ? 0 : 1
                            }
                        }
                    }
                }
                precondition(found > 1_000, "figures are found")
            }
        }
        report("look up every one of their totals again", warm, under: 50)
        let published = try FigureActs.release(figures)
        let files = try (0..<3).map { _ in
            try processorTime {
                for file in ReleaseFile.allCases { _ = try published.bytes(file) }
            }
        }
        report("write the release in every format", files, under: 2_000)
    }
}
