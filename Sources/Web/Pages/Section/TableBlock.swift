import Accountability
import Forms
import Ledger

/// A table of a section, one row for each of several things; on narrow screens each row is a card.
struct TableBlock {
    let at: ReturnVisit
    let table: FormTable
    let items: [StandingFindings.Item]
    let isEditable: Bool
    /// Only the rows whose initiatives the visitor leads.
    let isOwn: Bool
    private let initiatives: [Int: Initiative]
    private let noticed: [AnswerKey: [StandingFindings.Item]]

    init(
        _ at: ReturnVisit, _ table: FormTable, _ noticed: [StandingFindings.Item],
        isEditable: Bool
    ) {
        self.at = at
        self.table = table
        self.isEditable = isEditable
        initiatives = at.visit.books.initiatives(inRowsOf: table, of: at.entry)
        isOwn = at.visit.query["rows"] == "mine"
        let columns = Set(table.columns.map(\.id))
        items = noticed.filter {
            $0.finding.place.key.map { columns.contains($0.question) } ?? false
        }
        let placed = items.compactMap { item in item.finding.place.key.map { ($0, item) } }
        self.noticed = Dictionary(grouping: placed, by: \.0).mapValues { $0.map(\.1) }
    }

    private var everyRow: [Int] { at.entry.sheet.rows(of: table.id) }

    private var rows: [Int] { isOwn ? everyRow.filter(isMine) : everyRow }

    /// The visitor leads the initiative of the row.
    private func isMine(_ row: Int) -> Bool {
        guard let lead = initiatives[row]?.record.lead else { return false }
        return lead == at.visit.officer?.id
    }

    var html: Html {
        """
        <section class="table-block" aria-labelledby="title-\(table.id)">
        <h2 id="title-\(table.id)"><span class="code">\(table.id)</span> \(table.title)</h2>
        \(Paragraphs(table.guidance).html)
        \(ProgressChart(at, table).html)
        \(ownRows)\(marked)
        \(rows.isEmpty ? "<p>No \(table.rowName.lowercased()) yet.</p>" : grid)
        \(FindingBlocks(at, items.filter { $0.finding.place.key?.row == nil }, isEditable).html)
        \(isEditable ? adding : .nothing)
        </section>
        """
    }

    /// The way to one's own rows and back to all of them.
    private var ownRows: Html {
        let mine = everyRow.count(where: isMine)
        guard mine > 0 || isOwn, let section = at.form.sectionOf[table.id] else { return .nothing }
        let path = ReturnRoute.section.path(at.id, section)
        let name = table.rowName.lowercased()
        return isOwn
            ? "<p>These are the \(mine.of(name)) that you lead. <a href=\"\(path)\">Show all \(everyRow.count)</a></p>"
            : "<p>You lead \(mine.of(name)). <a href=\"\(path)?rows=mine\">Show only yours</a></p>"
    }

    /// The rows that something is asked about, to go to at once.
    private var marked: Html {
        let open = Set(items.filter(\.isOutstanding).compactMap { $0.finding.place.key?.row })
        guard rows.count > 5, !open.isEmpty else { return .nothing }
        let links = open.sorted().map { row -> Html in
            "<li><a href=\"#row-\(table.id)-\(row)\">\(.hidden(table.rowName)) \(row)</a></li>"
        }
        return """
            <div class="marked"><p>Look at \(table.rowName.lowercased())</p>
            <ul>\(links)</ul></div>
            """
    }

    private var grid: Html {
        """
        <table class="\(isEditable ? "rows editing" : "rows")">
        <caption>\(rows.count.of(table.rowName.lowercased()))</caption>
        <thead><tr><th scope="col" class="no">No.</th>\(table.columns.map { head($0) })</tr></thead>
        <tbody>\(rows.map { row($0) })</tbody></table>
        """
    }

    private func head(_ column: Question) -> Html {
        let help = column.guidance.isEmpty ? column.label : column.guidance
        return """
            <th scope="col" class="kind-\(column.kind.styleName)"><span>\(column.heading)</span>
            <span class="column-hint" id="column-\(column.id)">\(help)</span></th>
            """
    }

