import Accountability
import Forms

extension Site {
    func send(_ at: ReturnVisit) async throws(Problem) -> Reply {
        try await onSignOffPage(.sendForSignOff, at)
    }

    func takeBack(_ at: ReturnVisit) async throws(Problem) -> Reply {
        try await onSignOffPage(.withdrawFromSignOff(reason: at.visit.fields["reason"] ?? ""), at)
    }

    func submit(_ at: ReturnVisit) async throws(Problem) -> Reply {
        do throws(Problem) {
            try await carryOut(.submit, at)
        } catch {
            return try signOffPage(error, at)
        }
        return .go(to: ReturnRoute.receipt.path(at.id))
    }

    func ratify(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let meeting: Meeting?
        do throws(FieldFault) {
            meeting = try MeetingFields(at.visit.fields).meeting()
        } catch {
            let problem = FieldProblem(field: error.field, message: error.message)
            return at.visit.page(SignOffPage(at, problems: [problem]).page, status: 422)
        }
        guard let meeting else {
            let problem = FieldProblem(field: "day", message: "Enter the day of the meeting")
            return at.visit.page(SignOffPage(at, problems: [problem]).page, status: 422)
        }
        return try await onSignOffPage(.ratify(step: at.visit.open[1], meeting), at)
    }

    func sign(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let fields = at.visit.fields
        guard let basis = fields["basis"].flatMap({ SignOffBasis(rawValue: $0) }) else {
            return notSigned("basis", "Select on what grounds it is signed", at)
        }
        let meeting: Meeting?
        do throws(FieldFault) {
            meeting = basis == .meeting ? try MeetingFields(fields).meeting() : nil
        } catch {
            return notSigned(error.field, error.message, at)
        }
        let seen = Fingerprint(fields["seen"] ?? "")
        do throws(Problem) {
            try await carryOut(.sign(step: at.visit.open[1], basis, seen: seen, meeting), at)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            return notSigned(refusal.field, refusal.sentence, at)
        }
        return .go(to: ReturnRoute.signOff.path(at.id))
    }

    func decline(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let reason = at.visit.fields["reason"] ?? ""
        do throws(Problem) {
            try await carryOut(.decline(step: at.visit.open[1], reason: reason), at)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            return notSigned("reason", refusal.sentence, at)
        }
        return .go(to: ReturnRoute.signOff.path(at.id))
    }

    private func notSigned(_ field: String, _ message: String, _ at: ReturnVisit) -> Reply {
        let problem = FieldProblem(field: field, message: message)
        return at.visit.page(ReviewPage(at, problems: [problem]).page, status: 422)
    }

    /// Carries out what was asked on the sign-off page; a refusal is said there.
    private func onSignOffPage(
        _ instruction: ReturnInstruction, _ at: ReturnVisit
    ) async throws(Problem) -> Reply {
        do throws(Problem) {
            try await carryOut(instruction, at)
        } catch {
            return try signOffPage(error, at)
        }
        return .go(to: ReturnRoute.signOff.path(at.id))
    }

    private func signOffPage(_ problem: Problem, _ at: ReturnVisit) throws(Problem) -> Reply {
        guard case .refused(let refusal) = problem else { throw problem }
        let told = FieldProblem(field: refusal.field, message: refusal.sentence)
        return at.visit.page(SignOffPage(at, problems: [told]).page, status: problem.status)
    }
}

extension Refusal {
    fileprivate var sentence: String { "\(reason) \(remedy)" }

    /// The field of the page at which the refusal is said.
    fileprivate var field: String {
        switch number {
        case .meetingMissing, .meetingInFuture: "day"
        case .basisNotAllowed: "basis"
        case .textMissing, .textTooLong: "reason"
        default: "main"
        }
    }
}
