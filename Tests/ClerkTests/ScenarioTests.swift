import Foundation
import Rehearsal
import Testing

struct ScenarioTests {
    static let names = scripts()

    private static func scripts() -> [String] {
        let files = try? FileManager.default.contentsOfDirectory(atPath: Ground.scenarios.path)
        return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    }

    @Test(arguments: names) func `a scenario goes as it is written`(name: String) async throws {
        let path = "Tests/Scenarios/\(name)"
        let script = try Ground.text(path)
        let played = try await Scenario.played(script)
        if Ground.isBlessing {
            try played.write(
                to: Ground.root.appending(path: path), atomically: true, encoding: .utf8)
        }
        for (line, (expected, real)) in Self.lines(script, played).enumerated()
        where expected != real && !Ground.isBlessing {
            Issue.record("\(name), line \(line + 1)\n  written: \(expected)\n  played:  \(real)")
            return
        }
    }

    private static func lines(_ left: String, _ right: String) -> [(Substring, Substring)] {
        let (first, second) = (left.split(separator: "\n"), right.split(separator: "\n"))
        return (0..<max(first.count, second.count)).map { line in
            (
                line < first.count ? first[line] : "(nothing)",
                line < second.count ? second[line] : "(nothing)"
            )
        }
    }

    @Test func `there are scenarios, and each expects something`() throws {
        #expect(Self.names.count >= 9)
        for name in Self.names {
            let script = try Ground.text("Tests/Scenarios/\(name)")
            #expect(script.contains("\n> "), "\(name)")
        }
    }

    @Test func `an expectation that is wrong is seen`() async throws {
        let script = try Ground.text("Tests/Scenarios/\(try #require(Self.names.first))")
        let wrong = script.replacingOccurrences(of: "\n> ", with: "\n> not ")
        #expect(try await Scenario.played(wrong) != wrong)
    }

    @Test func `a line that means nothing is named by its number`() async {
        await #expect(throws: Unexpected.self) {
            try await Scenario.played("Council: Ashby E1\n2017-10-02 Ashby programme dances")
        }
    }
}
