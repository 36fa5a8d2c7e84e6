import Accountability
import Reckoning

/// What changed on the public site, the latest first.
struct ChangesPage {
    /// How many are shown; the feed goes further back.
    static let most = 50

    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        let changes = PublicChanges(visit.everyone()).all.prefix(Self.most)
        return Page(
            title: "Changes",
            feeds: [Feed(title: "All changes", path: SiteRoute.changesFeed.path())],
            main: """
                <h1>Changes</h1>
                <p class="lead">What was published or corrected on this site, the latest first. \
                \(Html.link("Follow it as a feed", SiteRoute.changesFeed.path())).</p>
                \(changes.isEmpty ? "<p>Nothing has been published yet.</p>"
                : ChangeList(Array(changes)).html)
                <p>Nothing that was published is taken away silently: a correction keeps its \
                reason, and a page keeps its address.</p>
                """)
    }
}

/// Changes in a list, each with its day and a link.
struct ChangeList {
    let changes: [PublicChange]

    init(_ changes: [PublicChange]) {
        self.changes = changes
    }

    var html: Html {
        let items = changes.map { change -> Html in
            """
            <li><p>\(Html.link(change.title, change.path))</p>\
            <p class="hint">\(change.at.onLondonClock.day.inWords). \(change.words)</p></li>

            """
        }
        return "<ol class=\"timeline\">\(items)</ol>"
    }
}
