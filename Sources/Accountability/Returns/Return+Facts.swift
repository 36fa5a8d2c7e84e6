public import Forms
internal import HashTreeCollections

/// What happens to a return. The names are the storage format and never change.
public enum ReturnFact: Hashable, Sendable {
    case opened(ReturnID, CollectionID, OrganisationID, form: String, previous: ReturnID?)
    case rowAdded(ReturnID, table: String, row: Int, token: String?)
    case rowRemoved(ReturnID, table: String, row: Int, columns: [String], reason: String)
    case answerGiven(ReturnID, AnswerKey, Answer?, Channel)
    case findingExplained(
        ReturnID, finding: String, text: String, basis: [AnswerKey: Answer], blanks: Set<AnswerKey>)
    case sectionCompleted(ReturnID, section: String)
    case sectionReopened(ReturnID, section: String)
    case workbookTaken(ReturnID, content: Fingerprint)
    case sentForSignOff(ReturnID, content: Fingerprint)
    case withdrawnFromSignOff(ReturnID, reason: String)
    case signOffDeclined(ReturnID, step: String, reason: String)
    case signed(ReturnID, step: String, SignOffBasis, content: Fingerprint, Meeting?)
    case ratified(ReturnID, step: String, Meeting)
    case submitted(ReturnID, version: Int, content: Fingerprint, FormStamp)
    case received(ReturnID, version: Int, receipt: String)
    /// The rule is that of the check which raised the question, or nil.
    case queried(ReturnID, query: Int, AnswerKey, text: String, rule: String? = nil)
    case queryReplied(ReturnID, query: Int, text: String)
    case queryClosed(ReturnID, query: Int)
    case reopened(ReturnID, sections: [String], reason: String)
    case accepted(ReturnID, version: Int)
    case assigned(SectionAssignment)
    case detailsConfirmed(ReturnID)
    case nilDeclared(ReturnID, reason: String)
    case nilWithdrawn(ReturnID)
    case acceptedInPart(PartialAcceptance)
    case explanationAccepted(ReturnID, finding: String, reason: String? = nil)
    case queryAssigned(QueryAssignment)
    /// The department leaves the whole return out of its figures.
    case excluded(ReturnID, reason: String)
    case included(ReturnID)

    /// The return it happened to.
    public var id: ReturnID {
        switch self {
        case .opened(let id, _, _, _, _), .rowAdded(let id, _, _, _),
            .rowRemoved(let id, _, _, _, _), .answerGiven(let id, _, _, _),
            .findingExplained(let id, _, _, _, _), .sectionCompleted(let id, _),
            .sectionReopened(let id, _), .workbookTaken(let id, _), .sentForSignOff(let id, _),
            .withdrawnFromSignOff(let id, _), .signOffDeclined(let id, _, _),
            .signed(let id, _, _, _, _), .ratified(let id, _, _), .submitted(let id, _, _, _),
            .received(let id, _, _), .queried(let id, _, _, _, _), .queryReplied(let id, _, _),
            .queryClosed(let id, _), .reopened(let id, _, _), .accepted(let id, _),
            .detailsConfirmed(let id), .nilDeclared(let id, _), .nilWithdrawn(let id),
            .explanationAccepted(let id, _, _), .excluded(let id, _), .included(let id):
            id
        case .assigned(let assignment): assignment.return
        case .queryAssigned(let assignment): assignment.return
        case .acceptedInPart(let acceptance): acceptance.return
        }
    }
}

extension Return {
    /// The return as it was opened; nil when the fact is another.
    public init?(_ fact: ReturnFact, _ circumstance: Circumstance) {
        guard case .opened(let id, let collection, let organisation, let form, let previous) = fact
        else { return nil }
        self.init(
            id: id, collection: collection, organisation: organisation, form: form,
            previous: previous, opened: circumstance)
    }

    /// The return after the fact.
    public mutating func apply(_ fact: ReturnFact, _ circumstance: Circumstance) {
        lastChanged = circumstance
        switch fact {
        case .answerGiven(_, let key, let answer, let channel):
            give(answer, at: key, channel, circumstance)
        case .rowAdded(_, let table, let row, let token):
            addRow(row, to: table, token: token, circumstance)
        case .rowRemoved(_, let table, let row, let columns, let reason):
            removeRow(row, from: table, columns, reason, circumstance)
        case .findingExplained(_, let finding, let text, let basis, let blanks):
            explanations[finding] = Explanation(
                finding: finding, text: text, basis: basis, blanks: blanks,
                circumstance: circumstance)
            voidSignatures(circumstance)
        case .sectionCompleted(_, let section): completedSections[section] = circumstance
        case .sectionReopened(_, let section): completedSections[section] = nil
        case .workbookTaken(_, let content):
            workbooksTaken.insert(content)
            note("Workbook taken in", "\(content.short)…", circumstance)
        case .queried(_, let number, let key, let text, let rule):
            let message = DepartmentQuery.Message(text: text, circumstance: circumstance)
            queries.append(
                DepartmentQuery(
                    number: number, key: key, rule: rule, messages: [message], isClosed: false))
        case .queryReplied(_, let number, let text): reply(number, text, circumstance)
        case .queryClosed(_, let number): closeQuery(number)
        case .assigned(let assignment):
            assignments.append(
                GivenAssignment(assignment: assignment, circumstance: circumstance))
        case .detailsConfirmed: detailsConfirmed = circumstance
        case .nilDeclared(_, let reason):
            declaredNil = Reasoned(reason: reason, circumstance: circumstance)
            note("Nil return declared", reason, circumstance)
        case .nilWithdrawn:
            declaredNil = nil
            note("Nil return withdrawn", "", circumstance)
        case .explanationAccepted(_, let finding, let reason):
            explanations[finding]?.accepted = circumstance
            explanations[finding]?.acceptedBecause = reason
        case .queryAssigned(let assignment): analysts[assignment.matter] = assignment.analyst
        case .excluded(_, let reason):
            excluded = Reasoned(reason: reason, circumstance: circumstance)
            note("Left out of the figures", reason, circumstance)
        case .included:
            excluded = nil
            note("Back in the figures", "", circumstance)
        case .opened: break
        case .sentForSignOff, .withdrawnFromSignOff, .signOffDeclined, .signed, .ratified,
            .submitted, .received, .reopened, .accepted, .acceptedInPart:
            applyToSignOff(fact, circumstance)
        }
    }

