import Accountability
import ArgumentParser
import Clerk
import Crypto
import Documents
import Forms
import Foundation
import Ledger
import Reckoning
import Web
import Workbook

/// The verbs about workbooks.
struct WorkbookVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workbook", abstract: "Writes and reads a return as a workbook.",
        subcommands: [Write.self, Read.self, Check.self, Cells.self])

    /// Writes a return's workbook.
    struct Write: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the prefilled workbook of a return.")

        @OptionGroup var choice: ReturnChoice
        @Option(name: .shortAndLong, help: "The file to write; else the name it is best called.")
        var output: String?
        @Option(help: "xlsx or ods; else as the file's name ends, and xlsx where nothing is said.")
        var format: String?
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let context = try choice.context(in: books(of: choice.data.path))
                let now = wallClock()
                let format = try chosenFormat()
                let bytes = try ReturnWorkbook.bytes(
                    context, on: now.onLondonClock.day,
                    issue: String(now.milliseconds, radix: 36), as: format)
                let path = output ?? ReturnWorkbook.fileName(context, as: format)
                try write(bytes, to: path)
                var account = Account()
                account.say("Wrote \(path), \(bytes.count) bytes.")
                account.field("file", .text(path))
                account.field("bytes", .whole(Int64(bytes.count)))
                return account
            }
        }

        /// What is asked for, or else what the file's name ends in.
        private func chosenFormat() throws -> SpreadsheetFormat {
            guard let format else {
                return output.flatMap { SpreadsheetFormat(endingOf: $0) } ?? .xlsx
            }
            guard let known = SpreadsheetFormat(rawValue: format.lowercased()) else {
                throw Ending("“\(format)” is no format. Use one of: xlsx, ods.", code: 64)
            }
            return known
        }
    }

    /// Says what is wrong in a workbook, and records nothing.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what a workbook would change and what is wrong in it; records nothing.")

        @OptionGroup var choice: ReturnChoice
        @Argument(help: "The workbook.")
        var file: String
        @Option(help: "The map through which somebody else's layout is read.")
        var map: String?
        @Option(help: "Write a copy of the workbook with what was found marked to this file.")
        var annotate: String?
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let context = try choice.context(in: books(of: choice.data.path))
                let comparison = try comparison(file, context, map)
                var account = comparison.account(context.form.form)
                if let annotate { try write(comparison, to: annotate, &account) }
                return account
            }
        }

        private func write(
            _ comparison: DraftComparison, to path: String, _ account: inout Account
        ) throws {
            switch comparison.annotatedFile(of: try bytes(of: file), by: ownReader) {
            case .copy(let bytes, _, _):
                try outturn.write(bytes, to: path)
                account.say("Wrote \(path), \(bytes.count) bytes.")
                account.field("annotated", .text(path))
            case .refused(let finding): throw Ending(finding.inWords, code: 1)
            }
        }
    }

    /// Takes a workbook in.
    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compares a workbook with the return and records what it changes.",
            discussion: """
                Answers that somebody else changed since the workbook was written are listed and \
                left as they stand; --take-file or --keep-current settles them.
                """)

        @OptionGroup var choice: ReturnChoice
        @Argument(help: "The workbook.")
        var file: String
        @OptionGroup var acting: Acting
        @Option(help: "The map through which somebody else's layout is read.")
        var map: String?
        @Flag(help: "Where both changed an answer, take the workbook's.")
        var takeFile = false
        @Flag(help: "Where both changed an answer, keep the return's.")
        var keepCurrent = false
        @OptionGroup var answering: Answering

        func run() async throws {
            try await verb(answering) {
                let office = try Office(choice.data.path)
                let context = try choice.context(in: office.clerk.books)
                let comparison = try comparison(file, context, map)
                var account = comparison.account(context.form.form)
                guard !comparison.isRefused, comparison.conflicts.isEmpty || takeFile || keepCurrent
                else {
                    account.say("Nothing was recorded.")
                    account.exitCode = 1
                    return account
                }
                var settled: [AnswerKey: Answer?] = [:]
                if takeFile {
                    for item in comparison.conflicts { settled[item.key] = .some(item.draft) }
                }
                let instruction = comparison.instruction(channel: .workbook, settling: settled)
                let outcome = try await office.clerk.carryOut(
                    .return(choice.returnID, instruction), by: acting.id)
                account.say("Recorded \(outcome.facts.count) facts.")
                account.field("recorded", .whole(Int64(outcome.facts.count)))
                account.exitCode = 0
                try office.close()
                return account
            }
        }
    }

    /// Lists the cells of any workbook.
    struct Cells: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the sheets of any workbook with counts of their cells, and a digest.")

        @Argument(help: "The workbook.")
        var file: String
        @Option(name: .customLong("csv"), help: "Write this sheet as CSV instead.")
        var sheet: String?
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                do throws(WorkbookRefusal) {
                    let bytes = try opened(file)
                    giveUpRights()
                    let workbook = try WorkbookFile(reading: bytes)
                    if let sheet {
                        print(try workbook.sheet(sheet).csv(), terminator: "")
                        return Account()
                    }
                    return try counts(workbook)
                } catch {
                    throw Ending("\(error)", code: 1)
                }
            }
        }

        /// From here on this process computes and prints and can do nothing else.
        private func giveUpRights() {
            var confinement = Confinement()
            confinement.memory = 512_000_000
            confinement.processorSeconds = 60
            confinement.fileBytes = .max
            _ = confinement.enter()
        }

        private func opened(_ file: String) throws(WorkbookRefusal) -> [UInt8] {
            guard let bytes = try? bytes(of: file) else {
                throw WorkbookRefusal(
                    .notAWorkbook, at: file, found: "There is no such file, or it is too large.",
                    expected: "Expected a workbook of at most 20 MB.")
            }
            return bytes
        }

        private func counts(_ workbook: WorkbookFile) throws(WorkbookRefusal) -> Account {
            var account = Account()
            var hash = SHA256()
            let digest = try WorkbookDigest(of: workbook, into: &hash) { $0.update(data: $1) }
            let short = hash.finalize().prefix(8).map { byte in
                String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }.joined()
            for sheet in digest.sheets {
                account.say(
                    "\(sheet.sheet): \(sheet.cells) cells, \(sheet.numbers) numbers, "
                        + "\(sheet.dates) dates, \(sheet.strings) strings")
            }
            account.say("digest \(short)")
            account.field("digest", .text(short))
            return account
        }
    }
}

