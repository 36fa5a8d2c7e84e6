/// One page before the site's frame is put around it.
struct Page {
    /// The title of the window, without the site's name.
    let title: String
    /// Where the page lies: the way back, nearest last.
    var crumbs: [Crumb] = []
    /// The feeds that tell of changes to it.
    var feeds: [Feed] = []
    /// Something on it has to be put right first.
    var hasProblems = false
    /// It needs the whole width, for tables.
    var isWide = false
    /// What it says.
    let main: Html
}

/// A feed that a page can be followed by.
struct Feed {
    let title: String
    let path: String

    static let decisions = Feed(title: "Decisions", path: DecisionRoute.decisionsFeed.path())
}

/// One step on the way back.
struct Crumb {
    let words: String
    let path: String
}
