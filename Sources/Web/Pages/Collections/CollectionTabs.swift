/// The pages of one collection, side by side.
enum CollectionTab: CaseIterable {
    case submissions, quality, queries, collation, emails

    var title: String {
        switch self {
        case .submissions: "Who has submitted"
        case .quality: "Data quality"
        case .queries: "Queries"
        case .collation: "Collation"
        case .emails: "Emails"
        }
    }

    func path(_ collection: String) -> String {
        switch self {
        case .submissions: "/collections/" + collection
        case .quality: ReviewRoute.quality.path(collection)
        case .queries: ReviewRoute.queue.path(collection)
        case .collation: ReleaseRoute.collation.path(collection)
        case .emails: "/collections/" + collection + "/reminders"
        }
    }
}

/// The way between the pages of one collection.
struct CollectionTabs {
    let collection: String
    /// The page that is shown, or nil on a page below them.
    var here: CollectionTab?

    var html: Html {
        let items = CollectionTab.allCases.map { tab -> Html in
            """
            <li><a href="\(tab.path(collection))"\
            \(attribute: "aria-current", tab == here ? "page" : nil)>\(tab.title)</a></li>
            """
        }
        return "<nav class=\"tabs\" aria-label=\"Collection\"><ul>\(items)</ul></nav>"
    }
}
