public import Accountability
import Clerk
import Documents
import Forms
public import Journal
import Ledger
public import Nation
public import Reckoning

/// The made-up nation on a stage: eight quarters answered by the authorities of the register that
/// is shipped, the merger of 1 April 2019 among them.
public enum NationStage {
    /// The body that collects.
    public static let department = Organisation(
        id: OrganisationID("DEPARTMENT"), name: "Department", codes: [])
    /// Who sets up the stage.
    public static let administrator = OfficerID("department-administrator")
    /// The department's analyst.
    public static let analyst = OfficerID("department-analyst")
    /// The department's chaser.
    public static let chaser = OfficerID("department-chaser")

    /// The nation that answers so many quarters, the first of them October to December 2017.
    public static func nation(seed: UInt64 = 1, quarters: Int = 8) throws -> Nation {
        let template = try DefinitionFile.nodes(of: Ground.text("Forms/ibcf-2017-18-q2.yaml"))
        var rounds: [NationRound] = []
        var quarter = Period.quarter(of: Day(number: 17_440))
        for number in 0..<quarters {
            rounds.append(
                try NationRound(
                    template, series: "ibcf", in: quarter, hasPrevious: number > 0))
            quarter = Period.quarter(of: quarter.to.adding(days: 1))
        }
        var nation = Nation(
            seed: seed, authorities: try register(), owner: department.id, analyst: analyst,
            administrator: administrator, rounds: rounds)
        nation.together = try joint()
        return nation
    }

    /// The stage on which the nation has played until a moment.
    public static func played(
        _ nation: Nation, until end: Instant = Instant(milliseconds: .max),
        in store: any JournalStore = MemoryStore()
    ) async throws -> Stage {
        let stage = try Stage(store, at: nation.rounds[0].dates.opens)
        try await settle(stage)
        let clock = stage.clock
        var play = NationPlay(nation, on: stage.clerk) { clock.set($0) }
        try await play.play(until: end)
        return stage
    }

    private static func settle(_ stage: Stage) async throws {
        var people: [PeopleInstruction] = [
            .registerOrganisation(department), .enrol(administrator),
            .grant(administrator, Mandate(role: .administrator, organisation: department.id)),
        ]
        for (officer, role) in [(analyst, Role.analyst), (chaser, .chaser)] {
            people += [
                .enrol(officer), .grant(officer, Mandate(role: role, organisation: department.id)),
            ]
        }
        _ = try await stage.clerk.carryOut(all: people.map { .people($0) }, by: administrator)
    }

    /// The register of authorities that is shipped.
    public static func register() throws -> [AuthorityRecord] {
        try AuthorityTable.records(
            of: CSVTable(Array(Ground.text("Examples/nation/authorities.csv").utf8)))
    }

    private static func joint() throws -> [JointArrangement] {
        try JointArrangement.all(
            in: CSVTable(Array(Ground.text("Examples/nation/joint-returns.csv").utf8)))
    }
}
