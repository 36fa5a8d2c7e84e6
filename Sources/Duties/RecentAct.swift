public import Accountability
import Forms
import Ledger
import Reckoning

/// Something that was done lately, where an officer may know of it.
public struct RecentAct: Hashable, Sendable {
    /// What was done.
    public let words: String
    /// What it is about.
    public let subject: DutySubject
    /// When and by whom.
    public let circumstance: Circumstance
}

extension WhatFallsDue {
    /// What was done within so many days at the organisations that an officer works for, the latest
    /// first.
    public func recent(for officer: Officer, days: Int = 14) -> [RecentAct] {
        let seen = officer.organisations.filter {
            officer.holds(PersonalDuties.observers, for: $0)
        }
        let funds = books.everyFund.filter { seen.contains($0.record.organisation) }
        let initiatives = books.everyInitiative.filter { seen.contains($0.record.organisation) }
        let decisions = books.everyDecision.filter { seen.contains($0.organisation) }
        var acts = books.everyReturn.flatMap { self.acts(on: $0, seen) }
        acts += funds.flatMap { self.acts(on: $0) }
        acts += initiatives.flatMap { self.acts(on: $0) }
        acts += decisions.flatMap { self.acts(on: $0) }
        let first = today.adding(days: -days)
        return acts.filter { $0.circumstance.day > first }
            .sorted { $0.circumstance.sequence > $1.circumstance.sequence }
    }

    /// The department sees what was submitted; the organisation sees all.
    private func acts(on entry: Return, _ seen: Set<OrganisationID>) -> [RecentAct] {
        let collector = books.collection(entry.collection)?.owner
        let isOwn = seen.contains(entry.organisation)
        guard isOwn || collector.map(seen.contains) ?? false,
            let context = books.return(entry.id)
        else { return [] }
        let name = isOwn ? context.name : "\(context.organisation.name), \(context.name)"
        let versions = entry.versions.map {
            RecentAct(
                words: "\(name): version \($0.number) submitted", subject: .return(entry.id),
                circumstance: $0.circumstance)
        }
        guard isOwn else { return versions }
        let signatures = entry.signatures.filter(\.isValid).map {
            RecentAct(
                words: "\(name): signed", subject: .signOff(entry.id),
                circumstance: $0.circumstance)
        }
        let events = entry.events.map {
            RecentAct(
                words: "\(name): \($0.what.prefix(1).lowercased() + $0.what.dropFirst())",
                subject: .return(entry.id), circumstance: $0.circumstance)
        }
        return versions + signatures + events
    }

    private func acts(on fund: Fund) -> [RecentAct] {
        fund.drawdowns.flatMap { drawdown -> [RecentAct] in
            let subject = DutySubject.drawdown(fund.id, drawdown.id)
            let name = "Drawdown \(drawdown.id) of \(drawdown.amount.inWords)"
            let steps = [
                ("requested", drawdown.requested), ("approved", drawdown.approved),
                ("held", drawdown.held?.circumstance),
                ("withdrawn", drawdown.withdrawn?.circumstance),
            ]
            let own = steps.compactMap { verb, circumstance in
                circumstance.map {
                    RecentAct(words: "\(name) \(verb)", subject: subject, circumstance: $0)
                }
            }
            return own
                + drawdown.conditions.flatMap { condition in
                    condition.rulings.map {
                        RecentAct(
                            words: "Condition \(condition.id) \($0.verdict.rawValue)",
                            subject: .condition(fund.id, drawdown.id, condition.id),
                            circumstance: $0.circumstance)
                    }
                }
        }
    }

    private func acts(on initiative: Initiative) -> [RecentAct] {
        initiative.updates.map {
            RecentAct(
                words: "\(initiative.record.title): update written",
                subject: .initiative(initiative.id), circumstance: $0.circumstance)
        }
    }

    private func acts(on decision: Decision) -> [RecentAct] {
        decision.versions.map {
            RecentAct(
                words: "\($0.record.title) \($0.reason == nil ? "recorded" : "corrected")",
                subject: .decision(decision.id), circumstance: $0.circumstance)
        }
    }
}
