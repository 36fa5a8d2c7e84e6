import Accountability
import Clerk
import Ledger

extension Site {
    /// What answers the addresses of outcomes.
    func answer(_ route: OutcomeRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .outcomes: return visit.page(OutcomesPage(visit).page)
        case .outcomesFile: return OutcomesPage(visit).file.reply
        case .newOutcome: return visit.page(NewOutcomePage(visit).page)
        case .describeOutcome: return try await describeOutcome(visit)
        case .outcome: return visit.page(try OutcomePage(visit).page)
        case .outcomeFile: return try OutcomePage(visit).file.reply
        case .editing: return visit.page(try OutcomeEditPage(visit).page)
        case .reviseOutcome, .addValue, .forecast, .account, .measure:
            return try await keep(route, visit)
        }
    }

    private func describeOutcome(_ visit: Visit) async throws(Problem) -> Reply {
        guard let organisation = visit.officer?.organisation(Role.outcomeKeepers) else {
            throw .notPermitted
        }
        let id = OutcomeID((visit.fields["outcome"] ?? "").trimmed)
        return try await carryOut(
            visit, then: OutcomeRoute.outcome.path(id.text),
            page: { visit throws(Problem) in NewOutcomePage(visit).page },
            read: { reading in [.outcome(id, .frame(reading.outcome(nil, of: organisation)))] })
    }

    /// What is sent from the forms that keep an outcome.
    private func keep(_ route: OutcomeRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let outcome = try visit.outcome()
        let id = outcome.id
        return try await carryOut(
            visit, then: OutcomeRoute.outcome.path(id.text),
            page: { visit throws(Problem) in try OutcomeEditPage(visit).page },
            read: { reading in
                let instruction: OutcomeInstruction
                switch route {
                case .addValue: instruction = .observe(reading.values(of: id))
                case .forecast: instruction = .forecast(reading.forecast(of: id))
                case .account: instruction = .account(reading.account(of: id))
                case .measure: instruction = .measure(reading.measures(of: id))
                default:
                    instruction = .reframe(
                        reading.outcome(outcome.record, of: outcome.record.organisation),
                        reason: reading.needed("reason", "Enter why it is described anew"))
                }
                return [.outcome(id, instruction)]
            })
    }
}
