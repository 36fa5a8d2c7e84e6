/// The pages of one collection, side by side.
enum CollectionTab: CaseIterable {
    case submissions, setUp, respondents, quality, queries, collation, emails, audit

    var title: String {
        switch self {
        case .submissions: "Who has submitted"
        case .setUp: "Set-up"
        case .respondents: "Respondents"
        case .quality: "Data quality"
        case .queries: "Queries"
        case .collation: "Collation"
        case .emails: "Emails"
        case .audit: "Audit"
        }
    }

    func path(_ collection: String) -> String {
        let board = CollectionRoute.board.path(collection)
        return switch self {
        case .submissions: board
        case .setUp: CollectionRoute.setUp.path(collection)
        case .respondents: CollectionRoute.respondents.path(collection)
        case .quality: ReviewRoute.quality.path(collection)
        case .queries: ReviewRoute.queue.path(collection)
        case .collation: ReleaseRoute.collation.path(collection)
        case .emails: CollectionRoute.reminders.path(collection)
        case .audit: CollectionRoute.audit.path(collection)
        }
    }

    /// Chasers see how everyone stands, and no answers.
    fileprivate var isForChasers: Bool {
        switch self {
        case .submissions, .respondents, .emails, .audit: true
        case .setUp, .quality, .queries, .collation: false
        }
    }
}

/// The way between the pages of one collection.
struct CollectionTabs {
    let collection: String
    /// The page that is shown, or nil on a page below them.
    var here: CollectionTab?
    /// The visitor sees answers, and sets collections up.
    var isAnalyst = true

    var html: Html {
        let items = CollectionTab.allCases.filter { isAnalyst || $0.isForChasers }.map {
            tab -> Html in
            """
            <li><a href="\(tab.path(collection))"\
            \(attribute: "aria-current", tab == here ? "page" : nil)>\(tab.title)</a></li>
            """
        }
        return "<nav class=\"tabs\" aria-label=\"Collection\"><ul>\(items)</ul></nav>"
    }
}
