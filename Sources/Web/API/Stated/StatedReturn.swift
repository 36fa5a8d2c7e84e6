import Accountability
import Forms
import Ledger
import Reckoning

/// A return in a line.
struct StatedReturnLine: Codable, Sendable {
    let `return`: ReturnID
    let collection: CollectionID
    let organisation: OrganisationID
    let title: String
    let period: Period
    /// How it stands, in the words of the pages.
    let status: String
    let due: Instant?

    init(_ line: ReturnLine) {
        self.return = line.context.entry.id
        collection = line.context.entry.collection
        organisation = line.context.organisation.id
        title = line.form.title
        period = line.form.period
        status = line.statuses
        due = line.deadline?.due
    }
}

/// A return: how far it has come, and every version that was submitted.
struct StatedReturn: Codable, Sendable {
    let `return`: ReturnID
    let collection: CollectionID
    let organisation: OrganisationID
    let form: String
    let formVersion: Int
    let title: String
    let period: Period
    /// The return of the period before.
    let previous: ReturnID?
    /// How it stands, in the words of the pages; left out for everyone.
    let status: String?
    let due: Instant?
    /// The sections, and which are complete; left out for everyone.
    let sections: [StatedSection]?
    /// The fingerprint of the answers as they stand, which is what is signed; left out for
    /// everyone.
    let content: String?
    let versions: [StatedVersion]

    init(_ at: ReturnVisit) {
        let (entry, form) = (at.entry, at.form)
        let isEveryone = at.visit.isEveryone
        self.return = entry.id
        collection = entry.collection
        organisation = entry.organisation
        self.form = entry.form
        formVersion = form.version
        title = form.title
        period = form.period
        previous = entry.previous
        status = isEveryone ? nil : ReturnStatus(at).rawValue
        due = at.context.collection.due(for: entry.organisation) ?? form.due
        sections = isEveryone ? nil : form.sections.map { StatedSection($0, entry) }
        content = isEveryone ? nil : at.context.content.hexadecimal
        versions = at.readVersions.map { StatedVersion($0, of: entry) }
    }
}

/// A section of a return.
struct StatedSection: Codable, Sendable {
    let section: String
    let title: String
    let isComplete: Bool

    init(_ section: FormSection, _ entry: Return) {
        self.section = section.id
        title = section.title
        isComplete = entry.completedSections[section.id] != nil
    }
}

/// A version of a return that was submitted, with its receipt and its signatures.
struct StatedVersion: Codable, Sendable {
    let number: Int
    let submitted: Instant
    let receipt: String?
    /// The SHA-256 of the canonical return.
    let content: String
    let formVersion: Int
    let nilReason: String?
    /// It is the one in the national figures.
    let isAccepted: Bool
    let signatures: [StatedSignature]

    init(_ version: SubmittedVersion, of entry: Return) {
        number = version.number
        submitted = version.circumstance.at
        receipt = version.receipt
        content = version.content.hexadecimal
        formVersion = version.form.version
        nilReason = version.nilReason
        isAccepted = entry.acceptedVersion == version.number
        signatures = entry.signatures(of: version).map { StatedSignature($0) }
    }
}

/// A signature under a version.
struct StatedSignature: Codable, Sendable {
    let step: String
    let basis: String
    let at: Instant
    let meeting: StatedMeeting?
    let ratified: StatedMeeting?

    init(_ signature: Signature) {
        step = signature.step
        basis = signature.basis.rawValue
        at = signature.circumstance.at
        meeting = signature.meeting.map { StatedMeeting($0) }
        ratified = signature.ratified.map { StatedMeeting($0) }
    }
}

/// A meeting and its minute.
struct StatedMeeting: Codable, Sendable {
    let day: Day
    let minute: String

    init(_ meeting: Meeting) {
        day = meeting.date
        minute = meeting.minute
    }
}

/// An answer in its place.
struct StatedAnswer: Codable, Sendable {
    /// The question, and the row where it is a column: `B1a`, `A2b/11`.
    let place: String
    let section: String
    let label: String
    /// The answer; left out where it is blank.
    let answer: KeptAnswer?
    /// The answer as people read it.
    let shown: String?
    /// Nobody gives it: it is worked out from others.
    let isCalculated: Bool
}

extension StatedAnswer {
    /// The answers to a form, each in its place.
    static func all(
        _ sheet: AnswerSheet, calculated: [AnswerKey: Answer], on form: Form, section: String?
    ) -> [StatedAnswer] {
        form.sections.filter { section == nil || $0.id == section }.flatMap { section in
            section.items.flatMap { sheet.places(of: $0) }.compactMap { key in
                form.question(key.question).map { question in
                    let answer = calculated[key] ?? sheet[key]
                    return StatedAnswer(
                        place: "\(key)", section: section.id, label: question.label,
                        answer: answer.map { KeptAnswer($0) },
                        shown: answer.map { form.shown($0, for: question) },
                        isCalculated: question.calculation != nil)
                }
            }
        }
    }

    /// The answers that the address asks for: as they stand, or of a version that was submitted.
    static func asked(_ visit: Visit) throws(Problem) -> [StatedAnswer] {
        let at = try ReturnVisit(asked: visit)
        let section = visit.query["section"]
        guard let number = visit.whole("version") else {
            return all(
                at.entry.sheet, calculated: at.standing.calculated, on: at.form, section: section)
        }
        guard let version = at.readVersions.first(where: { $0.number == number }) else {
            throw .notFound
        }
        let calculated = at.form.assess(version.sheet, previous: at.context.previous?.sheet)
            .calculated
        return all(version.sheet, calculated: calculated, on: at.form, section: section)
    }
}

/// Something about the answers that a person should see.
struct StatedFinding: Codable, Sendable {
    /// What it is known by when it is explained.
    let finding: String
    let code: String
    let severity: String
    let section: String?
    let place: String?
    let message: String
    let found: String
    let expected: String
    let remedy: String
    let explanation: String?
    /// It has still to be put right, or explained.
    let isOutstanding: Bool

    init(_ item: StandingFindings.Item) {
        let finding = item.finding
        self.finding = finding.identity
        code = finding.number.code
        severity = finding.severity.rawValue
        section = finding.place.section
        place = finding.place.key.map { "\($0)" }
        message = finding.message
        found = finding.found
        expected = finding.expected
        remedy = finding.remedy
        explanation = item.explanation?.text
        isOutstanding = item.isOutstanding
    }
}

/// What the department asked about an answer, and what was said.
struct StatedQuery: Codable, Sendable {
    let query: Int
    let place: String
    let isClosed: Bool
    let messages: [StatedMessage]

    init(_ query: DepartmentQuery) {
        self.query = query.number
        place = "\(query.key)"
        isClosed = query.isClosed
        messages = query.messages.map { StatedMessage($0) }
    }
}

/// One message.
struct StatedMessage: Codable, Sendable {
    let text: String
    let at: Instant

    init(_ message: DepartmentQuery.Message) {
        text = message.text
        at = message.circumstance.at
    }
}

extension ReturnVisit {
    /// The return that the address names, as far as the visitor may read it: everyone reads what
    /// was submitted, and nothing that came after it.
    init(asked visit: Visit) throws(Problem) {
        guard visit.isEveryone else {
            self = try visit.subject()
            return
        }
        guard let id = visit.open.first, let context = visit.books.return(ReturnID(id)) else {
            throw .notFound
        }
        self.init(visit, context)
    }

    /// The versions that the visitor may read: for everyone the last, as it is published.
    var readVersions: [SubmittedVersion] {
        visit.isEveryone ? entry.versions.suffix(1) : entry.versions
    }
}
