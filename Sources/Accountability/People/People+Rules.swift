internal import Reckoning

/// What may be asked about officers and organisations.
public enum PeopleInstruction: Hashable, Sendable {
    case registerOrganisation(Organisation)
    case enrol(OfficerID)
    case grant(OfficerID, Mandate)
    case withdraw(OfficerID, Mandate)
    /// Somebody stands in for somebody else for a time.
    case appointDeputy(DeputyAppointment)
    /// The deputy stands down before the last day.
    case endDeputy(DeputyAppointment)
}

/// The registers that an instruction about people is decided on.
public struct PeopleBackground {
    let actor: Officer?
    let isFirst: Bool
    let organisation: (OrganisationID) -> Organisation?
    let officer: (OfficerID) -> Officer?
    let everyOfficer: () -> [Officer]

    /// The actor and the registers; the first officer of an empty register may do anything, for
    /// somebody has to start.
    public init(
        actor: Officer?, isFirst: Bool, organisation: @escaping (OrganisationID) -> Organisation?,
        officer: @escaping (OfficerID) -> Officer?, everyOfficer: @escaping () -> [Officer]
    ) {
        self.actor = actor
        self.isFirst = isFirst
        self.organisation = organisation
        self.officer = officer
        self.everyOfficer = everyOfficer
    }

    fileprivate func known(_ id: OfficerID) throws(Refusal) -> Officer {
        guard let officer = officer(id) else {
            throw Refusal(
                .unknownOfficer, "There is no officer \(id).", remedy: "Enrol the officer first.")
        }
        return officer
    }

    /// The appointments that rest on somebody's mandate and have not been ended.
    fileprivate func deputies(of id: OfficerID, _ mandate: Mandate) -> [DeputyAppointment] {
        everyOfficer().flatMap(\.standingDeputations).map(\.appointment)
            .filter { $0.principal == id && $0.mandate == mandate }
    }

    /// Separation of duties: whoever looks after people gives themselves nothing else to do.
    fileprivate func separate(_ id: OfficerID, _ role: Role) throws(Refusal) {
        let isAdministrator = actor?.mandates.contains { $0.role == .administrator } ?? false
        guard isAdministrator, id == actor?.id, role != .administrator else { return }
        throw Refusal(
            .ownContentRole, "You are an administrator, and this is a role for yourself.",
            remedy: "Another administrator has to give it to you.")
    }
}

extension PeopleInstruction {
    /// The facts that follow, given the registers as they stand.
    public func facts(_ background: PeopleBackground) throws(Refusal) -> [PeopleFact] {
        let mandates = background.actor?.mandates ?? []
        guard background.isFirst || mandates.contains(where: { $0.role == .administrator }) else {
            throw Refusal(
                .notPermitted, "Only an administrator looks after officers and organisations.",
                remedy: "Ask an administrator.")
        }
        switch self {
        case .registerOrganisation(let wanted):
            return try Self.register(wanted, known: background.organisation(wanted.id))
        case .enrol(let id): return background.officer(id) == nil ? [.officerEnrolled(id)] : []
        case .grant(let id, let mandate): return try Self.grant(id, mandate, background)
        case .withdraw(let id, let mandate): return try Self.withdraw(id, mandate, background)
        case .appointDeputy(let appointment): return try Self.appoint(appointment, background)
        case .endDeputy(let appointment):
            let standing = try background.known(appointment.deputy).standingDeputations
            return standing.contains { $0.appointment == appointment }
                ? [.deputyEnded(appointment)] : []
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

    /// A role of one's own takes the place of standing in for somebody in it.
    private static func grant(
        _ id: OfficerID, _ mandate: Mandate, _ background: PeopleBackground
    ) throws(Refusal) -> [PeopleFact] {
        let known = try background.known(id)
        guard background.organisation(mandate.organisation) != nil else {
            throw Refusal.unknown(organisation: mandate.organisation)
        }
        if known.mandates.contains(mandate) { return [] }
        try background.separate(id, mandate.role)
        return [.roleGranted(id, mandate)]
            + known.standingDeputations.map(\.appointment).filter { $0.mandate == mandate }
            .map { .deputyEnded($0) }
    }

    /// Nobody stands in for a role that is not held any more.
    private static func withdraw(
        _ id: OfficerID, _ mandate: Mandate, _ background: PeopleBackground
    ) throws(Refusal) -> [PeopleFact] {
        let known = try background.known(id)
        guard id != background.actor?.id || mandate.role != .administrator else {
            throw Refusal(
                .ownAdministration, "You would no longer be an administrator.",
                remedy: "Another administrator has to withdraw it, so that one remains.")
        }
        guard known.mandates.contains(mandate) else { return [] }
        return [.roleWithdrawn(id, mandate)]
            + background.deputies(of: id, mandate).map { .deputyEnded($0) }
    }

    private static func appoint(
        _ wanted: DeputyAppointment, _ background: PeopleBackground
    ) throws(Refusal) -> [PeopleFact] {
        let deputy = try background.known(wanted.deputy)
        let principal = try background.known(wanted.principal)
        let standing = deputy.standingDeputations.map(\.appointment)
        if standing.contains(wanted) { return [] }
        try background.separate(wanted.deputy, wanted.role)
        guard wanted.from <= wanted.to, wanted.to.number - wanted.from.number <= 366 else {
            throw Refusal(
                .datesOutOfOrder,
                "A deputy stands in from a day to the same or a later one, for a year at most.",
                remedy: "Correct the days; appoint the deputy again when the year is over.")
        }
        guard wanted.deputy != wanted.principal, principal.mandates.contains(wanted.mandate) else {
            throw Refusal(
                .notToDeputise,
                "\(wanted.principal) is no \(wanted.role.title.lowercased()) of "
                    + "\(wanted.organisation) whom \(wanted.deputy) could stand in for.",
                remedy: "Choose an officer who holds the role, and somebody else to stand in.")
        }
        guard !deputy.mandates.contains(wanted.mandate),
            !standing.contains(where: { $0.mandate == wanted.mandate && $0.overlaps(wanted) })
        else {
            throw Refusal(
                .notToDeputise, "\(wanted.deputy) has the role on those days already.",
                remedy: "Choose other days, or end the appointment that stands.")
        }
        return [.deputyAppointed(wanted)]
    }
}

extension Refusal {
    static func unknown(organisation: OrganisationID) -> Refusal {
        Refusal(
            .unknownOrganisation, "There is no organisation \(organisation).",
            remedy: "Register it first, or correct the code.")
    }
}