private func comparison(
    _ file: String, _ context: ReturnInContext, _ map: String?
) throws -> DraftComparison {
    let bytes = try bytes(of: file)
    let draft =
        try map.map { map in
            try readingMap(map, for: context.form.form).draft(
                of: bytes, for: context.form.form, by: ownReader)
        } ?? ReturnWorkbook.draft(of: bytes, for: context, by: ownReader)
    return DraftComparison(draft, with: context, on: wallClock().onLondonClock.day)
}

extension DraftComparison {
    /// What the file would change and what is wrong in it.
    func account(_ form: Form) -> Account {
        var account = Account()
        account.say(
            "\(changed.count) changed, \(unchanged) unchanged, \(newRows.count) new rows, "
                + "\(conflicts.count) conflicts")
        for item in changed {
            account.say(
                "  \(item.key): \(shown(item.current, item.key, form)) → "
                    + shown(item.draft, item.key, form))
        }
        for item in conflicts {
            account.say(
                "  Conflict at \(item.key): the return says \(shown(item.current, item.key, form)), "
                    + "the file \(shown(item.draft, item.key, form))")
        }
        for finding in findings { account.say(finding.inWords) }
        account.field("changed", .list(changed.map { .text("\($0.key)") }))
        account.field("unchanged", .whole(Int64(unchanged)))
        account.field("newRows", .list(newRows.map { .text("\($0.table)/\($0.row)") }))
        account.field("conflicts", .list(conflicts.map { .text("\($0.key)") }))
        account.field("findings", .list(findings.map(\.canonical)))
        account.exitCode = findings.contains { $0.severity == .error } ? 1 : 0
        return account
    }

    private func shown(_ answer: Answer?, _ key: AnswerKey, _ form: Form) -> String {
        guard let answer, let question = form.question(key.question) else { return "blank" }
        return "“\(form.shown(answer, for: question))”"
    }
}
