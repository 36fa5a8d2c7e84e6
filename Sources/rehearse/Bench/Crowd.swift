import Accountability
import Clerk
import Foundation
import Journal
import Reckoning
import Rehearsal

/// Eight councils with a return each and two hundred officers who fill them in, for measuring what
/// happens when all of them save at once.
enum Crowd {
    private static let councils = 8
    private static let officersInEach = 25
    private static let quarter = "ibcf-2017-18-q2"

    /// Writes their journal into a folder and prints each officer with a return and a row.
    static func write(to folder: String) async throws {
        let stage = try await Leeds.stage(answering: ["ibcf-2017-18-q1"])
        for number in 1...councils { try await add(council(number), to: stage) }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let store = try SQLiteStore.open("\(folder)/journal.sqlite")
        do {
            var pen = try Pen(taking: store)
            _ = try pen.append(try Entries.of(stage.store))
        }
        try store.close()
    }

    private static func council(_ number: Int) -> Organisation {
        Organisation(id: OrganisationID("E0900000\(number)"), name: "Borough \(number)", codes: [])
    }

    private static func add(_ council: Organisation, to stage: Stage) async throws {
        try await stage.carryOut(
            .people(.registerOrganisation(council)), by: Cast.administrator.id
        ).thenDone()
        try await stage.carryOut(
            .collection(.invite(CollectionID(quarter), council.id)), by: Cast.analyst.id
        ).thenDone()
        for number in 1...officersInEach {
            let officer = OfficerID("\(council.id)-\(number)")
            let mandate = Mandate(role: .programme, organisation: council.id)
            for instruction in [.enrol(officer), .grant(officer, mandate)] as [PeopleInstruction] {
                try await stage.carryOut(.people(instruction), by: Cast.administrator.id)
                    .thenDone()
            }
            print("\(officer)\t\(quarter)-\(council.id)\t\(10 + number)")
        }
        let preparer = OfficerID("\(council.id)-1")
        try await stage.carryOut(
            .openReturn(CollectionID(quarter), council.id), by: preparer
        ).thenDone()
        let id = ReturnID("\(quarter)-\(council.id)")
        let answers = try Ground.text("Examples/leeds/\(quarter).yaml")
            .replacing("organisation: E4704", with: "organisation: \(council.id)")
        let instruction = try stage.instruction(toTake: answers, for: id)
        try await stage.carryOut(.return(id, instruction), by: preparer).thenDone()
    }
}
