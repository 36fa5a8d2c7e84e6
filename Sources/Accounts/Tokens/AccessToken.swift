public import Accountability
internal import GRDB
public import Reckoning

/// What a token is for.
public enum TokenArea: String, Hashable, Sendable, CaseIterable {
    case returns, decisions, funds, initiatives
}

/// A key with which a program acts in an officer's name, within bounds.
public struct AccessToken: Hashable, Sendable {
    /// How long a token may last at most, in days.
    public static let mostDays = 365

    /// How it begins, by which it is told from others: `outturn_1a2b3c4d`.
    public let prefix: String
    /// In whose name the program acts.
    public let officer: OfficerID
    /// What its owner calls it.
    public let title: String
    /// The organisation that it is for.
    public let organisation: OrganisationID
    /// What it may be used for.
    public let areas: Set<TokenArea>
    /// It may change things too.
    public let writes: Bool
    /// When it was made.
    public let made: Instant
    /// From when on it is worth nothing.
    public let ends: Instant
    /// When it was used last, to within a minute.
    public internal(set) var lastUsed: Instant?

    /// It is worth something at this moment.
    public func lasts(at now: Instant) -> Bool { now < ends }

    /// It may be used for this.
    public func allows(_ area: TokenArea, writing: Bool) -> Bool {
        areas.contains(area) && (writes || !writing)
    }
}

/// What a new token is to be for.
public struct TokenRequest: Hashable, Sendable {
    /// What its owner calls it.
    public var title: String
    /// The organisation that it is for.
    public var organisation: OrganisationID
    /// What it may be used for.
    public var areas: Set<TokenArea>
    /// It may change things too.
    public var writes: Bool
    /// How many days it lasts; never more than a year.
    public var days: Int

    /// A token of these parts.
    public init(
        title: String, organisation: OrganisationID, areas: Set<TokenArea>, writes: Bool = false,
        days: Int
    ) {
        self.title = title
        self.organisation = organisation
        self.areas = areas
        self.writes = writes
        self.days = days
    }
}

/// A token in memory, with what is kept of its secret.
struct HeldToken {
    var token: AccessToken
    let secret: String
    /// What the file says of when it was used last.
    var written: Instant?
}

extension HeldToken {
    init(_ row: Row) {
        let areas: String = row["areas"]
        let lastUsed: Int64? = row["lastUsed"]
        let used = lastUsed.map { Instant(milliseconds: $0) }
        let writes: Int = row["writes"]
        token = AccessToken(
            prefix: row["prefix"], officer: OfficerID(row["officer"]), title: row["title"],
            organisation: OrganisationID(row["organisation"]),
            areas: Set(areas.split(separator: ",").compactMap { TokenArea(rawValue: String($0)) }),
            writes: writes != 0, made: Instant(milliseconds: row["made"]),
            ends: Instant(milliseconds: row["ends"]), lastUsed: used)
        secret = row["secret"]
        written = used
    }
}
