import Accountability
import ArgumentParser
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

/// The verbs about decisions.
struct DecisionVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decision", abstract: "Keeps the register of formal decisions.",
        subcommands: [
            List.self, Show.self, FileVerb<RecordDecisions>.self, Correct.self, Withdraw.self,
            CallInVerb.self, Conclude.self, FileVerb<AdoptRules>.self, FileVerb<Notices>.self,
            Import.self,
        ])

    enum RecordDecisions: RegisterFileKind {
        static let name = "record"
        static let abstract = "Records decisions from a register file."
        static let sections: [RegisterSection] = [.rules, .notices, .decisions]
    }

    enum AdoptRules: RegisterFileKind {
        static let name = "rules"
        static let abstract = "Adopts a council's rules about key decisions and call-in."
        static let sections: [RegisterSection] = [.rules]
    }

    enum Notices: RegisterFileKind {
        static let name = "notice"
        static let abstract = "Publishes notices of key decisions."
        static let sections: [RegisterSection] = [.notices]
    }

    /// Every decision, the latest first.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists decisions and notices, the latest first; --csv as a table.")

        @Flag(help: "Print the register as CSV, with the headings of import.")
        var csv = false
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: data.path)
                if csv { return printed(RegisterExport.decisions(books.everyDecision)) }
                let today = wallClock().onLondonClock.day
                var account = Account()
                for decision in books.everyDecision {
                    account.say(
                        "\(decision.id)  \(decision.status(on: today).title)  "
                            + (decision.record?.title ?? decision.notice?.matter ?? ""))
                }
                account.field(
                    "decisions",
                    .list(
                        books.everyDecision.map { decision in
                            .record(
                                CanonicalRecord([
                                    "decision": .text(decision.id.text),
                                    "status": .text(decision.status(on: today).rawValue),
                                    "taken": decision.record.map { .text("\($0.taken)") },
                                ]))
                        }))
                return account
            }
        }
    }

    /// One decision with what a person should look at.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a decision: its record, its dates, warnings and call-ins.")

        @OptionGroup var choice: DecisionChoice
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: choice.data.path)
                return DecisionReport(
                    decision: try choice.decision(in: books), books: books,
                    today: wallClock().onLondonClock.day
                ).account
            }
        }
    }

    /// Replaces a record by a corrected one.
    struct Correct: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Corrects records by those of a register file; the first ones stay readable.")

        @Argument(help: "The register file with the corrected decisions.")
        var file: String
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Corrected.") { _, _ in
                try registerEntries(file, [.decisions]).compactMap { entry in
                    guard case .decision(let record) = entry else { return nil }
                    return .decision(.correct(record, reason: reasoning.because))
                }
            }
        }
    }

    /// Withdraws a decision.
    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Withdraws a decision.")

        @Argument(help: "The decision: D41819.")
        var decision: String
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Withdrawn.") { _, _ in
                [.decision(.withdraw(DecisionID(decision), reason: reasoning.because))]
            }
        }
    }

    /// Calls a decision in.
    struct CallInVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "call-in", abstract: "Records that a decision was called in.")

        @Argument(help: "The decision: D41819.")
        var decision: String
        @Option(name: .customLong("resolution"), help: "A resolution; once for each, or all.")
        var resolutions: [String] = []
        @Option(help: "The day.")
        var on: Day
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Called in.") { _, _ in
                [
                    .decision(
                        .callIn(
                            CallInRecord(
                                DecisionID(decision), resolutions: resolutions, on: on,
                                reason: reasoning.because)))
                ]
            }
        }
    }

    /// Concludes a call-in.
    struct Conclude: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Records how a call-in ended.")

        @Argument(help: "The decision: D41819.")
        var decision: String
        @Argument(help: "released or referredBack.")
        var outcome: CallInOutcome
        @Option(help: "The day.")
        var on: Day
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Concluded.") { _, _ in
                [.decision(.concludeCallIn(DecisionID(decision), outcome, on: on))]
            }
        }
    }

    /// Imports decisions from a table.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports decisions from CSV, one row for each resolution.")

        @OptionGroup var choice: Importing
        @OptionGroup var recording: Recording

        func run() async throws { try await importing(choice, .decisions, recording) }
    }
}

/// The decision a verb is about.
struct DecisionChoice: ParsableArguments {
    @OptionGroup var data: DataFolder

    @Argument(help: "The decision: D41819.")
    var id: String

    func decision(in books: Books) throws -> Decision {
        guard let decision = books.decision(DecisionID(id)) else {
            let known = books.everyDecision.map(\.id.text).joined(separator: ", ")
            throw Ending("There is no decision \(id). There are: \(known).", code: 2)
        }
        return decision
    }
}

/// A text printed as it is, with nothing more to say.
func printed(_ text: String) -> Account {
    print(text, terminator: "")
    return Account()
}
