import Accountability
import Clerk
import Ledger
import Reckoning

extension Site {
    /// What answers the addresses of funds.
    func answer(_ route: FundRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .funds: return visit.page(FundsPage(visit).page)
        case .fundsFile: return FundsPage(visit).file.reply
        case .fund:
            let past = try await past(visit)
            return past.page(try FundPage(past).page, status: past.problems.isEmpty ? 200 : 422)
        case .fundFeed: return try fundFeed(visit)
        case .newFund: return visit.page(FundForm(opening: visit).page)
        case .openFund: return try await openFund(visit)
        case .fundSettings: return visit.page(try FundForm(changing: visit).page)
        case .amendFund: return try await amendFund(visit)
        case .fundLedger: return visit.page(try LedgerPage(visit).page)
        case .fundLedgerFile: return try LedgerPage(visit).file.reply
        case .takingBack: return visit.page(try TakingBackPage(visit).page)
        case .takeBackMovement: return try await takeBackMovement(visit)
        case .newDrawdown: return visit.page(try DrawdownRequestPage(visit).page)
        case .requestDrawdown: return try await requestDrawdown(visit)
        case .drawdown: return visit.page(try DrawdownPage(visit).page)
        case .lockMonth, .reopenMonth: return try await changeMonth(route, visit)
        case .conditions: return visit.page(ConditionsPage(visit).page)
        case .conditionsFile: return ConditionsPage(visit).file.reply
        case .submitEvidence, .acceptCondition, .refuseCondition, .waiveCondition:
            return try await changeCondition(route, visit)
        case .approveDrawdown, .holdDrawdown, .resumeDrawdown, .withdrawDrawdown, .releaseDrawdown:
            return try await changeDrawdown(route, visit)
        }
    }

    private func openFund(_ visit: Visit) async throws(Problem) -> Reply {
        guard let organisation = visit.officer?.organisation(Role.fundKeepers) else {
            throw .notPermitted
        }
        let id = (visit.fields["fund"] ?? "").trimmed
        return try await carryOut(
            visit, then: FundRoute.fund.path(id),
            page: { visit throws(Problem) in FundForm(opening: visit).page },
            read: { reading in
                let record = reading.fund(of: organisation, changing: nil)
                return [.fund(record.fund, .open(record))]
            })
    }

    private func amendFund(_ visit: Visit) async throws(Problem) -> Reply {
        let fund = try visit.fund()
        return try await carryOut(
            visit, then: FundRoute.fund.path(fund.id.text),
            page: { visit throws(Problem) in try FundForm(changing: visit).page },
            read: { reading in
                let record = reading.fund(of: fund.record.organisation, changing: fund)
                let reason = reading.needed("reason", "Enter why the record is changed")
                return [.fund(fund.id, .amend(record, reason: reason))]
            })
    }

    private func takeBackMovement(_ visit: Visit) async throws(Problem) -> Reply {
        let page = try TakingBackPage(visit)
        let fund = page.fund.id
        return try await carryOut(
            visit, then: FundRoute.fundLedger.path(fund.text),
            page: { visit throws(Problem) in try TakingBackPage(visit).page },
            read: { reading in
                let id = MovementID(reading.entry("back"))
                let day = reading.day("day", "the day it counts for")
                let reason = reading.needed("reason", "Enter why it is taken back")
                return [
                    .fund(fund, .reverse(page.entry.movement.id, by: id, on: day, reason: reason))
                ]
            })
    }

    private func requestDrawdown(_ visit: Visit) async throws(Problem) -> Reply {
        let fund = try visit.fund().id
        if visit.fields["add"] != nil {
            return visit.page(try DrawdownRequestPage(visit).page)
        }
        let id = (visit.fields["drawdown"] ?? "").trimmed
        return try await carryOut(
            visit, then: FundRoute.drawdown.path(fund.text, id),
            page: { visit throws(Problem) in try DrawdownRequestPage(visit).page },
            read: { reading in [.fund(fund, .requestDrawdown(reading.request(from: fund)))] })
    }

    private func changeMonth(_ route: FundRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let fund = try visit.fund().id
        return try await carryOut(
            visit, then: FundRoute.fund.path(fund.text),
            page: { visit throws(Problem) in try FundPage(visit).page },
            read: { reading in
                let month = Month(reading.words("month"))
                if month == nil { reading.complain("month", "Choose the month") }
                if route == .lockMonth {
                    let control = reading.amount("amount", "the control total")
                    return month.map { [.fund(fund, .lock($0, control: control))] } ?? []
                }
                let reason = reading.needed("reason", "Enter why the month is opened again")
                return month.map { [.fund(fund, .reopen($0, reason: reason))] } ?? []
            })
    }

    private func changeCondition(
        _ route: FundRoute, _ visit: Visit
    ) async throws(Problem) -> Reply {
        let fund = try visit.fund()
        let id = ConditionID(visit.open[1])
        guard let drawdown = fund.condition(id)?.drawdown.id else { throw .notFound }
        return try await onDrawdownPage(visit, drawdown) { reading in
            let instruction: FundInstruction
            switch route {
            case .submitEvidence:
                instruction = .submitEvidence(reading.evidence(for: id, in: fund.id))
            case .acceptCondition:
                instruction = .accept(id, reason: reading.needed("reason", "Enter why it is met"))
            case .refuseCondition:
                instruction = .refuse(
                    id, reason: reading.needed("reason", "Enter why it is not met"))
            default:
                let authority = reading.needed("authority", "Enter the decision that allows it")
                let reason = reading.needed("reason", "Enter why it is waived")
                instruction = .waive(id, authority: DecisionID(authority), reason: reason)
            }
            return [.fund(fund.id, instruction)]
        }
    }

    private func changeDrawdown(
        _ route: FundRoute, _ visit: Visit
    ) async throws(Problem) -> Reply {
        let fund = try visit.fund().id
        let drawdown = try visit.drawdown()
        let id = drawdown.id
        return try await onDrawdownPage(visit, id) { reading in
            let instruction: FundInstruction
            switch route {
            case .approveDrawdown: instruction = .approveDrawdown(id)
            case .holdDrawdown:
                instruction = .holdDrawdown(
                    id, reason: reading.needed("reason", "Enter why it is held"))
            case .resumeDrawdown: instruction = .resumeDrawdown(id)
            case .withdrawDrawdown:
                instruction = .withdrawDrawdown(
                    id, reason: reading.needed("reason", "Enter why it is withdrawn"))
            default: instruction = .enter([reading.release(of: drawdown, in: fund)])
            }
            return [.fund(fund, instruction)]
        }
    }

    /// What was sent from a drawdown's page comes back on it.
    private func onDrawdownPage(
        _ visit: Visit, _ drawdown: DrawdownID, _ read: (inout FormReading) -> [Instruction]
    ) async throws(Problem) -> Reply {
        try await carryOut(
            visit, then: FundRoute.drawdown.path(visit.open[0], drawdown.text),
            page: { visit throws(Problem) in
                let fund = try visit.fund()
                guard let drawdown = fund.drawdown(drawdown) else { throw .notFound }
                return DrawdownPage(visit, fund, drawdown).page
            }, read: read)
    }
}

extension FormReading {
    fileprivate mutating func evidence(
        for condition: ConditionID, in fund: FundID
    ) -> EvidenceRecord {
        EvidenceRecord(
            for: condition, in: fund, needed("text", "Enter what shows that it is met"),
            reference: needed("reference", "Enter where the evidence is"))
    }

    /// The release that the form describes: entered once, however often it is sent.
    fileprivate mutating func release(of drawdown: Drawdown, in fund: FundID) -> Movement {
        let initiative = InitiativeID(needed("initiative", "Choose the initiative"))
        let line = MovementLine(amount("amount", "the amount to release"), for: initiative)
        var movement = Movement(
            MovementID(entry("release")), in: fund, .release,
            on: day("day", "the day it counts for"), lines: [line],
            text: filled("text") ?? "Release of \(drawdown.id)")
        movement.drawdown = drawdown.id
        movement.decision = drawdown.request.decision
        movement.resolution = drawdown.line(of: initiative)?.resolution
        return movement
    }
}
