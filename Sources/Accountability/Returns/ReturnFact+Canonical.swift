internal import Forms
internal import Reckoning

extension ReturnFact {
    /// The fact's fields as they are kept.
    var record: CanonicalRecord {
        switch self {
        case .answerGiven(_, let key, let answer, let channel):
            fields(
                "answerGiven",
                [
                    "key": .text("\(key)"), "answer": answer?.canonical,
                    "channel": .text(channel.written),
                ])
        case .opened(_, let collection, let organisation, let form, let previous):
            fields(
                "returnOpened",
                [
                    "collection": collection.canonical, "organisation": organisation.canonical,
                    "form": .text(form), "previous": previous?.canonical,
                ])
        case .rowAdded(_, let table, let row, let token):
            fields(
                "rowAdded",
                [
                    "table": .text(table), "row": .whole(Int64(row)),
                    "token": token.map { .text($0) },
                ])
        case .rowRemoved(_, let table, let row, let columns, let reason):
            fields(
                "rowRemoved",
                [
                    "table": .text(table), "row": .whole(Int64(row)),
                    "columns": .list(columns.map { .text($0) }), "reason": .text(reason),
                ])
        case .findingExplained(_, let finding, let text, let basis, let blanks):
            explained(finding, text, basis, blanks)
        case .sectionCompleted(_, let section):
            fields("sectionCompleted", ["section": .text(section)])
        case .sectionReopened(_, let section):
            fields("sectionMarkRemoved", ["section": .text(section)])
        case .workbookTaken(_, let content):
            fields("workbookTaken", ["content": .text(content.hexadecimal)])
        case .queried(_, let query, let key, let text, let rule):
            fields(
                "answerQueried",
                [
                    "query": .whole(Int64(query)), "key": .text("\(key)"), "text": .text(text),
                    "rule": rule.map { .text($0) },
                ])
        case .queryReplied(_, let query, let text):
            fields("queryReplied", ["query": .whole(Int64(query)), "text": .text(text)])
        case .queryClosed(_, let query):
            fields("queryClosed", ["query": .whole(Int64(query))])
        case .sentForSignOff, .withdrawnFromSignOff, .signOffDeclined, .signed, .ratified,
            .submitted, .received, .reopened, .accepted:
            signOffRecord
        case .assigned(let assignment): assignment.record(kind: "sectionAssigned")
        case .acceptedInPart(let acceptance): acceptance.record(kind: "returnAcceptedInPart")
        case .detailsConfirmed: fields("organisationDetailsConfirmed", [:])
        case .nilDeclared(_, let reason): fields("nilReturnDeclared", ["reason": .text(reason)])
        case .nilWithdrawn: fields("nilReturnWithdrawn", [:])
        case .explanationAccepted(_, let finding, let reason):
            fields(
                "explanationAccepted",
                ["finding": .text(finding), "reason": reason.map { .text($0) }])
        case .queryAssigned(let assignment): assignment.record(kind: "queryAssigned")
        case .excluded(_, let reason): fields("returnExcluded", ["reason": .text(reason)])
        case .included: fields("returnIncluded", [:])
        }
    }

    private var signOffRecord: CanonicalRecord {
        switch self {
        case .sentForSignOff(_, let content):
            fields("sentForSignOff", ["content": .text(content.hexadecimal)])
        case .withdrawnFromSignOff(_, let reason):
            fields("withdrawnFromSignOff", ["reason": .text(reason)])
        case .signOffDeclined(_, let step, let reason):
            fields("signOffDeclined", ["step": .text(step), "reason": .text(reason)])
        case .signed(_, let step, let basis, let content, let meeting):
            fields(
                "returnSigned",
                [
                    "step": .text(step), "basis": .text(basis.rawValue),
                    "content": .text(content.hexadecimal),
                    "meeting": meeting.map { .text("\($0.date)") },
                    "minute": meeting.map { .text($0.minute) },
                ])
        case .ratified(_, let step, let meeting):
            fields(
                "signatureRatified",
                [
                    "step": .text(step), "meeting": .text("\(meeting.date)"),
                    "minute": .text(meeting.minute),
                ])
        case .submitted(_, let version, let content, let form):
            fields(
                "returnSubmitted",
                [
                    "version": .whole(Int64(version)), "content": .text(content.hexadecimal),
                    "formVersion": .whole(Int64(form.version)),
                    "definition": .text(form.definition.hexadecimal),
                ])
        case .received(_, let version, let receipt):
            fields(
                "returnReceived", ["version": .whole(Int64(version)), "receipt": .text(receipt)])
        case .reopened(_, let sections, let reason):
            fields(
                "returnReopened",
                ["sections": .list(sections.map { .text($0) }), "reason": .text(reason)])
        case .accepted(_, let version):
            fields("returnAccepted", ["version": .whole(Int64(version))])
        default: CanonicalRecord([:])
        }
    }

    private func fields(
        _ kind: String, _ pairs: KeyValuePairs<String, CanonicalValue?>
    ) -> CanonicalRecord {
        var all: [(String, CanonicalValue)] = [("kind", .text(kind)), ("return", id.canonical)]
        for (key, value) in pairs {
            if let value { all.append((key, value)) }
        }
        return CanonicalRecord(all) ?? CanonicalRecord([:])
    }

    private func explained(
        _ finding: String, _ text: String, _ basis: [AnswerKey: Answer], _ blanks: Set<AnswerKey>
    ) -> CanonicalRecord {
        let answers = CanonicalRecord(basis.map { ("\($0.key)", $0.value.canonical) })
        return fields(
            "findingExplained",
            [
                "finding": .text(finding), "text": .text(text),
                "basis": answers.map { .record($0) },
                "blanks": .list(blanks.sorted().map { .text("\($0)") }),
            ])
    }
}
