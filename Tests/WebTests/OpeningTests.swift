import Accountability
import Clerk
import Testing

@testable import Web

/// Which returns a council is offered to start.
@Suite struct OpeningTests {
    private static let collection = CollectionID("ibcf-2017-18-q2")
    private static let neighbour = OrganisationID("E9")

    @Test func onlyAReturnThatCanBeOpenedIsOfferedToBeStarted() async throws {
        let world = try await World()
        let visitor = try await Visitor(world, as: "neighbour")
        await visitor.get("/returns")
        #expect(!visitor.page.contains("Start this return"))
        try await world.carryOut(
            .collection(.invite(Self.collection, Self.neighbour)), by: "analyst")
        await visitor.get("/returns")
        #expect(visitor.page.contains("Start this return"))
        let exemption = Exemption(Self.neighbour, from: Self.collection, reason: "It is new.")
        try await world.carryOut(.collection(.exempt(exemption)), by: "analyst")
        await visitor.get("/returns")
        #expect(!visitor.page.contains("Start this return"))
    }
}
