/// What may be asked about officers and organisations.
public enum PeopleInstruction: Hashable, Sendable {
    case registerOrganisation(Organisation)
    case enrol(OfficerID)
    case grant(OfficerID, Mandate)
    case withdraw(OfficerID, Mandate)
}

extension PeopleInstruction {
    /// The facts that follow, given the organisation and the officer as they stand.
    ///
    /// The first officer of an empty register may do anything: somebody has to start.
    public func facts(
        organisation: (OrganisationID) -> Organisation?, officer: (OfficerID) -> Officer?,
        by actor: Officer?, isFirst: Bool
    ) throws(Refusal) -> [PeopleFact] {
        let isAdministrator = actor?.mandates.contains { $0.role == .administrator } ?? false
        guard isFirst || isAdministrator else {
            throw Refusal(
                .notPermitted, "Only an administrator looks after officers and organisations.",
                remedy: "Ask an administrator.")
        }
        switch self {
        case .registerOrganisation(let wanted):
            return try Self.register(wanted, known: organisation(wanted.id))
        case .enrol(let id): return officer(id) == nil ? [.officerEnrolled(id)] : []
        case .grant(let id, let mandate):
            let known = try Self.known(officer(id), id)
            guard organisation(mandate.organisation) != nil else {
                throw Refusal.unknown(organisation: mandate.organisation)
            }
            return known.mandates.contains(mandate) ? [] : [.roleGranted(id, mandate)]
        case .withdraw(let id, let mandate):
            let known = try Self.known(officer(id), id)
            guard id != actor?.id || mandate.role != .administrator else {
                throw Refusal(
                    .ownAdministration, "You would no longer be an administrator.",
                    remedy: "Another administrator has to withdraw it, so that one remains.")
            }
            return known.mandates.contains(mandate) ? [.roleWithdrawn(id, mandate)] : []
        }
    }

    private static func register(
        _ wanted: Organisation, known: Organisation?
    ) throws(Refusal) -> [PeopleFact] {
        guard let known else { return [.organisationRegistered(wanted)] }
        guard known == wanted else {
            throw Refusal(
                .alreadyDifferent, "\(known.id) is registered as \(known.name).",
                remedy: "Use another code, or leave it as it is.")
        }
        return []
    }

    private static func known(_ officer: Officer?, _ id: OfficerID) throws(Refusal) -> Officer {
        guard let officer else {
            throw Refusal(
                .unknownOfficer, "There is no officer \(id).", remedy: "Enrol the officer first.")
        }
        return officer
    }
}

extension Refusal {
    static func unknown(organisation: OrganisationID) -> Refusal {
        Refusal(
            .unknownOrganisation, "There is no organisation \(organisation).",
            remedy: "Register it first, or correct the code.")
    }
}
