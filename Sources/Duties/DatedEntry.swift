public import Accountability
import Forms
import Ledger
public import Reckoning

/// Something that is on a day in somebody's calendar.
public struct DatedEntry: Hashable, Sendable {
    /// What it is known by, always: `due/ibcf-2017-18-q2-E08000035`.
    public let id: String
    /// What it is.
    public let title: String
    /// What to know about it.
    public let detail: String
    /// The days.
    public let days: Period
    /// The moment, where it is one.
    public let moment: Instant?
    /// What it is about.
    public let subject: DutySubject

    init(
        _ word: String, _ subject: DutySubject, part: String = "", _ title: String,
        detail: String = "", on days: Period, at moment: Instant? = nil
    ) {
        id = [word, subject.text, part].filter { !$0.isEmpty }.joined(separator: "/")
        self.title = title
        self.detail = detail
        self.days = days
        self.moment = moment
        self.subject = subject
    }
}

extension WhatFallsDue {
    private static let daysBack = 92
    private static let daysOn = 550
    private static let colleagues: Set<Role> = [
        .lead, .programme, .finance, .board, .governance, .auditor,
    ]

    /// The days that an officer should know, from a quarter back to a year and a half ahead.
    public func dates(for officer: Officer) -> [DatedEntry] {
        let earliest = today.adding(days: -Self.daysBack)
        let latest = today.adding(days: Self.daysOn)
        let own = officer.organisations.filter { officer.holds(Self.colleagues, for: $0) }
        let collecting = officer.organisations.filter {
            officer.holds([.analyst, .chaser], for: $0)
        }
        let returns = books.everyReturn.filter { own.contains($0.organisation) }
        let funds = books.everyFund.filter { own.contains($0.record.organisation) }
        let initiatives = books.everyInitiative.filter { own.contains($0.record.organisation) }
        let decisions = books.everyDecision.filter { own.contains($0.organisation) }
        var found = books.everyCollection.flatMap { collectionDates($0, own, collecting) }
        found += returns.flatMap { sectionDates($0, officer) }
        found += funds.flatMap { conditionDates($0) }
        found += initiatives.flatMap { initiativeDates($0, officer) }
        found += decisions.flatMap { decisionDates($0) }
        return found.filter { $0.days.to >= earliest && $0.days.from <= latest }
            .sorted { ($0.days.from, $0.id) < ($1.days.from, $1.id) }
    }

    private func collectionDates(
        _ collection: Accountability.Collection, _ own: Set<OrganisationID>,
        _ collecting: Set<OrganisationID>
    ) -> [DatedEntry] {
        guard let form = books.form(collection.form)?.form, collection.isSetUp else { return [] }
        let name = "\(form.title), \(form.period.inWords)"
        let asked = collection.expected.intersection(own).flatMap { organisation -> [DatedEntry] in
            let entry = books.return(to: collection.id, of: organisation)
            let subject: DutySubject =
                entry.map { .return($0.id) } ?? .opening(collection.id, organisation)
            let due = collection.due(for: organisation) ?? form.due
            return [
                Self.entry("opens", subject, "\(name) opens", at: collection.dates?.opens),
                Self.entry("due", subject, "\(name) is due", at: due),
            ].compactMap(\.self)
        }
        guard collecting.contains(collection.owner) else { return asked }
        let subject = DutySubject.collection(collection.id)
        let due = collection.dates?.due ?? form.due
        let collected = [
            Self.entry(
                "returns-open", subject, "Returns can be filled in: \(name)",
                at: collection.dates?.opens),
            Self.entry("returns-due", subject, "Returns are due: \(name)", at: due),
            Self.entry(
                "returns-close", subject, "Returns close: \(name)", at: collection.dates?.closes),
        ]
        return asked + collected.compactMap(\.self)
    }

    private static func entry(
        _ word: String, _ subject: DutySubject, _ title: String, at moment: Instant?
    ) -> DatedEntry? {
        moment.map {
            DatedEntry(word, subject, title, on: Period(day: $0.onLondonClock.day), at: $0)
        }
    }

    private func sectionDates(_ entry: Return, _ officer: Officer) -> [DatedEntry] {
        guard entry.stage == .open, let form = books.form(entry.form)?.form else { return [] }
        return form.sections.compactMap { section in
            guard let assignment = entry.assignment(of: section.id), let due = assignment.due,
                entry.completedSections[section.id] == nil,
                assignment.owner == officer.id
                    || officer.holds(Role.senders, for: entry.organisation)
            else { return nil }
            return DatedEntry(
                "section", .section(entry.id, section.id),
                "Section \(section.id) of \(form.title) is to be done", detail: section.title,
                on: Period(day: due))
        }
    }

    private func conditionDates(_ fund: Fund) -> [DatedEntry] {
        fund.conditions.compactMap { drawdown, condition in
            guard let due = condition.terms.due, !condition.allowsRelease,
                drawdown.withdrawn == nil
            else { return nil }
            return DatedEntry(
                "condition", .condition(fund.id, drawdown.id, condition.id),
                "Condition \(condition.id) is to be met", detail: condition.terms.text,
                on: Period(day: due))
        }
    }

    private func initiativeDates(_ initiative: Initiative, _ officer: Officer) -> [DatedEntry] {
        let record = initiative.record
        let isMine =
            record.lead == officer.id || officer.holds([.programme], for: record.organisation)
        guard isMine, initiative.stopped == nil, record.period.to >= today else { return [] }
        let subject = DutySubject.initiative(initiative.id)
        let milestones = initiative.milestones.filter { $0.reached == nil }.map {
            DatedEntry(
                "milestone", subject, part: $0.milestone, "\(record.title): \($0.title)",
                on: Period(day: $0.due))
        }
        let compliance = initiative.compliance.map {
            DatedEntry(
                "compliance", subject, part: $0.evidence,
                "\(record.title): evidence for \($0.standard) runs out",
                on: Period(day: $0.period.to))
        }
        let decision = initiative.afterFunding?.decisionNeeded.map {
            DatedEntry(
                "after", subject, "\(record.title): a decision on its future is needed",
                on: Period(day: $0))
        }
        let end = DatedEntry(
            "end", subject, "The funding of \(record.title) ends", on: Period(day: record.period.to)
        )
        let update =
            initiative.progress.isUnderWay
            ? [
                DatedEntry(
                    "update", .update(initiative.id), "The update of \(record.title) is due",
                    on: Period(day: initiative.nextUpdateDue))
            ] : []
        return update + milestones + compliance + [decision, end].compactMap(\.self)
    }

    private func decisionDates(_ decision: Decision) -> [DatedEntry] {
        guard decision.withdrawn == nil else { return [] }
        let subject = DutySubject.decision(decision.id)
        guard let record = decision.record else {
            return decision.notice.map {
                [
                    DatedEntry(
                        "decision", subject, "Decision expected: \($0.matter)", detail: $0.maker,
                        on: $0.due)
                ]
            } ?? []
        }
        let last = lastDayForCallIn(decision).map {
            DatedEntry(
                "call-in", subject, "Last day to call in: \(record.title)", on: Period(day: $0))
        }
        let effective = record.effective.map {
            DatedEntry("effective", subject, "Takes effect: \(record.title)", on: Period(day: $0))
        }
        return [last, effective].compactMap(\.self)
    }
}
