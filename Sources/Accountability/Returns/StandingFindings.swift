public import Forms
public import Reckoning

/// The findings on a return as they stand, each with what has been done about it.
public struct StandingFindings: Hashable, Sendable {
    /// One finding and what has been done about it.
    public struct Item: Hashable, Sendable {
        /// The finding.
        public let finding: Finding
        /// The explanation that holds for it, or nil.
        public let explanation: Explanation?
        /// The waiver that covers it, or nil.
        public let waiver: CheckWaiver?

        /// It still has to be put right, or explained when it is a query.
        public var isOutstanding: Bool {
            switch finding.severity {
            case .error: waiver == nil
            case .query: waiver == nil && explanation == nil
            case .note: false
            }
        }
    }

    /// Every finding, in the order of the form.
    public let items: [Item]
    /// The calculated answers.
    public let calculated: [AnswerKey: Answer]

    /// The errors that have to be put right.
    public var errors: [Item] { outstanding(.error) }
    /// The queries that have to be put right or explained.
    public var queries: [Item] { outstanding(.query) }
    /// The queries that are explained.
    public var explained: [Item] { items.filter { $0.explanation != nil && $0.waiver == nil } }
    /// What is for information only.
    public var notes: [Item] { items.filter { $0.finding.severity == .note } }

    /// The item of a finding, by its identity.
    public func item(_ identity: String) -> Item? {
        items.first { $0.finding.identity == identity }
    }

    private func outstanding(_ severity: Severity) -> [Item] {
        items.filter { $0.finding.severity == severity && $0.isOutstanding }
    }
}

extension Return {
    /// Calculates and checks the return as it stands on a day, or one section of it.
    public func standing(
        form: Form, previous: Return?, collection: Collection, on day: Day,
        only section: String? = nil
    ) -> StandingFindings {
        let assessment = form.assess(sheet, previous: previous?.sheet, only: section)
        if declaredNil != nil {
            return StandingFindings(items: [], calculated: assessment.calculated)
        }
        let items = assessment.findings.map { finding in
            let explanation = explanations[finding.identity]
            let rule = finding.check ?? finding.number.code
            return StandingFindings.Item(
                finding: finding,
                explanation: explanation.flatMap { $0.holds(for: sheet) ? $0 : nil },
                waiver: collection.waiver(of: rule, for: organisation, on: day))
        }
        return StandingFindings(items: items, calculated: assessment.calculated)
    }

    /// The explanations whose answers are still those they were given for.
    public var standingExplanations: [Explanation] {
        explanations.values.filter { $0.holds(for: sheet) }.sorted { $0.finding < $1.finding }
    }

    /// What is hashed, signed and sent: the form, the organisation, the answers, the explanations.
    ///
    /// The same answers give the same bytes, whether they came by web, workbook or command line.
    public func canonical(form: Form, formFingerprint: Fingerprint) -> CanonicalValue {
        canonical(
            reportedSheet, reportedExplanations, declaredNil?.reason,
            FormStamp(version: form.version, definition: formFingerprint))
    }

    /// The canonical form of a version that was submitted, on the form as it was then.
    public func canonical(version: SubmittedVersion) -> CanonicalValue {
        canonical(version.sheet, version.explanations, version.nilReason, version.form)
    }

    private func canonical(
        _ sheet: AnswerSheet, _ explanations: [Explanation], _ nilReason: String?,
        _ stamp: FormStamp
    ) -> CanonicalValue {
        .record(
            CanonicalRecord([
                "form": .text(form), "version": .whole(Int64(stamp.version)),
                "definition": .text(stamp.definition.hexadecimal),
                "organisation": organisation.canonical, "return": sheet.canonical,
                "explanations": .list(
                    explanations.map { .list([.text($0.finding), .text($0.text)]) }),
                "nil": nilReason.map { .text($0) },
            ]))
    }

    /// What is reported: nothing in a nil return, though the answers are kept for the next one.
    var reportedSheet: AnswerSheet { declaredNil == nil ? sheet : AnswerSheet() }

    var reportedExplanations: [Explanation] { declaredNil == nil ? standingExplanations : [] }
}
