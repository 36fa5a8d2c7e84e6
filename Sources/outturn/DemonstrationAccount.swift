import Accountability
import Forms
import Ledger
import Reckoning

/// What the demonstration did, in a few lines and as JSON.
struct DemonstrationAccount {
    let context: ReturnInContext
    /// What was found in reading the answers.
    let reading: [Finding]
    /// The findings that stood before the queries were explained.
    let before: StandingFindings
    /// The fund of the first decision.
    let fund: Fund?

    func account(names: [String: String]) -> Account {
        var account = Account()
        account.say("")
        account.say(
            "\(context.organisation.name), \(context.form.form.title), "
                + context.form.form.period.inWords)
        answers(&account)
        findings(&account)
        figures(&account)
        signatures(&account, names)
        receipt(&account)
        if let fund { money(fund, &account) }
        return account
    }

    /// What became of the money of the first decision.
    private func money(_ fund: Fund, _ account: inout Account) {
        account.say("")
        account.say("\(context.organisation.name), \(fund.record.title), first drawdown of 2014")
        let lines = fund.drawdowns.flatMap(\.request.lines)
        let parts = lines.map(\.amount.inWords).joined(separator: " + ")
        account.say("  Drawn                \(fund.total.drawn.inWords) = \(parts)")
        account.say("  Released             \(fund.total.released.inWords), in tranches by a rule")
        account.say(
            "  Held by a condition  \(fund.heldByConditions.inWords), until discussions are concluded"
        )
        for claim in fund.claims {
            let owed = claim.owed?.inWords ?? "an amount that is not known"
            account.say("  Owed, not ours yet   \(owed), by the \(claim.record.debtor)")
        }
        account.field("drawn", .whole(fund.total.drawn.pence))
        account.field("released", .whole(fund.total.released.pence))
        account.field("held", .whole(fund.heldByConditions.pence))
    }

    private var form: Form { context.form.form }

    private func answers(_ account: inout Account) {
        let count = context.entry.sheet.everyAnswer.count
        let rows = context.entry.sheet.rows(of: "A2")
        account.say("  Answers read         \(count), on \(rows.count) initiatives among others")
        account.field("organisation", context.organisation.id.canonicalText)
        account.field("return", .text(context.entry.id.text))
        account.field("answers", .whole(Int64(count)))
        account.field("initiatives", .list(rows.map { .whole(Int64($0)) }))
        let progress = statuses
        let words = progress.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        account.say("  Initiatives          \(words)")
        account.field(
            "statuses",
            CanonicalRecord(progress.map { ($0.name, .whole(Int64($0.count))) }).map { .record($0) }
        )
    }

    /// How many initiatives stand at each option of progress, in the order of the options.
    private var statuses: [(name: String, count: Int)] {
        let answers = context.entry.sheet.rows(of: "A2").map {
            context.entry.sheet[AnswerKey("A2b", row: $0)]
        }
        let options = form.options["progress"]?.options ?? []
        let counted = options.map { option in
            (option.text, answers.filter { $0 == .choice(option.code) }.count)
        }
        let unreadable = answers.filter { $0 == .missing(.unreadable) }.count
        return (counted + [("unreadable", unreadable)]).filter { $0.1 > 0 }
    }

    private func findings(_ account: inout Account) {
        let all = reading + before.items.map(\.finding)
        let counts = Severity.allCases.map { severity in
            (severity.word, all.filter { $0.severity == severity }.count)
        }
        let words = counts.map { "\($0.0): \($0.1)" }.joined(separator: ", ")
        account.say("  Findings             \(words)")
        account.field(
            "findings",
            CanonicalRecord(counts.map { ($0.0.lowercased(), .whole(Int64($0.1))) }).map {
                .record($0)
            })
        for item in before.items where item.finding.check != nil {
            account.say("    \(item.finding.severity.word): \(item.finding.message)")
            account.field("query", .text(item.finding.message))
        }
    }

    private func figures(_ account: inout Account) {
        let differences = ["B3a", "B3b", "B3c"].map(shown)
        account.say("  B3 calculated        \(differences.joined(separator: ", "))")
        account.field("B3", .list(differences.map { .text($0) }))
        let changes = ["D1c", "D2c", "D3c"].map(shown)
        account.say("  Changes of fees      \(changes.joined(separator: ", "))")
        account.field("fees", .list(changes.map { .text($0) }))
    }

    private func shown(_ id: String) -> String {
        guard let question = form.question(id), let answer = before.calculated[AnswerKey(id)]
        else { return "no result" }
        return form.shown(answer, for: question)
    }

    private func signatures(_ account: inout Account, _ names: [String: String]) {
        for signature in context.entry.signatures.filter(\.isValid) {
            let who = names[signature.circumstance.by.text] ?? signature.circumstance.by.text
            let meeting = signature.meeting.map { " on \($0.date.inWords), \($0.minute)" } ?? ""
            account.say(
                "  Signed               \(signature.step): \(who), \(signature.basis.inWords)"
                    + meeting)
        }
        account.field(
            "signed",
            .list(
                context.entry.signatures.filter(\.isValid).map {
                    .list([
                        .text($0.step), $0.circumstance.by.canonicalText, .text($0.basis.rawValue),
                    ])
                }))
    }

    private func receipt(_ account: inout Account) {
        guard let version = context.entry.versions.last, let receipt = version.receipt else {
            return
        }
        account.say("  Receipt              \(receipt)")
        account.say("  SHA-256              \(version.content)")
        account.field("receipt", .text(receipt))
        account.field("sha256", .text(version.content.hexadecimal))
    }
}

extension Identifier {
    var canonicalText: CanonicalValue { .text(text) }
}
