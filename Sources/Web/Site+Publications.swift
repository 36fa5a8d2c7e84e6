import Accountability
import Documents
import Ledger
import Reckoning

extension Site {
    /// What answers the addresses of releases of statistics.
    func answer(_ route: ReleaseRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .publications: return visit.page(try PublicationsPage(visit: visit).page())
        case .publicationsFile: return PublicationsPage(visit: visit).file.reply
        case .calendar: return visit.page(CalendarPage(visit: visit).page)
        case .catalogue: return catalogue(visit)
        case .feed: return ReleaseFeed(visit: visit).reply
        case .series:
            return visit.page(try PublicationsPage(visit: visit, series: visit.open[0]).page())
        case .publication: return visit.page(PublicationPage(at: try await publication(visit)).page)
        case .explore:
            return visit.page(
                ExplorePage(at: try await publication(visit, askedVersion(visit))).page)
        case .exploreFile:
            return TableBuilder(at: try await publication(visit, askedVersion(visit))).file.reply
        case .methodology:
            return visit.page(
                MethodologyPage(at: try await publication(visit, askedVersion(visit))).page)
        case .publicationHelp:
            return visit.page(
                PublicationHelpPage(at: try await publication(visit, askedVersion(visit))).page)
        case .publicationFile: return try await releaseFile(visit)
        case .publicationVersion:
            guard let number = Int(visit.open[2]) else { throw .notFound }
            return visit.page(PublicationPage(at: try await publication(visit, number)).page)
        case .releases, .releasesFile, .newRelease, .planNewRelease, .release, .planRelease,
            .scheduleRelease, .takeOffRelease, .disclosure, .disclosureFile:
            return try await answerStatistician(route, visit)
        case .collation: return visit.page(try await collationPage(visit).page)
        case .collationFile: return try await collationPage(visit).file.reply
        case .treatMissing: return try await treatMissing(visit)
        }
    }

    /// The version that the address asks for; nil for the one that is out.
    func askedVersion(_ visit: Visit) throws(Problem) -> Int? {
        guard let text = visit.query["version"] else { return nil }
        guard let number = Int(text) else { throw .notFound }
        return number
    }

    /// The release that the address names with its figures, as far as the visitor may see it.
    func publication(
        _ visit: Visit, _ number: Int? = nil
    ) async throws(Problem) -> PublicationVisit {
        let found = try visit.publication(visit.open[0], visit.open[1], version: number)
        return PublicationVisit(
            visit: visit, published: try await published(found.release, found.version, visit))
    }

    /// A version with its figures, as it is published.
    private func published(
        _ release: StatisticalRelease, _ version: ReleaseVersion, _ visit: Visit
    ) async throws(Problem) -> PublishedRelease {
        let figures = try await figures(of: version)
        let organisation = visit.books.organisation(version.plan.organisation)
        return PublishedRelease(
            release, version, figures,
            publisher: organisation?.name ?? version.plan.organisation.text,
            statistician: visit.face.name(version.plan.statistician))
    }

    private func releaseFile(_ visit: Visit) async throws(Problem) -> Reply {
        let release = visit.books.everyRelease.first {
            $0.plan.series == visit.open[0] && $0.plan.address == visit.open[1]
        }
        guard let release,
            let wanted = PublishedRelease.file(named: visit.open[2], of: release.id)
        else { throw .notFound }
        let found = try visit.publication(visit.open[0], visit.open[1], version: wanted.version)
        let published = try await published(found.release, found.version, visit)
        let written = await readingRoom.read { Result { try published.bytes(wanted.file) } }
        switch written {
        case nil: throw .busy
        case .success(let bytes)?:
            return .document(bytes, type: wanted.file.mediaType)
                .attached(as: published.name(wanted.file))
        case .failure(let error)?: throw failed("\(published.name(wanted.file)): \(error)")
        }
    }

    /// Everything that is out, as a catalogue for machines (DCAT 3).
    private func catalogue(_ visit: Visit) -> Reply {
        let entries = visit.publishedReleases.map { release, version in
            let plan = version.plan
            let days = ([plan.collection] + plan.earlier).map { visit.period(of: $0) }
            let first = days.map(\.from).min() ?? visit.today
            let organisation = visit.books.organisation(plan.organisation)
            return CatalogueEntry(
                version, issued: release.versions.first?.at ?? version.at,
                publisher: organisation?.name ?? plan.organisation.text,
                contact: "\(visit.face.name(plan.statistician)), \(plan.enquiries)",
                days: Period(from: first, to: days.map(\.to).max() ?? first) ?? .none
            ).document
        }
        let title = visit.face.settings.title
        let catalogue = JSONTree.named([
            "@context": .named([
                "dcat": .text("http://www.w3.org/ns/dcat#"),
                "dct": .text("http://purl.org/dc/terms/"),
                "foaf": .text("http://xmlns.com/foaf/0.1/"),
                "vcard": .text("http://www.w3.org/2006/vcard/ns#"),
            ]),
            "@id": .text(ReleaseRoute.catalogue.path()), "@type": .text("dcat:Catalog"),
            "dct:title": .text("\(title): statistics"),
            "dct:publisher": .named(["@type": .text("foaf:Agent"), "foaf:name": .text(title)]),
            "dct:language": .text("en"), "dcat:dataset": .list(entries),
        ])
        return .document(catalogue.bytes, type: "application/ld+json")
    }
}
