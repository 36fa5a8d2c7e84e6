internal import Reckoning

/// What may be asked about the register of authorities.
public enum AuthorityInstruction: Hashable, Sendable {
    /// Enter an authority; what is entered already is amended, which takes a reason.
    case enter(AuthorityRecord, reason: String?)
}

extension AuthorityInstruction {
    /// The facts that follow, given the register as it stands; the same instruction again gives
    /// none.
    public func facts(
        _ register: AuthorityRegister, by actor: Officer
    ) throws(Refusal) -> [AuthorityFact] {
        guard
            actor.mandates.contains(where: { $0.role == .analyst || $0.role == .administrator })
        else {
            throw Refusal(
                .notPermitted, "Only a national analyst keeps the register of authorities.",
                remedy: "Ask the body that collects.")
        }
        switch self {
        case .enter(let record, let reason):
            return try Self.entering(record, reason, register)
        }
    }

    private static func entering(
        _ record: AuthorityRecord, _ reason: String?, _ register: AuthorityRegister
    ) throws(Refusal) -> [AuthorityFact] {
        let known = register.record(record.authority)
        if known == record { return [] }
        try Refusal.require(record.name, as: "The authority's name")
        if let to = record.to, to < record.from {
            throw Refusal(
                .datesOutOfOrder, "\(record.name) ends before it begins.",
                remedy: "Correct the first or the last day.")
        }
        if let clash = register.clash(with: record) {
            throw Refusal(
                .codeTaken, "\(clash.code) is a code of \(clash.other.name) at that time.",
                remedy: "Correct the code, or the days on which it is used.")
        }
        guard known != nil else { return [.entered(record)] }
        guard let reason, !reason.isEmpty else {
            throw Refusal(
                .alreadyDifferent, "\(record.authority) is entered, with other particulars.",
                remedy: "Say why they are amended.")
        }
        try Refusal.bound(reason, as: "The reason")
        return [.amended(AuthorityAmendment(to: record, reason: reason))]
    }
}
