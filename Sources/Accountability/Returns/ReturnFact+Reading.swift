internal import Forms
internal import Reckoning

extension ReturnFact {
    /// The fact that was kept under this kind; nil when there is no such kind of return fact.
    init?(_ kind: String, _ fields: FactFields) {
        guard let id: ReturnID = fields.identifier("return") else { return nil }
        if let fact = Self.content(kind, id, fields) ?? Self.signOff(kind, id, fields)
            ?? Self.organising(kind, id, fields)
        {
            self = fact
        } else {
            return nil
        }
    }

    private static func content(_ kind: String, _ id: ReturnID, _ fields: FactFields) -> Self? {
        switch kind {
        case "answerGiven": answerGiven(id, fields)
        case "returnOpened": opened(id, fields)
        case "rowAdded": rowAdded(id, fields)
        case "rowRemoved": rowRemoved(id, fields)
        case "findingExplained": explained(id, fields)
        case "sectionCompleted":
            fields.text("section").map { .sectionCompleted(id, section: $0) }
        case "sectionMarkRemoved":
            fields.text("section").map { .sectionReopened(id, section: $0) }
        case "workbookTaken": content(fields).map { .workbookTaken(id, content: $0) }
        case "answerQueried": queried(id, fields)
        case "queryReplied":
            fields.whole("query").flatMap { query in
                fields.text("text").map { .queryReplied(id, query: query, text: $0) }
            }
        case "queryClosed": fields.whole("query").map { .queryClosed(id, query: $0) }
        default: nil
        }
    }

    private static func signOff(_ kind: String, _ id: ReturnID, _ fields: FactFields) -> Self? {
        switch kind {
        case "sentForSignOff": content(fields).map { .sentForSignOff(id, content: $0) }
        case "withdrawnFromSignOff":
            fields.text("reason").map { .withdrawnFromSignOff(id, reason: $0) }
        case "signOffDeclined":
            fields.text("step").flatMap { step in
                fields.text("reason").map { .signOffDeclined(id, step: step, reason: $0) }
            }
        case "returnSigned": signed(id, fields)
        case "signatureRatified":
            fields.text("step").flatMap { step in
                meeting(fields).map { .ratified(id, step: step, $0) }
            }
        case "returnSubmitted": submitted(id, fields)
        case "returnReceived":
            fields.whole("version").flatMap { version in
                fields.text("receipt").map { .received(id, version: version, receipt: $0) }
            }
        case "returnReopened":
            fields.texts("sections").flatMap { sections in
                fields.text("reason").map { .reopened(id, sections: sections, reason: $0) }
            }
        case "returnAccepted": fields.whole("version").map { .accepted(id, version: $0) }
        default: nil
        }
    }

    private static func organising(_ kind: String, _ id: ReturnID, _ fields: FactFields) -> Self? {
        switch kind {
        case "sectionAssigned": fields.payload().map { .assigned($0) }
        case "returnAcceptedInPart": fields.payload().map { .acceptedInPart($0) }
        case "organisationDetailsConfirmed": .detailsConfirmed(id)
        case "nilReturnDeclared": fields.text("reason").map { .nilDeclared(id, reason: $0) }
        case "nilReturnWithdrawn": .nilWithdrawn(id)
        case "explanationAccepted":
            fields.text("finding").map {
                .explanationAccepted(id, finding: $0, reason: fields.text("reason"))
            }
        case "queryAssigned": fields.payload().map { .queryAssigned($0) }
        case "returnExcluded": fields.text("reason").map { .excluded(id, reason: $0) }
        case "returnIncluded": .included(id)
        default: nil
        }
    }

    private static func submitted(_ id: ReturnID, _ fields: FactFields) -> Self? {
        guard let version = fields.whole("version"), let content = content(fields),
            let formVersion = fields.whole("formVersion"),
            let definition = fields.text("definition")
        else { return nil }
        let stamp = FormStamp(version: formVersion, definition: Fingerprint(definition))
        return .submitted(id, version: version, content: content, stamp)
    }

    private static func content(_ fields: FactFields) -> Fingerprint? {
        fields.text("content").map { Fingerprint($0) }
    }

    private static func meeting(_ fields: FactFields) -> Meeting? {
        fields.day("meeting").flatMap { date in
            fields.text("minute").map { Meeting(date: date, minute: $0) }
        }
    }

    private static func key(_ fields: FactFields) -> AnswerKey? {
        fields.text("key").flatMap { AnswerKey(written: $0) }
    }

    private static func answerGiven(_ id: ReturnID, _ fields: FactFields) -> Self? {
        guard let key = key(fields),
            let channel = fields.text("channel").flatMap({ Channel(written: $0) })
        else { return nil }
        guard let value = fields.record["answer"] else {
            return .answerGiven(id, key, nil, channel)
        }
        return Answer(canonical: value).map { .answerGiven(id, key, $0, channel) }
    }

    private static func opened(_ id: ReturnID, _ fields: FactFields) -> Self? {
        guard let collection: CollectionID = fields.identifier("collection"),
            let organisation: OrganisationID = fields.identifier("organisation"),
            let form = fields.text("form")
        else { return nil }
        return .opened(
            id, collection, organisation, form: form, previous: fields.identifier("previous"))
    }

    private static func rowAdded(_ id: ReturnID, _ fields: FactFields) -> Self? {
        guard let table = fields.text("table"), let row = fields.whole("row") else { return nil }
        return .rowAdded(id, table: table, row: row, token: fields.text("token"))
    }

    private static func rowRemoved(_ id: ReturnID, _ fields: FactFields) -> Self? {
        guard let table = fields.text("table"), let row = fields.whole("row"),
            let columns = fields.texts("columns"), let reason = fields.text("reason")
        else { return nil }
        return .rowRemoved(id, table: table, row: row, columns: columns, reason: reason)
    }

    private static func queried(_ id: ReturnID, _ fields: FactFields) -> Self? {
        guard let query = fields.whole("query"), let key = key(fields),
            let text = fields.text("text")
        else { return nil }
        return .queried(id, query: query, key, text: text, rule: fields.text("rule"))
    }

    private static func signed(_ id: ReturnID, _ fields: FactFields) -> Self? {
        guard let step = fields.text("step"), let content = content(fields),
            let basis = fields.text("basis").flatMap({ SignOffBasis(rawValue: $0) })
        else { return nil }
        return .signed(id, step: step, basis, content: content, meeting(fields))
    }

    private static func explained(_ id: ReturnID, _ fields: FactFields) -> Self? {
        guard let finding = fields.text("finding"), let text = fields.text("text"),
            let record = fields.record["basis"]?.record, let blanks = fields.texts("blanks")
        else { return nil }
        var basis: [AnswerKey: Answer] = [:]
        for field in record.fields {
            guard let key = AnswerKey(written: field.key),
                let answer = Answer(canonical: field.value)
            else {
                return nil
            }
            basis[key] = answer
        }
        return .findingExplained(
            id, finding: finding, text: text, basis: basis,
            blanks: Set(blanks.compactMap { AnswerKey(written: $0) }))
    }
}
