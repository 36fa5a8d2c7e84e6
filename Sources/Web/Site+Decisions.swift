import Accountability
import Clerk
import Ledger
import Reckoning

extension Site {
    /// What answers the addresses of decisions; the others go on to the funds.
    func answer(_ route: DecisionRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .decisions: return visit.page(DecisionsPage(visit).page)
        case .decisionsFile: return DecisionsPage(visit).file.reply
        case .decisionsFeed:
            return try feed(
                visit, "Decisions", name: "decisions", page: DecisionRoute.decisions.path()
            ) { changes throws(Problem) in changes.ofDecisions }
        case .forthcoming: return visit.page(ForthcomingPage(visit).page)
        case .forthcomingCalendar: return ForthcomingPage(visit).calendar.reply
        case .decisionFeed: return try decisionFeed(visit)
        case .rules: return visit.page(DecisionRulesPage(visit).page)
        case .rulesFile: return DecisionRulesPage(visit).file.reply
        case .adoptRules: return try await adoptRules(visit)
        case .newDecision: return visit.page(DecisionForm(recording: visit).page)
        case .recordDecision: return try await recordDecision(visit)
        case .newNotice: return visit.page(NoticePage(visit).page)
        case .publishNotice: return try await publishNotice(visit)
        case .decision: return visit.page(try DecisionPage(visit).page)
        case .correction: return visit.page(try DecisionForm(correcting: visit).page)
        case .correctDecision: return try await correctDecision(visit)
        case .withdrawDecision: return try await withdrawDecision(visit)
        case .callIns: return visit.page(try CallInPage(visit).page)
        case .callIn: return try await callIn(visit)
        case .concludeCallIn: return try await concludeCallIn(visit)
        }
    }

    private func adoptRules(_ visit: Visit) async throws(Problem) -> Reply {
        guard let organisation = visit.officer?.organisation(Role.registrars) else {
            throw .notPermitted
        }
        return try await carryOut(
            visit, then: DecisionRoute.rules.path(),
            page: { visit throws(Problem) in DecisionRulesPage(visit).page },
            read: { reading in [.decision(.adoptRules(reading.rules(of: organisation)))] })
    }

    private func recordDecision(_ visit: Visit) async throws(Problem) -> Reply {
        if visit.fields["add"] != nil { return visit.page(DecisionForm(recording: visit).page) }
        let id = DecisionID((visit.fields["reference"] ?? "").trimmed)
        guard let organisation = visit.officer?.organisation(Role.registrars) else {
            throw .notPermitted
        }
        return try await carryOut(
            visit, then: DecisionRoute.decision.path(id.text),
            page: { visit throws(Problem) in DecisionForm(recording: visit).page },
            read: { reading in
                _ = reading.needed("reference", "Enter the reference")
                let record = reading.record(id, of: organisation, correcting: nil)
                return [.decision(.record(record.effective(by: visit.books)))]
            })
    }

    private func correctDecision(_ visit: Visit) async throws(Problem) -> Reply {
        let decision = try visit.decision()
        if visit.fields["add"] != nil {
            return visit.page(try DecisionForm(correcting: visit).page)
        }
        return try await carryOut(
            visit, then: DecisionRoute.decision.path(decision.id.text),
            page: { visit throws(Problem) in try DecisionForm(correcting: visit).page },
            read: { reading in
                let record = reading.record(
                    decision.id, of: decision.organisation, correcting: decision.record
                ).effective(by: visit.books)
                let reason = reading.needed("reason", "Enter why the record is corrected")
                return [.decision(.correct(record, reason: reason))]
            })
    }

    private func publishNotice(_ visit: Visit) async throws(Problem) -> Reply {
        let id = (visit.fields["reference"] ?? "").trimmed
        guard let organisation = visit.officer?.organisation(Role.registrars) else {
            throw .notPermitted
        }
        return try await carryOut(
            visit, then: DecisionRoute.decision.path(id),
            page: { visit throws(Problem) in NoticePage(visit).page },
            read: { reading in [.decision(.publishNotice(reading.notice(of: organisation)))] })
    }

    private func withdrawDecision(_ visit: Visit) async throws(Problem) -> Reply {
        let id = try visit.decision().id
        return try await onCallInPage(visit, id) { reading in
            let reason = reading.needed("reason", "Enter why it is withdrawn")
            return [.decision(.withdraw(id, reason: reason))]
        }
    }

    private func callIn(_ visit: Visit) async throws(Problem) -> Reply {
        let id = try visit.decision().id
        return try await onCallInPage(visit, id) { reading in
            let numbers = reading.words("resolutions").split(separator: ",").map {
                String($0).trimmed
            }
            let day = reading.day("day", "the day of the call-in")
            let reason = reading.needed("reason", "Enter why it is called in")
            return [
                .decision(.callIn(CallInRecord(id, resolutions: numbers, on: day, reason: reason)))
            ]
        }
    }

    private func concludeCallIn(_ visit: Visit) async throws(Problem) -> Reply {
        let id = try visit.decision().id
        return try await onCallInPage(visit, id) { reading in
            let outcome = reading.choice(
                "outcome", "Choose what came of the call-in", of: CallInOutcome.self)
            let day = reading.day("day", "the day it was concluded")
            return outcome.map { [.decision(.concludeCallIn(id, $0, on: day))] } ?? []
        }
    }

    private func onCallInPage(
        _ visit: Visit, _ id: DecisionID, _ read: (inout FormReading) -> [Instruction]
    ) async throws(Problem) -> Reply {
        try await carryOut(
            visit, then: DecisionRoute.decision.path(id.text),
            page: { visit throws(Problem) in try CallInPage(visit).page }, read: read)
    }
}
