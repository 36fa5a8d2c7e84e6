import Accountability
import Documents
import Forms
import Ledger
import Reckoning

/// A visit to one version of a release that the visitor may see.
struct PublicationVisit {
    let visit: Visit
    let published: PublishedRelease

    var release: StatisticalRelease { published.release }
    var version: ReleaseVersion { published.version }
    var plan: ReleasePlan { version.plan }
    var figures: ReleaseFigures { published.figures }

    /// It is before its time, and the visitor is on the list of those who may see it.
    var isBeforeItsTime: Bool { version.at > visit.now }

    /// A later version is out.
    var isOld: Bool { release.version(at: visit.now).map { $0.number > version.number } ?? false }

    /// The release of the series that covers the latest period, of those that are out.
    var latest: StatisticalRelease? { visit.latest(of: plan.series) }

    /// The address of a page of the release.
    func path(_ route: ReleaseRoute) -> String { route.path(plan.series, plan.address) }

    /// The address of a file of this version.
    func path(_ file: ReleaseFile) -> String {
        ReleaseRoute.publicationFile.path(plan.series, plan.address, published.name(file))
    }
}

extension Visit {
    /// The releases of which a version is out, the one that came out last first.
    var publishedReleases: [(release: StatisticalRelease, version: ReleaseVersion)] {
        books.everyRelease.compactMap { release in
            release.version(at: now).map { (release, $0) }
        }.sorted { $0.1.at > $1.1.at }
    }

    /// The release of a series whose period is the latest, of those that are out.
    func latest(of series: String) -> StatisticalRelease? {
        publishedReleases.filter { $0.version.plan.series == series }.max { left, right in
            let days = [left, right].map { period(of: $0.version.plan.collection).to }
            return days[0] == days[1] ? left.version.at < right.version.at : days[0] < days[1]
        }?.release
    }

    /// What a series of releases is called: as the form of the latest is.
    func title(ofSeries series: String) -> String {
        latest(of: series)?.version(at: now).flatMap { version in
            books.collection(version.plan.collection).flatMap { books.form($0.form)?.form.title }
        } ?? series
    }

    /// The days that a collection's figures are for.
    func period(of collection: CollectionID) -> Period {
        books.collection(collection).flatMap { books.form($0.form)?.form.period } ?? .none
    }

    /// A release whose own time has come and that another one, which is out, takes the place of.
    func isSuperseded(_ release: StatisticalRelease) -> Bool {
        publishedReleases.contains { $0.version.plan.replaces == release.id }
    }

    /// How a release stands now.
    func state(of release: StatisticalRelease) -> ReleaseState {
        isSuperseded(release) ? .superseded : release.state(at: now)
    }

    /// The release at an address, with the version that is wanted, as far as the visitor may see
    /// it; what they may not see is not there.
    func publication(
        _ series: String, _ address: String, version number: Int? = nil
    ) throws(Problem) -> (release: StatisticalRelease, version: ReleaseVersion) {
        let release = books.everyRelease.first {
            $0.plan.series == series && $0.plan.address == address
        }
        let open = release?.versions.filter { $0.isOpen(to: officer?.id, at: now) } ?? []
        let wanted = number.map { number in open.first { $0.number == number } } ?? open.last
        guard let release, let wanted else { throw .notFound }
        return (release, wanted)
    }
}

extension ReleaseState {
    /// The state as people see it.
    var tag: Html {
        switch self {
        case .draft: .tag(title, .quiet)
        case .scheduled: .tag(title, .attention)
        case .published, .corrected: .tag(title, .active)
        case .superseded: .tag(title, .quiet)
        }
    }
}
