import Accountability
import Forms

/// What a section's form sent, compared with what its page showed: only the differences count.
struct SentAnswers: Sendable {
    /// An explanation of a query.
    struct Explanation: Hashable, Sendable {
        let finding: String
        let text: String
        /// What the page showed in its box.
        let seen: String
    }

    /// An answer in a row that somebody removed meanwhile.
    struct Orphan: Hashable, Sendable {
        let key: AnswerKey
        let text: String
    }

    /// The number of the last fact when the page was made.
    let asAt: Int64
    /// The answers that were changed on the page, each with what the page showed.
    private(set) var changes: [AnswerChange] = []
    /// What was typed for each change.
    private(set) var typed: [AnswerKey: String] = [:]
    /// The explanations that were written or changed.
    private(set) var explanations: [Explanation] = []
    /// What was typed into rows that are not there any more.
    private(set) var orphans: [Orphan] = []

    init(_ fields: FormFields, _ section: FormSection, _ at: ReturnVisit) {
        asAt = fields["as-at"].flatMap { Int64($0) } ?? at.context.sequence
        var values: [String: [String]] = [:]
        for pair in fields.pairs { values[pair.name, default: []].append(pair.value) }
        let places = section.items.flatMap { at.entry.sheet.places(of: $0) }
        for key in places {
            guard let question = at.form.question(key.question), question.calculation == nil,
                let texts = values[key.fieldName]
            else { continue }
            take(Self.joined(texts), key, question, at)
        }
        takeOrphans(values, beyond: Set(places), section, at)
        explanations = Self.explanations(fields)
    }

    private static func joined(_ texts: [String]) -> String {
        texts.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private mutating func take(
        _ text: String, _ key: AnswerKey, _ question: Question, _ at: ReturnVisit
    ) {
        guard let change = change(text, key, question, at) else { return }
        changes.append(change)
        typed[key] = text
    }

    /// The change that a text means; nil when it says what the page showed.
    private func change(
        _ text: String, _ key: AnswerKey, _ question: Question, _ at: ReturnVisit
    ) -> AnswerChange? {
        let seen = at.entry.answer(key, asAt: asAt)
        let shown = at.form.fieldText(seen, for: question)
        let wanted = at.form.answer(typed: text, to: question)
        guard wanted != seen, wanted != at.form.answer(typed: shown, to: question) else {
            return nil
        }
        return AnswerChange(key, to: wanted, seen: .answer(seen))
    }

    /// Keeps what was changed in rows of this section that are gone.
    private mutating func takeOrphans(
        _ values: [String: [String]], beyond places: Set<AnswerKey>, _ section: FormSection,
        _ at: ReturnVisit
    ) {
        let prefix = AnswerKey.fieldPrefix
        for (name, texts) in values where name.hasPrefix(prefix) {
            guard let key = AnswerKey(written: name.dropFirst(prefix.count)), key.row != nil,
                !places.contains(key), let question = at.form.question(key.question),
                question.calculation == nil, at.form.sectionOf[key.question] == section.id,
                change(Self.joined(texts), key, question, at) != nil
            else { continue }
            orphans.append(Orphan(key: key, text: Self.joined(texts)))
        }
        orphans.sort { ($0.key.row ?? 0, $0.key) < ($1.key.row ?? 0, $1.key) }
    }

    /// The explanations that are not what the page showed; a box that was emptied explains nothing.
    static func explanations(_ fields: FormFields) -> [Explanation] {
        let seen = fields.byName
        return fields.pairs.compactMap { pair in
            guard pair.name.hasPrefix("explain."), !pair.value.trimmed.isEmpty else { return nil }
            let finding = String(pair.name.dropFirst("explain.".count))
            let shown = seen["explained." + finding] ?? ""
            guard pair.value.sameWords(as: shown) == false else { return nil }
            return Explanation(finding: finding, text: pair.value, seen: shown)
        }
    }
}

extension String {
    /// The same words, though a browser writes the ends of lines in its own way.
    func sameWords(as other: String) -> Bool {
        replacing("\r\n", with: "\n").trimmed == other.replacing("\r\n", with: "\n").trimmed
    }
}
