import Forms
import Reckoning

/// The figures of a section that a form compares by taking one from another, as pairs of bars.
struct PairChart {
    private struct Pair {
        let words: String
        let before: DecimalNumber
        let now: DecimalNumber
        let kind: AnswerKind
    }

    private let pairs: [Pair]

    init(_ at: ReturnVisit, _ section: FormSection) {
        pairs = section.items.compactMap { item in
            guard case .question(let question) = item,
                let pair = AnswerPair(question, on: at.form), pair.isDifference,
                case .number(let now)? = at.answer(AnswerKey(pair.now.id)),
                case .number(let before)? = at.answer(AnswerKey(pair.before.id))
            else { return nil }
            return Pair(words: pair.title, before: before, now: now, kind: pair.now.kind)
        }
    }

    var html: Html {
        guard !pairs.isEmpty else { return .nothing }
        return """
            <figure class="chart pairs"><figcaption>Before and now, each line on its own scale\
            </figcaption><ul>\(pairs.map { line($0) })</ul></figure>
            """
    }

    private func line(_ pair: Pair) -> Html {
        let most = max(pair.before.double, pair.now.double, 1)
        let change = Comparison.difference(from: pair.before, to: pair.now, pair.kind) ?? ""
        let (before, now) = (pair.kind.shown(pair.before), pair.kind.shown(pair.now))
        let words = "\(pair.words): \(before) before, \(now) now"
        return """
            <li><p>\(words), <strong>\(change)</strong></p>
            <svg role="img" aria-label="\(words)" width="100%" height="22"><title>\(words)</title>\
            <desc>\(change)</desc>
            <rect class="part-before" y="0" height="9" \
            width="\(Self.share(100 * pair.before.double / most))"></rect>
            <rect class="part-now" y="12" height="9" \
            width="\(Self.share(100 * pair.now.double / most))"></rect></svg></li>
            """
    }

    private static func share(_ percent: Double) -> String {
        DecimalNumber(max(0, min(100, percent)), decimals: 2).map { "\($0)%" } ?? "0%"
    }
}
