public import Accountability
import Forms
import HashTreeCollections

extension Books {
    /// The organisation registered under a code, or nil.
    public func organisation(_ id: OrganisationID) -> Organisation? { organisations[id] }

    /// Every organisation, by code.
    public var everyOrganisation: [Organisation] {
        organisations.values.sorted { $0.id.text < $1.id.text }
    }

    /// The officer of an identifier, or nil.
    public func officer(_ id: OfficerID) -> Officer? { officers[id] }

    /// Somebody is an administrator.
    public var hasAdministrator: Bool {
        officers.values.contains { $0.mandates.contains { $0.role == .administrator } }
    }

    /// An authority of the register with what was said about it before, or nil.
    public func authority(_ id: OrganisationID) -> Authority? { authorities[id] }

    /// Every authority that was ever entered, by code.
    public var everyAuthority: [Authority] {
        authorities.values.sorted { $0.record.authority.text < $1.record.authority.text }
    }

    /// Every officer, by identifier.
    public var everyOfficer: [Officer] { officers.values.sorted { $0.id.text < $1.id.text } }

    /// The form in use under an identifier, or nil.
    public func form(_ id: String) -> AdoptedForm? { forms[id] }

    /// The collection of an identifier, or nil.
    public func collection(_ id: CollectionID) -> Accountability.Collection? { collections[id] }

    /// Every collection, by identifier.
    public var everyCollection: [Accountability.Collection] {
        collections.values.sorted { $0.id.text < $1.id.text }
    }

    /// The organisation's return to a collection, or nil.
    public func `return`(to collection: CollectionID, of organisation: OrganisationID) -> Return? {
        entries[collection]?[organisation].flatMap { returns[$0] }
    }

    /// The returns to a collection, by organisation.
    public func returns(to collection: CollectionID) -> [OrganisationID: Return] {
        var found: [OrganisationID: Return] = [:]
        for (organisation, id) in entries[collection] ?? [:] { found[organisation] = returns[id] }
        return found
    }

    /// The collection that asks for a form, or nil; the first by identifier if there are several.
    public func collection(on form: String) -> Accountability.Collection? {
        collections.values.filter { $0.form == form }.min { $0.id.text < $1.id.text }
    }

    /// Every return, by identifier.
    public var everyReturn: [Return] { returns.values.sorted { $0.id.text < $1.id.text } }

    /// A return with everything that it rests on; nil when there is no such return.
    public func `return`(_ id: ReturnID) -> ReturnInContext? {
        guard let entry = returns[id], let form = forms[entry.form],
            let collection = collections[entry.collection],
            let organisation = organisations[entry.organisation]
        else { return nil }
        return ReturnInContext(
            entry: entry, form: form, collection: collection, organisation: organisation,
            previous: entry.previous.flatMap { returns[$0] }, sequence: sequence)
    }

    /// The organisation's return on a form, or nil.
    public func `return`(on form: String, of organisation: OrganisationID) -> Return? {
        let known = collections.values.filter { $0.form == form }.sorted { $0.id.text < $1.id.text }
        return known.lazy.compactMap { self.return(to: $0.id, of: organisation) }.first
    }

    /// The organisation that is meant by a code or a name, or nil.
    public func organisation(knownAs text: String) -> Organisation? {
        organisations[OrganisationID(text)]
            ?? organisations.values.first { $0.isKnown(as: text) }
    }
}

extension ReturnInContext {
    /// The fingerprint of the canonical return as it stands.
    public var content: Fingerprint { Fingerprint(of: canonical) }
}

extension ReturnInContext {
    /// For whom a signature was given, where it was not given in somebody's own right.
    public func principal(of signature: Signature, in books: Books) -> OfficerID? {
        let step = form.form.signOff.first { $0.id == signature.step }
        return books.officer(signature.circumstance.by)?.principal(
            as: step?.roles ?? [], for: organisation.id, at: signature.circumstance.at)
    }
}
