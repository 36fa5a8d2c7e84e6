/// What surrounds a picture: the sentence above, the words for those who do not see it, the table.
struct ChartFigure {
    /// An identifier that is used once on the page.
    let id: String
    /// The finding, as a sentence.
    let title: String
    /// What was measured, where and when.
    let subtitle: String
    /// What the picture shows, for those who do not see it.
    let description: String
    /// Where the figures come from.
    var source: String?
    /// What the marks mean, and notes to the picture.
    var notes = Html.nothing
    let table: ChartTable

    /// The figure with the picture in both sizes.
    func html(_ sizes: [ChartSize] = [.wide, .narrow], _ draw: (ChartSize) -> Html) -> Html {
        around(sizes.map { picture($0, draw($0)) }.joined())
    }

    /// The figure without a picture, and why there is none.
    func html(without picture: String) -> Html { around("<p>\(picture)</p>\n") }

    private func around(_ picture: Html) -> Html {
        """
        <figure class="chart" id="\(id)"><figcaption><p class="chart-title">\(title)</p>
        \(subtitle.isEmpty ? .nothing : "<p class=\"hint\">\(subtitle)</p>" as Html)</figcaption>
        \(picture)\(notes)
        <details class="chart-data"><summary>Figures in a table\(.hidden(subtitle))</summary>
        \(table.html)</details>
        \(source.map { "<p class=\"hint\">Source: \($0)</p>" as Html })</figure>
        """
    }

    private func picture(_ size: ChartSize, _ drawn: Html) -> Html {
        let name = "\(id)-\(size.name)"
        return """
            <svg class="\(size.name)" viewBox="0 0 \(size.width.length) \(size.height.length)" \
            role="img" aria-labelledby="\(name)-title \(name)-desc">\
            <title id="\(name)-title">\(title)</title><desc id="\(name)-desc">\(description)</desc>
            \(drawn)</svg>

            """
    }
}

/// The figures behind a chart; the first cell of a row is its heading.
struct ChartTable {
    let caption: String
    let columns: [String]
    let rows: [[String]]

    var html: Html {
        let heads = columns.enumerated().map { place, words -> Html in
            "<th scope=\"col\"\(attribute: "class", place == 0 ? nil : "figure")>\(words)</th>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table>
            <caption>\(caption)</caption><thead><tr>\(heads)</tr></thead>
            <tbody>\(rows.map { row($0) })</tbody></table></div>
            """
    }

    private func row(_ cells: [String]) -> Html {
        let figures = cells.dropFirst().map { "<td class=\"figure\">\($0)</td>" as Html }
        return "<tr><th scope=\"row\">\(cells.first ?? "")</th>\(figures)</tr>\n"
    }
}
