import Accountability
import ArgumentParser
import Clerk
import Forms
import Ledger
import Notices
import Reckoning

/// The verbs about collections.
struct CollectionVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collection",
        abstract: "Sets collections up, says who has submitted, reminds, extends and locks.",
        discussion: """
            The order of a set-up: adopt-form, draft, respondents, dates, plan, confirm form, confirm prefill, \
            confirm sign-off, try, finish. It opens by itself at the time that dates says.
            """,
        subcommands: [
            List.self, Show.self, NonSubmitters.self, AdoptForm.self, DraftVerb.self,
            Respondents.self,
            Join.self, Prefill.self, DatesVerb.self, Plan.self, Confirm.self, TryVerb.self,
            Finish.self, ReopenSetUp.self,
            Invite.self, Exempt.self, Extend.self, Remind.self, Lock.self, Unlock.self,
            PublishedVerb.self,
        ])

    /// Every collection with its state and rates.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the collections with their states and rates.")

        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: data.path)
                let now = wallClock()
                var account = Account()
                let found = books.everyCollection
                for collection in found {
                    account.say(
                        "\(collection.id): "
                            + books.standing(of: collection, at: now).sentence(collection, now))
                }
                if found.isEmpty { account.say("There is no collection.") }
                account.field(
                    "collections", .list(found.map { books.canonical(of: $0, at: now) }))
                return account
            }
        }
    }

    /// How everyone stands in one collection.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says how every organisation of a collection stands.")

        @OptionGroup var choice: ChosenCollection
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: choice.data.path)
                let now = wallClock()
                let collection = try choice.collection(in: books)
                let standing = books.standing(of: collection, at: now)
                var account = Account()
                account.say(standing.sentence(collection, now))
                if !collection.isSetUp {
                    let open = SetUpTask.allCases.filter { !collection.isDone($0) }
                    account.say(
                        open.isEmpty
                            ? "Every task of the set-up is done."
                            : "To do: \(open.map(\.rawValue).joined(separator: ", ")).")
                }
                for problem in collection.testRun?.problems ?? [] { account.say(problem) }
                for row in standing.rows { account.say(row.line(books)) }
                account.field("collection", books.canonical(of: collection, at: now))
                account.field("rows", .list(standing.rows.map { $0.canonical(books) }))
                return account
            }
        }
    }

    /// Those who have not submitted, as a table.
    struct NonSubmitters: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "non-submitters",
            abstract: "Writes those that are expected and have not submitted, as CSV.")

        @OptionGroup var choice: ChosenCollection
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: choice.data.path)
                let collection = try choice.collection(in: books)
                let rows = books.standing(of: collection, at: wallClock()).outstanding
                var account = Account()
                account.say("Code,Organisation,Status,Due,Overdue,Extension")
                for row in rows { account.say(row.comma(books)) }
                account.field("rows", .list(rows.map { $0.canonical(books) }))
                return account
            }
        }
    }
}

/// The collection that a verb is about.
struct ChosenCollection: ParsableArguments {
    @OptionGroup var data: DataFolder

    @Argument(help: "The collection: ibcf-2017-18-q2.")
    var id: String

    func collection(in books: Books) throws -> Accountability.Collection {
        guard let found = books.collection(CollectionID(id)) else {
            let known = books.everyCollection.map(\.id.text).joined(separator: ", ")
            throw Ending("There is no collection \(id). There are: \(known).", code: 2)
        }
        return found
    }
}

/// Runs one instruction on a collection, writes to whom it concerns, and says what came of it.
func instruct(
    _ choice: ChosenCollection, as acting: Acting, _ answering: Answering, done: String,
    _ instruction: (CollectionID, Books, Instant) throws -> CollectionInstruction
) async throws {
    try await verb(answering) {
        let office = try Office(choice.data.path)
        let (clerk, now) = (office.clerk, office.clerk.now)
        let asked = try instruction(CollectionID(choice.id), clerk.books, now)
        let outcome = try await clerk.carryOut(.collection(asked), by: acting.id)
        let letters = CollectionLetters(clerk.books, at: now, site: nil)
            .letters(about: outcome.facts)
        let written = try await office.notices.write(letters, at: now, toBePosted: true)
        try office.close()
        var account = Account()
        account.say(outcome.facts.isEmpty ? "Nothing to do: it was done before." : done)
        if written > 0 { account.say("\(written) letter\(written == 1 ? "" : "s") written.") }
        account.field("facts", .whole(Int64(outcome.facts.count)))
        account.field("letters", .whole(Int64(written)))
        account.field("sequence", .whole(outcome.sequence))
        return account
    }
}

extension CollectionStanding {
    /// `Open. 96 of 152 submitted, 94 in time.`
    fileprivate func sentence(_ collection: Accountability.Collection, _ now: Instant) -> String {
        "\(collection.state(at: now).rawValue). \(submitted.count) of \(expected.count) submitted, "
            + "\(inTime.count) in time, \(count(.notStarted)) not started."
    }
}

extension RespondentStanding {
    private func name(_ books: Books) -> String {
        books.organisation(organisation)?.name ?? organisation.text
    }

    fileprivate func line(_ books: Books) -> String {
        let late = isOverdue ? ", overdue" : ""
        let longer = self.longer.map { ", has until \($0.until.inWords)" } ?? ""
        return "\(organisation) \(name(books)): \(status.rawValue.lowercased())\(late)\(longer)"
    }

    fileprivate func comma(_ books: Books) -> String {
        let cells = [
            organisation.text, name(books), status.rawValue, due.map { "\($0)" } ?? "",
            isOverdue ? "yes" : "no", longer.map { "\($0.until)" } ?? "",
        ]
        return cells.map { Self.cell($0) }.joined(separator: ",")
    }

    /// A cell that no spreadsheet takes for a formula.
    private static func cell(_ words: String) -> String {
        let isFormula = words.first.map { "=+-@".contains($0) } ?? false
        let plain = isFormula ? "'" + words : words
        let isBare = !plain.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return isBare ? plain : "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }

    fileprivate func canonical(_ books: Books) -> CanonicalValue {
        .record(
            CanonicalRecord([
                "organisation": .text(organisation.text), "name": .text(name(books)),
                "status": .text(status.rawValue), "due": due.map { .text("\($0)") },
                "overdue": .flag(isOverdue), "submitted": submitted.map { .text("\($0)") },
                "openQueries": .whole(Int64(openQueries)),
                "extension": longer.map { .text("\($0.until)") },
            ]))
    }
}

extension Books {
    fileprivate func canonical(
        of collection: Accountability.Collection, at now: Instant
    ) -> CanonicalValue {
        let standing = standing(of: collection, at: now)
        return .record(
            CanonicalRecord([
                "collection": .text(collection.id.text),
                "state": .text(collection.state(at: now).rawValue),
                "due": due(of: collection).map { .text("\($0)") },
                "expected": .whole(Int64(standing.expected.count)),
                "submitted": .whole(Int64(standing.submitted.count)),
                "inTime": .whole(Int64(standing.inTime.count)),
            ]))
    }
}
