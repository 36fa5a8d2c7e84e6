import Accountability
import ArgumentParser
import Clerk
import Forms
import Reckoning

/// The department asks about an answer.
struct Query: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Asks about an answer of a submitted return.")

    @OptionGroup var choice: ReturnChoice
    @Argument(help: "The answer: B2a, or A2b/11.")
    var key: String
    @Option(help: "The question.")
    var text: String
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await instruct(choice, as: acting, answering, done: "Asked.") { _, _ in
            guard let key = AnswerKey(written: key) else {
                throw Ending("“\(self.key)” is not an answer, such as B2a or A2b/11.", code: 64)
            }
            return .query(key, text: text)
        }
    }
}

/// Answers the department, or closes its query.
struct Reply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Replies to a query of the department; the department closes it with --close.")

    @OptionGroup var choice: ReturnChoice
    @Argument(help: "The query's number.")
    var query: Int
    @Option(help: "The reply.")
    var text: String?
    @Flag(help: "Close the query instead.")
    var close = false
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await instruct(choice, as: acting, answering, done: close ? "Closed." : "Replied.") {
            _, _ in
            close ? .close(query: query) : .reply(query: query, text: text ?? "")
        }
    }
}

/// The department opens sections of a submitted return again.
struct Reopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Opens sections of a submitted return again, for a reason.")

    @OptionGroup var choice: ReturnChoice
    @Argument(help: "The sections.")
    var sections: [String]
    @Option(help: "The reason.")
    var because: String
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await instruct(choice, as: acting, answering, done: "Reopened.") { _, _ in
            .reopen(sections: sections, reason: because)
        }
    }
}

/// The department accepts a submitted return.
struct Accept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accepts the version that was submitted last, or a part of it.",
        discussion: "What is left out with --without is published as [x], with the reason.")

    @OptionGroup var choice: ReturnChoice
    @Option(help: "A section, table or question that is not accepted.")
    var without: [String] = []
    @Option(help: "Why it is not accepted.")
    var because: String?
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await instruct(choice, as: acting, answering, done: "Accepted.") { _, _ in
            without.isEmpty
                ? .accept : .acceptInPart(without: without, reason: because ?? "")
        }
    }
}

/// Waives a check for the organisation of a return.
struct Waive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Waives a check for the organisation of a return, from one day to another.")

    @OptionGroup var choice: ReturnChoice
    @Argument(help: "The check or the finding's number: B-same-uplift, F2005.")
    var rule: String
    @Option(help: "The first day: 2017-10-01.")
    var from: String
    @Option(help: "The last day.")
    var until: String
    @Option(help: "The reason.")
    var because: String
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await verb(answering) {
            guard let first = Day(from), let last = Day(until),
                let days = Period(from: first, to: last)
            else {
                throw Ending(
                    "“\(from)” to “\(until)” is no period. Write days as 2017-10-01, the first "
                        + "one first.", code: 64)
            }
            let office = try Office(choice.data.path)
            let context = try choice.context(in: office.clerk.books)
            let waiver = CheckWaiver(
                rule: rule, organisation: context.organisation.id, days: days, reason: because)
            let outcome = try await office.clerk.carryOut(
                .collection(.waive(context.collection.id, waiver)), by: acting.id)
            try office.close()
            var account = Account()
            account.say(outcome.facts.isEmpty ? "It is waived already." : "Waived.")
            account.field("facts", .whole(Int64(outcome.facts.count)))
            return account
        }
    }
}
