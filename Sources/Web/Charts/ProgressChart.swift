import Accountability
import Forms

/// How the rows of a table divide over the options of its first choice.
struct ProgressChart {
    private let id: String
    private let subtitle: String
    private let parts: [(words: String, count: Int)]
    private let rowName: String

    init(_ at: ReturnVisit, _ table: FormTable) {
        id = "chart-\(table.id)"
        rowName = table.rowName.lowercased()
        guard let column = table.columns.first(where: { $0.kind.isChoice }),
            let options = column.kind.list.flatMap({ at.form.options[$0] })?.options
        else {
            subtitle = ""
            parts = []
            return
        }
        let answers = at.entry.sheet.rows(of: table.id).map { row in
            at.entry.sheet[AnswerKey(column.id, row: row)]
        }
        subtitle = "\(table.rowName)s by \(column.heading.lowercased())"
        let counted = options.map { option in
            (option.shown, answers.count { $0 == .choice(option.code) })
        }
        let others = answers.count - counted.reduce(0) { $0 + $1.1 }
        parts = (counted + [("No answer", others)]).filter { $0.1 > 0 }
    }

    private var total: Int { parts.reduce(0) { $0 + $1.count } }

    var html: Html {
        guard total > 4, parts.count > 1 else { return .nothing }
        return StatusBars(id: id, title: sentence, subtitle: subtitle, bars: parts).html
    }

    private var sentence: String {
        let largest = parts.max { $0.count < $1.count }
        return largest.map {
            "\($0.count) of \(total.of(rowName)) are at “\($0.words)”."
        } ?? ""
    }
}

extension AnswerKind {
    fileprivate var isChoice: Bool {
        if case .choice = self { true } else { false }
    }
}
