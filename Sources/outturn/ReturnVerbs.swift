import Accountability
import ArgumentParser
import Documents
import Forms
import Ledger
import Reckoning
import Web

/// The verbs about returns.
struct ReturnVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Shows a return and carries it along.",
        subcommands: [
            Open.self, Show.self, AnswerVerb.self, Explain.self, Complete.self, Send.self,
            Sign.self,
            Decline.self, Ratify.self, Submit.self, Receipt.self, History.self, Diff.self,
            Publish.self, Query.self, Reply.self, Reopen.self, Accept.self, Waive.self,
        ])

    /// Changes answers.
    struct AnswerVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "answer",
            abstract: "Answers questions: B1a=92,958 or --from FILE.")

        @OptionGroup var choice: ReturnChoice
        @Argument(help: "Answers as KEY=VALUE; a key in a table is A2b/11; nothing clears it.")
        var answers: [String] = []
        @Option(help: "A file of answers.")
        var from: String?
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Recorded.") { context, now in
                if let from {
                    let draft = try AnswersFile.draft(of: text(of: from), for: context.form.form)
                    let day = now.onLondonClock.day
                    return DraftComparison(draft, with: context, on: day)
                        .instruction(channel: .command)
                }
                let changes = try answers.map { try change($0, context.form.form) }
                return .answer(changes, rows: [], .command, source: nil)
            }
        }

        private func change(_ text: String, _ form: Form) throws -> AnswerChange {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let key = AnswerKey(written: parts[0]),
                let question = form.question(key.question)
            else {
                throw Ending(
                    "“\(text)” is not KEY=VALUE with a question of \(form.id).", code: 64)
            }
            return AnswerChange(key, to: form.read(.text(String(parts[1])), for: question).answer)
        }
    }

    /// Explains a query.
    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says why a query stands although nothing is wrong.")

        @OptionGroup var choice: ReturnChoice
        @Argument(help: "The finding, as show names it: B-same-uplift@B2a.")
        var finding: String
        @Option(help: "The reason.")
        var because: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Explained.") { _, _ in
                .explain(finding: finding, text: because)
            }
        }
    }

    /// Marks a section complete.
    struct Complete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Marks a section complete.")

        @OptionGroup var choice: ReturnChoice
        @Argument(help: "The section.")
        var section: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Complete.") { _, _ in
                .complete(section: section)
            }
        }
    }

    /// Sends a return for sign-off.
    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends the return for sign-off, or takes it back.")

        @OptionGroup var choice: ReturnChoice
        @Option(help: "Take it back instead, for this reason.")
        var takeBack: String?
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            let done = takeBack == nil ? "Sent for sign-off." : "Taken back."
            try await instruct(choice, as: acting, answering, done: done) { _, _ in
                takeBack.map { .withdrawFromSignOff(reason: $0) } ?? .sendForSignOff
            }
        }
    }

    /// Submits a signed return.
    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Submits a signed return.")

        @OptionGroup var choice: ReturnChoice
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Submitted.") { _, _ in .submit
            }
        }
    }
}

/// The meeting that agreed something, as options.
struct MeetingOptions: ParsableArguments {
    @Option(help: "The day of the meeting: 2017-10-12.")
    var meeting: String?
    @Option(help: "The minute in which it agreed.")
    var minute: String?

    func held() throws -> Meeting? {
        guard let meeting else { return nil }
        guard let date = Day(meeting) else {
            throw Ending("“\(meeting)” is not a day. Write it as 2017-10-12.", code: 64)
        }
        return Meeting(date: date, minute: minute ?? "")
    }
}

/// Signs a return.
struct Sign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Signs the return that --seen names by its SHA-256, as show prints it.")

    @OptionGroup var choice: ReturnChoice
    @Option(help: "The step of the sign-off.")
    var step: String
    @Option(help: "certifier, meeting, signatories or delegated.")
    var basis: String
    @Option(help: "The SHA-256 of the return that was read.")
    var seen: String
    @OptionGroup var meeting: MeetingOptions
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await instruct(choice, as: acting, answering, done: "Signed.") { _, _ in
            guard let basis = SignOffBasis(rawValue: basis) else {
                let names = SignOffBasis.allCases.map(\.rawValue).joined(separator: ", ")
                throw Ending("“\(self.basis)” is no ground. Use one of: \(names).", code: 64)
            }
            return .sign(step: step, basis, seen: Fingerprint(seen), try meeting.held())
        }
    }
}

/// Declines to sign.
struct Decline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Declines to sign, which opens the return again.")

    @OptionGroup var choice: ReturnChoice
    @Option(help: "The step of the sign-off.")
    var step: String
    @Option(help: "The reason.")
    var because: String
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await instruct(choice, as: acting, answering, done: "Declined.") { _, _ in
            .decline(step: step, reason: because)
        }
    }
}

/// Ratifies a signature given under delegation.
struct Ratify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Records that a meeting ratified a signature given under delegation.")

    @OptionGroup var choice: ReturnChoice
    @Option(help: "The step of the sign-off.")
    var step: String
    @OptionGroup var meeting: MeetingOptions
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await instruct(choice, as: acting, answering, done: "Ratified.") { _, _ in
            guard let meeting = try meeting.held() else {
                throw Ending("Say which meeting: --meeting and --minute.", code: 64)
            }
            return .ratify(step: step, meeting)
        }
    }
}
