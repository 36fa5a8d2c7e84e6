import Accountability
import Accounts
import Documents
import Forms
import Reckoning

extension Site {
    /// How an address of the programming interface begins.
    static let apiPrefix = "/api/"
    /// The most bytes of a document.
    static let mostDocumentBytes = FormFields.mostBytes

    private static let json = "application/json"

    /// Reads what a program sends; with a session it carries the session's token in a header, for
    /// it has no form.
    func takeDocument(_ ask: Ask, into visit: inout Visit) async throws(Problem) {
        if visit.program == nil {
            guard let token = ask.header("x-csrf-token"),
                Secret(reading: visit.token).matches(token)
            else { throw .notOurForm }
        }
        guard ask.sendsJSON else { throw .wrongMediaType }
        guard let bytes = await ask.body(Self.mostDocumentBytes) else { throw .formTooLarge }
        guard let document = CanonicalValue(json: bytes) else { throw .unreadableDocument }
        visit.document = document
    }

    /// Lets in only what the address declares: the parameters, and answers that the program takes.
    func check(_ ask: Ask, _ route: ProgramRoute, _ visit: Visit) throws(Problem) {
        guard ask.takesJSON else { throw .notAcceptable }
        let declared = route.address?.parameters ?? []
        var problems: [ShapeProblem] = []
        var seen: Set<String> = []
        for pair in visit.query.pairs {
            let parameter = declared.first { $0.name == pair.name }
            let message =
                seen.insert(pair.name).inserted
                ? parameter.map { $0.problem(pair.value) } ?? "There is no such parameter."
                : "This is to be said once."
            guard let message else { continue }
            problems.append(ShapeProblem(place: String(pair.name.prefix(100)), message: message))
        }
        guard problems.isEmpty else {
            throw .wrongParameters(Array(problems.prefix(Shape.mostProblems)))
        }
    }

    /// What answers the addresses of the programming interface.
    func answer(_ route: ProgramRoute, _ visit: Visit) async throws(Problem) -> Reply {
        guard let address = route.address else {
            return .document(ProgramDescription(visit).document.bytes, type: Self.json)
        }
        return try await address.work(self, visit)
    }

    /// Something that is stated, as a document.
    func document(_ stated: some Encodable, status: Int = 200) throws(Problem) -> Reply {
        guard let value = try? CanonicalEncoding.value(of: stated) else {
            throw failed("\(type(of: stated)) cannot be written")
        }
        return .document(value.bytes, type: Self.json, status: status)
    }

    /// A problem as a document (RFC 9457), with the refusal's number where the rules say no.
    func problemDocument(_ problem: Problem) -> Reply {
        let stated = (try? CanonicalEncoding.value(of: StatedProblem(problem)))?.bytes ?? []
        let reply = Reply.document(
            stated, type: "application/problem+json", status: problem.status)
        return problem.status == 401 ? reply.with("www-authenticate", "Bearer") : reply
    }
}

/// Why something was not done, as programs read it (RFC 9457).
struct StatedProblem: Codable, Sendable {
    let title: String
    let status: Int
    let detail: String
    /// What to do next.
    let remedy: String
    /// The refusal's number, where the rules say no.
    let code: String?
    /// Everything that does not fit, with its place.
    let problems: [ShapeProblem]?

    init(_ problem: Problem) {
        status = problem.status
        switch problem {
        case .notFound:
            title = "Nothing is there"
            detail = "There is nothing at this address, or nothing that you may read."
            remedy = "Check the address; /api/openapi.json names those that there are."
        case .otherMethod:
            title = "The address takes another method"
            detail = "The address exists, but not with this method."
            remedy = "Use a method that the header allow names."
        default:
            title = problem.heading
            detail = problem.sentence
            remedy = problem.nextStep
        }
        switch problem {
        case .refused(let refusal):
            code = refusal.number.code
            let conflicts = refusal.conflicts.map {
                ShapeProblem(place: "\($0.key)", message: "Somebody else changed this meanwhile.")
            }
            problems = conflicts.isEmpty ? nil : conflicts
        case .unfit(let found), .wrongParameters(let found):
            code = nil
            problems = found
        default:
            code = nil
            problems = nil
        }
    }
}

extension Ask {
    /// What is sent is JSON, as far as it is said.
    fileprivate var sendsJSON: Bool {
        guard let type = header("content-type") else { return true }
        let name = type.prefix { $0 != ";" }.lowercased()
        return String(name).trimmed == "application/json"
    }

    /// JSON is among what the program takes.
    fileprivate var takesJSON: Bool {
        guard let accepted = header("accept"), !accepted.trimmed.isEmpty else { return true }
        return accepted.split(separator: ",").contains { part in
            let name = String(part.prefix { $0 != ";" }.lowercased()).trimmed
            return ["*/*", "application/*", "application/json"].contains(name)
        }
    }
}
