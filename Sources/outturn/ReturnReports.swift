import Accountability
import ArgumentParser
import Forms
import Ledger
import Reckoning

/// Shows a return: its answers, its findings, how far it has come.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows a return: answers, findings, how far it has come, its SHA-256.")

    @OptionGroup var choice: ReturnChoice
    @Flag(help: "Print the canonical return, byte for byte.")
    var canonical = false
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            let context = try choice.context(in: books(of: choice.data.path))
            if canonical {
                print(String(decoding: context.canonical.bytes, as: UTF8.self), terminator: "")
                return Account()
            }
            return account(context)
        }
    }

    private func account(_ context: ReturnInContext) -> Account {
        let form = context.form.form
        let standing = context.standing(on: wallClock().onLondonClock.day)
        var account = Account()
        account.say("\(context.organisation.name), \(form.title), \(form.periodName)")
        account.say("Stage: \(context.entry.stage.inWords)")
        for key in context.entry.sheet.places(of: form) {
            let answer = standing.calculated[key] ?? context.entry.sheet[key]
            guard let answer, let question = form.question(key.question) else { continue }
            account.say("  \(key): \(form.shown(answer, for: question).split(separator: "\n")[0])")
        }
        for item in standing.items {
            let state = item.isOutstanding || item.finding.severity == .note ? "" : " (explained)"
            account.say("\(item.finding.inWords) [\(item.finding.identity)]\(state)")
        }
        account.say("SHA-256 \(context.content)")
        account.field("return", .text(context.entry.id.text))
        account.field("stage", .text(context.entry.stage.inWords))
        account.field("canonical", context.canonical)
        account.field("findings", .list(standing.items.map(\.finding.canonical)))
        account.field("sha256", .text(context.content.hexadecimal))
        return account
    }
}

extension ReturnStage {
    /// The stage in words.
    var inWords: String {
        switch self {
        case .open: "in progress"
        case .awaitingSignOff: "awaiting sign-off"
        case .submitted: "submitted"
        }
    }
}

/// Shows the receipt of a submitted return.
struct Receipt: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows the receipt of a version.")

    @OptionGroup var choice: ReturnChoice
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            let context = try choice.context(in: books(of: choice.data.path))
            guard let version = context.entry.versions.last, let receipt = version.receipt else {
                throw Ending("The return has not been submitted, so there is no receipt.", code: 2)
            }
            var account = Account()
            account.say("Receipt \(receipt)")
            account.say("Version \(version.number), received \(version.circumstance.at.inWords)")
            account.say("SHA-256 \(version.content)")
            account.field("receipt", .text(receipt))
            account.field("version", .whole(Int64(version.number)))
            account.field("at", .text("\(version.circumstance.at)"))
            account.field("sha256", .text(version.content.hexadecimal))
            return account
        }
    }
}

/// Shows what happened to a return, or to one answer.
struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what an answer was, when, by whom and how it came in.")

    @OptionGroup var choice: ReturnChoice
    @Argument(help: "The answer: B1a, or A2b/11. All of them when left out.")
    var key: String?
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            let context = try choice.context(in: books(of: choice.data.path))
            let keys = try chosen(context)
            var account = Account()
            var list: [CanonicalValue] = []
            for key in keys {
                for given in context.entry.history(of: key) {
                    let text = shown(given.answer, key, context.form.form)
                    account.say(
                        "\(given.circumstance.at) \(key): \(text) by \(given.circumstance.by), "
                            + given.channel.written)
                    list.append(
                        .list([
                            .whole(given.circumstance.sequence), .text("\(key)"), .text(text),
                            .text(given.circumstance.by.text), .text(given.channel.written),
                        ]))
                }
            }
            account.field("history", .list(list))
            return account
        }
    }

    private func chosen(_ context: ReturnInContext) throws -> [AnswerKey] {
        guard let key else { return context.entry.sheet.places(of: context.form.form) }
        guard let place = AnswerKey(written: key),
            context.form.form.question(place.question) != nil
        else {
            throw Ending("“\(key)” is no question of \(context.form.form.id).", code: 64)
        }
        return [place]
    }
}

func shown(_ answer: Answer?, _ key: AnswerKey, _ form: Form) -> String {
    guard let answer, let question = form.question(key.question) else { return "blank" }
    return form.shown(answer, for: question)
}

/// Shows what is different between two versions, or between the last and the return as it stands.
struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what changed between two versions of a return.")

    @OptionGroup var choice: ReturnChoice
    @Argument(help: "The earlier version's number.")
    var earlier: Int
    @Argument(help: "The later version's number; the return as it stands when left out.")
    var later: Int?
    @OptionGroup var answering: Answering

    func run() throws {
        try verb(answering) {
            let context = try choice.context(in: books(of: choice.data.path))
            let before = try sheet(earlier, context)
            let after = try later.map { try sheet($0, context) } ?? context.entry.sheet
            var account = Account()
            var list: [CanonicalValue] = []
            for (key, was, now) in after.differences(from: before) {
                let texts = [
                    shown(was, key, context.form.form), shown(now, key, context.form.form),
                ]
                account.say("\(key): \(texts[0]) → \(texts[1])")
                list.append(.list([.text("\(key)"), .text(texts[0]), .text(texts[1])]))
            }
            account.say("\(list.count) differences.")
            account.field("differences", .list(list))
            return account
        }
    }

    private func sheet(_ number: Int, _ context: ReturnInContext) throws -> AnswerSheet {
        guard let version = context.entry.versions.first(where: { $0.number == number }) else {
            throw Ending("There is no version \(number) of this return.", code: 2)
        }
        return version.sheet
    }
}
