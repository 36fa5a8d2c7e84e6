import Accountability
import Documents
import Foundation
import Journal
import Ledger
import Reckoning
import Rehearsal
import Statistics

/// What other programs check of our statistics.
enum FigureActs {
    /// A release of a nation of 152 councils over two quarters, as it would be published.
    static func release(_ figures: ReleaseFigures) throws -> PublishedRelease {
        let circumstance = Circumstance(sequence: 1, at: Stage.firstDay, by: Cast.analyst.id)
        guard var release = StatisticalRelease(.planned(figures.plan), circumstance) else {
            throw Missing()
        }
        let schedule = ReleaseSchedule(
            figures.plan.release, at: Stage.firstDay, known: 1, treatments: [],
            figures: Fingerprint(of: figures.csv))
        release.apply(.scheduled(schedule), circumstance)
        guard let version = release.versions.first else { throw Missing() }
        return PublishedRelease(
            release, version, figures, publisher: "Ministry", statistician: "The statistician",
            site: "https://statistics.example")
    }

    static func writeRelease(to folder: String) throws {
        let plan = try CareNation.plan(2)
        let nation = CareNation(councils: 152, seed: 1)
        let figures = ReleaseFigures(
            plan, try nation.rounds(2, for: plan.measures),
            treatments: [plan.collection: .previousUprated(percent: nil)])
        let published = try release(figures)
        let place = URL(filePath: folder)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for file in ReleaseFile.allCases {
            try Data(published.bytes(file)).write(
                to: place.appending(path: published.name(file)))
        }
    }

    /// A journal of what a nation returned.
    static func writeBooks(_ councils: Int, _ quarters: Int, to path: String) throws {
        let store = try SQLiteStore.open(path)
        try CareNation(councils: councils, seed: 1).record(quarters, in: store)
    }

    /// Tables of counts with their margins and what is withheld, a JSON document a line.
    static func printTables(from first: UInt64, _ count: UInt64) {
        for seed in first..<first + count {
            guard let table = RandomTables.table(seed) else { continue }
            let found = table.suppression()
            let margins = table.margins.map { "{\"total\":\($0.total),\"parts\":\($0.parts)}" }
            print(
                "{\"seed\":\(seed),\"counts\":\(table.counts),"
                    + "\"margins\":[\(margins.joined(separator: ","))],"
                    + "\"primary\":\(found.primary.sorted()),\"withheld\":\(found.places)}")
        }
    }
}