    private func row(_ row: Int) -> Html {
        """
        <tr id="row-\(table.id)-\(row)"><th scope="row" class="no"><span class="row-word">\
        \(table.rowName) </span>\(number(row))\(lead(row))\
        \(isEditable ? removal(row) : .nothing)</th>
        \(table.columns.map { cell($0, row) })</tr>
        """
    }

    /// The row's number, which leads to a page of its own with history and comments.
    private func number(_ row: Int) -> Html {
        let comments = table.columns.reduce(0) { count, column in
            count + at.beside.openThreads(about: AnswerKey(column.id, row: row))
        }
        let told: Html =
            comments == 0
            ? .nothing : "<span class=\"row-note\">\(comments.of("open comment"))</span>"
        return """
            <a href="\(ReturnRoute.row.path(at.id, table.id, "\(row)"))">\(row)\
            \(.hidden("– open \(at.rowName(row, of: table))"))</a>\(told)
            """
    }

    private func lead(_ row: Int) -> Html {
        guard let lead = initiatives[row]?.record.lead else { return .nothing }
        return "<span class=\"row-note\">\(isMine(row) ? "Yours" : at.name(lead))</span>"
    }

    private func removal(_ row: Int) -> Html {
        """
        <a class="remove" href="\(ReturnRoute.confirmRemoval.path(at.id, table.id, "\(row)"))">Remove\
        \(.hidden(at.rowName(row, of: table)))</a>
        """
    }

    private func cell(_ column: Question, _ row: Int) -> Html {
        let key = AnswerKey(column.id, row: row)
        let mine = noticed[key] ?? []
        let errors = mine.filter { $0.finding.severity == .error }
        let others = mine.filter { $0.finding.severity != .error }
        let isTyped = isEditable && column.calculation == nil
        return """
            <td class="\(errors.isEmpty ? "" : "has-error ")kind-\(column.kind.styleName)">
            \(isTyped ? field(column, key, errors) : given(column, key))
            \(before(key))
            \(FindingBlocks(at, others, isEditable, isInTable: true).html)\
            \(DepartmentAsks(at: at, key: key).html)</td>
            """
    }

    private func field(
        _ column: Question, _ key: AnswerKey, _ errors: [StandingFindings.Item]
    ) -> Html {
        let ids = errors.indices.map { "error-\(key.anchor)-\($0)" }
        let control = AnswerControl(
            at: at, key: key, question: column, describedBy: ["column-\(column.id)"] + ids,
            hasError: !errors.isEmpty, isInTable: true,
            isFocused: at.visit.query["focus"] == key.anchor)
        let texts = zip(errors, ids).map { item, id -> Html in
            .error("\(item.finding.message) \(item.finding.remedy)", id: id)
        }
        return """
            <label for="\(key.anchor)" class="cell-label">\(column.heading)\
            \(.hidden("of \(table.rowName.lowercased()) \(key.row ?? 0)"))</label>\
            \(texts)\(control.html)
            """
    }

    private func given(_ column: Question, _ key: AnswerKey) -> Html {
        let shown = at.shown(key)
        return """
            <span class="cell-label" aria-hidden="true">\(column.heading)</span>
            <div class="\(shown == nil ? "given none" : "given")" id="\(key.anchor)">\
            \(.lines(shown ?? "Not provided"))</div>
            """
    }

    /// The answer of the return before, where it says something else.
    private func before(_ key: AnswerKey) -> Html {
        guard let comparison = Comparison(key, at), comparison.change != "no change" else {
            return .nothing
        }
        return """
            <p class="cell-before">\(at.previousPeriod): \(comparison.before)\
            \(comparison.change.map { ", \($0)" as Html })</p>
            """
    }

    private var adding: Html {
        guard everyRow.count < table.mostRows, !isOwn else { return .nothing }
        return """
            <p><button class="button secondary" type="submit" name="add" value="\(table.id)">Save \
            and \
            add \(table.rowName.lowercased().withArticle)</button></p>
            """
    }
}

extension AnswerKind {
    /// The kind's name in the style sheet.
    var styleName: String {
        switch self {
        case .text(let words): (words ?? 300) > 80 ? "long" : "text"
        case .whole, .decimal, .money, .percent: "number"
        case .date: "date"
        case .choice, .yesNo: "choice"
        case .choices: "codes"
        }
    }
}

extension String {
    fileprivate var withArticle: String {
        ("aeiou".contains(prefix(1)) ? "an " : "a ") + self
    }
}
