/// Whether everyone may read a record, as it stands.
public struct Publicity: Hashable, Sendable {
    /// When and by whom it was opened to everyone, the last time.
    public internal(set) var opened: Circumstance
    /// Why it was closed again, or nil while it is open.
    public internal(set) var closed: Reasoned?

    /// Everyone may read it.
    public var isOpen: Bool { closed == nil }
}

/// A record that is opened to everyone by saying so.
///
/// Decisions and notices are not among them: their own day of publication opens those.
public struct PublicRecord: Codable, Hashable, Sendable {
    /// What it is.
    public let subject: PublicSubject
    /// Its identifier.
    public let name: String

    /// The record of a subject and an identifier.
    public init(_ subject: PublicSubject, _ name: String) {
        self.subject = subject
        self.name = name
    }

    /// A fund.
    public static func fund(_ id: FundID) -> PublicRecord { PublicRecord(.fund, id.text) }
    /// An initiative.
    public static func initiative(_ id: InitiativeID) -> PublicRecord {
        PublicRecord(.initiative, id.text)
    }
    /// An outcome.
    public static func outcome(_ id: OutcomeID) -> PublicRecord { PublicRecord(.outcome, id.text) }
    /// One return, as it was submitted.
    public static func `return`(_ id: ReturnID) -> PublicRecord { PublicRecord(.return, id.text) }
    /// Every return of a collection, as it was submitted.
    public static func collection(_ id: CollectionID) -> PublicRecord {
        PublicRecord(.collection, id.text)
    }
}

/// What a record that can be opened to everyone is.
public enum PublicSubject: String, Codable, Hashable, Sendable, CaseIterable {
    case fund
    case initiative
    case outcome
    case `return`
    case collection

    /// In words.
    public var title: String {
        switch self {
        case .fund: "fund"
        case .initiative: "initiative"
        case .outcome: "outcome"
        case .return: "return"
        case .collection: "collection of returns"
        }
    }
}
