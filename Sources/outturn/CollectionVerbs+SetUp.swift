import Accountability
import ArgumentParser
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

extension CollectionVerbs {
    /// Takes a form into use.
    struct AdoptForm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "adopt-form",
            abstract: "Takes the definition of a form into use, and opens nothing.")

        @Argument(help: "The definition's file.")
        var file: String
        @OptionGroup var data: DataFolder
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await verb(answering) {
                let nodes = try definition(of: file)
                let form = try Form(definition: nodes)
                let office = try Office(data.path)
                let outcome = try await office.clerk.carryOut(
                    .collection(.adoptForm(form: form.id, definition: nodes.canonical)),
                    by: acting.id)
                try office.close()
                var account = Account()
                account.say(
                    outcome.facts.isEmpty
                        ? "Nothing to do: it was done before." : "\(form.id) is in use.")
                account.field("form", .text(form.id))
                account.field("facts", .whole(Int64(outcome.facts.count)))
                return account
            }
        }
    }

    /// Begins a set-up.
    struct DraftVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "draft", abstract: "Begins to set a collection up on a form in use.")

        @OptionGroup var choice: ChosenCollection
        @Option(help: "The form; that of the collection's name when left out.")
        var form: String?
        @Option(help: "The body that collects, by code.")
        var owner: String
        @Option(help: "An earlier collection whose respondents and reminders it takes over.")
        var like: String?
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Begun.") { id, _, _ in
                .draft(
                    CollectionDraft(
                        id, form: form ?? id.text, owner: OrganisationID(owner),
                        like: like.map { CollectionID($0) }))
            }
        }
    }

    /// Takes the list of respondents from the register.
    struct Respondents: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Asks the authorities that the register has on a day.")

        @OptionGroup var choice: ChosenCollection
        @Option(help: "The day: 2017-09-30.")
        var on: Day
        @Option(name: .customLong("class"), help: "Only this class; once for each.")
        var categories: [String] = []
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Listed.") { id, _, _ in
                .list(id, on: on, categories: categories)
            }
        }
    }

    /// Sets the dates.
    struct DatesVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dates", abstract: "Sets when a collection opens, is due and closes.",
            discussion: "Times are those of the clock in London: \"2017-10-20 12:00\".")

        @OptionGroup var choice: ChosenCollection
        @Option(help: "When it opens.")
        var opens: Instant
        @Option(help: "On or before when returns are due.")
        var due: Instant
        @Option(help: "When it closes to submitters.")
        var closes: Instant
        @Option(help: "Why dates that were given out change.")
        var because: String?
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Set.") { id, _, _ in
                .set(CollectionDates(id, opens: opens, due: due, closes: closes, reason: because))
            }
        }
    }

    /// Plans the reminders.
    struct Plan: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plans reminders, in working days before and after the deadline.")

        @OptionGroup var choice: ChosenCollection
        @Option(help: "So many working days before; once for each.")
        var before: [Int] = []
        @Option(help: "So many working days after; once for each.")
        var after: [Int] = []
        @Flag(help: "Nothing goes out by itself for the time being.")
        var paused = false
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Planned.") { id, _, _ in
                .plan(ReminderPlan(id, before: before, after: after, isPaused: paused))
            }
        }
    }

    /// Finds a task right.
    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a part of the set-up was looked at and found right.")

        @OptionGroup var choice: ChosenCollection
        @Argument(help: "The task: form, prefill or sign-off.")
        var task: SetUpTask
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Confirmed.") { id, _, _ in
                .confirm(id, task)
            }
        }
    }

    /// Tries everything together.
    struct TryVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "try",
            abstract: "Tries what opening a return for everyone would come to; opens nothing.")

        @OptionGroup var choice: ChosenCollection
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(
                choice, as: acting, answering, done: "Tried. See what came of it with show."
            ) { _, books, now in
                let collection = try choice.collection(in: books)
                guard let run = books.trial(of: collection, on: now.onLondonClock.day) else {
                    throw Ending("The form \(collection.form) is not in use.", code: 2)
                }
                return .note(run)
            }
        }
    }

    /// Ends the set-up.
    struct Finish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Signs the set-up off; the collection opens by itself.")

        @OptionGroup var choice: ChosenCollection
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Finished.") { id, _, _ in
                .finishSetUp(id)
            }
        }
    }

    /// Opens the set-up again.
    struct ReopenSetUp: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reopen-set-up",
            abstract: "Opens the set-up again, until the collection opens.")

        @OptionGroup var choice: ChosenCollection
        @Option(help: "The reason.")
        var because: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Open again.") { id, _, _ in
                .reopenSetUp(id, reason: because)
            }
        }
    }

    /// Takes what is known already.
    struct Prefill: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a data set from a CSV file: a column code, and columns of questions.",
            discussion: "Every mistake is said at once, and then nothing is recorded.")

        @OptionGroup var choice: ChosenCollection
        @Argument(help: "The file.")
        var file: String
        @Option(help: "The name of the data set; a later one of the same name takes its place.")
        var name: String
        @Option(help: "Where the figures are from.")
        var source: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Taken.") { id, books, _ in
                let collection = try choice.collection(in: books)
                guard let form = books.form(collection.form)?.form else {
                    throw Ending("The form \(collection.form) is not in use.", code: 2)
                }
                let read = DataSetFile(
                    try CSVTable(bytes(of: file)), for: collection, form, books.register,
                    known: { books.organisation(knownAs: $0)?.id })
                guard read.isUsable else {
                    let words = read.findings.map(\.inWords)
                    throw Ending(
                        (words + ["Nothing was taken."]).joined(separator: "\n"), code: 1)
                }
                for finding in read.findings { warn(finding.inWords) }
                return .take(DataSet(name, for: id, source: source, answers: read.answers))
            }
        }
    }

    /// One return answers for several.
    struct Join: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has the return of one organisation answer for others too.")

        @OptionGroup var choice: ChosenCollection
        @Argument(help: "Who gives the return, by code.")
        var lead: String
        @Argument(help: "Whom it answers for besides; none ends the arrangement.")
        var others: [String] = []
        @Option(help: "The reason.")
        var because: String
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await instruct(choice, as: acting, answering, done: "Agreed.") { id, _, _ in
                .join(
                    JointReturn(
                        id, by: OrganisationID(lead),
                        covering: others.map { OrganisationID($0) }, reason: because))
            }
        }
    }
}
