import Accountability
import Documents
import Ledger
import Reckoning

/// What came out, as an Atom feed (RFC 4287): each version an entry, the latest first.
struct ReleaseFeed {
    let visit: Visit

    /// The most entries of the feed.
    private static let most = 50

    private var entries: [(release: StatisticalRelease, version: ReleaseVersion)] {
        let all = visit.books.everyRelease.flatMap { release in
            release.published(at: visit.now).map { (release: release, version: $0) }
        }
        return Array(all.sorted { $0.version.at > $1.version.at }.prefix(Self.most))
    }

    var reply: Reply {
        let entries = entries
        let updated = entries.first?.version.at ?? Instant(Day(number: 0))
        let feed: Html = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
            <id>urn:outturn:releases</id><title>\(visit.face.settings.title): releases</title>
            <updated>\("\(updated)")</updated>
            <link rel="self" type="application/atom+xml" href="\(ReleaseRoute.feed.path())"/>
            <link rel="alternate" type="text/html" href="\(ReleaseRoute.publications.path())"/>
            \(entries.map { entry($0.release, $0.version) })</feed>

            """
        return .document(Array(feed.text.utf8), type: "application/atom+xml; charset=utf-8")
    }

    private func entry(_ release: StatisticalRelease, _ version: ReleaseVersion) -> Html {
        let plan = version.plan
        let path = ReleaseRoute.publication.path(plan.series, plan.address)
        let note =
            version.number > 1
            ? "Correction: \(version.schedule.note)" : "\(plan.type.title), \(plan.maturity.title)."
        let publisher = visit.books.organisation(plan.organisation)?.name ?? plan.organisation.text
        return """
            <entry><id>urn:outturn:release:\(release.id.text):\(version.number)</id>
            <title>\(plan.title)\(version.number > 1 ? " (corrected)" : "")</title>
            <updated>\("\(version.at)")</updated><author><name>\(publisher)</name></author>
            <link rel="alternate" type="text/html" href="\(path)"/>
            <summary>\(note)</summary></entry>

            """
    }
}
