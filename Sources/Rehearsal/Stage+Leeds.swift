public import Accountability
import Clerk
import Documents
import Forms
import Journal
import Ledger
import Reckoning

/// Leeds's returns as they were given in 2017, from the files that are shipped.
public enum Leeds {
    /// The council.
    public static let council = Organisation(
        id: OrganisationID("E08000035"), name: "Leeds", codes: ["E4704"])
    /// Who prepares its returns.
    public static let programme = CastMember(21, "Lorcan Strickland", .programme, council)

    /// The council's return to a collection.
    public static func returnID(_ collection: String) -> ReturnID {
        ReturnID("\(collection)-\(council.id)")
    }

    /// A stage on which the shipped forms are in use and the given quarters are answered.
    public static func stage(answering quarters: [String]) async throws -> Stage {
        let stage = try Stage.given()
        try await stage.people()
        for quarter in ["ibcf-2017-18-q1", "ibcf-2017-18-q2", "ibcf-2017-18-q3"] {
            try await stage.collect(on: quarter)
        }
        for quarter in quarters { try await stage.answer(quarter) }
        return stage
    }
}

extension Stage {
    fileprivate func people() async throws {
        for instruction in [
            .registerOrganisation(Leeds.council), .enrol(Leeds.programme.id),
            .grant(Leeds.programme.id, Leeds.programme.mandate),
        ] as [PeopleInstruction] {
            try await carryOut(.people(instruction), by: Cast.administrator.id).thenDone()
        }
    }

    fileprivate func collect(on form: String) async throws {
        let definition = try SmallForm.canonical(try Ground.text("Forms/\(form).yaml"))
        let collection = CollectionID(form)
        for instruction in [
            .adoptForm(form: form, definition: definition),
            .open(collection, form: form, owner: Cast.ministry.id),
            .invite(collection, Leeds.council.id),
        ] as [CollectionInstruction] {
            try await carryOut(.collection(instruction), by: Cast.analyst.id).thenDone()
        }
    }

    fileprivate func answer(_ quarter: String) async throws {
        try await carryOut(
            .openReturn(CollectionID(quarter), Leeds.council.id), by: Leeds.programme.id
        ).thenDone()
        try await takeIn("Examples/leeds/\(quarter).yaml", for: Leeds.returnID(quarter))
            .thenDone()
    }

    /// Takes a file of answers of the package into a return, as the command line does.
    public func takeIn(
        _ path: String, for id: ReturnID, by member: CastMember = Leeds.programme
    ) async throws -> Act {
        let instruction = try instruction(toTakeIn: path, for: id)
        return try await carryOut(.return(id, instruction), by: member.id)
    }

    /// The instruction that records what a file of answers changes in a return.
    public func instruction(toTakeIn path: String, for id: ReturnID) throws -> ReturnInstruction {
        try instruction(toTake: try Ground.text(path), for: id)
    }

    /// The instruction that records what a text of answers changes in a return.
    public func instruction(toTake text: String, for id: ReturnID) throws -> ReturnInstruction {
        guard let context = books.return(id) else { throw Unexpected("\(id) is not open") }
        let draft = try AnswersFile.draft(of: text, for: context.form.form)
        let comparison = DraftComparison(draft, with: context, on: clock.now.onLondonClock.day)
        return comparison.instruction(channel: .command)
    }
}
