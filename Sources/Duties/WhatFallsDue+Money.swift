import Accountability
import Ledger
import Reckoning

extension WhatFallsDue {
    /// What waits about an organisation's funds.
    func money(of organisation: OrganisationID) -> [Duty] {
        books.everyFund.filter { $0.record.organisation == organisation }.flatMap { fund in
            drawdowns(fund) + conditions(fund) + months(fund) + claims(fund)
        }
    }

    private func drawdowns(_ fund: Fund) -> [Duty] {
        fund.drawdowns.compactMap { drawdown in
            switch drawdown.status {
            case .requested: approving(drawdown, fund)
            case .approved, .approvedWithConditions, .releasedInPart: releasing(drawdown, fund)
            case .released, .held, .withdrawn: nil
            }
        }
    }

    private func approving(_ drawdown: Drawdown, _ fund: Fund) -> Duty {
        Duty(
            .approve, .drawdown(fund.id, drawdown.id), of: fund.record.organisation,
            title: "Approve drawdown \(drawdown.id) of \(drawdown.amount.inWords)",
            detail: fund.record.title + ".", since: drawdown.requested.day,
            for: .holders(Role.treasurers, except: [drawdown.requested.by]))
    }

    /// What neither a condition nor an initiative's rule holds back.
    private func releasing(_ drawdown: Drawdown, _ fund: Fund) -> Duty? {
        let free = drawdown.request.lines.filter { line in
            drawdown.condition(of: line.initiative)?.allowsRelease ?? true
                && books.initiative(line.initiative)?
                    .mayBeReleased(fund.position(of: line.initiative), on: today) ?? true
        }
        let amount = free.map { $0.amount - drawdown.released(to: $0.initiative) }.total()
        guard amount > .zero, let approved = drawdown.approved else { return nil }
        return Duty(
            .release, .drawdown(fund.id, drawdown.id), of: fund.record.organisation,
            title: "Release up to \(amount.inWords) of drawdown \(drawdown.id)",
            detail: "Nothing holds it back. \(fund.record.title).", since: approved.day,
            for: .holders(Role.treasurers))
    }

    private func conditions(_ fund: Fund) -> [Duty] {
        fund.conditions.compactMap { drawdown, condition in
            guard drawdown.withdrawn == nil else { return nil }
            switch condition.status {
            case .met, .waived: return nil
            case .evidenceSubmitted: return judging(condition, drawdown, fund)
            case .outstanding, .notMet: return meeting(condition, drawdown, fund)
            }
        }
    }

    private func judging(_ condition: Condition, _ drawdown: Drawdown, _ fund: Fund) -> Duty? {
        condition.evidence.last.map { evidence in
            Duty(
                .judge, .condition(fund.id, drawdown.id, condition.id),
                of: fund.record.organisation,
                title: "Rule on the evidence for condition \(condition.id)",
                detail: "\(condition.amount.inWords) waits for it.", due: condition.terms.due,
                since: evidence.circumstance.day,
                for: .holders(Role.arbiters, except: [evidence.circumstance.by]))
        }
    }

    private func meeting(_ condition: Condition, _ drawdown: Drawdown, _ fund: Fund) -> Duty {
        let since = condition.rulings.last?.circumstance ?? drawdown.requested
        return Duty(
            .condition, .condition(fund.id, drawdown.id, condition.id),
            of: fund.record.organisation, title: "Show that condition \(condition.id) is met",
            detail: "\(condition.amount.inWords) for \(title(condition.initiative)) is held. "
                + condition.nextStep,
            due: condition.terms.due, since: since.day,
            for: .holders(Role.askers.union(Role.registrars)))
    }

    func title(_ initiative: InitiativeID) -> String {
        books.initiative(initiative)?.record.title ?? initiative.text
    }

    /// Months that have ended with spending in them and are not locked.
    private func months(_ fund: Fund) -> [Duty] {
        let current = Month(of: today)
        var open: Set<Month> = []
        for entry in fund.movements
        where entry.movement.kind == .actual || entry.movement.kind == .accrual {
            let month = Month(of: entry.movement.day)
            if month < current, fund.lockedMonths[month] == nil { open.insert(month) }
        }
        guard let first = open.min(), let last = open.max() else { return [] }
        let words = first == last ? first.inWords : "\(first.inWords) to \(last.inWords)"
        return [
            Duty(
                .month, .fund(fund.id), of: fund.record.organisation,
                title: open.count == 1 ? "Lock \(words)" : "Lock \(open.count) months, \(words)",
                detail: "Reconcile the spending to the general ledger. \(fund.record.title).",
                since: first.last.adding(days: 1), for: .holders(Role.treasurers))
        ]
    }

    private func claims(_ fund: Fund) -> [Duty] {
        fund.claims.filter { $0.owed != .zero }.map { claim in
            Duty(
                .claim, .fund(fund.id), part: claim.id.text, of: fund.record.organisation,
                title: "\(claim.record.debtor) owes "
                    + (claim.owed?.inWords ?? "an amount that is not known"),
                detail: "\(claim.status). \(claim.record.basis)", since: claim.found.day,
                for: .holders(Role.treasurers))
        }
    }
}
