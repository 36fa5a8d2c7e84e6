import Accountability
import Documents
import Reckoning

/// What a reader may want to know of a release besides its figures.
struct PublicationHelpPage {
    let at: PublicationVisit

    var page: Page {
        PublicationFrame(at: at, here: .help).page(
            """
            <h2>What this is</h2>
            <p>\(statement)</p>
            <h2>Who saw it before it was published</h2>
            \(preRelease)
            <h2>Symbols in the tables</h2>
            \(symbols)
            <h2>Other releases in this series</h2>
            \(others)
            <h2>Licence</h2>
            <p>You may use the figures under the \
            <a href="\(PublishedRelease.licence)">Open Government Licence v3.0</a>. Say where they \
            are from: “\(at.published.publisher), \(at.plan.title), \(at.version.at.inWords)”.</p>
            <h2>Questions and comments</h2>
            <p>\(at.published.contact)</p>
            """)
    }

    private var statement: String {
        switch at.plan.type {
        case .managementInformation:
            "This is management information: figures that the department collects to run the "
                + "programme. It is published in the spirit of the Code of Practice for Statistics, "
                + "and is not official statistics."
        case .officialStatistics:
            "These are official statistics, published under the Code of Practice for Statistics."
        case .officialStatisticsInDevelopment:
            "These are official statistics in development: they are being tested with those who "
                + "use them, and their methods may change."
        case .accreditedOfficialStatistics:
            "These are accredited official statistics: the Office for Statistics Regulation found "
                + "that they comply with the Code of Practice for Statistics."
        }
    }

    private var preRelease: Html {
        let posts = at.plan.preRelease.map(\.post)
        guard !posts.isEmpty else { return "<p>Nobody outside the team that made it.</p>" }
        return """
            <p>The holders of these posts saw it in the 24 hours before \(at.version.at.inWords):</p>
            <ul>\(posts.map { "<li>\($0)</li>" as Html })</ul>
            """
    }

    private var symbols: Html {
        let signs = PublishedShorthand.allCases.map {
            [Html.words($0.rawValue), .words($0.meaning)]
        }
        return DataTable(
            caption: "Symbols",
            columns: [.words("Symbol"), .words("Meaning")],
            rows: signs + [
                ["[p]", "Provisional: more returns or corrections are expected"],
                ["[r]", "Revised: differs from what was published before"],
            ]
        ).html
    }

    private var others: Html {
        let items = at.visit.publishedReleases.filter {
            $0.version.plan.series == at.plan.series && $0.release.id != at.release.id
        }.map { entry -> Html in
            let plan = entry.version.plan
            let path = ReleaseRoute.publication.path(plan.series, plan.address)
            return "<li>\(.link(plan.title, path)), \(entry.version.at.inWords)</li>"
        }
        return items.isEmpty ? "<p>There are none yet.</p>" : "<ul>\(items)</ul>"
    }
}
