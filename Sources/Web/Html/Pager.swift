/// One page of a long list, with the way to the others.
struct Pager<Item> {
    /// The things on this page.
    let items: ArraySlice<Item>
    private let visit: Visit
    private let path: String
    private let number: Int
    private let last: Int

    /// The page of a list that the address asks for.
    init(_ visit: Visit, _ all: [Item], path: String, size: Int = 50) {
        self.visit = visit
        self.path = path
        last = max(1, (all.count + size - 1) / size)
        number = min(last, max(1, visit.query["page"].flatMap { Int($0) } ?? 1))
        items = all[min(all.count, (number - 1) * size)..<min(all.count, number * size)]
    }

    /// The way to the pages before and after.
    var html: Html {
        guard last > 1 else { return .nothing }
        let earlier =
            number > 1
            ? "<li>\(Html.link("Previous page", address(number - 1)))</li>" : Html.nothing
        let later =
            number < last ? "<li>\(Html.link("Next page", address(number + 1)))</li>" : Html.nothing
        return """
            <nav class="pages" aria-label="Pages"><ul>\(earlier)\
            <li>Page \(number) of \(last)</li>\(later)</ul></nav>
            """
    }

    private func address(_ number: Int) -> String {
        visit.address(path, with: [("page", "\(number)")])
    }
}

extension Visit {
    /// An address with what the query holds, changed in some parts.
    func address(_ path: String, with changes: [(String, String)] = []) -> String {
        let kept = query.pairs.map { ($0.name, $0.value) }.filter { pair in
            !pair.1.isEmpty && !changes.contains { $0.0 == pair.0 }
        }
        let parts = (kept + changes).filter { !$0.1.isEmpty }.map { name, value in
            "\(name.inQuery)=\(value.inQuery)"
        }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }
}
