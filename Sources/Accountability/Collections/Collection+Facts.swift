public import Reckoning

/// What happens to forms and collections.
public enum CollectionFact: Hashable, Sendable {
    /// A form's definition was taken into use, as it is kept.
    case formAdopted(form: String, definition: CanonicalValue)
    case collectionOpened(CollectionID, form: String, owner: OrganisationID)
    case respondentInvited(CollectionID, OrganisationID)
    case checkWaived(CollectionID, CheckWaiver)

    var record: CanonicalRecord {
        switch self {
        case .formAdopted(let form, let definition):
            CanonicalRecord(
                kind: "formAdopted", ["form": .text(form), "definition": definition])
        case .collectionOpened(let id, let form, let owner):
            CanonicalRecord(
                kind: "collectionOpened",
                ["collection": id.canonical, "form": .text(form), "owner": owner.canonical])
        case .respondentInvited(let id, let organisation):
            CanonicalRecord(
                kind: "respondentInvited",
                ["collection": id.canonical, "organisation": organisation.canonical])
        case .checkWaived(let id, let waiver):
            CanonicalRecord(
                kind: "checkWaived",
                [
                    "collection": id.canonical, "rule": .text(waiver.rule),
                    "organisation": waiver.organisation.canonical,
                    "from": .text("\(waiver.days.from)"), "to": .text("\(waiver.days.to)"),
                    "reason": .text(waiver.reason),
                ])
        }
    }

    init?(_ kind: String, _ fields: FactFields) {
        switch kind {
        case "formAdopted":
            guard let form = fields.text("form"), let definition = fields.record["definition"]
            else { return nil }
            self = .formAdopted(form: form, definition: definition)
        case "collectionOpened":
            guard let id: CollectionID = fields.identifier("collection"),
                let form = fields.text("form"),
                let owner: OrganisationID = fields.identifier("owner")
            else { return nil }
            self = .collectionOpened(id, form: form, owner: owner)
        case "respondentInvited":
            guard let id: CollectionID = fields.identifier("collection"),
                let organisation: OrganisationID = fields.identifier("organisation")
            else { return nil }
            self = .respondentInvited(id, organisation)
        case "checkWaived":
            guard let id: CollectionID = fields.identifier("collection"),
                let waiver = CheckWaiver(fields)
            else { return nil }
            self = .checkWaived(id, waiver)
        default: return nil
        }
    }
}

extension CheckWaiver {
    fileprivate init?(_ fields: FactFields) {
        guard let rule = fields.text("rule"), let from = fields.day("from"),
            let organisation: OrganisationID = fields.identifier("organisation"),
            let to = fields.day("to"), let days = Period(from: from, to: to),
            let reason = fields.text("reason")
        else { return nil }
        self.init(rule: rule, organisation: organisation, days: days, reason: reason)
    }
}

extension Collection {
    /// The collection as it was opened.
    public init(opened id: CollectionID, form: String, owner: OrganisationID) {
        self.init(id: id, form: form, owner: owner, respondents: [], waivers: [])
    }

    /// The collection after the fact.
    public mutating func apply(_ fact: CollectionFact) {
        switch fact {
        case .respondentInvited(_, let organisation): respondents.insert(organisation)
        case .checkWaived(_, let waiver): waivers.append(waiver)
        case .formAdopted, .collectionOpened: break
        }
    }
}
