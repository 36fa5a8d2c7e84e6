public import Forms
internal import HashTreeCollections
public import Reckoning

/// A return with everything that it rests on, as it stands at one moment.
public struct ReturnInContext: Sendable {
    /// The return.
    public let entry: Return
    /// Its form.
    public let form: AdoptedForm
    /// The collection it answers.
    public let collection: Collection
    /// The organisation that gives it.
    public let organisation: Organisation
    /// The return of the period before, or nil.
    public let previous: Return?
    /// The number of the last fact in the books.
    public let sequence: Int64

    /// A return with its form, collection, organisation and the return before it.
    public init(
        entry: Return, form: AdoptedForm, collection: Collection, organisation: Organisation,
        previous: Return?, sequence: Int64
    ) {
        self.entry = entry
        self.form = form
        self.collection = collection
        self.organisation = organisation
        self.previous = previous
        self.sequence = sequence
    }

    /// The findings on it as they stand on a day.
    public func standing(on day: Day) -> StandingFindings {
        entry.standing(form: form.form, previous: previous, collection: collection, on: day)
    }

    /// The canonical return as it stands.
    public var canonical: CanonicalValue {
        entry.canonical(form: form.form, formFingerprint: form.fingerprint)
    }

    /// The canonical return of a version that was submitted.
    public func canonical(version: SubmittedVersion) -> CanonicalValue {
        entry.canonical(version: version)
    }
}

extension ReturnInContext {
    /// The version of a number that was submitted, or the last one; refused where there is none.
    public func submitted(version number: Int? = nil) throws(Refusal) -> SubmittedVersion {
        let found =
            number.map { number in entry.versions.first { $0.number == number } }
            ?? entry.versions.last
        if let found { return found }
        throw Refusal(
            .notSubmitted,
            entry.versions.isEmpty
                ? "The return has not been submitted."
                : "The return has no version \(number ?? 0).",
            remedy: entry.versions.isEmpty
                ? "Submit it first: only what was signed and submitted is published."
                : "Choose a version from 1 to \(entry.versions.count).")
    }
}

extension Return {
    /// What the answer at a place was, oldest first; the last one stands.
    public func history(of key: AnswerKey) -> [GivenAnswer] { history[key] ?? [] }

    /// Every change of every answer, oldest first, each with what stood there before.
    public var everyChange: [(key: AnswerKey, was: Answer?, given: GivenAnswer)] {
        history.flatMap { key, answers in
            answers.indices.map { place in
                (key: key, was: place == 0 ? nil : answers[place - 1].answer, given: answers[place])
            }
        }.sorted {
            ($0.given.circumstance.sequence, $0.key) < ($1.given.circumstance.sequence, $1.key)
        }
    }

    /// The answer that stood after a fact of this number; nil for a blank.
    public func answer(_ key: AnswerKey, asAt sequence: Int64) -> Answer? {
        history[key]?.last { $0.circumstance.sequence <= sequence }?.answer
    }
}
