import Accountability
import ArgumentParser
import Clerk
import Documents
import Forms
import Foundation
import Ledger
import Reckoning
import Web

/// Where a verb works, who acts and how it answers.
struct Recording: ParsableArguments {
    @OptionGroup var data: DataFolder
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    /// Carries out instructions, all or none, and says what came of them.
    func carryOut(
        done: String, _ instructions: (Books, Instant) throws -> [Instruction]
    ) async throws {
        try await verb(answering) {
            let office = try Office(data.path)
            let outcome = try await office.clerk.carryOut(
                all: instructions(office.clerk.books, office.clerk.now), by: acting.id)
            try office.close()
            var account = Account()
            account.say(outcome.facts.isEmpty ? "Nothing to do: it was done before." : done)
            account.field("facts", .whole(Int64(outcome.facts.count)))
            account.field("sequence", .whole(outcome.sequence))
            return account
        }
    }
}

/// A verb that records what a register file holds. Each kind says its name and its sections.
protocol RegisterFileKind {
    static var name: String { get }
    static var abstract: String { get }
    static var sections: [RegisterSection] { get }
}

/// Records the entries of a register file.
struct FileVerb<Kind: RegisterFileKind>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Kind.name, abstract: Kind.abstract,
            discussion: "docs/registers.md says what the file may hold: "
                + Kind.sections.map(\.rawValue).joined(separator: ", ") + ".")
    }

    @Argument(help: "The register file (YAML); - reads it from the standard input.")
    var file: String
    @OptionGroup var recording: Recording

    func run() async throws {
        try await recording.carryOut(done: "Recorded.") { _, _ in
            try registerEntries(file, Kind.sections).map(\.instruction)
        }
    }
}

/// The entries of a register file; every mistake in it ends the verb.
func registerEntries(_ file: String, _ sections: [RegisterSection]) throws -> [RegisterEntry] {
    let text = file == "-" ? standardInput() : try text(of: file)
    return try RegisterFile.entries(of: text, allowing: sections)
}

private func standardInput() -> String {
    let data = try? FileHandle.standardInput.read(upToCount: DefinitionFile.mostBytes + 1)
    return String(decoding: data ?? Data(), as: UTF8.self)
}

/// The reason that is kept with what is done.
struct Reasoning: ParsableArguments {
    @Option(help: "The reason.")
    var because: String
}

/// A CSV file that is imported, and whether only to look.
struct Importing: ParsableArguments {
    @Argument(help: "The CSV file.")
    var file: String
    @Option(help: "The organisation of rows that do not name theirs.")
    var organisation: String?
    @Option(help: "The fund of rows that do not name theirs.")
    var fund: String?
    @Option(help: "The initiative of rows that do not name theirs.")
    var initiative: String?
    @Flag(help: "Say what would be recorded, and record nothing.")
    var dryRun = false

    var shared: [String: String] {
        ["organisation": organisation, "fund": fund, "initiative": initiative]
            .compactMapValues(\.self)
    }
}

/// Imports a table of a section: everything is right, or nothing is recorded.
func importing(
    _ choice: Importing, _ section: RegisterSection, _ recording: Recording
) async throws {
    try await verb(recording.answering) {
        let table = try CSVTable(bytes(of: choice.file))
        let entries = try RegisterTable.entries(of: table, section, shared: choice.shared)
        let office = try Office(recording.data.path)
        let named = entries.joined(in: section)
        var account = Account()
        for note in table.notes { account.say(note.inWords) }
        let facts = account.trial(named, office.clerk, by: recording.acting.id)
        account.field("rows", .whole(Int64(table.rows.count)))
        if account.exitCode == 0, !choice.dryRun {
            let outcome = try await office.clerk.carryOut(
                all: named.map(\.instruction), by: recording.acting.id)
            account.say(outcome.facts.isEmpty ? "Nothing to do: it was done before." : "Recorded.")
            account.field("facts", .whole(Int64(outcome.facts.count)))
        } else {
            account.say(
                account.exitCode == 0
                    ? "\(facts) facts would be recorded; nothing was." : "Nothing was recorded.")
            account.field("wouldRecord", .whole(Int64(facts)))
            account.field("facts", .whole(0))
        }
        try office.close()
        return account
    }
}

extension Account {
    /// Says what would come of instructions, and the refusals among them; gives how many facts.
    fileprivate mutating func trial(
        _ named: [NamedInstruction], _ clerk: Clerk, by officer: OfficerID
    ) -> Int {
        var facts = 0
        var refusals: [CanonicalValue] = []
        for (item, result) in zip(named, clerk.trial(of: named.map(\.instruction), by: officer)) {
            switch result {
            case .success(let would):
                facts += would.count
                say("\(item.name): \(would.isEmpty ? "known already" : "new")")
            case .failure(let error):
                say("\(item.name): \(Ending(error).words)")
                refusals.append(.text(Ending(error).words))
                exitCode = 2
            }
        }
        field("refusals", .list(refusals))
        return facts
    }
}
