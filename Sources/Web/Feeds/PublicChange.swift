import Accountability
import Forms
import Ledger
import Reckoning

/// Something that changed in what everyone may read.
struct PublicChange {
    /// A name that never changes, from which its identifier in feeds is made.
    let name: String
    let title: String
    let words: String
    let at: Instant
    /// The page it is about.
    let path: String
    let subject: Subject

    /// What it is about.
    enum Subject: Hashable {
        case decision(DecisionID)
        case fund(FundID)
        case initiative(InitiativeID)
        case outcome(OutcomeID)
        case published(ReturnID)
    }
}

/// Everything that changed in what everyone may read, the latest first.
struct PublicChanges {
    let all: [PublicChange]

    /// The changes that books for everyone hold.
    init(_ open: Books) {
        let changes =
            open.everyDecision.flatMap { Self.changes(of: $0) }
            + open.everyFund.flatMap { Self.changes(of: $0, open) }
            + open.everyInitiative.flatMap { Self.changes(of: $0, open) }
            + open.everyOutcome.flatMap { Self.changes(of: $0, open) }
            + open.everyReturn.flatMap { Self.changes(of: $0, open) }
        all = changes.sorted { ($0.at.milliseconds, $0.name) > ($1.at.milliseconds, $1.name) }
    }

    /// Those about decisions and notices.
    var ofDecisions: [PublicChange] {
        all.filter { if case .decision = $0.subject { true } else { false } }
    }

    /// Those about one thing.
    func of(_ subject: PublicChange.Subject) -> [PublicChange] {
        all.filter { $0.subject == subject }
    }

    /// Those about a fund and about the initiatives that it pays for.
    func of(_ fund: Fund) -> [PublicChange] {
        all.filter { change in
            switch change.subject {
            case .fund(let id): id == fund.id
            case .initiative(let id): fund.initiatives.contains(id)
            case .decision, .outcome, .published: false
            }
        }
    }

    private static func changes(of decision: Decision) -> [PublicChange] {
        func change(_ name: String, _ what: String, _ words: String, _ at: Instant)
            -> PublicChange
        {
            PublicChange(
                name: "decision/\(decision.id)/\(name)", title: "\(what): \(decision.title)",
                words: words, at: at, path: DecisionRoute.decision.path(decision.id.text),
                subject: .decision(decision.id))
        }
        var changes: [PublicChange] = []
        if let notice = decision.notice {
            changes.append(
                change(
                    "notice", "Notice of a key decision",
                    "\(notice.maker) is to decide, \(notice.due.inWords).",
                    Instant(notice.published)))
        }
        for (place, version) in decision.versions.enumerated() {
            let published = Instant(version.record.published ?? version.record.taken)
            let at = place == 0 ? published : max(published, version.circumstance.at)
            let words =
                version.reason
                ?? "\(version.record.maker): \(version.record.outcome.title.lowercased())."
            changes.append(
                change(
                    "version/\(place + 1)", place == 0 ? "Decision" : "Corrected decision", words,
                    at))
        }
        for (place, callIn) in decision.callIns.enumerated() {
            changes.append(
                change(
                    "call-in/\(place + 1)", "Called in", callIn.reason, callIn.circumstance.at))
        }
        if let withdrawn = decision.withdrawn {
            changes.append(
                change("withdrawn", "Withdrawn", withdrawn.reason, withdrawn.circumstance.at))
        }
        return changes
    }

    private static func changes(of fund: Fund, _ open: Books) -> [PublicChange] {
        func change(_ name: String, _ title: String, _ words: String, _ at: Instant)
            -> PublicChange
        {
            PublicChange(
                name: "fund/\(fund.id)/\(name)", title: title, words: words, at: at,
                path: FundRoute.fund.path(fund.id.text), subject: .fund(fund.id))
        }
        var changes: [PublicChange] = []
        if let publicity = open.publicity(of: .fund(fund.id)) {
            changes.append(
                change(
                    "opened", "Published: \(fund.record.title)", fund.record.source,
                    publicity.opened.at))
        }
        for drawdown in fund.drawdowns {
            if let approved = drawdown.approved {
                changes.append(
                    change(
                        "drawdown/\(drawdown.id)",
                        "\(drawdown.amount.inWords) drawn down: \(fund.record.title)",
                        "On decision \(drawdown.request.decision).", approved.at))
            }
            for condition in drawdown.conditions {
                guard condition.allowsRelease, let ruling = condition.rulings.last else { continue }
                changes.append(
                    change(
                        "condition/\(condition.id)",
                        "Condition \(condition.status.title.lowercased()): \(fund.record.title)",
                        condition.terms.text, ruling.circumstance.at))
            }
        }
        return changes
    }

    private static func changes(of initiative: Initiative, _ open: Books) -> [PublicChange] {
        let path = InitiativeRoute.initiative.path(initiative.id.text)
        func change(_ name: String, _ title: String, _ words: String, _ at: Instant)
            -> PublicChange
        {
            PublicChange(
                name: "initiative/\(initiative.id)/\(name)",
                title: "\(title): \(initiative.record.title)", words: words, at: at, path: path,
                subject: .initiative(initiative.id))
        }
        let opened = open.publicity(of: .initiative(initiative.id)).map {
            change("opened", "Published", initiative.record.need, $0.opened.at)
        }
        return [opened].compactMap(\.self)
            + initiative.updates.map { written in
                change(
                    "update/\(written.number)", "Updated",
                    "\(written.update.period.inWords): \(written.update.progress.title).",
                    written.circumstance.at)
            }
    }

    private static func changes(of outcome: Outcome, _ open: Books) -> [PublicChange] {
        func change(_ name: String, _ title: String, _ words: String, _ at: Instant)
            -> PublicChange
        {
            PublicChange(
                name: "outcome/\(outcome.id)/\(name)", title: "\(title): \(outcome.record.title)",
                words: words, at: at, path: OutcomeRoute.outcome.path(outcome.id.text),
                subject: .outcome(outcome.id))
        }
        let opened = open.publicity(of: .outcome(outcome.id)).map {
            change("opened", "Published", outcome.finding, $0.opened.at)
        }
        let latest = outcome.values.last.map { recorded in
            change(
                "value/\(recorded.value.day)", "New figure", outcome.finding,
                recorded.circumstance.at)
        }
        return [opened, latest].compactMap(\.self)
    }

    private static func changes(of entry: Return, _ open: Books) -> [PublicChange] {
        guard let context = open.return(entry.id) else { return [] }
        let opened =
            open.publicity(of: .return(entry.id))
            ?? open.publicity(of: .collection(entry.collection))
        let since = opened?.opened.at ?? entry.opened.at
        return entry.versions.map { version in
            PublicChange(
                name: "return/\(entry.id)/version/\(version.number)",
                title: "Return published: \(context.form.form.title), "
                    + context.form.form.period.inWords,
                words: "\(context.organisation.name), version \(version.number).",
                at: max(since, version.circumstance.at),
                path: PublishedReturnRoute.publishedReturn.path(
                    entry.collection.text, entry.organisation.text),
                subject: .published(entry.id))
        }
    }
}
