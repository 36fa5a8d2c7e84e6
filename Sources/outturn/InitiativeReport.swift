import Accountability
import Forms
import Reckoning

/// An initiative as a person asks about it.
struct InitiativeReport {
    let initiative: Initiative
    let position: FundPosition
    let today: Day

    var account: Account {
        var account = Account()
        let record = initiative.record
        account.say("\(record.initiative): \(record.title)")
        account.say("  \(initiative.progress.title); \(record.fund), \(record.period.inWords)")
        account.field("initiative", .text(record.initiative.text))
        account.field("progress", .text(initiative.progress.rawValue))
        if let recipient = record.recipient {
            account.say("  Awarded to           \(recipient.name) (\(recipient.identifier))")
        }
        money(&account)
        updates(&account)
        measures(&account)
        standing(&account)
        due(&account)
        return account
    }

    private func money(_ account: inout Account) {
        let figures = [
            ("Approved", "approved", position.approved), ("Drawn", "drawn", position.drawn),
            ("Released", "released", position.released), ("Spent", "spent", position.outturn),
            ("Unspent", "unspent", position.unspent),
        ]
        for (name, field, amount) in figures {
            account.say("  \(name.padded(20)) \(amount.inWords)")
            account.field(field, .whole(amount.pence))
        }
        if let expected = initiative.expectedSpend {
            account.say("  Expected to spend    \(expected.inWords)")
        }
        if let rule = initiative.releaseRule {
            account.say("  Released when        \(rule.words)")
        }
    }

    private func updates(_ account: inout Account) {
        if let written = initiative.latestUpdate {
            account.say(
                "  Update \(written.number)             \(written.update.period.inWords): "
                    + "\(written.update.progress.title). \(written.update.commentary)")
        }
        account.field("updates", .whole(Int64(initiative.updates.count)))
        for aspect in RatingAspect.allCases {
            guard let rating = initiative.rating(aspect)?.rating else { continue }
            account.say(
                "  \(aspect.title.padded(20)) \(rating.level.title): \(rating.definition) "
                    + rating.commentary)
        }
    }

    private func measures(_ account: inout Account) {
        for measure in initiative.measures {
            let latest = measure.latest.map { recorded in
                "\(recorded.observation.value) \(measure.record.unit) on "
                    + recorded.observation.day.inWords
            }
            let bounds = [
                measure.record.baseline.map { "from \($0)" },
                measure.record.target.map { "to \($0)" },
            ].compactMap(\.self).joined(separator: " ")
            account.say(
                "  Measure \(measure.id): \(measure.record.title), \(bounds); "
                    + "\(measure.observations.count) values, \(latest ?? "none")")
        }
        account.field(
            "measures",
            .list(
                initiative.measures.map { measure in
                    .record(
                        CanonicalRecord([
                            "measure": .text(measure.id.text),
                            "values": .whole(Int64(measure.observations.count)),
                            "latest": measure.latest.map { .text("\($0.observation.value)") },
                        ]))
                }))
    }

    private func standing(_ account: inout Account) {
        for milestone in initiative.milestones {
            let state =
                milestone.reached.map { "reached \($0.inWords)" }
                ?? (milestone.isLate(on: today) ? "late" : "to come")
            account.say(
                "  Milestone            \(milestone.title), \(milestone.due.inWords): \(state)")
        }
        for evidence in initiative.compliance {
            account.say(
                "  Complies with        \(evidence.standard) until "
                    + "\(evidence.period.to.inWords) (\(evidence.reference))")
        }
        if let after = initiative.afterFunding {
            account.say("  After the funding    \(after.position.title)")
        }
    }

    private func due(_ account: inout Account) {
        let unmet = initiative.unmetPromises(on: today, position)
        for promise in unmet {
            account.say(
                "  Due: \(promise.promise.title): \(promise.reason) \(promise.next) "
                    + "(\(promise.role.title), since \(promise.since.inWords))")
        }
        account.field("due", .list(unmet.map { .text($0.promise.rawValue) }))
    }
}
