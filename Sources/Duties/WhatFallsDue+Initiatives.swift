import Accountability
import Ledger
import Reckoning

extension WhatFallsDue {
    /// How long before its end evidence of compliance is asked for again.
    private static let daysOfWarning = 60

    /// What waits about an organisation's initiatives.
    func initiatives(of organisation: OrganisationID) -> [Duty] {
        books.everyInitiative.filter { $0.record.organisation == organisation }.flatMap {
            promises($0) + updates($0) + milestones($0) + compliance($0)
        }
    }

    private func promises(_ initiative: Initiative) -> [Duty] {
        initiative.unmetPromises(on: today, books.position(of: initiative)).map { unmet in
            Duty(
                unmet.promise.matter, .initiative(initiative.id),
                of: initiative.record.organisation,
                title: "\(initiative.record.title): \(unmet.next)", detail: unmet.reason,
                since: unmet.since,
                for: unmet.role == .lead ? lead(of: initiative) : .holders([unmet.role]))
        }
    }

    /// The lead; where none is named, whoever leads initiatives.
    private func lead(of initiative: Initiative) -> DutyBearer {
        initiative.record.lead.map { .officer($0) } ?? .holders([.lead])
    }

    private func isGoing(_ initiative: Initiative) -> Bool {
        initiative.stopped == nil && initiative.record.period.contains(today)
    }

    private func updates(_ initiative: Initiative) -> [Duty] {
        let due = initiative.nextUpdateDue
        guard isGoing(initiative), initiative.progress.isUnderWay, today <= due, isNear(due) else {
            return []
        }
        return [
            Duty(
                .update, .update(initiative.id), of: initiative.record.organisation,
                title: "Write the update of \(initiative.record.title)",
                detail: initiative.latestUpdate.map {
                    "The last one is from \($0.circumstance.day.inWords)."
                } ?? "It is the first.",
                due: due, since: due.adding(days: -Self.daysAhead), for: lead(of: initiative))
        ]
    }

    private func milestones(_ initiative: Initiative) -> [Duty] {
        guard isGoing(initiative) else { return [] }
        return initiative.milestones.filter { $0.reached == nil && isNear($0.due) }.map {
            Duty(
                .milestone, .initiative(initiative.id), part: $0.milestone,
                of: initiative.record.organisation,
                title: "\(initiative.record.title): \($0.title)",
                detail: "Say when the milestone was reached, or set another day.", due: $0.due,
                since: $0.due.adding(days: -Self.daysAhead), for: lead(of: initiative))
        }
    }

    /// Of several pieces of evidence for one standard, the one that lasts longest counts.
    private func compliance(_ initiative: Initiative) -> [Duty] {
        guard initiative.record.period.to >= today else { return [] }
        let latest = Dictionary(grouping: initiative.compliance, by: \.standard).values
            .compactMap { $0.max { $0.period.to < $1.period.to } }
        let limit = today.adding(days: Self.daysOfWarning)
        return latest.filter { $0.period.to < limit }.map { evidence in
            let verb = evidence.period.to < today ? "ran out" : "runs out"
            return Duty(
                .compliance, .initiative(initiative.id), part: evidence.standard,
                of: initiative.record.organisation,
                title: "\(initiative.record.title): show evidence for \(evidence.standard)",
                detail: "The last \(verb) on \(evidence.period.to.inWords).",
                due: evidence.period.to,
                since: evidence.period.to.adding(days: -Self.daysOfWarning),
                for: lead(of: initiative))
        }
    }
}

extension InitiativePromise {
    fileprivate var matter: DutyMatter {
        switch self {
        case .impact: .impact
        case .spend: .spend
        case .recurrentFunding: .recurrentFunding
        case .exit: .exit
        }
    }
}
