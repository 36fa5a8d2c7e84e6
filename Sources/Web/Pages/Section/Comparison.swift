import Forms
import Reckoning

/// An answer beside the one of the return before, in words.
struct Comparison {
    /// What stood there before.
    let before: String
    /// How it changed: `+524 (+0.5%)`, `no change`; nil where there is nothing to compare.
    let change: String?

    init?(_ key: AnswerKey, _ at: ReturnVisit) {
        guard let question = at.question(key.question), let previous = at.previousAnswer(key) else {
            return nil
        }
        before = at.form.shown(previous, for: question)
        change = Self.change(from: previous, to: at.answer(key), question.kind)
    }

    private static func change(from before: Answer, to now: Answer?, _ kind: AnswerKind) -> String?
    {
        guard let now else { return nil }
        if now == before { return "no change" }
        guard case .number(let old) = before, case .number(let new) = now else { return nil }
        return difference(from: old, to: new, kind)
    }

    /// The difference of two figures, with its share where there is one.
    static func difference(
        from old: DecimalNumber, to new: DecimalNumber, _ kind: AnswerKind
    ) -> String? {
        guard
            let difference = DecimalNumber(
                new.double - old.double, decimals: max(old.scale, new.scale))
        else { return nil }
        if difference == .zero { return "no change" }
        let shown = signed(kind.shown(difference), difference)
        guard old != .zero, !kind.isShare,
            let share = DecimalNumber(
                (new.double - old.double) / abs(old.double) * 100, decimals: 1)
        else { return shown }
        return "\(shown) (\(signed(share.formatted(), share))%)"
    }

    private static func signed(_ shown: String, _ number: DecimalNumber) -> String {
        DecimalNumber.zero < number ? "+" + shown : shown
    }
}

extension AnswerKind {
    fileprivate var isShare: Bool {
        if case .percent = self { true } else { false }
    }
}
