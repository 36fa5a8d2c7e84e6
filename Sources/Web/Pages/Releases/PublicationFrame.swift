import Accountability
import Documents
import Reckoning

/// What stands on every page of a release: what it is, when it came out, and the ways to its parts.
struct PublicationFrame {
    let at: PublicationVisit
    let here: Part

    /// The parts of a release, each with an address of its own.
    enum Part: CaseIterable {
        case home, explore, methodology, help

        var title: String {
            switch self {
            case .home: "Release home"
            case .explore: "Explore and download data"
            case .methodology: "Methodology"
            case .help: "Help and related information"
            }
        }

        var route: ReleaseRoute {
            switch self {
            case .home: .publication
            case .explore: .explore
            case .methodology: .methodology
            case .help: .publicationHelp
            }
        }
    }

    /// The page with a part's content below the frame.
    func page(_ content: Html) -> Page {
        Page(
            title: (here == .home ? "" : here.title + ", ") + at.plan.title,
            crumbs: [
                Crumb(words: "Publications", path: ReleaseRoute.publications.path()),
                Crumb(
                    words: at.visit.title(ofSeries: at.plan.series),
                    path: ReleaseRoute.series.path(at.plan.series)),
            ], isWide: true,
            main: """
                <h1>\(at.plan.title)</h1>
                \(embargo)
                <p class="standing-line">\(standing) <span>\(next)</span></p>
                \(old)
                \(facts.html)
                \(tabs)
                \(content)
                \(here == .home ? .linkedData(at.published.dataset) : .nothing)
                """)
    }

    private var embargo: Html {
        guard at.isBeforeItsTime else { return .nothing }
        return """
            <div class="inset"><p><strong>Not published yet.</strong> You see this before \
            \(at.version.at.inWords) because you hold a post on its pre-release access list. Do not \
            pass it on, or say whether figures rise or fall.</p></div>
            """
    }

    private var standing: Html {
        if at.visit.isSuperseded(at.release) { return ReleaseState.superseded.tag }
        if at.isOld { return .tag("Old version", .quiet) }
        return at.latest?.id == at.release.id
            ? .tag("Latest release", .active) : .tag("Earlier release", .quiet)
    }

    private var next: Html {
        let day = at.plan.next.map { "Next release: \($0.inWords) (provisional)." }
        return """
            \(day ?? "The next release is not announced yet.") \
            \(Html.link("All releases in this series", ReleaseRoute.series.path(at.plan.series)))
            """
    }

    /// Where a later version or a release in its place is.
    private var old: Html {
        let replacing = at.visit.publishedReleases.first {
            $0.version.plan.replaces == at.release.id
        }
        if let replacing {
            let plan = replacing.version.plan
            let path = ReleaseRoute.publication.path(plan.series, plan.address)
            return
                "<p class=\"inset\">Another release takes its place: \(.link(plan.title, path)).</p>"
        }
        guard at.isOld else { return .nothing }
        return """
            <p class="inset">This is version \(at.version.number). It was corrected since: \
            \(.link("see the release as it is now", at.path(.publication))).</p>
            """
    }

    private var facts: KeyFacts {
        let corrections = at.published.corrections
        let updates: Html? =
            corrections.isEmpty
            ? nil
            : """
            \(corrections.count.of("correction")), the last \(corrections[0].at.inWords) \
            (<a href="\(at.path(.publication))#corrections">see what was corrected</a>)
            """
        return KeyFacts([
            ("Type", .words(at.plan.type.title)),
            ("Figures", .words(at.plan.maturity.title)),
            ("Published", .words(at.version.at.inWords)),
            ("Updated", updates),
            ("Produced by", .words(at.published.publisher)),
            ("Contact", .words(at.published.contact)),
            (
                "Follow",
                """
                \(.link("Feed of releases", ReleaseRoute.feed.path())), \
                \(.link("calendar of releases", ReleaseRoute.calendar.path()))
                """
            ),
        ])
    }

    private var tabs: Html {
        let items = Part.allCases.map { part -> Html in
            let path =
                at.isOld && part == .home
                ? ReleaseRoute.publicationVersion.path(
                    at.plan.series, at.plan.address, "\(at.version.number)")
                : at.path(part.route) + (at.isOld ? "?version=\(at.version.number)" : "")
            return """
                <li><a href="\(path)"\(attribute: "aria-current", part == here ? "page" : nil)>\
                \(part.title)</a></li>
                """
        }
        return "<nav class=\"tabs\" aria-label=\"This release\"><ul>\(items)</ul></nav>"
    }
}
