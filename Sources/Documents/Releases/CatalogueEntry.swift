public import Accountability
public import Reckoning

/// A release as a dataset of a catalogue for machines (DCAT 3, W3C, 2024).
public struct CatalogueEntry: Sendable {
    /// The version that is out.
    let version: ReleaseVersion
    /// When its first version came out.
    let issued: Instant
    /// What the body that publishes it is called.
    let publisher: String
    /// Whom to ask.
    let contact: String
    /// The days that its figures are for, from the first to the last.
    let days: Period
    /// The address of the site.
    let site: String

    /// The entry of a version of a release.
    public init(
        _ version: ReleaseVersion, issued: Instant, publisher: String, contact: String,
        days: Period, site: String = ""
    ) {
        self.version = version
        self.issued = issued
        self.publisher = publisher
        self.contact = contact
        self.days = days
        self.site = site
    }

    private var plan: ReleasePlan { version.plan }

    private var page: JSONTree { .named(["@id": .text(site + version.path)]) }

    private var licence: JSONTree { .named(["@id": .text(PublishedRelease.licence)]) }

    /// The entry as JSON-LD.
    public var document: JSONTree {
        .named([
            "@id": .text(site + version.path), "@type": .text("dcat:Dataset"),
            "dct:identifier": .text(plan.release.text), "dct:title": .text(plan.title),
            "dct:description": .text(
                "\(plan.type.title), \(plan.maturity.title.lowercased()): "
                    + plan.measures.map(\.title).joined(separator: "; ") + "."),
            "dct:issued": .text("\(issued)"), "dct:modified": .text("\(version.at)"),
            "dct:publisher": .named(["@type": .text("foaf:Agent"), "foaf:name": .text(publisher)]),
            "dct:license": licence, "dct:language": .text("en"),
            "dct:temporal": .named([
                "@type": .text("dct:PeriodOfTime"), "dcat:startDate": .text("\(days.from)"),
                "dcat:endDate": .text("\(days.to)"),
            ]),
            "dcat:keyword": .texts([plan.series]),
            "dcat:version": .text("\(version.number)"),
            "dcat:contactPoint": .named([
                "@type": .text("vcard:Kind"), "vcard:fn": .text(contact),
            ]),
            "dcat:landingPage": page, "dcat:distribution": .list(distributions),
        ])
    }

    private var distributions: [JSONTree] {
        ReleaseFile.allCases.map { file in
            .named([
                "@type": .text("dcat:Distribution"), "dct:title": .text(file.title),
                "dcat:accessURL": page,
                "dcat:downloadURL": .named(["@id": .text(site + version.path(file))]),
                "dcat:mediaType": .text(file.mediaType), "dct:license": licence,
            ])
        }
    }
}

extension ReleaseVersion {
    /// The address of the release on the site.
    public var path: String { "/publications/\(plan.series)/\(plan.address)" }

    /// The address of a file of the version.
    public func path(_ file: ReleaseFile) -> String { "\(path)/files/\(name(file))" }

    /// What a file of the version is called.
    public func name(_ file: ReleaseFile) -> String {
        "\(plan.release)-v\(number)\(file.ending)"
    }
}
