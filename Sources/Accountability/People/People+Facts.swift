public import Reckoning

/// What happens to officers and organisations.
public enum PeopleFact: Hashable, Sendable {
    case organisationRegistered(Organisation)
    case officerEnrolled(OfficerID)
    case roleGranted(OfficerID, Mandate)
    case roleWithdrawn(OfficerID, Mandate)
    case deputyAppointed(DeputyAppointment)
    case deputyEnded(DeputyAppointment)

    var record: CanonicalRecord {
        switch self {
        case .organisationRegistered(let organisation):
            CanonicalRecord(
                kind: "organisationRegistered",
                [
                    "organisation": organisation.id.canonical, "name": .text(organisation.name),
                    "codes": .list(organisation.codes.map { .text($0) }),
                ])
        case .officerEnrolled(let officer):
            CanonicalRecord(kind: "officerEnrolled", ["officer": officer.canonical])
        case .roleGranted(let officer, let mandate):
            Self.record("roleGranted", officer, mandate)
        case .roleWithdrawn(let officer, let mandate):
            Self.record("roleWithdrawn", officer, mandate)
        case .deputyAppointed(let appointment): appointment.record(kind: "deputyAppointed")
        case .deputyEnded(let appointment): appointment.record(kind: "deputyEnded")
        }
    }

    private static func record(
        _ kind: String, _ officer: OfficerID, _ mandate: Mandate
    ) -> CanonicalRecord {
        CanonicalRecord(
            kind: kind,
            [
                "officer": officer.canonical, "role": .text(mandate.role.rawValue),
                "organisation": mandate.organisation.canonical,
            ])
    }

    init?(_ kind: String, _ fields: FactFields) {
        switch kind {
        case "organisationRegistered":
            guard let id: OrganisationID = fields.identifier("organisation"),
                let name = fields.text("name"), let codes = fields.texts("codes")
            else { return nil }
            self = .organisationRegistered(Organisation(id: id, name: name, codes: codes))
        case "officerEnrolled":
            guard let officer: OfficerID = fields.identifier("officer") else { return nil }
            self = .officerEnrolled(officer)
        case "roleGranted", "roleWithdrawn":
            guard let officer: OfficerID = fields.identifier("officer"),
                let role = fields.text("role").flatMap({ Role(rawValue: $0) }),
                let organisation: OrganisationID = fields.identifier("organisation")
            else { return nil }
            let mandate = Mandate(role: role, organisation: organisation)
            self =
                kind == "roleGranted"
                ? .roleGranted(officer, mandate) : .roleWithdrawn(officer, mandate)
        case "deputyAppointed", "deputyEnded":
            guard let appointment: DeputyAppointment = fields.payload() else { return nil }
            self =
                kind == "deputyAppointed"
                ? .deputyAppointed(appointment) : .deputyEnded(appointment)
        default: return nil
        }
    }
}

extension Officer {
    /// The officer as enrolled, without a role.
    public init(enrolled id: OfficerID) {
        self.init(id: id, mandates: [])
    }

    /// The officer after the fact, which was recorded at a moment.
    public mutating func apply(_ fact: PeopleFact, at moment: Instant) {
        switch fact {
        case .roleGranted(_, let mandate):
            mandates.insert(mandate)
            held.append(HeldMandate(mandate: mandate, granted: moment))
        case .roleWithdrawn(_, let mandate):
            mandates.remove(mandate)
            for index in held.indices
            where held[index].mandate == mandate && held[index].withdrawn == nil {
                held[index].withdrawn = moment
            }
        case .deputyAppointed(let appointment):
            deputations.append(Deputation(appointment: appointment, appointed: moment))
        case .deputyEnded(let appointment):
            for index in deputations.indices
            where deputations[index].appointment == appointment && deputations[index].ended == nil {
                deputations[index].ended = moment
            }
        case .organisationRegistered, .officerEnrolled: break
        }
    }
}
