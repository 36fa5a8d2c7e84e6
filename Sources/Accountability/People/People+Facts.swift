internal import Reckoning

/// What happens to officers and organisations.
public enum PeopleFact: Hashable, Sendable {
    case organisationRegistered(Organisation)
    case officerEnrolled(OfficerID)
    case roleGranted(OfficerID, Mandate)
    case roleWithdrawn(OfficerID, Mandate)

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
        default: return nil
        }
    }
}

extension Officer {
    /// The officer as enrolled, without a role.
    public init(enrolled id: OfficerID) {
        self.init(id: id, mandates: [])
    }

    /// The officer after the fact.
    public mutating func apply(_ fact: PeopleFact) {
        switch fact {
        case .roleGranted(_, let mandate): mandates.insert(mandate)
        case .roleWithdrawn(_, let mandate): mandates.remove(mandate)
        case .organisationRegistered, .officerEnrolled: break
        }
    }
}
