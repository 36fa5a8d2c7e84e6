import Accountability
import Forms

/// What a section's form sent, compared with what its page showed: only the differences count.
struct SentAnswers: Sendable {
    /// An explanation of a query.
    struct Explanation: Hashable, Sendable {
        let finding: String
        let text: String
    }

    /// The number of the last fact when the page was made.
    let asAt: Int64
    /// The answers that were changed on the page, each with what the page showed.
    private(set) var changes: [AnswerChange] = []
    /// What was typed for each change.
    private(set) var typed: [AnswerKey: String] = [:]
    /// The explanations that were written.
    private(set) var explanations: [Explanation] = []

    init(_ fields: FormFields, _ section: FormSection, _ at: ReturnVisit) {
        asAt = fields["as-at"].flatMap { Int64($0) } ?? at.context.sequence
        var values: [String: [String]] = [:]
        for pair in fields.pairs { values[pair.name, default: []].append(pair.value) }
        for key in section.items.flatMap({ at.entry.sheet.places(of: $0) }) {
            guard let question = at.form.question(key.question), question.calculation == nil,
                let texts = values[key.fieldName]
            else { continue }
            take(texts.filter { !$0.isEmpty }.joined(separator: "; "), key, question, at)
        }
        for pair in fields.pairs where pair.name.hasPrefix("explain.") {
            guard pair.value.contains(where: { !$0.isWhitespace }) else { continue }
            explanations.append(
                Explanation(
                    finding: String(pair.name.dropFirst("explain.".count)), text: pair.value))
        }
    }

    private mutating func take(
        _ text: String, _ key: AnswerKey, _ question: Question, _ at: ReturnVisit
    ) {
        let seen = at.entry.answer(key, asAt: asAt)
        let shown = at.form.fieldText(seen, for: question)
        let wanted = at.form.answer(typed: text, to: question)
        guard wanted != seen, wanted != at.form.answer(typed: shown, to: question) else { return }
        changes.append(AnswerChange(key, to: wanted, seen: .answer(seen)))
        typed[key] = text
    }
}
