public import Accountability

/// Someone in a rehearsal: an officer's identifier, the name that must never be kept, and a role.
public struct CastMember: Hashable, Sendable {
    /// The officer's identifier.
    public let id: OfficerID
    /// The officer's name, which belongs in no journal.
    public let name: String
    /// The role held, and for whom.
    public let mandate: Mandate

    init(_ number: Int, _ name: String, _ role: Role, _ organisation: Organisation) {
        id = OfficerID("officer-\(number)")
        self.name = name
        mandate = Mandate(role: role, organisation: organisation.id)
    }
}

/// The organisations and officers of the small world that rehearsals are set in.
public enum Cast {
    /// The council whose return is rehearsed.
    public static let ashby = Organisation(
        id: OrganisationID("E06000901"), name: "Ashby", codes: ["E9901"])
    /// A council that is not asked for the small return.
    public static let birchwood = Organisation(
        id: OrganisationID("E06000902"), name: "Birchwood", codes: ["E9902"])
    /// The body that collects.
    public static let ministry = Organisation(
        id: OrganisationID("MINISTRY"), name: "Ministry", codes: [])

    /// Ashby's programme manager, who prepares returns.
    public static let programme = CastMember(1, "Priya Nairobi", .programme, ashby)
    /// Another programme manager of Ashby.
    public static let deputy = CastMember(2, "Dermot Quill", .programme, ashby)
    /// Ashby's initiative lead.
    public static let lead = CastMember(3, "Lena Marchbanks", .lead, ashby)
    /// Ashby's finance officer, who certifies.
    public static let finance = CastMember(4, "Fergus Oyelaran", .finance, ashby)
    /// A member of Ashby's board.
    public static let board = CastMember(5, "Beatrix Holroyd", .board, ashby)
    /// Another member of Ashby's board.
    public static let secondBoard = CastMember(6, "Bashir Tollemache", .board, ashby)
    /// Ashby's governance officer, who records meetings.
    public static let governance = CastMember(7, "Gwendolen Sharrow", .governance, ashby)
    /// Birchwood's programme manager.
    public static let neighbour = CastMember(8, "Nathaniel Birkenshaw", .programme, birchwood)
    /// The ministry's analyst.
    public static let analyst = CastMember(9, "Aurelia Fothergill", .analyst, ministry)
    /// The ministry's chaser.
    public static let chaser = CastMember(10, "Chidi Wolstenholme", .chaser, ministry)
    /// An auditor of Ashby.
    public static let auditor = CastMember(11, "Augustin Peverell", .auditor, ashby)
    /// The administrator.
    public static let administrator = CastMember(12, "Adaeze Winterbourne", .administrator, ashby)

    /// Everyone.
    public static let everyone = [
        programme, deputy, lead, finance, board, secondBoard, governance, neighbour, analyst,
        chaser,
        auditor, administrator,
    ]
    /// Every organisation.
    public static let organisations = [ashby, birchwood, ministry]

    /// The facts that bring the cast on: organisations, officers and their roles.
    public static var facts: [PeopleFact] {
        organisations.map { .organisationRegistered($0) }
            + everyone.flatMap { member -> [PeopleFact] in
                [.officerEnrolled(member.id), .roleGranted(member.id, member.mandate)]
            }
    }
}
