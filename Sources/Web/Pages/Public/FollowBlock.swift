/// How a page is cited, followed and put right: the same block under every record.
struct FollowBlock {
    let visit: Visit
    /// What it is called: `this decision`.
    let thing: String
    /// The words of a citation before the address.
    let citation: String
    let path: String
    let feed: String?

    var html: Html {
        let address = visit.origin + path
        let follow = feed.map { feed -> Html in
            "<li>\(Html.link("Follow \(thing) as a feed", feed))</li>"
        }
        return """
            <section class="follow"><h2>Cite, correct or follow \(thing)</h2>
            <ul class="links"><li>Cite it as: \(citation), <span class="address">\(address)</span></li>
            <li>\(Html.link("Permanent link", path)): this address does not change</li>
            <li>\(Html.link("\(thing.capitalisedFirst) as JSON, for programs", "/api/v1" + path))</li>
            \(follow)<li>Report a problem: \(visit.face.settings.contact)</li></ul></section>
            """
    }
}
