import Accountability
import Foundation
import Journal
import Nation
import Reckoning
import Rehearsal

/// The national journey: one quarter asked of 152 respondents, 31 of which never start; two are
/// given more time, and three returns are opened again.
enum NationalJourney {
    static func play(in folder: String, until moment: Instant) async throws {
        var nation = try NationStage.nation(seed: 4, quarters: 1)
        nation.together = []
        nation.quota = NationQuota(neverStarting: 31, extended: 2, reopened: 3)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let store = try SQLiteStore.open("\(folder)/journal.sqlite")
        _ = try await NationStage.played(nation, until: moment, in: store)
        try store.close()
        print(String(decoding: try description(of: nation), as: UTF8.self))
    }

    /// What is planned, not what came of it: what the site says is held against this.
    private static func description(of nation: Nation) throws -> Data {
        let round = nation.rounds[0]
        guard let quota = nation.quota else { throw Missing() }
        let chosen = nation.chosen(quota, in: round)
        var submitted: [String: [String]] = [:]
        for (authority, moments) in nation.submissions(to: round) {
            submitted[authority.text] = moments.map(iso)
        }
        func texts(_ authorities: Set<OrganisationID>) -> [String] {
            authorities.map(\.text).sorted()
        }
        let tree: [String: Any] = [
            "collection": round.collection.text, "opens": iso(round.dates.opens),
            "due": iso(round.dates.due), "closes": iso(round.dates.closes),
            "locks": "\(round.locks)", "out": "\(round.isOut)",
            "respondents": nation.respondents(of: round).map(\.text),
            "never": texts(chosen.never), "extended": texts(chosen.extended),
            "reopened": texts(chosen.reopened), "submitted": submitted,
        ]
        return try JSONSerialization.data(withJSONObject: tree, options: [.sortedKeys])
    }

    /// The moment on the clock in London.
    private static func iso(_ moment: Instant) -> String {
        let clock = moment.onLondonClock
        let minutes = clock.milliseconds / 60_000 % 1_440
        return String(format: "%@ %02d:%02d", "\(clock.day)", Int(minutes / 60), Int(minutes % 60))
    }
}
