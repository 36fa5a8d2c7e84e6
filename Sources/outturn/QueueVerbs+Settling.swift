import Accountability
import ArgumentParser
import Clerk
import Ledger
import Reckoning
import Review

/// Accepts explanations together.
struct AcceptAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Accepts explanations, all or none, and says which.",
        discussion: "Name them as the list does, or take all of one check with --check.")

    @OptionGroup var choice: QueueChoice
    @Option(help: "The reason.")
    var because: String
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await settle(choice, as: acting, answering, done: "accepted", .explained) { item in
            guard case .explanation(let finding) = item.matter else {
                throw Ending("\(item.id) is a query; only explanations are accepted.", code: 2)
            }
            return .acceptExplanation(finding: finding, reason: because)
        }
    }
}

/// Closes queries together.
struct CloseAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Closes queries, all or none, and says which.")

    @OptionGroup var choice: QueueChoice
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        try await settle(choice, as: acting, answering, done: "closed", .replied) { item in
            guard case .query(let number) = item.matter else {
                throw Ending("\(item.id) is an explanation; only queries are closed.", code: 2)
            }
            return .close(query: number)
        }
    }
}

/// Says who looks after queries and explanations.
struct AssignAll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Says who looks after queries and explanations, all or none.")

    @OptionGroup var choice: QueueChoice
    @Option(help: "The analyst, by identifier; nobody when left out.")
    var to: String?
    @OptionGroup var acting: Acting
    @OptionGroup var answering: Answering

    func run() async throws {
        let analyst = to.map { OfficerID($0) }
        try await settle(choice, as: acting, answering, done: "assigned", nil) { item in
            .assignQuery(item.matter, to: analyst)
        }
    }
}

/// Some things in a queue.
struct QueueChoice: ParsableArguments {
    @OptionGroup var collection: CollectionChoice
    @Argument(help: "Things as the list names them: \"E08000035 query 3\".")
    var items: [String] = []
    @Option(help: "Everything of this check instead, by its name or title.")
    var check: String?

    /// The things that are meant; those of a check stand as is asked.
    func items(of queue: [QueueItem], in state: QueueState?) throws -> [QueueItem] {
        if let check {
            var filter = QueueFilter()
            filter.state = state
            filter.rule = ReviewRule.title(of: check)
            return filter.items(of: queue)
        }
        return try items.map { name in
            guard let item = queue.first(where: { $0.id == name }) else {
                throw Ending("“\(name)” is not in the queue.", code: 2)
            }
            return item
        }
    }
}

/// Settles some things of a queue in one act, and says which.
func settle(
    _ choice: QueueChoice, as acting: Acting, _ answering: Answering, done: String,
    _ state: QueueState?, _ instruction: (QueueItem) throws -> ReturnInstruction
) async throws {
    try await verb(answering) {
        let office = try Office(choice.collection.data.path)
        let review = try choice.collection.review(in: office.clerk.books)
        let items = try choice.items(of: review.queue, in: state)
        guard !items.isEmpty else { throw Ending("Nothing in the queue is meant.", code: 2) }
        let outcome = try await office.clerk.carryOut(
            all: try items.map { .return($0.return, try instruction($0)) }, by: acting.id)
        try office.close()
        var account = Account()
        for item in items { account.say("\(item.id): \(done).") }
        account.field(done, .list(items.map { .text($0.id) }))
        account.field("facts", .whole(Int64(outcome.facts.count)))
        account.field("sequence", .whole(outcome.sequence))
        return account
    }
}
