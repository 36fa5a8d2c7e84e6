internal import Forms

/// Something about a return that waits to be settled by the department.
public enum QueryMatter: Hashable, Sendable {
    /// What the department asked, by its number in the return.
    case query(Int)
    /// What the organisation said about a finding, by the finding's identity.
    case explanation(String)

    /// What it is known by within its return: `query 3`, `explanation B-same-uplift@B2a`.
    public var written: String {
        switch self {
        case .query(let number): "query \(number)"
        case .explanation(let finding): "explanation \(finding)"
        }
    }

    /// The matter that is known so; nil for anything else.
    public init?(written: String) {
        let parts = written.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "query":
            guard let number = Int(parts[1]), number > 0 else { return nil }
            self = .query(number)
        case "explanation": self = .explanation(String(parts[1]))
        default: return nil
        }
    }
}

/// Who of the department looks after a query or an explanation of a return.
public struct QueryAssignment: Payload {
    /// The return.
    public let `return`: ReturnID
    /// What it is about, as it is written.
    public let matter: String
    /// The officer who looks after it, or nil when nobody does.
    public let analyst: OfficerID?
}

/// Whose turn it is with something that the department asked.
public enum QueryState: String, Hashable, Sendable, CaseIterable {
    /// The organisation has neither answered nor changed its figure.
    case waitingForReply = "Waiting for a reply"
    /// The organisation answered, or changed its figure.
    case replied = "Replied or changed"
    /// The department is content.
    case closed = "Closed"
}

extension DepartmentQuery {
    /// Whose turn it is: an answer that was changed counts as a reply.
    public func state(in entry: Return) -> QueryState {
        if isClosed { return .closed }
        return isWaitingForReply(in: entry) ? .waitingForReply : .replied
    }

    /// Nobody but who asked has said anything last, and the answer is still the one asked about.
    private func isWaitingForReply(in entry: Return) -> Bool {
        guard let first = messages.first, let last = messages.last else { return false }
        let isUnchanged =
            entry.answer(key, asAt: first.circumstance.sequence)
            == entry.history(of: key).last?.answer
        return last.circumstance.by == first.circumstance.by && isUnchanged
    }
}

extension Return {
    /// Who of the department looks after a query or an explanation, or nil.
    public func analyst(of matter: QueryMatter) -> OfficerID? { analysts[matter.written] }

    func assigning(
        _ matter: QueryMatter, to analyst: OfficerID?, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        switch matter {
        case .query(let number): _ = try query(number)
        case .explanation(let finding):
            guard explanations[finding] != nil else {
                throw Refusal(
                    .explanationMissing, "No explanation stands for \(finding).",
                    remedy: "Ask the organisation about the answer.")
            }
        }
        if let analyst {
            guard let officer = background.officer(analyst) else {
                throw .unknown(officer: analyst)
            }
            guard officer.holds(Role.department, for: background.collection.owner) else {
                throw Refusal(
                    .ownerCannotAnswer,
                    "\(analyst) does not look at returns for \(background.collection.owner).",
                    remedy: "Choose an analyst of the body that collects.")
            }
        }
        guard analysts[matter.written] != analyst else { return [] }
        return [
            .queryAssigned(
                QueryAssignment(return: id, matter: matter.written, analyst: analyst))
        ]
    }
}
