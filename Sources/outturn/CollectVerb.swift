import Accountability
import ArgumentParser
import Clerk
import Collecting
import Documents
import Forms
import Foundation
import Ledger
import Reckoning

/// Takes a folder of workbooks in.
struct CollectVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Takes in a folder of workbooks, each recorded or refused on its own.",
        discussion: """
            A file is of the organisation that it names itself: in the hidden keys of our \
            workbook, or where a map finds a code. Files that were taken in before are passed \
            over, so that a run that was stopped is started again. Exit code 1: something was \
            refused, or errors were found.
            """)

    @Argument(help: "The folder.")
    var folder: String
    @Option(help: "The collection: ibcf-2017-18-q2.")
    var collection: String
    @Option(help: "A map through which somebody else's layout is read; once for each.")
    var map: [String] = []
    @Option(help: "Write what came of each file to this file, CSV or JSON; once for each.")
    var report: [String] = []
    @Flag(help: "Where both changed an answer, take the workbook's.")
    var takeFile = false
    @Flag(help: "Where both changed an answer, keep the return's.")
    var keepCurrent = false
    @Flag(help: "Say what would be recorded, and record nothing.")
    var dryRun = false
    @OptionGroup var recording: Recording

    func validate() throws {
        if takeFile && keepCurrent {
            throw ValidationError("Use --take-file or --keep-current, not both.")
        }
        if let odd = report.first(where: { !$0.hasSuffix(".csv") && !$0.hasSuffix(".json") }) {
            throw ValidationError("“\(odd)” ends neither in .csv nor in .json.")
        }
    }

    func run() async throws {
        try await verb(recording.answering) {
            let files = try filesOfFolder()
            let office = try Office(recording.data.path)
            let id = CollectionID(collection)
            guard let known = office.clerk.books.collection(id),
                let form = office.clerk.books.form(known.form)?.form
            else { throw Ending("There is no collection \(collection).", code: 2) }
            var run = FolderCollection(id, by: recording.acting.id, at: office.clerk)
            run.maps = try map.map { try readingMap($0, for: form) }
            run.reader = ownReader
            run.settling =
                takeFile ? .takingTheFile : keepCurrent ? .keepingTheReturn : .refusing
            run.isTrial = dryRun
            let screen = ProgressLine(isQuiet: recording.answering.json)
            let report = CollectionReport(
                id, try await run.collect(files) { screen.show($0) })
            screen.clear()
            try office.close()
            for path in self.report {
                try write(path.hasSuffix(".csv") ? report.csv : report.json, to: path)
            }
            return report.account(isTrial: dryRun)
        }
    }

    private func filesOfFolder() throws -> [FolderFile] {
        let files: [FolderFile]
        do {
            files = try FolderFile.all(in: folder)
        } catch {
            throw Ending("The folder \(folder) cannot be read.", code: 3)
        }
        guard files.count <= FolderFile.most else {
            throw Ending(
                "\(folder) holds \(files.count) files; one run takes \(FolderFile.most). Divide it.",
                code: 2)
        }
        return files
    }
}

/// How far a run has come: one line that changes on a terminal, a line for each file elsewhere.
private struct ProgressLine: Sendable {
    let isQuiet: Bool
    private let isOnTerminal = isatty(STDERR_FILENO) == 1

    init(isQuiet: Bool) {
        self.isQuiet = isQuiet
    }

    func show(_ progress: FolderCollection.Progress) {
        guard !isQuiet else { return }
        switch progress {
        case .read(let count, let all): if isOnTerminal { put("\(count) of \(all) files read") }
        case .done(let file, let count, let all):
            if isOnTerminal { put("\(count) of \(all) files settled") }
            for line in file.lines { tell(line) }
        }
    }

    func clear() {
        if isOnTerminal, !isQuiet { put("") }
    }

    private func put(_ words: String) {
        FileHandle.standardError.write(Data("\r\u{1B}[K\(words)".utf8))
    }
}

extension CollectedFile {
    /// What came of it in a line, and each finding in one more.
    fileprivate var lines: [String] {
        let whose = organisation.map { ", \($0.name) (\($0.id))" } ?? ""
        let changes =
            outcome == .recorded ? ": \(answers) answers, \(rows) new rows" : ""
        return ["\(name.plain): \(outcome.title)\(whose)\(changes)"]
            + findings.map { "  \(name.plain): \($0.inWords)" }
    }
}

extension CollectionReport {
    fileprivate func account(isTrial: Bool) -> Account {
        var account = Account()
        account.say(summary)
        if isTrial { account.say("Nothing was recorded.") }
        for outcome in CollectedFile.Outcome.allCases {
            account.field(outcome.rawValue, .whole(Int64(count(outcome))))
        }
        account.field("files", .whole(Int64(files.count)))
        account.field("errors", .whole(Int64(count(Severity.error))))
        account.exitCode = count(.refused) > 0 || count(Severity.error) > 0 ? 1 : 0
        return account
    }
}

extension String {
    /// The text without characters that could steer a terminal.
    fileprivate var plain: String {
        String(
            unicodeScalars.map { scalar in
                let category = scalar.properties.generalCategory
                return category == .control || category == .format ? "?" : Character(scalar)
            })
    }
}
