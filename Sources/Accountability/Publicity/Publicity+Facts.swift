internal import Reckoning

/// What happens to the publicity of records. The names are the storage format and never change.
public enum PublicityFact: Hashable, Sendable {
    case opened(PublicityChange)
    case closed(PublicityChange)

    var record: CanonicalRecord {
        switch self {
        case .opened(let change): change.record(kind: "openedToPublic")
        case .closed(let change): change.record(kind: "closedToPublic")
        }
    }

    init?(_ kind: String, _ fields: FactFields) {
        let fact: Self? =
            switch kind {
            case "openedToPublic": fields.payload().map { .opened($0) }
            case "closedToPublic": fields.payload().map { .closed($0) }
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }

    /// The record that it is about.
    public var subject: PublicRecord {
        switch self {
        case .opened(let change), .closed(let change): PublicRecord(change.subject, change.name)
        }
    }
}

/// A record was opened to everyone, or closed again.
public struct PublicityChange: Payload {
    let subject: PublicSubject
    let name: String
    let reason: String

    init(_ record: PublicRecord, reason: String) {
        subject = record.subject
        name = record.name
        self.reason = reason
    }
}

extension Publicity {
    /// How a record stands after a fact, given how it stood; nil where it was never open.
    public static func after(
        _ fact: PublicityFact, _ circumstance: Circumstance, _ before: Publicity?
    ) -> Publicity? {
        switch fact {
        case .opened: return Publicity(opened: circumstance)
        case .closed(let change):
            var after = before
            after?.closed = Reasoned(reason: change.reason, circumstance: circumstance)
            return after
        }
    }
}
