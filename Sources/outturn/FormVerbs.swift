import ArgumentParser
import Documents
import Forms
import Reckoning

/// The verbs about form definitions.
struct FormVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Checks, compares and shows form definitions.",
        subcommands: [Lint.self, Diff.self, Preview.self, Adopt.self])

    /// Every mistake in a definition at once.
    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks a form definition: every mistake at once, with its line.")

        @Argument(help: "The definition's file.")
        var file: String
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                var account = Account()
                do {
                    let form = try Form(definition: definition(of: file))
                    account.say(
                        "\(file): \(form.id), version \(form.version): "
                            + "\(form.everyQuestion.count) questions, \(form.checks.count) checks, "
                            + "no mistakes.")
                    account.field("form", .text(form.id))
                    account.field("findings", .list([]))
                } catch let error as WrongDefinition {
                    for finding in error.findings { account.say("\(file):\(finding.lineInWords)") }
                    account.say("\(error.findings.count) mistakes.")
                    account.field("findings", .list(error.findings.map(\.canonical)))
                    account.exitCode = 1
                }
                return account
            }
        }
    }

    /// What changed from one definition to another.
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what is different in the second of two form definitions.")

        @Argument(help: "The earlier definition.")
        var earlier: String
        @Argument(help: "The later definition.")
        var later: String
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let before = try Form(definition: definition(of: earlier))
                let after = try Form(definition: definition(of: later))
                let differences = before.differences(from: after)
                var account = Account()
                for difference in differences {
                    let detail = difference.detail.isEmpty ? "" : ": \(difference.detail)"
                    account.say("\(difference.change.rawValue) \(difference.part)\(detail)")
                }
                account.say("\(differences.count) differences.")
                account.field(
                    "differences",
                    .list(
                        differences.map {
                            .list([.text($0.change.rawValue), .text($0.part), .text($0.detail)])
                        }))
                return account
            }
        }
    }

    /// The form as a person would read it through.
    struct Preview: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows the form's sections, questions and checks in words.")

        @Argument(help: "The definition's file.")
        var file: String
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let form = try Form(definition: definition(of: file))
                var account = Account()
                account.lines = form.preview
                account.field("form", .text(form.id))
                account.field("preview", .list(form.preview.map { .text($0) }))
                return account
            }
        }
    }
}

func definition(of file: String) throws -> DefinitionNode {
    try DefinitionFile.nodes(of: text(of: file))
}

extension Finding {
    /// `12: F4003 …`, as editors read it.
    var lineInWords: String {
        "\(place.line ?? 1): \(number.code) \(message) \(remedy)"
    }
}

extension Form {
    /// The form in lines of words.
    var preview: [String] {
        var lines = ["\(title), \(periodName) (\(id), version \(version))", "Asked by \(owner)"]
        if let due { lines.append("Due on or before \(due.inWords)") }
        for section in sections {
            lines += ["", "\(section.id). \(section.title)"]
            for item in section.items { lines += Self.preview(item) }
        }
        lines += ["", "Checks"]
        lines += checks.map { "  \($0.severity.word) \($0.id): \($0.formula.source)" }
        lines += ["", "Sign-off"]
        lines += signOff.map { step in
            "  \(step.title): \(step.bases.map(\.rawValue).joined(separator: " or "))"
        }
        return lines
    }

    private static func preview(_ item: FormItem) -> [String] {
        switch item {
        case .question(let question): ["  " + preview(question)]
        case .table(let table):
            ["  \(table.id) \(table.title): a row for each \(table.rowName.lowercased())"]
                + table.columns.map { "    " + preview($0) }
        }
    }

    private static func preview(_ question: Question) -> String {
        let calculated = question.calculation.map { " = \($0.formula.source)" } ?? ""
        let required = question.isRequired ? ", required" : ""
        let prefilled = question.isPrefilled ? ", filled in from the last return" : ""
        return "\(question.id) \(question.heading) (\(question.kind.inWords)\(required)"
            + "\(prefilled))\(calculated)"
    }
}
