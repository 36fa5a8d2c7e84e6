import Accountability
import Clerk
import Ledger
import Reckoning

extension Site {
    /// What answers the addresses of what is entered in a fund.
    func answer(_ route: EntryRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .newMovement: return visit.page(try MovementForm(visit).page)
        case .enterMovement: return try await enterMovement(visit)
        case .actuals: return visit.page(try ActualsPage(visit).page)
        case .uploadActuals: return try await uploadActuals(visit)
        case .actualsDraft: return try await actualsDraft(visit)
        case .mapColumns: return try await mapColumns(visit)
        case .loadActuals: return try await loadActuals(visit)
        case .claims: return visit.page(try ClaimsPage(visit).page)
        case .claimsFile: return try ClaimsPage(visit).file.reply
        case .newClaim: return visit.page(try ClaimForm(visit).page)
        case .findClaim: return try await findClaim(visit)
        case .claim: return visit.page(try ClaimPage(visit).page)
        case .moveClaim: return try await moveClaim(visit)
        }
    }

    /// First a look at what the movement does, then the movement.
    private func enterMovement(_ visit: Visit) async throws(Problem) -> Reply {
        let form = try MovementForm(visit)
        guard let kind = form.kind, kind != .release, kind != .drawdown else { throw .notFound }
        let fund = form.fund.id
        if visit.fields["back"] != nil { return visit.page(form.page) }
        if visit.fields["step"] == "enter" {
            return try await carryOut(
                visit, then: FundRoute.fundLedger.path(fund.text),
                page: { visit throws(Problem) in try MovementForm(visit).page },
                read: { reading in [.fund(fund, .enter([reading.movement(kind, in: fund)]))] })
        }
        return try preview(form, kind, visit)
    }

    private func preview(
        _ form: MovementForm, _ kind: MovementKind, _ visit: Visit
    ) throws(Problem) -> Reply {
        guard let officer = visit.officer else { throw .signInFirst }
        var reading = FormReading(visit)
        let movement = reading.movement(kind, in: form.fund.id)
        var back = visit
        back.problems = reading.problems
        guard reading.problems.isEmpty else {
            return back.page(try MovementForm(back).page, status: 422)
        }
        let tried = clerk.trial(of: [.fund(form.fund.id, .enter([movement]))], by: officer.id)
        switch tried.first {
        case .success(let facts)?:
            let circumstance = Circumstance(sequence: 0, at: visit.now, by: officer.id)
            return visit.page(MovementPreview(form, kind, facts, at: circumstance).page)
        case .failure(.refused(let refusal))?:
            back.problems = [reading.problem(refusal)]
            return back.page(
                try MovementForm(back).page, status: Problem.refused(refusal).status)
        case .failure, nil: throw .busy
        }
    }

    private func findClaim(_ visit: Visit) async throws(Problem) -> Reply {
        let fund = try visit.fund().id
        let id = (visit.fields["claim"] ?? "").trimmed
        return try await carryOut(
            visit, then: EntryRoute.claim.path(fund.text, id),
            page: { visit throws(Problem) in try ClaimForm(visit).page },
            read: { reading in [.fund(fund, .find(reading.claim(in: fund)))] })
    }

    private func moveClaim(_ visit: Visit) async throws(Problem) -> Reply {
        let page = try ClaimPage(visit)
        let (fund, claim) = (page.fund.id, page.claim.id)
        return try await carryOut(
            visit, then: EntryRoute.claim.path(fund.text, claim.text),
            page: { visit throws(Problem) in try ClaimPage(visit).page },
            read: { reading in [.fund(fund, .move(reading.step(of: claim, in: fund)))] })
    }
}