    private mutating func applyToSignOff(_ fact: ReturnFact, _ circumstance: Circumstance) {
        switch fact {
        case .sentForSignOff:
            stage = .awaitingSignOff
            note("Sent for sign-off", "", circumstance)
        case .withdrawnFromSignOff(_, let reason): unlock("Taken back", reason, circumstance)
        case .signOffDeclined(_, let step, let reason):
            unlock("Sign-off declined (\(step))", reason, circumstance, isDeclined: true)
        case .signed(_, let step, let basis, let content, let meeting):
            signatures.append(
                Signature(
                    step: step, basis: basis, content: content, meeting: meeting,
                    circumstance: circumstance))
        case .ratified(_, let step, let meeting): ratify(step, meeting, circumstance)
        case .submitted(_, let number, let content, let form):
            submit(number, content, form, circumstance)
        case .received(_, let number, let receipt):
            for index in versions.indices where versions[index].number == number {
                versions[index].receipt = receipt
            }
        case .reopened(_, let sections, let reason):
            stage = .open
            reopening = Reopening(sections: Set(sections), reason: reason)
            acceptedVersion = nil
            acceptedInPart = nil
            for section in sections { completedSections[section] = nil }
            voidSignatures(circumstance)
            note("Reopened: \(sections.joined(separator: ", "))", reason, circumstance)
        case .accepted(_, let number):
            acceptedVersion = number
            acceptedInPart = nil
        case .acceptedInPart(let acceptance):
            acceptedVersion = acceptance.version
            acceptedInPart = acceptance
            note(
                "Accepted without \(acceptance.without.joined(separator: ", "))",
                acceptance.reason, circumstance)
        default: break
        }
    }

    private mutating func give(
        _ answer: Answer?, at key: AnswerKey, _ channel: Channel, _ circumstance: Circumstance
    ) {
        sheet[key] = answer
        history[key, default: []].append(
            GivenAnswer(answer: answer, circumstance: circumstance, channel: channel))
        voidSignatures(circumstance)
    }

    private mutating func addRow(
        _ row: Int, to table: String, token: String?, _ circumstance: Circumstance
    ) {
        sheet.addRow(row, to: table)
        highestRow[table] = max(highestRow[table] ?? 0, row)
        if let token { rowTokens[token] = row }
        voidSignatures(circumstance)
    }

    private mutating func removeRow(
        _ row: Int, from table: String, _ columns: [String], _ reason: String,
        _ circumstance: Circumstance
    ) {
        for column in columns where sheet[AnswerKey(column, row: row)] != nil {
            history[AnswerKey(column, row: row), default: []].append(
                GivenAnswer(answer: nil, circumstance: circumstance, channel: .web))
        }
        sheet.removeRow(row, from: table, columns: columns)
        note("Row \(row) of \(table) removed", reason, circumstance)
        voidSignatures(circumstance)
    }

    private mutating func voidSignatures(_ circumstance: Circumstance) {
        for index in signatures.indices where signatures[index].isValid {
            signatures[index].voidedBy = circumstance
        }
    }

    private mutating func note(
        _ what: String, _ reason: String, _ circumstance: Circumstance, isDeclined: Bool = false
    ) {
        events.append(
            ReturnEvent(
                isDeclined: isDeclined, what: what, reason: reason, circumstance: circumstance))
    }

    private mutating func unlock(
        _ what: String, _ reason: String, _ circumstance: Circumstance, isDeclined: Bool = false
    ) {
        stage = .open
        note(what, reason, circumstance, isDeclined: isDeclined)
        voidSignatures(circumstance)
    }

    private mutating func ratify(
        _ step: String, _ meeting: Meeting, _ circumstance: Circumstance
    ) {
        for index in signatures.indices
        where signatures[index].step == step && signatures[index].awaitsRatification {
            signatures[index].ratified = meeting
            signatures[index].ratification = circumstance
        }
    }

    private mutating func submit(
        _ number: Int, _ content: Fingerprint, _ form: FormStamp, _ circumstance: Circumstance
    ) {
        stage = .submitted
        reopening = nil
        versions.append(
            SubmittedVersion(
                number: number, sheet: reportedSheet, explanations: reportedExplanations,
                nilReason: declaredNil?.reason, signatures: signatures.filter(\.isValid),
                content: content, form: form, circumstance: circumstance))
    }

    private mutating func reply(_ number: Int, _ text: String, _ circumstance: Circumstance) {
        for index in queries.indices where queries[index].number == number {
            queries[index].messages.append(
                DepartmentQuery.Message(text: text, circumstance: circumstance))
        }
    }

    private mutating func closeQuery(_ number: Int) {
        for index in queries.indices where queries[index].number == number {
            queries[index].isClosed = true
        }
    }
}
