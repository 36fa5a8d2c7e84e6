import Accountability
import ArgumentParser
import Clerk
import Ledger
import Reckoning
import Review

/// The verbs about the queue of queries and explanations of a collection.
struct QueueVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Shows what checks found across returns, and settles queries and explanations.",
        subcommands: [Findings.self, List.self, AcceptAll.self, CloseAll.self, AssignAll.self])

    /// What checks across returns found.
    struct Findings: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what checks across all returns found, largest effect first.")

        @OptionGroup var choice: CollectionChoice
        @Option(help: "Only this check: cross-level, cross-change, cross-unchanged …")
        var check: String?
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let review = try choice.review(in: books(of: choice.data.path))
                let rule = try check.map { name in
                    guard let rule = ReviewRule(rawValue: name) else {
                        let names = ReviewRule.allCases.map(\.rawValue).joined(separator: ", ")
                        throw Ending("“\(name)” is no check. Use one of: \(names).", code: 64)
                    }
                    return rule
                }
                let findings = rule.map { review.findings(of: $0) } ?? review.findings
                var account = Account()
                for finding in findings { account.say(finding.line) }
                account.say("\(findings.count) findings.")
                account.field("findings", .list(findings.map(\.canonical)))
                return account
            }
        }
    }

    /// The queue.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists queries and explanations that wait to be settled.")

        @OptionGroup var choice: CollectionChoice
        @OptionGroup var wanted: QueueOptions
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let review = try choice.review(in: books(of: choice.data.path))
                let items = try wanted.filter.items(of: review.queue)
                let today = wallClock().onLondonClock.day
                var account = Account()
                for item in items { account.say(item.line(on: today)) }
                account.say("\(items.count) in the queue.")
                account.field("queue", .list(items.map(\.canonical)))
                return account
            }
        }
    }
}

/// The collection that a verb is about.
struct CollectionChoice: ParsableArguments {
    @OptionGroup var data: DataFolder
    @Argument(help: "The collection: ibcf-2017-18-q2.")
    var collection: String

    func review(in books: Books) throws -> CollectionReview {
        guard let review = CollectionReview(of: CollectionID(collection), in: books) else {
            let known = books.everyCollection.map(\.id.text).joined(separator: ", ")
            throw Ending("There is no collection \(collection). There are: \(known).", code: 2)
        }
        return review
    }
}

/// What to see of a queue.
struct QueueOptions: ParsableArguments {
    @Option(help: "waiting, replied, explained or closed; what is not settled when left out.")
    var state: String?
    @Option(help: "The check, by its name or title.")
    var check: String?
    @Option(help: "The region.")
    var region: String?
    @Option(name: .customLong("for"), help: "Only what this officer looks after.")
    var officer: String?
    @Option(help: "effect, age, rule or region.")
    var order: String?

    var filter: QueueFilter {
        get throws {
            var filter = QueueFilter()
            filter.state = try state.map { name in
                guard let state = QueueState.allCases.first(where: { "\($0)" == name }) else {
                    let names = QueueState.allCases.map { "\($0)" }.joined(separator: ", ")
                    throw Ending("“\(name)” is no state. Use one of: \(names).", code: 64)
                }
                return state
            }
            filter.rule = check.map { ReviewRule.title(of: $0) }
            filter.region = region
            filter.analyst = officer.map { OfficerID($0) }
            if let order {
                guard let known = QueueOrder(rawValue: order) else {
                    let names = QueueOrder.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Ending("“\(order)” is no order. Use one of: \(names).", code: 64)
                }
                filter.order = known
            }
            return filter
        }
    }
}

extension ReviewFinding {
    fileprivate var line: String {
        let percent =
            effectPercent.flatMap { DecimalNumber($0, decimals: 2) }
            .map { " (\($0.formatted(decimals: 2))% of the total)" } ?? ""
        return "\(organisation) \(name), \(key): \(figure). \(rule.title). \(measure) "
            + "Effect \(effect)\(percent)."
    }

    fileprivate var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "check": .text(rule.rawValue), "organisation": .text(organisation.text),
                "question": .text("\(key)"), "figure": .text(figure),
                "before": before.map { .text($0) }, "comparison": .text(comparison),
                "effect": .text(effect),
                "percent": effectPercent.flatMap { DecimalNumber($0, decimals: 6) }
                    .map { .text("\($0)") },
                "measure": .text(measure), "suggested": .text(self.question),
            ]))
    }
}

extension QueueItem {
    fileprivate func line(on day: Day) -> String {
        let percent =
            effectPercent.flatMap { DecimalNumber($0, decimals: 2) }
            .map { ", \($0.formatted(decimals: 2))% of the total" } ?? ""
        let place = key.map { " at \($0)" } ?? ""
        return "\(id): \(ReviewRule.title(of: rule))\(place), \(state.rawValue.lowercased()) for "
            + "\(day.number - since.number) days\(percent). \(name): \(reply ?? text)"
    }

    fileprivate var canonical: CanonicalValue {
        .record(
            CanonicalRecord([
                "id": .text(id), "organisation": .text(organisation.text),
                "return": .text(self.return.text), "matter": .text(matter.written),
                "check": rule.map { .text($0) }, "question": key.map { .text("\($0)") },
                "said": .text(text), "reply": reply.map { .text($0) }, "state": .text("\(state)"),
                "since": .text("\(since)"), "analyst": analyst.map { .text($0.text) },
                "region": .text(region),
                "percent": effectPercent.flatMap { DecimalNumber($0, decimals: 6) }
                    .map { .text("\($0)") },
            ]))
    }
}
