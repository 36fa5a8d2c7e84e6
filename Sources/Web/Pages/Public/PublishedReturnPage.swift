import Accountability
import Documents
import Forms
import Ledger
import Reckoning

/// A return as it was submitted, for everyone: the answers, the explanations and the record of its
/// sign-off.
struct PublishedReturnPage {
    let visit: Visit
    let context: ReturnInContext
    private let tables: PublishedTables

    init(_ visit: Visit, _ context: ReturnInContext, _ published: PublishedReturn) {
        self.visit = visit
        self.context = context
        tables = published.tables
    }

    private var isOpen: Bool { visit.books.isOpen(context.entry) }

    var page: Page {
        let form = context.form.form
        return Page(
            title: "\(form.title), \(form.period.inWords): \(context.organisation.name)",
            crumbs: [Crumb(words: "Data", path: DataRoute.dataset.path(Dataset.returns.rawValue))],
            isWide: true,
            main: """
                <h1><span class="above">\(context.organisation.name)</span>\(form.title), \
                \(form.period.inWords)</h1>
                <p class="lead">The return as it was submitted. Answers that are worked out from \
                others are marked as calculated.</p>
                \(isOpen ? .nothing : notOpen)
                <ul class="links downloads">\(downloads)</ul>
                \(shorthand)
                \(contents)
                \(tables.tables.map { table($0) })
                \(tables.parts.map { part($0) })
                \(tables.notes.enumerated().map { "<p>[note \($0.offset + 1)] \($0.element)</p>" as Html })
                <p>\(PublicLicence.sentence)</p>
                """)
    }

    private var notOpen: Html {
        let line = PublicityLine(visit, .return(context.entry.id), of: context.organisation.id)
        return "<div class=\"inset\"><p>Only officers see this page.</p>\(line.html)</div>"
    }

    private var downloads: Html {
        PublicationFormat.allCases.map { format -> Html in
            let path = ReturnRoute.published.path(context.entry.id.text, format.rawValue)
            return "<li><a href=\"\(path)\" download>\(format.rawValue.uppercased())</a></li>"
        }.joined()
    }

    private var shorthand: Html {
        let signs = tables.shorthand.map { "<li>\($0.rawValue): \($0.meaning)</li>" as Html }
        return signs.isEmpty ? .nothing : "<ul class=\"plain-list\">\(signs)</ul>"
    }

    private var contents: Html {
        let items = tables.tables.map { table -> Html in
            "<li><a href=\"#\(Self.anchor(table.name))\">\(table.title)</a></li>"
        }
        return "<nav class=\"contents\" aria-label=\"On this page\"><ul>\(items)</ul></nav>"
    }

    private static func anchor(_ name: String) -> String {
        name.lowercased().replacing(" ", with: "-")
    }

    private func table(_ table: PublishedTable) -> Html {
        let isRows = table.name.hasPrefix("Table ")
        let rows = table.rows.map { row -> [Html] in
            let anchor =
                isRows
                ? "row-\(table.name.dropFirst(6))-\(row[0].shown)" : "q-\(row[0].shown)"
            let first: Html = "<span id=\"\(anchor)\">\(row[0].shown)</span>"
            return [first] + row.dropFirst().map { .lines($0.shown) }
        }
        let notes = table.notes.map { " [note \($0)]" }.joined()
        let data = DataTable(
            caption: table.title + notes,
            columns: table.columns.enumerated().map { place, column in
                let isFigure = table.rows.contains { $0[place].isNumber } && place > 0
                let words =
                    column.unit.isEmpty ? column.heading : "\(column.heading) (\(column.unit))"
                return isFigure ? .figure(words) : .words(words)
            }, rows: rows)
        return """
            <section id="\(Self.anchor(table.name))"><h2>\(table.title)</h2>\(data.html)</section>
            """
    }

    private func part(_ part: CoverPart) -> Html {
        let lines = part.lines.map { "<li>\($0)</li>" as Html }
        return "<section><h2>\(part.heading)</h2><ul class=\"plain-list\">\(lines)</ul></section>"
    }
}

extension PublishedCell {
    fileprivate var isNumber: Bool { if case .number = self { true } else { false } }

    /// The cell as a page shows it.
    fileprivate var shown: String {
        switch self {
        case .text(let text): text
        case .number(let number, .plain(let decimals)): number.formatted(decimals: decimals)
        case .number(let number, .percent(let decimals)):
            (number.shifted(by: 2)?.formatted(decimals: decimals) ?? "\(number)") + "%"
        case .date(let day): day.inWords
        case .shorthand(let sign): sign.rawValue
        }
    }
}
