import Accountability
import Forms
import Ledger
import Reckoning

/// A decision as a person asks about it: what was decided, when it holds, what to look at.
struct DecisionReport {
    let decision: Decision
    let books: Books
    let today: Day

    var account: Account {
        var account = Account()
        let status = decision.status(on: today)
        account.say("\(decision.id): \(status.title)")
        account.field("decision", .text(decision.id.text))
        account.field("status", .text(status.rawValue))
        if let notice = decision.notice { say(notice, &account) }
        if let record = decision.record { say(record, &account) }
        warnings(&account)
        callIns(&account)
        return account
    }

    private func say(_ notice: KeyDecisionNotice, _ account: inout Account) {
        account.say("  Notice               \(notice.published.inWords): \(notice.matter)")
        account.say("  Due                  \(notice.due.inWords)")
    }

    private func say(_ record: DecisionRecord, _ account: inout Account) {
        account.say("  \(record.title)")
        account.say("  Decided              \(record.taken.inWords) by \(record.maker)")
        for (name, day) in [
            ("Minutes published", record.minutesPublished), ("Published", record.published),
            ("Effective", record.effective),
        ] {
            guard let day else { continue }
            account.say("  \(name.padded(20)) \(day.inWords)")
        }
        account.say(
            "  Key decision         "
                + (record.isKey ? "yes: \(record.keyReason ?? "no reason given")" : "no"))
        for earlier in record.earlier {
            account.say("  Follows              \(earlier.title), \(earlier.taken.inWords)")
        }
        for resolution in record.resolutions {
            let amount = resolution.amount.map { "\($0.inWords): " } ?? ""
            let condition = resolution.condition.map { " Subject to: \($0)." } ?? ""
            account.say("  (\(resolution.number)) \(amount)\(resolution.text)\(condition)")
        }
        account.field("taken", .text("\(record.taken)"))
        account.field("effective", record.effective.map { .text("\($0)") })
        account.field("amount", .whole(record.amount.pence))
        if let rules = books.rules(of: record.organisation).inForce(on: record.taken) {
            let dates = DecisionDates(record, rules)
            account.field("lastDayForCallIn", dates.lastDayForCallIn.map { .text("\($0)") })
            if let last = dates.lastDayForCallIn {
                account.say("  Call-in until        \(last.inWords), by \(rules.source)")
            }
        }
    }

    private func warnings(_ account: inout Account) {
        let warnings = books.warnings(about: decision)
        for warning in warnings { account.say("  \(warning.number.code) \(warning.text)") }
        account.field(
            "warnings", .list(warnings.map { .text("\($0.number.code) \($0.text)") }))
    }

    private func callIns(_ account: inout Account) {
        for callIn in decision.callIns {
            let end = callIn.outcome?.title ?? "open"
            account.say("  Called in            \(callIn.on.inWords): \(callIn.reason) (\(end))")
        }
        for version in decision.versions.dropFirst() {
            account.say("  Corrected            \(version.reason ?? "")")
        }
        if let withdrawn = decision.withdrawn {
            account.say("  Withdrawn            \(withdrawn.reason)")
        }
    }
}

extension String {
    /// The text with blanks after it, to stand in a column.
    func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
