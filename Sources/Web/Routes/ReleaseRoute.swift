/// Releases of statistics: what everyone may read, and what statisticians prepare.
enum ReleaseRoute: String, RouteGroup {
    case publications, publicationsFile, calendar, catalogue, feed, series
    case publication, explore, exploreFile, methodology, publicationHelp, publicationFile
    case publicationVersion
    case releases, releasesFile, newRelease, planNewRelease, release, planRelease
    case scheduleRelease, takeOffRelease, disclosure, disclosureFile
    case collation, collationFile, treatMissing

    var declared: RouteDeclaration {
        switch self {
        case .publications: .get("/publications", .anyone)
        case .publicationsFile: .get("/publications.csv", .anyone)
        case .calendar: .get("/publications/calendar", .anyone)
        case .catalogue: .get("/catalogue.jsonld", .anyone)
        case .feed: .get("/releases.atom", .anyone)
        case .series: .get("/publications/{series}", .anyone)
        case .publication: .publication("")
        case .explore: .publication("/explore")
        case .exploreFile: .publication("/explore.csv")
        case .methodology: .publication("/methodology")
        case .publicationHelp: .publication("/help")
        case .publicationFile: .publication("/files/{file}")
        case .publicationVersion: .publication("/versions/{number}")
        case .releases: .get("/releases", .statistician)
        case .releasesFile: .get("/releases.csv", .statistician)
        case .newRelease: .get("/releases/new", .statistician)
        case .planNewRelease: .post("/releases/new", .statistician)
        case .release: .get("/releases/{release}", .statistician)
        case .planRelease: .post("/releases/{release}", .statistician)
        case .scheduleRelease: .post("/releases/{release}/schedule", .statistician)
        case .takeOffRelease: .post("/releases/{release}/take-off", .statistician)
        case .disclosure: .get("/releases/{release}/disclosure", .statistician)
        case .disclosureFile: .get("/releases/{release}/disclosure.csv", .statistician)
        case .collation: .get("/collections/{collection}/collate", .statistician)
        case .collationFile: .get("/collections/{collection}/collate.csv", .statistician)
        case .treatMissing: .post("/collections/{collection}/collate", .statistician)
        }
    }
}

extension RouteDeclaration {
    /// A page of one published release.
    fileprivate static func publication(_ rest: String) -> RouteDeclaration {
        .get("/publications/{series}/{period}" + rest, .anyone)
    }
}
