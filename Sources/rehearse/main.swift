import Foundation
import Rehearsal

/// Runs one act of the rehearsals from the command line; the tests and the harnesses call it.
let words = Array(CommandLine.arguments.dropFirst())

do {
    try await act(words)
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}

func act(_ words: [String]) async throws {
    switch words.first {
    case "formulas" where words.count == 2:
        let text = try String(contentsOfFile: words[1], encoding: .utf8)
        print(FormulaSheet.results(of: text), terminator: "")
    case "journal-writer" where words.count >= 3:
        guard let count = Int(words[2]) else { exit(64) }
        try JournalWriter.run(
            directory: words[1], count: count, isWeakened: words.contains("--weakened"))
    case "answer-writer" where words.count == 3:
        guard let count = Int(words[2]) else { exit(64) }
        try await AnswerWriter.run(directory: words[1], count: count)
    case "bench":
        try await Bench.run(words.dropFirst().first)
    default:
        print(
            """
            rehearse bench [replay|reading]   measure the main job beside its promises
            rehearse formulas FILE            the results of the formulas in a table
            rehearse journal-writer DIR N     append N entries, acknowledging each (--weakened: unsafely)
            rehearse answer-writer DIR N      give N answers through the Clerk, acknowledging each
            """)
        exit(64)
    }
}
