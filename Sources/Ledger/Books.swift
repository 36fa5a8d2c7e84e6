public import Accountability
import Forms
import HashTreeCollections
import Journal
public import Reckoning

/// How everything stands: a value folded from the facts, cheap to copy, thrown away and rebuilt at
/// will.
public struct Books: Sendable {
    /// The number of the last fact in them.
    public private(set) var sequence: Int64 = 0
    /// The organisations, by code.
    var organisations: TreeDictionary<OrganisationID, Organisation> = [:]
    /// The officers, by identifier.
    var officers: TreeDictionary<OfficerID, Officer> = [:]
    /// The forms in use, by identifier.
    var forms: TreeDictionary<String, AdoptedForm> = [:]
    /// The collections, by identifier.
    var collections: TreeDictionary<CollectionID, Accountability.Collection> = [:]
    /// The returns, by identifier.
    var returns: TreeDictionary<ReturnID, Return> = [:]
    /// Which return each organisation gives to a collection.
    private(set) var entries:
        TreeDictionary<CollectionID, TreeDictionary<OrganisationID, ReturnID>> = [:]
    /// The authorities, by code.
    private(set) var authorities: TreeDictionary<OrganisationID, Authority> = [:]
    /// The register of authorities as it stands.
    public private(set) var register = AuthorityRegister()

    /// The decisions, by reference.
    var decisions: TreeDictionary<DecisionID, Decision> = [:]
    /// The rules about decisions of each council.
    var decisionRules: TreeDictionary<OrganisationID, [DecisionRules]> = [:]
    /// The funds, by identifier.
    var funds: TreeDictionary<FundID, Fund> = [:]
    /// The initiatives, by identifier.
    var initiatives: TreeDictionary<InitiativeID, Initiative> = [:]
    /// The outcomes, by identifier.
    var outcomes: TreeDictionary<OutcomeID, Outcome> = [:]
    /// The records that were ever opened to everyone.
    var publicity: TreeDictionary<PublicRecord, Publicity> = [:]
    /// The releases of statistics, by identifier.
    private(set) var releases: TreeDictionary<ReleaseID, StatisticalRelease> = [:]
    /// What stands for missing figures, by collection.
    private(set) var treatments: TreeDictionary<CollectionID, TreatmentChoice> = [:]

    /// Books in which nothing stands.
    public init() {}

    /// The books after one more fact.
    public mutating func post(_ fact: Fact, _ circumstance: Circumstance) throws(BooksFault) {
        switch fact {
        case .return(let fact): try post(fact, circumstance)
        case .collection(let fact): try post(fact, circumstance)
        case .people(let fact): post(fact, circumstance.at)
        case .authority(let fact): try post(fact, circumstance)
        case .fund(let fact): try post(fact, circumstance)
        case .initiative(let fact): try post(fact, circumstance)
        case .decision(let fact): try post(fact, circumstance)
        case .outcome(let fact): try post(fact, circumstance)
        case .publicity(let fact):
            publicity[fact.subject] = Publicity.after(
                fact, circumstance, publicity[fact.subject])
        case .release(let fact): try post(fact, circumstance)
        }
        sequence = circumstance.sequence
    }

    private mutating func post(_ fact: ReturnFact, _ circumstance: Circumstance) throws(BooksFault)
    {
        if let opened = Return(fact, circumstance) {
            put(opened)
            return
        }
        guard returns[fact.id]?.apply(fact, circumstance) != nil else {
            throw Self.missing(fact.id, circumstance)
        }
    }

    /// There is no such return for a fact to change.
    static func missing(_ id: ReturnID, _ circumstance: Circumstance) -> BooksFault {
        BooksFault(sequence: circumstance.sequence, cause: "no return \(id)")
    }

    /// The books with a return as it was rebuilt apart from them.
    mutating func put(_ entry: Return) {
        returns[entry.id] = entry
        entries[entry.collection, default: [:]][entry.organisation] = entry.id
    }

    /// The books after a fact that was applied apart from them.
    mutating func pass(_ sequence: Int64) {
        self.sequence = sequence
    }

    private mutating func post(
        _ fact: CollectionFact, _ circumstance: Circumstance
    ) throws(BooksFault) {
        if case .formAdopted(let form, let definition) = fact {
            guard let adopted = AdoptedForm(definition: definition) else {
                throw BooksFault(sequence: circumstance.sequence, cause: "no form \(form)")
            }
            forms[form] = adopted
        } else if let begun = Collection(fact) {
            collections[begun.id] = begun
        } else if let id = fact.collection {
            guard collections[id]?.apply(fact, circumstance) != nil else {
                throw BooksFault(sequence: circumstance.sequence, cause: "no collection \(id)")
            }
        }
    }

