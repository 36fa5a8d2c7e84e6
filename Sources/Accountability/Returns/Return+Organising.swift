public import Forms
internal import HashTreeCollections
public import Reckoning

/// Who looks after a section of a return, and by when it is to be done.
public struct SectionAssignment: Payload {
    /// The return.
    public let `return`: ReturnID
    /// Its section.
    public let section: String
    /// The officer who looks after it, or nil when nobody does.
    public let owner: OfficerID?
    /// The day by which it is to be done, or nil when none is set.
    public let due: Day?
}

/// What the department does not accept of a version, and why; the rest is accepted.
public struct PartialAcceptance: Payload {
    /// The return.
    public let `return`: ReturnID
    /// The number of the version.
    public let version: Int
    /// The sections, questions and tables that are left out.
    public let without: [String]
    /// The department's reason.
    public let reason: String

    /// A question is left out, by itself or with its table or section.
    public func excludes(_ question: String, in form: Form) -> Bool {
        let names = [question, form.tableOfColumn[question], form.sectionOf[question]]
        return names.contains { $0.map(without.contains) ?? false }
    }
}

/// An assignment, and when and by whom it was made.
public struct GivenAssignment: Hashable, Sendable {
    /// The assignment.
    public let assignment: SectionAssignment
    /// When and by whom.
    public let circumstance: Circumstance
}

extension Return {
    /// Who looks after a section now, or nil when nobody does and no day is set.
    public func assignment(of section: String) -> SectionAssignment? {
        guard let last = assignments.last(where: { $0.assignment.section == section })?.assignment,
            last.owner != nil || last.due != nil
        else { return nil }
        return last
    }

    /// The version that stands for the organisation in national figures: the last one submitted,
    /// also while it is open again.
    public var versionInUse: SubmittedVersion? { versions.last }

    /// What was not accepted of a version, or nil.
    public func partialAcceptance(of version: SubmittedVersion) -> PartialAcceptance? {
        acceptedInPart.flatMap { $0.version == version.number ? $0 : nil }
    }

    func assigning(
        _ section: String, _ owner: OfficerID?, _ due: Day?, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        try known(section, background.form)
        if let owner {
            guard let officer = background.officer(owner) else { throw .unknown(officer: owner) }
            guard officer.holds(Role.preparers, for: organisation) else {
                throw Refusal(
                    .ownerCannotAnswer, "\(owner) does not prepare returns of \(organisation).",
                    remedy: "Choose a programme manager, an initiative lead or a finance officer.")
            }
        }
        let now = assignment(of: section)
        guard now?.owner != owner || now?.due != due else { return [] }
        return [
            .assigned(
                SectionAssignment(return: id, section: section, owner: owner, due: due))
        ]
    }

    func confirmingDetails() -> [ReturnFact] {
        detailsConfirmed == nil ? [.detailsConfirmed(id)] : []
    }

    func declaringNil(
        _ reason: String, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        if let declaredNil, declaredNil.reason == reason { return [] }
        try unlocked()
        try wholeReopened(background.form)
        try given(reason, as: "The reason for a nil return")
        return [.nilDeclared(id, reason: reason)]
    }

    func withdrawingNil(_ background: ReturnBackground) throws(Refusal) -> [ReturnFact] {
        guard declaredNil != nil else { return [] }
        try unlocked()
        try wholeReopened(background.form)
        return [.nilWithdrawn(id)]
    }

    /// A nil return is about the whole return, so after a reopening every section has to be open.
    private func wholeReopened(_ form: Form) throws(Refusal) {
        guard let reopening,
            let closed = form.sections.first(where: { !reopening.sections.contains($0.id) })
        else { return }
        throw Refusal(
            .sectionNotReopened, "Section \(closed.id) was not reopened.",
            remedy: "Ask the department to reopen the whole return.")
    }

    /// Nothing is answered in a nil return.
    func notNil() throws(Refusal) {
        guard declaredNil != nil else { return }
        throw Refusal(
            .declaredNil, "It is declared that there is nothing to report.",
            remedy: "Withdraw the nil return first.")
    }

    func acceptingInPart(
        without: [String], _ reason: String, _ background: ReturnBackground
    ) throws(Refusal) -> [ReturnFact] {
        let version = try submittedNow()
        let form = background.form
        for name in without where !form.hasPart(name) {
            throw Refusal(
                .unknownQuestion, "The form has no section, table or question “\(name)”.",
                remedy: "Look it up in the form.")
        }
        let wanted = PartialAcceptance(
            return: id, version: version.number, without: Set(without).sorted(), reason: reason)
        if acceptedInPart == wanted { return [] }
        guard !without.isEmpty else {
            throw Refusal(
                .unknownSection, "Nothing is named that is left out.",
                remedy: "Name it, or accept the return as a whole.")
        }
        try given(reason, as: "The reason for leaving it out")
        guard form.everyQuestion.contains(where: { !wanted.excludes($0.id, in: form) }) else {
            throw Refusal(
                .nothingAccepted, "Nothing of the return is left to accept.",
                remedy: "Reopen the return instead.")
        }
        try noQueriesOpen { !wanted.excludes($0.question, in: form) }
        return [.acceptedInPart(wanted)]
    }
}

extension Form {
    /// There is a section, a table, a column or a question of this name.
    fileprivate func hasPart(_ name: String) -> Bool {
        section(name) != nil || tables[name] != nil || question(name) != nil
    }
}
