import Accountability
import Clerk
import Foundation
import Rehearsal
import Testing

struct RefusalTests {
    @Test(arguments: RefusalCase.all)
    func `the rule says no, and nothing changes`(example: RefusalCase) async throws {
        let stage = try await example.stage()
        let before = BooksPicture(stage.books)
        let refusal = try await stage.when(example.instruction(stage), by: example.by)
            .thenRefused(example.number)
        #expect(BooksPicture(stage.books) == before)
        #expect(!refusal.reason.isEmpty && !refusal.remedy.isEmpty)
        #expect(refusal.description.hasPrefix("\(example.number.code) \(refusal.reason)"))
    }

    @Test func `every refusal is reached`() throws {
        let reached = Set(RefusalCase.all.map(\.number.code)).union(try Self.inScenarios())
        let never = RefusalNumber.allCases.map(\.code).filter { !reached.contains($0) }
        #expect(never.isEmpty)
    }

    /// The refusals that the scenarios play.
    private static func inScenarios() throws -> Set<String> {
        let files = try FileManager.default.contentsOfDirectory(atPath: Ground.scenarios.path)
        return try files.filter { $0.hasSuffix(".txt") }.reduce(into: []) { reached, file in
            reached.formUnion(Scenario.refusals(in: try Ground.text("Tests/Scenarios/\(file)")))
        }
    }

    @Test func `an officer who is not enrolled may do nothing`() async throws {
        let stage = try Stage.given([.opened])
        try await stage.when(.return(Stage.smallReturn, .submit), by: OfficerID("stranger"))
            .thenRefused(.unknownOfficer)
        try await stage.when(.people(.enrol(OfficerID("stranger"))), by: OfficerID("stranger"))
            .thenRefused(.notPermitted)
    }

    @Test func `each number has a meaning of its own`() {
        #expect(Set(RefusalNumber.allCases.map(\.meaning)).count == RefusalNumber.allCases.count)
    }
}
