internal import Forms
internal import Reckoning

extension CollectionFact {
    /// The fact's fields as they are kept.
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
        case .checkWaived(let id, let waiver): waiver.record(of: id)
        case .dataSetTaken(let data): data.record
        case .drafted(let draft): draft.record(kind: "collectionDrafted")
        case .datesSet(let dates): dates.record(kind: "collectionDatesSet")
        case .respondentsListed(let list): list.record(kind: "respondentsListed")
        case .respondentExempted(let exemption): exemption.record(kind: "respondentExempted")
        case .jointReturnAgreed(let joint): joint.record(kind: "jointReturnAgreed")
        case .extensionGranted(let longer): longer.record(kind: "extensionGranted")
        case .remindersPlanned(let plan): plan.record(kind: "remindersPlanned")
        case .reminderSent(let reminder): reminder.record(kind: "reminderSent")
        case .taskConfirmed(let confirmation): confirmation.record(kind: "setUpTaskConfirmed")
        case .testRun(let run): run.record(kind: "collectionTried")
        case .setUpFinished(let step): step.record(kind: "collectionSetUp")
        case .setUpReopened(let step): step.record(kind: "setUpReopened")
        case .locked(let step): step.record(kind: "collectionLocked")
        case .unlocked(let step): step.record(kind: "collectionUnlocked")
        case .published(let step): step.record(kind: "collectionPublished")
        }
    }

    /// The fact that was kept under this kind; nil when there is no such kind.
    init?(_ kind: String, _ fields: FactFields) {
        let fact: Self? =
            switch kind {
            case "formAdopted": Self.formAdopted(fields)
            case "collectionOpened": Self.opened(fields)
            case "respondentInvited": Self.invited(fields)
            case "checkWaived": Self.waived(fields)
            case "dataSetTaken": DataSet(fields).map { .dataSetTaken($0) }
            case "collectionDrafted": fields.payload().map { .drafted($0) }
            case "collectionDatesSet": fields.payload().map { .datesSet($0) }
            case "respondentsListed": fields.payload().map { .respondentsListed($0) }
            case "respondentExempted": fields.payload().map { .respondentExempted($0) }
            case "jointReturnAgreed": fields.payload().map { .jointReturnAgreed($0) }
            case "extensionGranted": fields.payload().map { .extensionGranted($0) }
            case "remindersPlanned": fields.payload().map { .remindersPlanned($0) }
            case "reminderSent": fields.payload().map { .reminderSent($0) }
            case "setUpTaskConfirmed": fields.payload().map { .taskConfirmed($0) }
            case "collectionTried": fields.payload().map { .testRun($0) }
            case "collectionSetUp": fields.payload().map { .setUpFinished($0) }
            case "setUpReopened": fields.payload().map { .setUpReopened($0) }
            case "collectionLocked": fields.payload().map { .locked($0) }
            case "collectionUnlocked": fields.payload().map { .unlocked($0) }
            case "collectionPublished": fields.payload().map { .published($0) }
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }

    private static func formAdopted(_ fields: FactFields) -> Self? {
        guard let form = fields.text("form"), let definition = fields.record["definition"]
        else { return nil }
        return .formAdopted(form: form, definition: definition)
    }

    private static func opened(_ fields: FactFields) -> Self? {
        guard let id: CollectionID = fields.identifier("collection"),
            let form = fields.text("form"),
            let owner: OrganisationID = fields.identifier("owner")
        else { return nil }
        return .collectionOpened(id, form: form, owner: owner)
    }

    private static func invited(_ fields: FactFields) -> Self? {
        guard let id: CollectionID = fields.identifier("collection"),
            let organisation: OrganisationID = fields.identifier("organisation")
        else { return nil }
        return .respondentInvited(id, organisation)
    }

    private static func waived(_ fields: FactFields) -> Self? {
        guard let id: CollectionID = fields.identifier("collection"),
            let waiver = CheckWaiver(fields)
        else { return nil }
        return .checkWaived(id, waiver)
    }
}

extension CheckWaiver {
    fileprivate func record(of collection: CollectionID) -> CanonicalRecord {
        CanonicalRecord(
            kind: "checkWaived",
            [
                "collection": collection.canonical, "rule": .text(rule),
                "organisation": organisation.canonical, "from": .text("\(days.from)"),
                "to": .text("\(days.to)"), "reason": .text(reason),
            ])
    }

    fileprivate init?(_ fields: FactFields) {
        guard let rule = fields.text("rule"), let from = fields.day("from"),
            let organisation: OrganisationID = fields.identifier("organisation"),
            let to = fields.day("to"), let days = Period(from: from, to: to),
            let reason = fields.text("reason")
        else { return nil }
        self.init(rule: rule, organisation: organisation, days: days, reason: reason)
    }
}

extension DataSet {
    fileprivate var record: CanonicalRecord {
        let rows = answers.compactMap { organisation, answers in
            CanonicalRecord(answers.map { ("\($0.key)", $0.value.canonical) }).map {
                (organisation.text, CanonicalValue.record($0))
            }
        }
        return CanonicalRecord(
            kind: "dataSetTaken",
            [
                "collection": collection.canonical, "name": .text(name), "source": .text(source),
                "answers": CanonicalRecord(rows).map { .record($0) },
            ])
    }

    fileprivate init?(_ fields: FactFields) {
        guard let collection: CollectionID = fields.identifier("collection"),
            let name = fields.text("name"), let source = fields.text("source"),
            let rows = fields.record["answers"]?.record
        else { return nil }
        var answers: [OrganisationID: [AnswerKey: Answer]] = [:]
        for row in rows.fields {
            for field in row.value.record?.fields ?? [] {
                guard let key = AnswerKey(written: field.key),
                    let answer = Answer(canonical: field.value)
                else { return nil }
                answers[OrganisationID(row.key), default: [:]][key] = answer
            }
        }
        self.init(name, for: collection, source: source, answers: answers)
    }
}
