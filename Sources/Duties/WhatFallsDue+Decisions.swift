import Accountability
import Ledger
import Reckoning

extension WhatFallsDue {
    /// What waits about an organisation's decisions.
    func decisions(of organisation: OrganisationID) -> [Duty] {
        books.everyDecision.filter { $0.organisation == organisation && $0.withdrawn == nil }
            .flatMap { decision in
                [calledIn(decision), window(decision), announced(decision), dates(decision)]
                    .compactMap(\.self)
            }
    }

    private func calledIn(_ decision: Decision) -> Duty? {
        decision.openCallIn.map { callIn in
            Duty(
                .callIn, .decision(decision.id), of: decision.organisation,
                title: "Conclude the call-in of \(decision.id)", detail: callIn.reason,
                since: callIn.on, for: .holders(Role.registrars))
        }
    }

    /// The last day for a call-in of an approved decision, where the rules say it.
    func lastDayForCallIn(_ decision: Decision) -> Day? {
        guard let record = decision.record, record.outcome.isApproval,
            let rules = books.rules(of: decision.organisation).inForce(on: record.taken)
        else { return nil }
        return DecisionDates(record, rules, calendar: calendar).lastDayForCallIn
    }

    private func window(_ decision: Decision) -> Duty? {
        guard let record = decision.record, decision.openCallIn == nil,
            let last = lastDayForCallIn(decision), last >= today
        else { return nil }
        return Duty(
            .callInWindow, .decision(decision.id), of: decision.organisation,
            title: "\(record.title) can be called in",
            detail: "It cannot be acted on before.", due: last, since: record.taken,
            for: .outsiders)
    }

    private func announced(_ decision: Decision) -> Duty? {
        guard decision.record == nil, let notice = decision.notice, isNear(notice.due.from) else {
            return nil
        }
        return Duty(
            .notice, .decision(decision.id), of: decision.organisation,
            title: "Record the decision on \(notice.matter)",
            detail: "It is expected of \(notice.maker) from \(notice.due.from.inWords) on.",
            due: notice.due.to, since: notice.due.from, for: .holders(Role.registrars))
    }

    private func dates(_ decision: Decision) -> Duty? {
        let found = books.warnings(about: decision).filter { warning in
            switch warning.number {
            case .effectiveDiffers, .callInStartMissing, .datesOutOfOrder: true
            case .keyByAmount, .noticeMissing, .noticeShort, .statementIncomplete, .rulesMissing:
                false
            }
        }
        guard let first = found.first, let recorded = decision.versions.last?.circumstance else {
            return nil
        }
        return Duty(
            .dates, .decision(decision.id), of: decision.organisation,
            title: "Look at the dates of \(decision.id)", detail: first.text,
            since: recorded.day, for: .holders(Role.registrars))
    }
}
