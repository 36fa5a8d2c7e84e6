/// Someone who uses the program for an organisation. Names are kept elsewhere and can be erased.
public struct Officer: Hashable, Sendable {
    /// The officer's identifier.
    public let id: OfficerID
    /// The roles held, each for one organisation.
    public internal(set) var mandates: Set<Mandate>
    /// The appointments as a deputy, first to last, with those that are over.
    public internal(set) var deputations: [Deputation] = []
    /// The roles as they were granted and withdrawn.
    var held: [HeldMandate] = []
    /// For whom a mandate is held while standing in for somebody.
    var principals: [Mandate: OfficerID] = [:]

    /// The officer holds one of these roles for the organisation.
    public func holds(_ roles: Set<Role>, for organisation: OrganisationID) -> Bool {
        roles.contains { mandates.contains(Mandate(role: $0, organisation: organisation)) }
    }

    /// The officer with the mandates for one organisation and no others.
    public func limited(to organisation: OrganisationID) -> Officer {
        var limited = self
        limited.mandates = mandates.filter { $0.organisation == organisation }
        return limited
    }

    /// The organisations that the officer has a role for.
    public var organisations: Set<OrganisationID> { Set(mandates.map(\.organisation)) }

    /// The roles held for the organisation.
    public func roles(for organisation: OrganisationID) -> Set<Role> {
        Set(mandates.filter { $0.organisation == organisation }.map(\.role))
    }
}

/// A role held for one organisation.
public struct Mandate: Hashable, Sendable {
    /// What the officer may do.
    public let role: Role
    /// For whom.
    public let organisation: OrganisationID

    /// A role for an organisation.
    public init(role: Role, organisation: OrganisationID) {
        self.role = role
        self.organisation = organisation
    }
}

/// What an officer does for an organisation.
public enum Role: String, Codable, Hashable, Sendable, CaseIterable {
    /// Leads initiatives and answers for them.
    case lead
    /// Runs the programme and owns its return.
    case programme
    /// Answers for the money and certifies.
    case finance
    /// Sits on the board that signs.
    case board
    /// Records decisions and meetings.
    case governance
    /// Checks and collates returns for the department.
    case analyst
    /// Chases returns for the department, without their answers.
    case chaser
    /// Reads everything and changes nothing.
    case auditor
    /// Looks after settings and people, without content.
    case administrator

    /// The role as people call it.
    public var title: String {
        switch self {
        case .lead: "Initiative lead"
        case .programme: "Programme manager"
        case .finance: "Finance officer"
        case .board: "Board member"
        case .governance: "Governance officer"
        case .analyst: "National analyst"
        case .chaser: "National support"
        case .auditor: "Auditor"
        case .administrator: "Administrator"
        }
    }
}

/// A body that gives or collects returns, with the codes it is known by.
public struct Organisation: Hashable, Sendable {
    /// The code it is registered under.
    public let id: OrganisationID
    /// What it is called.
    public let name: String
    /// Other codes for it, such as `E4704`.
    public let codes: [String]

    /// A body with its code, its name and its other codes.
    public init(id: OrganisationID, name: String, codes: [String]) {
        self.id = id
        self.name = name
        self.codes = codes
    }

    /// The body that an authority of the register is, with the codes it has now.
    public init(_ authority: AuthorityRecord) {
        self.init(
            id: authority.authority, name: authority.name, codes: authority.codes.map(\.code))
    }

    /// The organisation is meant by this code or name, whatever the case.
    public func isKnown(as text: String) -> Bool {
        ([id.text, name] + codes).contains { $0.lowercased() == text.lowercased() }
    }
}