    private mutating func post(
        _ fact: AuthorityFact, _ circumstance: Circumstance
    ) throws(BooksFault) {
        let id = fact.authority
        if let entered = Authority(fact) {
            authorities[id] = entered
        } else if authorities[id]?.apply(fact, circumstance) == nil {
            throw BooksFault(sequence: circumstance.sequence, cause: "no authority \(id)")
        }
        if let record = authorities[id]?.record { register.put(record) }
    }

    private mutating func post(_ fact: FundFact, _ circumstance: Circumstance) throws(BooksFault) {
        if let opened = Fund(fact, circumstance) {
            guard funds[opened.id] == nil else {
                throw BooksFault(
                    sequence: circumstance.sequence, cause: "\(opened.id) is opened twice")
            }
            funds[opened.id] = opened
            return
        }
        guard funds[fact.fund]?.apply(fact, circumstance) != nil else {
            throw BooksFault(sequence: circumstance.sequence, cause: "no fund \(fact.fund)")
        }
    }

    private mutating func post(
        _ fact: InitiativeFact, _ circumstance: Circumstance
    ) throws(BooksFault) {
        if let proposed = Initiative(fact, circumstance) {
            guard initiatives[proposed.id] == nil else {
                throw BooksFault(
                    sequence: circumstance.sequence, cause: "\(proposed.id) is proposed twice")
            }
            initiatives[proposed.id] = proposed
            return
        }
        guard initiatives[fact.initiative]?.apply(fact, circumstance) != nil else {
            throw BooksFault(
                sequence: circumstance.sequence, cause: "no initiative \(fact.initiative)")
        }
    }

    private mutating func post(
        _ fact: DecisionFact, _ circumstance: Circumstance
    ) throws(BooksFault) {
        if case .rulesAdopted(let rules) = fact {
            decisionRules[rules.organisation, default: []].append(rules)
            return
        }
        guard let id = fact.decision else { return }
        if decisions[id]?.apply(fact, circumstance) != nil { return }
        guard let begun = Decision(fact, circumstance) else {
            throw BooksFault(sequence: circumstance.sequence, cause: "no decision \(id)")
        }
        decisions[id] = begun
    }

    private mutating func post(
        _ fact: OutcomeFact, _ circumstance: Circumstance
    ) throws(BooksFault) {
        if let framed = Outcome(fact, circumstance) {
            outcomes[framed.id] = framed
            return
        }
        guard outcomes[fact.outcome]?.apply(fact, circumstance) != nil else {
            throw BooksFault(sequence: circumstance.sequence, cause: "no outcome \(fact.outcome)")
        }
    }

    private mutating func post(
        _ fact: ReleaseFact, _ circumstance: Circumstance
    ) throws(BooksFault) {
        if case .treatmentChosen(let choice) = fact { treatments[choice.collection] = choice }
        guard let id = fact.release else { return }
        if releases[id]?.apply(fact, circumstance) != nil { return }
        guard let planned = StatisticalRelease(fact, circumstance) else {
            throw BooksFault(sequence: circumstance.sequence, cause: "no release \(id)")
        }
        releases[id] = planned
    }

    private mutating func post(_ fact: PeopleFact, _ at: Instant) {
        switch fact {
        case .organisationRegistered(let organisation):
            organisations[organisation.id] = organisation
        case .officerEnrolled(let id): officers[id] = Officer(enrolled: id)
        case .roleGranted(let id, _), .roleWithdrawn(let id, _):
            officers[id]?.apply(fact, at: at)
        case .deputyAppointed(let appointment), .deputyEnded(let appointment):
            officers[appointment.deputy]?.apply(fact, at: at)
        }
    }
}

extension AdoptedForm {
    /// The form that a kept definition describes; nil when it describes none.
    public init?(definition: CanonicalValue) {
        guard let form = try? Form(definition: DefinitionNode(canonical: definition)) else {
            return nil
        }
        self.init(form: form, definition: definition, fingerprint: Fingerprint(of: definition))
    }
}

/// A fact that does not follow from those before it: the journal holds what no rule allows.
public struct BooksFault: Error, Hashable, Sendable {
    /// The fact's number.
    public let sequence: Int64
    /// What is wrong with it.
    public let cause: String
}

extension Fingerprint {
    /// The SHA-256 of a canonical value's bytes.
    public init(of value: CanonicalValue) {
        self.init(of: value.bytes)
    }

    /// The SHA-256 of bytes.
    public init(of bytes: [UInt8]) {
        self.init(Digest(of: bytes).hexadecimal)
    }
}
