import Foundation

/// What was found, in groups; all of one group when it is asked for, a page at a time.
struct SearchPage {
    /// How many are on a page of one group.
    static let perPage = 20
    /// How many of each group are shown together.
    static let perGroup = 5
    /// The last page that is given.
    static let mostPages = 50

    let visit: Visit
    let query: SearchQuery
    let found: [SearchEntry]

    init(_ visit: Visit, _ query: SearchQuery, found: [SearchEntry]) {
        self.visit = visit
        self.query = query
        self.found = found
    }

    private var kind: SearchKind? { SearchKind(rawValue: visit.query["kind"] ?? "") }

    private var number: Int {
        min(Self.mostPages, max(1, Int(visit.query["page"] ?? "") ?? 1))
    }

    var page: Page {
        Page(
            title: query.typed.isEmpty ? "Search" : "\(query.typed) – search",
            main: """
                <h1>Search</h1>
                \(SearchForm(query.typed).html)
                \(query.words.isEmpty ? "<p>Type a word, a reference or an amount.</p>" : results)
                """)
    }

    private var results: Html {
        guard !found.isEmpty else {
            return """
                <p class="lead" role="status">Nothing was found for “\(query.typed)”.</p>
                <p>Check the spelling, or use fewer words. \(visit.officer == nil
                ? "Only what is published is searched." : "")</p>
                """
        }
        let count: Html = """
            <p class="lead" role="status">\(found.count.of("result")) for “\(query.typed)”.</p>
            """
        if let kind { return count + all(of: kind) }
        return count + SearchKind.allCases.map { group($0) }.joined()
    }

    private func group(_ kind: SearchKind) -> Html {
        let entries = found.filter { $0.kind == kind }
        guard !entries.isEmpty else { return .nothing }
        let rest = entries.count - Self.perGroup
        let more: Html =
            rest > 0
            ? "<p>\(Html.link("All \(entries.count.of(kind.one, kind.many))", path(kind, 1)))</p>"
            : .nothing
        return """
            <section><h2>\(kind.title) (\(entries.count))</h2>
            \(list(entries.prefix(Self.perGroup)))\(more)</section>
            """
    }

    private func all(of kind: SearchKind) -> Html {
        let entries = found.filter { $0.kind == kind }
        let first = (number - 1) * Self.perPage
        let last = min(entries.count, first + Self.perPage)
        guard first < last else { return "<p>There is nothing on this page of results.</p>" }
        return """
            <h2>\(kind.title), \(first + 1) to \(last) of \(entries.count)</h2>
            \(list(entries[first..<last]))
            \(pages(kind, (entries.count + Self.perPage - 1) / Self.perPage))
            <p>\(Html.link("Results of every kind", base))</p>
            """
    }

    private func pages(_ kind: SearchKind, _ count: Int) -> Html {
        let last = min(count, Self.mostPages)
        guard last > 1 else { return .nothing }
        let earlier =
            number > 1
            ? "<li>\(Html.link("Previous page", path(kind, number - 1)))</li>" : Html.nothing
        let later =
            number < last
            ? "<li>\(Html.link("Next page", path(kind, number + 1)))</li>" : Html.nothing
        return """
            <nav class="pages" aria-label="Pages of results"><ul>\(earlier)\
            <li>Page \(number) of \(last)</li>\(later)</ul></nav>
            """
    }

    private var base: String {
        let typed = query.typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return SiteRoute.search.path() + "?q=" + typed
    }

    private func path(_ kind: SearchKind, _ number: Int) -> String {
        base + "&kind=\(kind.rawValue)" + (number > 1 ? "&page=\(number)" : "")
    }

    private func list(_ entries: some Sequence<SearchEntry>) -> Html {
        let highlight = Highlight(query)
        let items = entries.map { entry -> Html in
            """
            <li><a href="\(entry.path)">\(highlight.marked(entry.title))</a>
            <p class="hint">\(entry.about)</p>\(highlight.snippet(entry.text))</li>

            """
        }
        return "<ol class=\"results\">\(items)</ol>"
    }
}

/// The form that looks for words, on the first page and on the page of results.
struct SearchForm {
    let typed: String

    init(_ typed: String = "") {
        self.typed = typed
    }

    var html: Html {
        """
        <form method="get" action="\(SiteRoute.search.path())" class="search" role="search">
        <label for="q">Search decisions, funds, initiatives and returns</label>
        <div class="together"><input type="text" id="q" name="q" value="\(typed)" maxlength="200">
        <button class="button" type="submit">Search</button></div></form>
        """
    }
}

extension SearchKind {
    fileprivate var many: String { self == .answer ? "answers in returns" : rawValue + "s" }
}

/// Marks the words that were looked for.
struct Highlight {
    private let words: [String]

    init(_ query: SearchQuery) {
        words = query.words
    }

    /// How many letters stand before and after the first word that was found.
    private static let before = 60
    private static let after = 160

    /// The text with every word that was looked for marked.
    func marked(_ text: String) -> Html {
        var html = Html.nothing
        var rest = text.startIndex
        while let range = next(in: text, from: rest) {
            html += "\(String(text[rest..<range.lowerBound]))<mark>\(String(text[range]))</mark>"
            rest = range.upperBound
        }
        return html + "\(String(text[rest...]))"
    }

    /// The part of a text around the first word, or its beginning where no word is in it.
    func snippet(_ text: String) -> Html {
        guard !text.isEmpty else { return .nothing }
        let found = next(in: text, from: text.startIndex)
        let place = found ?? text.startIndex..<text.startIndex
        let start =
            text.index(place.lowerBound, offsetBy: -Self.before, limitedBy: text.startIndex)
            ?? text.startIndex
        let end =
            text.index(place.upperBound, offsetBy: Self.after, limitedBy: text.endIndex)
            ?? text.endIndex
        let part = text[start..<end].replacing("\n", with: " · ")
        let front = start == text.startIndex ? "" : "… "
        let back = end == text.endIndex ? "" : " …"
        return "<p>\(front)\(marked(String(part)))\(back)</p>"
    }

    /// The first place from here on where one of the words stands.
    private func next(in text: String, from start: String.Index) -> Range<String.Index>? {
        words.compactMap { word in
            text.range(
                of: word, options: [.caseInsensitive, .diacriticInsensitive],
                range: start..<text.endIndex)
        }.filter { !$0.isEmpty }.min { $0.lowerBound < $1.lowerBound }
    }
}
