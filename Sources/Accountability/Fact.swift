public import Reckoning

/// Something that happened and matters: the only thing the journal keeps.
public enum Fact: Hashable, Sendable {
    case people(PeopleFact)
    case authority(AuthorityFact)
    case collection(CollectionFact)
    case `return`(ReturnFact)
    case decision(DecisionFact)
    case fund(FundFact)
    case initiative(InitiativeFact)
    case outcome(OutcomeFact)
    case publicity(PublicityFact)
    case release(ReleaseFact)

    /// The fact as it is hashed and kept. Names of kinds and fields are the storage format.
    public var canonical: CanonicalValue {
        switch self {
        case .people(let fact): .record(fact.record)
        case .authority(let fact): .record(fact.record)
        case .collection(let fact): .record(fact.record)
        case .return(let fact): .record(fact.record)
        case .decision(let fact): .record(fact.record)
        case .fund(let fact): .record(fact.record)
        case .initiative(let fact): .record(fact.record)
        case .outcome(let fact): .record(fact.record)
        case .publicity(let fact): .record(fact.record)
        case .release(let fact): .record(fact.record)
        }
    }

    /// The fact that was kept; nil when this program knows no such fact.
    public init?(canonical value: CanonicalValue) {
        guard let record = value.record, let kind = record["kind"]?.text else { return nil }
        let fields = FactFields(record)
        if let fact = FundFact(kind, fields) {
            self = .fund(fact)
        } else if let fact = ReturnFact(kind, fields) {
            self = .return(fact)
        } else if let fact = CollectionFact(kind, fields) {
            self = .collection(fact)
        } else if let fact = InitiativeFact(kind, fields) {
            self = .initiative(fact)
        } else if let fact = DecisionFact(kind, fields) {
            self = .decision(fact)
        } else if let fact = AuthorityFact(kind, fields) {
            self = .authority(fact)
        } else if let fact = PeopleFact(kind, fields) {
            self = .people(fact)
        } else if let fact = OutcomeFact(kind, fields) {
            self = .outcome(fact)
        } else if let fact = PublicityFact(kind, fields) {
            self = .publicity(fact)
        } else if let fact = ReleaseFact(kind, fields) {
            self = .release(fact)
        } else {
            return nil
        }
    }
}

/// The moment and the officer that a fact is from, and its place in the journal.
public struct Circumstance: Hashable, Sendable {
    /// The fact's number in the journal.
    public let sequence: Int64
    /// When it was recorded.
    public let at: Instant
    /// Who gave the instruction.
    public let by: OfficerID

    /// A fact's place, moment and officer.
    public init(sequence: Int64, at: Instant, by: OfficerID) {
        self.sequence = sequence
        self.at = at
        self.by = by
    }
}

/// The fields of a kept fact, by type.
struct FactFields {
    let record: CanonicalRecord

    init(_ record: CanonicalRecord) {
        self.record = record
    }

    func text(_ key: String) -> String? { record[key]?.text }

    func whole(_ key: String) -> Int? { record[key]?.whole.map { Int($0) } }

    func day(_ key: String) -> Day? { text(key).flatMap { Day($0) } }

    func identifier<Thing>(_ key: String) -> Identifier<Thing>? { text(key).map { Identifier($0) } }

    func texts(_ key: String) -> [String]? { record[key]?.list?.compactMap(\.text) }
}

extension CanonicalRecord {
    /// The fields of a fact of this kind.
    init(kind: String, _ pairs: KeyValuePairs<String, CanonicalValue?>) {
        var all: [(String, CanonicalValue)] = [("kind", .text(kind))]
        for (key, value) in pairs {
            if let value { all.append((key, value)) }
        }
        self = CanonicalRecord(all) ?? CanonicalRecord([:])
    }
}

extension Identifier {
    var canonical: CanonicalValue { .text(text) }
}
