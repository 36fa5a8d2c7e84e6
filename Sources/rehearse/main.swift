import Accountability
import Documents
import Foundation
import Reckoning
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
    case "release" where words.count == 2: try FigureActs.writeRelease(to: words[1])
    case "care-books" where words.count == 4:
        guard let councils = Int(words[1]), let quarters = Int(words[2]) else { exit(64) }
        try FigureActs.writeBooks(councils, quarters, to: words[3])
    case "suppress" where words.count == 3:
        guard let first = UInt64(words[1]), let count = UInt64(words[2]) else { exit(64) }
        FigureActs.printTables(from: first, count)
    case "collect-ground" where words.count == 4:
        guard let count = Int(words[2]), let format = SpreadsheetFormat(rawValue: words[3]) else {
            exit(64)
        }
        try await CollectingBench.write(count, as: format, to: words[1])
    case "national" where words.count == 3:
        guard let moment = Instant(london: words[2]) else { exit(64) }
        try await NationalJourney.play(in: words[1], until: moment)
    case "bench-ledger": try LedgerBench.run()
    case "crowd" where words.count == 2: try await Crowd.write(to: words[1])
    case "hello" where words.count == 2:
        guard let port = Int(words[1]) else { exit(64) }
        try await Hello.serve(port: port)
    case "bench":
        try await Bench.run(words.dropFirst().first)
    case let verb? where verb.hasPrefix("ledger-") || verb.hasSuffix("-books"):
        try actOnMoney(verb, Array(words.dropFirst()))
    default:
        print(
            """
            rehearse bench [replay|reading|figures|collecting]   measure the main job beside its promises
            rehearse bench-ledger             measure the ledger beside hledger, ledger and beancount
            rehearse release FOLDER           every file of a made-up release of statistics
            rehearse care-books N QUARTERS PATH   a journal of what N councils returned
            rehearse suppress FIRST N         N random tables of counts, and what is withheld of them
            rehearse collect-ground DIR N xlsx|ods   a journal and N workbooks that answer it
            rehearse national DIR MOMENT      152 respondents up to a moment, and what is planned
            rehearse crowd DIR                a journal of two hundred officers, who are printed
            rehearse hello PORT               serve "hello", as a yardstick for pages
            rehearse formulas FILE            the results of the formulas in a table
            rehearse journal-writer DIR N     append N entries, acknowledging each (--weakened: unsafely)
            rehearse answer-writer DIR N      give N answers through the Clerk, acknowledging each
            rehearse random-books SEED N PATH   a journal of N random movements that the rules allow
            rehearse measured-books N journal|hledger|beancount PATH   the books that are measured
            rehearse ledger-balance PATH [DAY none|KIND]   every balance, with one posting broken
            rehearse ledger-statement PATH    every month of every fund and initiative
            rehearse ledger-posting PATH      facts posted a second, in memory
            """)
        exit(64)
    }
}

func actOnMoney(_ verb: String, _ words: [String]) throws {
    switch verb {
    case "random-books" where words.count == 3:
        guard let seed = UInt64(words[0]), let count = Int(words[1]) else { exit(64) }
        try LedgerActs.writeRandomBooks(seed: seed, movements: count, to: words[2])
    case "measured-books" where words.count == 3:
        guard let count = Int(words[0]) else { exit(64) }
        if words[1] == "journal" { return try MeasuredBooks.write(count, asJournal: words[2]) }
        guard let syntax = PlainSyntax(rawValue: words[1]) else { exit(64) }
        try MeasuredBooks.write(count, as: syntax, to: words[2])
    case "ledger-balance" where words.count == 1:
        try LedgerActs.balance(words[0], asAt: nil, broken: nil)
    case "ledger-balance" where words.count == 3:
        guard let day = Day(words[1]) else { exit(64) }
        let broken = MovementKind(rawValue: words[2])
        guard broken != nil || words[2] == "none" else { exit(64) }
        try LedgerActs.balance(words[0], asAt: day, broken: broken)
    case "ledger-statement" where words.count == 1: try LedgerActs.statement(words[0])
    case "ledger-posting" where words.count == 1: try LedgerActs.posting(words[0])
    default: exit(64)
    }
}
