public import Reckoning

/// What the register says about one authority: what it is called, how it is classed, when it
/// exists, by which codes it is known, and who comes after it.
public struct AuthorityRecord: Payload {
    /// The code that it is registered under: its ONS code.
    public var authority: OrganisationID
    /// What it is called.
    public var name: String
    /// The class by which statistics group it: `MD`.
    public var category: String
    /// The region it lies in, or nil.
    public var region: String?
    /// The first day on which it exists.
    public var from: Day
    /// The last day, or nil while no end is known.
    public var to: Day?
    /// The other codes and names it is known by.
    public var codes: [AuthorityCode]
    /// The authorities that take over from it.
    public var successors: [OrganisationID]

    /// An authority that exists from a day on.
    public init(
        _ authority: OrganisationID, name: String, category: String, region: String? = nil,
        from: Day, to: Day? = nil, codes: [AuthorityCode] = [], successors: [OrganisationID] = []
    ) {
        self.authority = authority
        self.name = name
        self.category = category
        self.region = region
        self.from = from
        self.to = to
        self.codes = codes
        self.successors = successors
    }

    /// It exists on a day.
    public func exists(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
}

/// A code or another name of an authority, perhaps for a time only.
public struct AuthorityCode: Codable, Hashable, Sendable {
    /// The code: `E4704`.
    public var code: String
    /// The first day on which it is used; nil for as long as the authority exists.
    public var from: Day?
    /// The last day.
    public var to: Day?

    /// A code, perhaps between two days.
    public init(_ code: String, from: Day? = nil, to: Day? = nil) {
        self.code = code
        self.from = from
        self.to = to
    }

    /// It is in use on a day.
    public func isUsed(on day: Day) -> Bool {
        from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
    }
}

/// One authority in the register, with what was said about it before.
public struct Authority: Hashable, Sendable {
    /// What the register says.
    public internal(set) var record: AuthorityRecord
    /// What it said before, oldest first.
    public internal(set) var amendments: [AmendedAuthority] = []

    /// What was said about an authority until an amendment, and why it was amended.
    public struct AmendedAuthority: Hashable, Sendable {
        /// What the register said.
        public let before: AuthorityRecord
        /// Why it says something else now.
        public let reason: String
        /// When and by whom it was amended.
        public let circumstance: Circumstance
    }
}
