import Journal
public import Reckoning

/// A story about a return that an auditor can read, played by the real Clerk.
///
/// A script is plain text. `#` begins a remark. Its head says who takes part and which forms are
/// in use; then each line is one act: a day, perhaps a time in London, an organisation, an officer
/// by role, and what the officer does. After an act stand the lines it must give: `>` how things
/// stand, and `!` why it was refused.
public enum Scenario {
    /// The script with the lines that its acts really give, in place of those it held.
    public static func played(_ script: String) async throws -> String {
        try await played(script).lines.joined(separator: "\n")
    }

    /// Every fact that a script leads to, as it is kept.
    public static func facts(of script: String) async throws -> [CanonicalValue] {
        var facts: [CanonicalValue] = []
        _ = try await played(script).stage.store.replay { entry, _ in facts.append(entry.fact) }
        return facts
    }

    private static func played(_ script: String) async throws -> (lines: [String], stage: Stage) {
        var play = try ScenarioPlay()
        var lines: [String] = []
        for (number, line) in script.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated() where !isExpectation(line)
        {
            lines.append(String(line))
            do {
                lines += try await play.play(line)
            } catch let error as Unexpected {
                throw Unexpected("line \(number + 1), “\(line)”: \(error)")
            }
        }
        try play.stage.agreesWithJournal()
        return (lines, play.stage)
    }

    /// The refusals that a script shows, by their codes.
    public static func refusals(in script: String) -> Set<String> {
        Set(
            script.split(separator: "\n").filter { $0.hasPrefix("! R") }
                .map { String($0.dropFirst(2).prefix(5)) })
    }

    private static func isExpectation(_ line: Substring) -> Bool {
        line.hasPrefix("> ") || line.hasPrefix("! ")
    }
}
