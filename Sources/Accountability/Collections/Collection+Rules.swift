public import Reckoning

/// What may be asked about forms and collections.
public enum CollectionInstruction: Hashable, Sendable {
    case adoptForm(form: String, definition: CanonicalValue)
    case open(CollectionID, form: String, owner: OrganisationID)
    case invite(CollectionID, OrganisationID)
    case waive(CollectionID, CheckWaiver)
}

/// What the rules about collections look at.
public struct CollectionBackground {
    let definition: (String) -> CanonicalValue?
    let collection: (CollectionID) -> Collection?
    let organisation: (OrganisationID) -> Organisation?

    /// The definitions, the collections and the organisations as they stand.
    public init(
        definition: @escaping (String) -> CanonicalValue?,
        collection: @escaping (CollectionID) -> Collection?,
        organisation: @escaping (OrganisationID) -> Organisation?
    ) {
        self.definition = definition
        self.collection = collection
        self.organisation = organisation
    }
}

extension CollectionInstruction {
    /// The facts that follow, given how things stand.
    public func facts(
        _ background: CollectionBackground, by actor: Officer
    ) throws(Refusal) -> [CollectionFact] {
        guard actor.mandates.contains(where: { $0.role == .analyst }) else {
            throw Refusal(
                .notPermitted, "Only a national analyst sets up collections.",
                remedy: "Ask the body that collects.")
        }
        switch self {
        case .adoptForm(let form, let definition):
            return try Self.adopt(form, definition, background.definition(form))
        case .open(let id, let form, let owner):
            return try Self.open(id, form, owner, background)
        case .invite(let id, let organisation):
            return try Self.invite(id, organisation, background)
        case .waive(let id, let waiver): return try Self.waive(id, waiver, background)
        }
    }

    private static func adopt(
        _ form: String, _ definition: CanonicalValue, _ known: CanonicalValue?
    ) throws(Refusal) -> [CollectionFact] {
        if known == definition { return [] }
        if let known, known.record?["version"] == definition.record?["version"] {
            throw Refusal(
                .alreadyDifferent, "This version of \(form) is in use, with other content.",
                remedy: "Give the corrected form the next version.")
        }
        return [.formAdopted(form: form, definition: definition)]
    }

    private static func open(
        _ id: CollectionID, _ form: String, _ owner: OrganisationID,
        _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        guard background.definition(form) != nil else { throw .unknown(form: form) }
        guard background.organisation(owner) != nil else { throw .unknown(organisation: owner) }
        return background.collection(id) == nil
            ? [.collectionOpened(id, form: form, owner: owner)] : []
    }

    private static func invite(
        _ id: CollectionID, _ organisation: OrganisationID, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        guard let collection = background.collection(id) else { throw .unknown(collection: id) }
        guard background.organisation(organisation) != nil else {
            throw .unknown(organisation: organisation)
        }
        return collection.respondents.contains(organisation)
            ? [] : [.respondentInvited(id, organisation)]
    }

    private static func waive(
        _ id: CollectionID, _ waiver: CheckWaiver, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        guard let collection = background.collection(id) else { throw .unknown(collection: id) }
        guard !waiver.reason.isEmpty else {
            throw Refusal(
                .textMissing, "A waiver needs a reason.", remedy: "Say why it is granted.")
        }
        return collection.waivers.contains(waiver) ? [] : [.checkWaived(id, waiver)]
    }
}

extension Refusal {
    static func unknown(form: String) -> Refusal {
        Refusal(.unknownForm, "There is no form \(form).", remedy: "Take its definition into use.")
    }

    /// There is no such collection.
    public static func unknown(collection: CollectionID) -> Refusal {
        Refusal(
            .unknownCollection, "There is no collection \(collection).",
            remedy: "Open it first, or correct the name.")
    }

    /// There is no such return.
    public static func unknown(return id: ReturnID) -> Refusal {
        Refusal(
            .unknownReturn, "There is no return \(id).",
            remedy: "Open it first, or correct the name.")
    }

    /// There is no such officer.
    public static func unknown(officer: OfficerID) -> Refusal {
        Refusal(
            .unknownOfficer, "There is no officer \(officer).", remedy: "Enrol the officer first.")
    }
}
