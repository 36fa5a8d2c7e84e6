/// One page before the site's frame is put around it.
struct Page {
    /// The title of the window, without the site's name.
    let title: String
    /// Where the page lies: the way back, nearest last.
    var crumbs: [Crumb] = []
    /// Something on it has to be put right first.
    var hasProblems = false
    /// It needs the whole width, for tables.
    var isWide = false
    /// What it says.
    let main: Html
}

/// One step on the way back.
struct Crumb {
    let words: String
    let path: String
}
