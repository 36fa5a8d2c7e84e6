import Foundation
import Rehearsal

/// Runs one act of the rehearsals from the command line; the tests and the harnesses call it.
let words = Array(CommandLine.arguments.dropFirst())

switch words.first {
case "formulas" where words.count == 2:
    let text = try String(contentsOfFile: words[1], encoding: .utf8)
    print(FormulaSheet.results(of: text), terminator: "")
case "journal-writer" where words.count >= 3:
    guard let count = Int(words[2]) else { exit(64) }
    try JournalWriter.run(
        directory: words[1], count: count, isWeakened: words.contains("--weakened"))
default:
    print(
        """
        rehearse formulas FILE            the results of the formulas in a table
        rehearse journal-writer DIR N     append N entries, acknowledging each (--weakened: unsafely)
        """)
    exit(64)
}
