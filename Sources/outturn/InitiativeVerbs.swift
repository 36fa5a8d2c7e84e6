import Accountability
import ArgumentParser
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

/// The verbs about initiatives.
struct InitiativeVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "initiative",
        abstract: "Keeps the portfolio: what is funded, and whether anyone is better off.",
        subcommands: [
            List.self, Show.self, FileVerb<Propose>.self, Amend.self, Import.self,
            FileVerb<Updates>.self, FileVerb<Ratings>.self, FileVerb<Measures>.self, Observe.self,
            FileVerb<Rebases>.self, FileVerb<Milestones>.self, FileVerb<Profiles>.self,
            FileVerb<Positions>.self, FileVerb<Rules>.self, FileVerb<Compliance>.self,
            FileVerb<Documents>.self, Stop.self,
        ])

    /// Every initiative with its progress and money.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists initiatives with progress and money; --csv as a table.")

        @Flag(help: "Print the portfolio as CSV, with the headings of import.")
        var csv = false
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: data.path)
                if csv { return printed(RegisterExport.initiatives(books.everyInitiative)) }
                var account = Account()
                for initiative in books.everyInitiative {
                    let position = books.position(of: initiative)
                    account.say(
                        "\(initiative.id)  \(initiative.progress.title)  released "
                            + "\(position.released.inWords), spent \(position.outturn.inWords)  "
                            + initiative.record.title)
                }
                account.field(
                    "initiatives", .list(books.everyInitiative.map { .text($0.id.text) }))
                return account
            }
        }
    }

    /// One initiative with all that is known about it.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows an initiative: progress, money, measures, ratings, what falls due.")

        @Argument(help: "The initiative: INI-01.")
        var id: String
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: data.path)
                guard let initiative = books.initiative(InitiativeID(id)) else {
                    throw Ending("There is no initiative \(id).", code: 2)
                }
                return InitiativeReport(
                    initiative: initiative, position: books.position(of: initiative),
                    today: wallClock().onLondonClock.day
                ).account
            }
        }
    }

    /// Changes what an initiative is.
    struct Amend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Amends initiatives to what a register file says, for a reason.")

        @Argument(help: "The register file with the initiatives as they are to be.")
        var file: String
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Amended.") { _, _ in
                try registerEntries(file, [.initiatives]).compactMap { entry in
                    guard case .initiative(let record) = entry else { return nil }
                    return .initiative(
                        record.initiative, .amend(record, reason: reasoning.because))
                }
            }
        }
    }

    /// Imports initiatives from a table.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports initiatives from CSV, one a row.")

        @OptionGroup var choice: Importing
        @OptionGroup var recording: Recording

        func run() async throws { try await importing(choice, .initiatives, recording) }
    }

    /// Imports values of measures from a table.
    struct Observe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports values of measures from CSV: initiative, measure, day, value, note.")

        @OptionGroup var choice: Importing
        @OptionGroup var recording: Recording

        func run() async throws { try await importing(choice, .observations, recording) }
    }

    /// Stops an initiative.
    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stops an initiative before its time.")

        @Argument(help: "The initiative: INI-01.")
        var id: String
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Stopped.") { _, _ in
                let id = InitiativeID(id)
                return [.initiative(id, .stop(id, reason: reasoning.because))]
            }
        }
    }
}

extension InitiativeVerbs {
    enum Propose: RegisterFileKind {
        static let name = "propose"
        static let abstract = "Proposes initiatives from a register file."
        static let sections: [RegisterSection] = [
            .initiatives, .milestones, .profiles, .measures, .releaseRules,
        ]
    }

    enum Updates: RegisterFileKind {
        static let name = "update"
        static let abstract = "Writes updates, which answer open returns on their period."
        static let sections: [RegisterSection] = [.updates]
    }

    enum Ratings: RegisterFileKind {
        static let name = "rate"
        static let abstract = "Rates delivery, spend or impact."
        static let sections: [RegisterSection] = [.ratings]
    }

    enum Measures: RegisterFileKind {
        static let name = "measure"
        static let abstract = "Defines what is measured."
        static let sections: [RegisterSection] = [.measures, .observations]
    }

    enum Rebases: RegisterFileKind {
        static let name = "rebase"
        static let abstract = "Starts a measure's limits anew from a day."
        static let sections: [RegisterSection] = [.rebases]
    }

    enum Milestones: RegisterFileKind {
        static let name = "milestone"
        static let abstract = "Sets milestones, or says that they are reached."
        static let sections: [RegisterSection] = [.milestones]
    }

    enum Profiles: RegisterFileKind {
        static let name = "profile"
        static let abstract = "Spreads the plan or the forecast of spending over months."
        static let sections: [RegisterSection] = [.profiles]
    }

    enum Positions: RegisterFileKind {
        static let name = "after-funding"
        static let abstract = "Records what becomes of initiatives when the funding ends."
        static let sections: [RegisterSection] = [.positions]
    }

    enum Rules: RegisterFileKind {
        static let name = "release-rule"
        static let abstract = "Sets when the next tranche may be released."
        static let sections: [RegisterSection] = [.releaseRules]
    }

    enum Compliance: RegisterFileKind {
        static let name = "compliance"
        static let abstract = "Shows evidence of compliance, and until when it holds."
        static let sections: [RegisterSection] = [.compliance]
    }

    enum Documents: RegisterFileKind {
        static let name = "document"
        static let abstract = "Lists documents, each with its address and its day."
        static let sections: [RegisterSection] = [.documents]
    }
}
