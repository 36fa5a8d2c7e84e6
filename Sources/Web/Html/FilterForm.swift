import Foundation

/// What a list can be narrowed down by, as a form that asks for the page again.
struct FilterForm {
    /// One thing to narrow a list down by.
    enum Field {
        case words(String, title: String)
        case choice(String, title: String, [(value: String, words: String)])

        fileprivate var name: String {
            switch self {
            case .words(let name, _), .choice(let name, _, _): name
            }
        }
    }

    let visit: Visit
    let path: String
    /// The same list as a file.
    let file: String
    let fields: [Field]

    /// What was chosen, in small letters; nothing when it was not.
    func chosen(_ name: String) -> String { (visit.query[name] ?? "").trimmed }

    /// Something was chosen.
    var isUsed: Bool { fields.contains { !chosen($0.name).isEmpty } }

    var html: Html {
        """
        <form method="get" action="\(path)" class="filter" role="search" aria-label="Filter">
        \(visit.asKnownOn.map { Html.carrying("known", "\($0)") })
        \(fields.map { unit($0) })
        <div class="actions"><button class="button secondary" type="submit">Filter</button>
        \(isUsed ? .link("Clear", visit.keepingDay(path)) : .nothing)
        <a href="\(filePath)">Download as CSV</a></div></form>
        """
    }

    /// The file with the same rows as the page.
    private var filePath: String {
        let pairs = visit.query.pairs.filter { !$0.value.isEmpty }.map { pair in
            "\(pair.name.inQuery)=\(pair.value.inQuery)"
        }
        return pairs.isEmpty ? file : file + "?" + pairs.joined(separator: "&")
    }

    private func unit(_ field: Field) -> Html {
        switch field {
        case .words(let name, let title):
            """
            <div><label for="filter-\(name)">\(title)</label>
            <input type="text" id="filter-\(name)" name="\(name)" value="\(chosen(name))"></div>
            """
        case .choice(let name, let title, let options):
            """
            <div><label for="filter-\(name)">\(title)</label>
            <select id="filter-\(name)" name="\(name)"><option value="">All</option>
            \(options.map { option($0.value, $0.words, chosen(name)) })</select></div>
            """
        }
    }

    private func option(_ value: String, _ words: String, _ chosen: String) -> Html {
        "<option value=\"\(value)\"\(flag: "selected", value == chosen)>\(words)</option>"
    }
}

extension String {
    /// The words as they stand in the query of an address.
    var inQuery: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }

    /// The words are in it, whatever the case; nothing is in everything.
    func mentions(_ words: String) -> Bool {
        words.isEmpty || lowercased().contains(words.lowercased())
    }
}
