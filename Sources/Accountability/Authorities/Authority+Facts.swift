internal import Reckoning

/// What happens to the register of authorities. The names are the storage format and never change.
public enum AuthorityFact: Hashable, Sendable {
    case entered(AuthorityRecord)
    case amended(AuthorityAmendment)

    var record: CanonicalRecord {
        switch self {
        case .entered(let record): record.record(kind: "authorityEntered")
        case .amended(let amendment): amendment.record(kind: "authorityAmended")
        }
    }

    init?(_ kind: String, _ fields: FactFields) {
        let fact: Self? =
            switch kind {
            case "authorityEntered": fields.payload().map { .entered($0) }
            case "authorityAmended": fields.payload().map { .amended($0) }
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }

    /// The authority it is about.
    public var authority: OrganisationID {
        switch self {
        case .entered(let record): record.authority
        case .amended(let amendment): amendment.to.authority
        }
    }
}

/// The register says something else about an authority from now on.
public struct AuthorityAmendment: Payload {
    let to: AuthorityRecord
    let reason: String
}

extension Authority {
    /// The authority as it was entered; nil when the fact is another.
    public init?(_ fact: AuthorityFact) {
        guard case .entered(let record) = fact else { return nil }
        self.init(record: record)
    }

    /// The authority after the fact.
    public mutating func apply(_ fact: AuthorityFact, _ circumstance: Circumstance) {
        guard case .amended(let amendment) = fact else { return }
        amendments.append(
            AmendedAuthority(
                before: record, reason: amendment.reason, circumstance: circumstance))
        record = amendment.to
    }
}
