import Reckoning

/// Figures or things in rows; it scrolls by itself where it is too wide.
struct DataTable {
    /// One column: what it is called, and whether its cells are figures to be compared.
    struct Column {
        let words: String
        var isFigure = false

        static func words(_ words: String) -> Column { Column(words: words) }
        static func figure(_ words: String) -> Column { Column(words: words, isFigure: true) }
    }

    let caption: String
    let columns: [Column]
    /// The cells of each row; the first is its heading.
    let rows: [[Html]]
    /// The last row, where there is something to add up.
    var total: [Html]?

    var html: Html {
        let heads = columns.map { column -> Html in
            """
            <th scope="col"\(attribute: "class", column.isFigure ? "figure" : nil)>\
            \(column.words)</th>
            """
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(caption)">
            <table class="data"><caption>\(caption)</caption><thead><tr>\(heads)</tr></thead>
            <tbody>\(rows.map { row($0) })</tbody>\(total.map { foot($0) })</table></div>
            """
    }

    private func foot(_ cells: [Html]) -> Html { "<tfoot>\(row(cells))</tfoot>" }

    private func row(_ cells: [Html]) -> Html {
        let rest = zip(columns, cells).dropFirst().map { column, cell -> Html in
            "<td\(attribute: "class", column.isFigure ? "figure" : nil)>\(cell)</td>"
        }
        return "<tr><th scope=\"row\">\(cells.first ?? .nothing)</th>\(rest)</tr>\n"
    }
}

/// Facts about one thing, each with its name.
struct KeyFacts {
    let facts: [(name: String, value: Html?)]

    /// Facts in order; those without a value are left out.
    init(_ facts: [(String, Html?)]) {
        self.facts = facts
    }

    var html: Html { list("summary-list") }

    /// The facts side by side, where there is room for two.
    var paired: Html { list("summary-list paired") }

    private func list(_ kind: String) -> Html {
        let items = facts.compactMap { fact -> Html? in
            fact.value.map { "<div><dt>\(fact.name)</dt><dd>\($0)</dd></div>\n" }
        }
        return items.isEmpty ? .nothing : "<dl class=\"\(kind)\">\(items)</dl>"
    }
}

extension Html {
    /// Plain words.
    static func words(_ words: String) -> Html { "\(words)" }

    /// Words, or nothing where there are none.
    static func words(orNil words: String?) -> Html? {
        guard let words, !words.isEmpty else { return nil }
        return .lines(words)
    }

    /// A link to an address of this site.
    static func link(_ words: String, _ path: String) -> Html {
        "<a href=\"\(path)\">\(words)</a>"
    }

    /// An amount in a table.
    static func money(_ amount: Money) -> Html { "\(amount.inWords)" }

    /// Something that is shown when it is asked for.
    static func folded(_ words: String, isOpen: Bool = false, _ content: Html) -> Html {
        """
        <details\(flag: "open", isOpen)><summary>\(words)</summary>
        <div class="folded">\(content)</div></details>
        """
    }
}
