import Accountability
import Accounts
import Clerk
import Ledger
import Reckoning

extension Site {
    /// How an address of the programming interface begins.
    static let apiPrefix = "/api/v1/"

    /// Reads what a program sends; with a session it carries the session's token in a header, for
    /// it has no form.
    func takeDocument(_ ask: Ask, into visit: inout Visit) async throws(Problem) {
        if visit.program == nil {
            guard let token = ask.header("x-csrf-token"),
                Secret(reading: visit.token).matches(token)
            else { throw .notOurForm }
        }
        guard let bytes = await ask.body(FormFields.mostBytes) else { throw .formTooLarge }
        guard let document = CanonicalValue(json: bytes) else { throw .unreadableForm }
        visit.document = document
    }

    func answer(_ route: ProgramRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .fundDocument: return .document(FundDocument(try visit.fund()).json, type: Self.json)
        case .enterMovement: return try await enterMovement(visit)
        }
    }

    /// Enters the movement that was sent; a movement that is entered already answers with no facts.
    private func enterMovement(_ visit: Visit) async throws(Problem) -> Reply {
        let fund = try visit.fund()
        guard let movement = Movement(sent: visit.document, to: fund.id) else {
            throw .unreadableForm
        }
        let outcome = try await carryOut(.fund(fund.id, .enter([movement])), visit)
        let answer = CanonicalRecord([
            "facts": .list(outcome.facts.map(\.canonical)), "sequence": .whole(outcome.sequence),
        ])
        return .document(
            CanonicalValue.record(answer).bytes, type: Self.json,
            status: outcome.facts.isEmpty ? 200 : 201)
    }

    private static let json = "application/json"

    /// A problem as a document (RFC 9457), with the refusal's number where the rules say no.
    func problemDocument(_ problem: Problem) -> Reply {
        var code: String?
        if case .refused(let refusal) = problem { code = refusal.number.code }
        let fields = CanonicalRecord([
            "title": .text(problem.heading), "status": .whole(Int64(problem.status)),
            "detail": .text(problem.sentence), "remedy": .text(problem.nextStep),
            "code": code.map { .text($0) },
        ])
        let reply = Reply.document(
            CanonicalValue.record(fields).bytes, type: "application/problem+json",
            status: problem.status)
        return problem.status == 401 ? reply.with("www-authenticate", "Bearer") : reply
    }
}

extension Movement {
    /// The movement that a document describes by the names it is kept under; nil for anything else.
    fileprivate init?(sent document: CanonicalValue?, to fund: FundID) {
        guard var fields = document?.record?.fields.map({ ($0.key, $0.value) }),
            !fields.contains(where: { ["kind", "fund", "reverses"].contains($0.0) })
        else { return nil }
        fields += [("kind", .text("moneyMoved")), ("fund", .text(fund.text))]
        guard let record = CanonicalRecord(fields),
            case .fund(.moved(let movement))? = Fact(canonical: .record(record))
        else { return nil }
        self = movement
    }
}

/// How a fund stands, for programs: amounts in whole pence.
struct FundDocument {
    private let fund: Fund

    init(_ fund: Fund) {
        self.fund = fund
    }

    var json: [UInt8] {
        let initiatives = fund.initiatives.map { initiative in
            position(fund.position(of: initiative), of: initiative)
        }
        let conditions = fund.conditions.map { drawdown, condition in
            CanonicalValue.record(
                CanonicalRecord([
                    "condition": .text(condition.id.text), "drawdown": .text(drawdown.id.text),
                    "initiative": .text(condition.initiative.text),
                    "held": .whole(condition.allowsRelease ? 0 : condition.amount.pence),
                    "status": .text(condition.status.title),
                ]))
        }
        let record = CanonicalRecord([
            "fund": .text(fund.id.text), "title": .text(fund.record.title),
            "allocated": .whole(fund.allocated.pence),
            "uncommitted": .whole(fund.uncommitted.pence),
            "heldByConditions": .whole(fund.heldByConditions.pence),
            "initiatives": .list(initiatives), "conditions": .list(conditions),
        ])
        return CanonicalValue.record(record).bytes
    }

    private func position(
        _ position: FundPosition, of initiative: InitiativeID
    ) -> CanonicalValue {
        .record(
            CanonicalRecord([
                "initiative": .text(initiative.text), "approved": .whole(position.approved.pence),
                "drawn": .whole(position.drawn.pence), "released": .whole(position.released.pence),
                "spent": .whole(position.outturn.pence),
                "returned": .whole(position.returned.pence),
                "committed": .whole(position.committed.pence),
            ]))
    }
}
