import ArgumentParser
import Documents
import Forms
import Foundation
import Reckoning

/// The verbs about reading maps.
struct MapVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "Checks and tries maps of other people's workbooks.",
        subcommands: [Lint.self, Try.self])

    /// Every mistake in a map at once.
    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks a reading map: every mistake at once, with its line.")

        @Argument(help: "The map's file.")
        var map: String
        @Option(help: "The definition of the form that it reads.")
        var form: String?
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                var account = Account()
                let form = try form.map { try Form(definition: .init(file: $0)) }
                do {
                    let read = try readingMap(map, for: form)
                    account.say("\(map): \(read.id), a map of \(read.form), no mistakes.")
                    account.field("map", .text(read.id))
                    account.field("findings", .list([]))
                } catch let error as WrongDefinition {
                    for finding in error.findings { account.say("\(map):\(finding.lineInWords)") }
                    account.say("\(error.findings.count) mistakes.")
                    account.field("findings", .list(error.findings.map(\.canonical)))
                    account.exitCode = 1
                }
                return account
            }
        }
    }

    /// What a map would read in a file.
    struct Try: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what a map reads in a workbook, cell by cell; records nothing.")

        @Argument(help: "The map's file.")
        var map: String
        @Argument(help: "The workbook.")
        var file: String
        @Option(help: "The definition of the form that it reads.")
        var form: String
        @Option(help: "Write the coloured sheets as a page to this file.")
        var html: String?
        @Flag(help: "Use marks instead of colours.")
        var noColor = false
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let form = try Form(definition: .init(file: form))
                let trial = try readingMap(map, for: form).trial(
                    of: bytes(of: file), for: form, by: ownReader)
                let draft = trial.draft
                var account = Account()
                account.lines = trial.lines(inColour: !noColor && isatty(STDOUT_FILENO) == 1)
                if let html { try write([UInt8](trial.page.utf8), to: html) }
                for answer in draft.answers { account.say("read  \(answer.inWords(form))") }
                for finding in draft.findings { account.say(finding.inWords) }
                account.say(
                    "\(draft.answers.count) answers, \(draft.rows.count) rows, "
                        + "\(draft.findings.count) findings.")
                account.field("answers", .whole(Int64(draft.answers.count)))
                account.field("rows", .whole(Int64(draft.rows.count)))
                account.field("findings", .list(draft.findings.map(\.canonical)))
                let isWrong = draft.findings.contains { $0.severity == .error }
                account.exitCode = isWrong ? 1 : 0
                return account
            }
        }
    }
}

/// The map in a file.
func readingMap(_ file: String, for form: Form?) throws -> ReadingMap {
    try ReadingMap(definition: .init(file: file), for: form)
}

extension DefinitionNode {
    fileprivate init(file: String) throws {
        self = try DefinitionFile.nodes(of: text(of: file))
    }
}

extension DraftAnswer {
    /// `Return!C13 (A2a, row 1): “Falls prevention”`.
    fileprivate func inWords(_ form: Form) -> String {
        let shown = answer.flatMap { answer in
            form.question(question).map { form.shown(answer, for: $0) }
        }
        return "\(place): \(shown.map { "“\($0)”" } ?? "blank")"
    }
}
