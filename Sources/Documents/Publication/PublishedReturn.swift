public import Accountability
internal import Forms
internal import Reckoning
internal import Workbook

/// A return as it was submitted, made ready to be published: answers, explanations and the record
/// of its sign-off, without officers.
public struct PublishedReturn: Sendable {
    let context: ReturnInContext
    let version: SubmittedVersion
    let calculated: [AnswerKey: Answer]
    /// Whom to ask; the organisation where nothing else is said.
    public var contact: String
    /// When there will be something newer.
    public var nextUpdate: String

    /// The version of a number, or the last one; refused where there is none.
    public init(_ context: ReturnInContext, version number: Int? = nil) throws(Refusal) {
        self.context = context
        version = try context.submitted(version: number)
        calculated =
            context.form.form.assess(version.sheet, previous: context.previous?.sheet).calculated
        contact = context.organisation.name
        nextUpdate =
            "None is planned. What was submitted does not change; a corrected return would be "
            + "published as version \(version.number + 1)."
    }

    /// What the file is best called: `leeds-ibcf-2017-18-q2-v1-submitted.ods`.
    public func fileName(as format: PublicationFormat) -> String {
        let stem = ReturnWorkbook.stem(context, version: version.number)
        return "\(stem)-submitted.\(format.rawValue)"
    }

    /// The file in a format; throws where the format cannot hold the return.
    public func bytes(as format: PublicationFormat) throws -> [UInt8] {
        guard let spreadsheet = format.spreadsheet else { return Array(csv.utf8) }
        return try tables.bytes(as: spreadsheet)
    }

    var form: Form { context.form.form }

    /// The answer at a place, given or calculated.
    func answer(_ key: AnswerKey) -> Answer? { version.sheet[key] ?? calculated[key] }

    /// The department did not accept the answer to this question.
    func isLeftOut(_ question: Question) -> Bool {
        context.entry.partialAcceptance(of: version)?.excludes(question.id, in: form) ?? false
    }

    /// The tables and what is said about them.
    public var tables: PublishedTables {
        var tables = PublishedTables(
            title: "\(form.title), \(form.periodName): \(context.organisation.name)",
            summary: [
                "The return of \(context.organisation.name) as it was submitted.",
                "Every answer is as the organisation gave it. Calculated answers are marked.",
            ], contact: contact, nextUpdate: nextUpdate)
        tables.made = Int(version.circumstance.at.milliseconds / 1_000)
        tables.parts = [about, signOff, proof]
        tables.notes = notes
        tables.tables = form.sections.flatMap(sheets) + [columns, explanations].compactMap(\.self)
        return tables
    }

    private var about: CoverPart {
        let codes = [context.organisation.id.text] + context.organisation.codes
        return CoverPart(
            "About this return",
            [
                "Organisation: \(context.organisation.name) (\(codes.joined(separator: ", ")))",
                "Collected by: \(form.owner)",
                "Period: \(form.period.inWords)",
                "Form: \(form.id), version \(version.form.version)",
                "Return: \(context.entry.id.text), version \(version.number)",
            ] + [nilReturn].compactMap(\.self))
    }

    private var nilReturn: String? {
        version.nilReason.map { "A nil return: there was nothing to report. \($0)" }
    }

    /// Who signed on what grounds, and who submitted.
    private var signOff: CoverPart {
        let signatures = context.entry.signatures(of: version).map { signature in
            let title = form.signOff.first { $0.id == signature.step }?.title ?? signature.step
            let meeting = signature.meeting.map { " (\($0.date.inWords): \($0.minute))" } ?? ""
            let ratified = signature.ratified.map {
                ", ratified at a meeting (\($0.date.inWords): \($0.minute))"
            }
            return "\(title): signed \(signature.basis.inWords)\(meeting), "
                + signature.circumstance.at.inWords + (ratified ?? "")
        }
        return CoverPart(
            "Sign-off",
            signatures + [
                "Submitted: \(version.circumstance.at.inWords)",
                version.receipt.map { "Receipt: \($0)" } ?? "Receipt: none yet",
            ])
    }

    private var proof: CoverPart {
        CoverPart(
            "Proof",
            [
                "SHA-256 of the canonical return that was signed and submitted: "
                    + version.content.hexadecimal,
                "SHA-256 of the definition of the form: \(version.form.definition.hexadecimal)",
            ])
    }

    private var notes: [String] {
        var notes = [
            "Calculated answers are worked out by the form's formulas from the answers that were "
                + "given, and are not part of what was signed."
        ]
        if version.form.definition != context.form.fingerprint {
            notes.append(
                "The form was corrected after this version was submitted; questions are shown as "
                    + "they are worded now.")
        }
        if let acceptance = context.entry.partialAcceptance(of: version) {
            let without = acceptance.without.joined(separator: ", ")
            notes.append(
                "\(form.owner) accepted this version without \(without), marked "
                    + "\(PublishedShorthand.notAvailable.rawValue): \(acceptance.reason)")
        }
        return notes
    }
}
