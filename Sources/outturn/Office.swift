import Accountability
import Accounts
import ArgumentParser
import Clerk
import Documents
import Foundation
import Journal
import Ledger
import Notices
import Outbound
import Reckoning
import Web
import WorkingPapers

/// A data folder opened for work: the journal with its Clerk, and the people book.
struct Office {
    let store: SQLiteStore
    let clerk: Clerk
    let people: PeopleBook
    let papers: WorkingPapers
    let notices: NoticeBook

    static let journalName = "journal.sqlite"
    static let peopleName = "accounts.sqlite"
    static let papersName = "papers.sqlite"
    static let noticesName = "notices.sqlite"

    init(
        _ folder: String, clock: @escaping @Sendable () -> Instant = wallClock
    ) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Ending("\(folder) cannot be made: \(error.localizedDescription)", code: 3)
        }
        store = try SQLiteStore.open("\(folder)/\(Self.journalName)")
        clerk = try Clerk(store, clock: clock)
        people = try PeopleBook(path: "\(folder)/\(Self.peopleName)")
        papers = try WorkingPapers(path: "\(folder)/\(Self.papersName)")
        notices = try NoticeBook(path: "\(folder)/\(Self.noticesName)")
    }

    /// Seals the journal, so that any later change to its file is found.
    func close() throws {
        try notices.close()
        try papers.close()
        try people.close()
        try store.close()
    }

    /// Rounds of letters over this office's books and names.
    func rounds(
        by postbox: (any Postbox)?, site: String?, watch: SiteWatch
    ) -> DailyRound {
        let people = people
        return DailyRound(
            notices, postbox: postbox, address: { people.officer($0.text)?.email }, site: site,
            report: watch.noteLetters)
    }

    /// The officers' names as they are now, by identifier.
    var namesByOfficer: [String: String] {
        Dictionary(
            people.officers().map { ($0.identifier, $0.name) }, uniquingKeysWith: { $1 })
    }
}

/// The books of a data folder, for reading only.
func books(of folder: String) throws -> Books {
    let path = "\(folder)/\(Office.journalName)"
    guard FileManager.default.fileExists(atPath: path) else {
        throw Ending("There is no journal in \(folder).", code: 3)
    }
    return try Books.rebuilt(from: SQLiteStore.openForReading(path), progress: sayProgress)
}

/// Says on a terminal how far reading a long journal has come.
private func sayProgress(_ sequence: Int64) {
    guard sequence.isMultiple(of: 100_000), isatty(STDERR_FILENO) == 1 else { return }
    FileHandle.standardError.write(Data("\r\(sequence) facts read …".utf8))
}

/// The moment by the machine's clock.
@Sendable func wallClock() -> Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
}

/// Reads what other people send in a process of this program that can do nothing else.
var ownReader: WorkbookReader {
    .confined(program: Bundle.main.executablePath ?? CommandLine.arguments[0])
}

/// The data folder a verb works on.
struct DataFolder: ParsableArguments {
    @Option(name: .customLong("data"), help: "The folder that holds the journal.")
    var path = "data"
}

/// The return a verb is about, and who acts.
struct ReturnChoice: ParsableArguments {
    @OptionGroup var data: DataFolder

    @Argument(help: "The return: ibcf-2017-18-q2-E08000035.")
    var id: String

    var returnID: ReturnID { ReturnID(id) }

    func context(in books: Books) throws -> ReturnInContext {
        guard let context = books.return(returnID) else {
            let known = books.everyReturn.map(\.id.text).joined(separator: ", ")
            throw Ending("There is no return \(id). There are: \(known).", code: 2)
        }
        return context
    }
}

/// Who gives an instruction.
struct Acting: ParsableArguments {
    @Option(name: .customLong("as"), help: "The officer who acts, by identifier.")
    var officer: String

    var id: OfficerID { OfficerID(officer) }
}

/// Runs one instruction on a return and says what came of it.
func instruct(
    _ choice: ReturnChoice, as acting: Acting, _ answering: Answering, done: String,
    _ instruction: (ReturnInContext, Instant) throws -> ReturnInstruction
) async throws {
    try await verb(answering) {
        let office = try Office(choice.data.path)
        let context = try choice.context(in: office.clerk.books)
        let outcome = try await office.clerk.carryOut(
            .return(choice.returnID, instruction(context, office.clerk.now)), by: acting.id)
        var account = Account()
        account.say(outcome.facts.isEmpty ? "Nothing to do: it was done before." : done)
        account.field("facts", .whole(Int64(outcome.facts.count)))
        account.field("sequence", .whole(outcome.sequence))
        try office.close()
        return account
    }
}
