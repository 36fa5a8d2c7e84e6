/// What may be asked about who reads a record.
public enum PublicityInstruction: Hashable, Sendable {
    /// Everyone may read it from now on.
    case open(PublicRecord)
    /// Only those who work with it may read it.
    case close(PublicRecord, reason: String)
}

/// What the rules about publicity look at.
public struct PublicityBackground {
    let actor: Officer
    let publicity: (PublicRecord) -> Publicity?
    let fund: (FundID) -> Fund?
    let initiative: (InitiativeID) -> Initiative?
    let outcome: (OutcomeID) -> Outcome?
    let `return`: (ReturnID) -> Return?
    let collection: (CollectionID) -> Collection?

    /// The actor and the records as they stand.
    public init(
        actor: Officer, publicity: @escaping (PublicRecord) -> Publicity?,
        fund: @escaping (FundID) -> Fund?, initiative: @escaping (InitiativeID) -> Initiative?,
        outcome: @escaping (OutcomeID) -> Outcome?, return: @escaping (ReturnID) -> Return?,
        collection: @escaping (CollectionID) -> Collection?
    ) {
        self.actor = actor
        self.publicity = publicity
        self.fund = fund
        self.initiative = initiative
        self.outcome = outcome
        self.return = `return`
        self.collection = collection
    }
}

extension PublicityInstruction {
    /// The facts that follow, given how things stand; the same instruction again gives none.
    public func facts(_ background: PublicityBackground) throws(Refusal) -> [PublicityFact] {
        switch self {
        case .open(let record):
            try background.permits(record)
            try background.hasSomethingToShow(record)
            if background.publicity(record)?.isOpen ?? false { return [] }
            return [.opened(PublicityChange(record, reason: ""))]
        case .close(let record, let reason):
            try background.permits(record)
            guard background.publicity(record)?.isOpen ?? false else { return [] }
            try Refusal.require(reason, as: "The reason")
            return [.closed(PublicityChange(record, reason: reason))]
        }
    }
}

extension Role {
    /// Those who say what of their council's money everyone may read.
    public static let publishers: Set<Role> = [.programme, .finance, .governance]
}

extension PublicityBackground {
    fileprivate func permits(_ record: PublicRecord) throws(Refusal) {
        let name = record.name
        switch record.subject {
        case .fund:
            guard let fund = fund(FundID(name)) else { throw .unknown(fund: FundID(name)) }
            try actor.needs(Role.publishers, for: fund.record.organisation)
        case .initiative:
            guard let known = initiative(InitiativeID(name)) else {
                throw .unknown(initiative: InitiativeID(name))
            }
            try actor.needs(Role.publishers, for: known.record.organisation)
        case .outcome:
            guard let known = outcome(OutcomeID(name)) else {
                throw .unknown(outcome: OutcomeID(name))
            }
            try actor.needs(Role.publishers, for: known.record.organisation)
        case .return: try permitsReturn(ReturnID(name))
        case .collection:
            guard let known = collection(CollectionID(name)) else {
                throw .unknown(collection: CollectionID(name))
            }
            try actor.needs([.analyst], for: known.owner)
        }
    }

    /// The council that gave a return opens it, or the body that collects it.
    private func permitsReturn(_ id: ReturnID) throws(Refusal) {
        guard let entry = `return`(id) else { throw .unknown(return: id) }
        if let owner = collection(entry.collection)?.owner, actor.holds([.analyst], for: owner) {
            return
        }
        try actor.needs(Role.publishers, for: entry.organisation)
    }

    /// Only what was submitted of a return is shown, so there must be something.
    fileprivate func hasSomethingToShow(_ record: PublicRecord) throws(Refusal) {
        guard record.subject == .return, let entry = `return`(ReturnID(record.name)),
            entry.versions.isEmpty
        else { return }
        throw Refusal(
            .notSubmitted, "\(entry.id) has not been submitted.",
            remedy: "Submit it first: only what was signed and submitted is published.")
    }
}
