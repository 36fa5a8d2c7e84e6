import Accountability
import Forms
import Reckoning

/// How the rows of a table divide over the options of its first choice.
struct ProgressChart {
    private let title: String
    private let parts: [(words: String, count: Int)]
    private let rowName: String

    init(_ at: ReturnVisit, _ table: FormTable) {
        rowName = table.rowName.lowercased()
        guard let column = table.columns.first(where: { $0.kind.isChoice }),
            let options = column.kind.list.flatMap({ at.form.options[$0] })?.options
        else {
            title = ""
            parts = []
            return
        }
        let answers = at.entry.sheet.rows(of: table.id).map { row in
            at.entry.sheet[AnswerKey(column.id, row: row)]
        }
        title = "\(table.rowName)s by \(column.heading.lowercased())"
        let counted = options.map { option in
            (option.shown, answers.count { $0 == .choice(option.code) })
        }
        let others = answers.count - counted.reduce(0) { $0 + $1.1 }
        parts = (counted + [("No answer", others)]).filter { $0.1 > 0 }
    }

    private var total: Int { parts.reduce(0) { $0 + $1.count } }

    var html: Html {
        guard total > 4, parts.count > 1 else { return .nothing }
        let words = parts.map { "\($0.words): \($0.count)" }.joined(separator: "; ")
        return """
            <figure class="chart"><figcaption>\(sentence)</figcaption>
            <svg role="img" aria-label="\(title)" width="100%" height="24"><title>\(title)</title>\
            <desc>\(words)</desc>\(bars)</svg>
            <table class="key"><caption class="hidden">\(title)</caption>
            <thead class="hidden"><tr><th scope="col">\(title)</th><th \
            scope="col">Number</th></tr></thead>
            <tbody>\(keys)</tbody></table></figure>
            """
    }

    private var sentence: String {
        let largest = parts.max { $0.count < $1.count }
        return largest.map {
            "\($0.count) of \(total.of(rowName)) are at “\($0.words)”."
        } ?? ""
    }

    private var bars: Html {
        var start = 0
        return parts.enumerated().map { position, part -> Html in
            let from = 100 * Double(start) / Double(total)
            start += part.count
            let width = 100 * Double(part.count) / Double(total)
            return """
                <rect class="part-\(position)" x="\(Self.share(from))" y="0" \
                width="\(Self.share(width - 0.3))" height="24"></rect>
                """
        }.joined()
    }

    private var keys: [Html] {
        parts.enumerated().map { position, part in
            """
            <tr><th scope="row"><svg aria-hidden="true" width="14" height="14"><rect \
            class="part-\(position)" width="14" height="14"></rect></svg> \(part.words)</th>\
            <td>\(part.count)</td></tr>
            """
        }
    }

    static func share(_ percent: Double) -> String {
        DecimalNumber(max(0, min(100, percent)), decimals: 2).map { "\($0)%" } ?? "0%"
    }
}

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
            guard case .question(let question) = item, let formula = question.calculation?.formula
            else { return nil }
            let names = formula.references.map(\.name)
            guard names.count == 2, formula.source == "\(names[0]) - \(names[1])",
                case .number(let now)? = at.answer(AnswerKey(names[0])),
                case .number(let before)? = at.answer(AnswerKey(names[1]))
            else { return nil }
            let words = at.question(names[0])?.heading.split(separator: ",").first.map(String.init)
            return Pair(
                words: words ?? names[0], before: before, now: now,
                kind: at.question(names[0])?.kind ?? question.kind)
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
            width="\(ProgressChart.share(100 * pair.before.double / most))"></rect>
            <rect class="part-now" y="12" height="9" \
            width="\(ProgressChart.share(100 * pair.now.double / most))"></rect></svg></li>
            """
    }
}

extension AnswerKind {
    fileprivate var isChoice: Bool {
        if case .choice = self { true } else { false }
    }
}
