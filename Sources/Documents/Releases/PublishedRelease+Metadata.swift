internal import Accountability
internal import Forms
internal import Reckoning
internal import Statistics

extension PublishedRelease {
    /// The address of the Open Government Licence.
    public static let licence =
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

    /// What the release is, in a sentence.
    public var summary: String {
        let what = "\(plan.type.title) from returns to \(figures.plan.collection)"
        let periods = figures.periods
        let first = periods.last.map { $0.name } ?? ""
        let last = periods.first.map { $0.name } ?? ""
        return "\(what): \(first == last ? last : "\(first) up to \(last)")."
    }

    /// The days that its figures are for, from the first to the last.
    private var coverage: (from: String, to: String) {
        let days = figures.periods.map(\.days)
        let first = days.map(\.from).min() ?? version.at.day
        let last = days.map(\.to).max() ?? version.at.day
        return ("\(first)", "\(last)")
    }

    /// The description of the table as CSV on the Web.
    var tableMetadata: JSONTree {
        .named([
            "@context": .list([
                .text("http://www.w3.org/ns/csvw"), .named(["@language": .text("en")]),
            ]),
            "url": .text(name(.csv)),
            "dc:title": .text(plan.title),
            "dc:description": .text(summary),
            "dc:publisher": .text(publisher),
            "dc:license": .named(["@id": .text(Self.licence)]),
            "dc:issued": .named([
                "@value": .text("\(version.at)"), "@type": .text("xsd:dateTime"),
            ]),
            "dc:contributor": .text(contact),
            "tableSchema": .named([
                "columns": .list(
                    ReleaseFigures.columns.map { column in
                        .named([
                            "name": .text(column.name), "titles": .text(column.name),
                            "dc:description": .text(column.about),
                            "datatype": .text(column.type),
                        ])
                    })
            ]),
        ])
    }

    /// Who answers for it and whom to ask.
    public var contact: String { "\(statistician), \(plan.enquiries)" }

    /// `datapackage.json`.
    func packageDescription(bytes: Int) -> JSONTree {
        .named([
            "$schema": .text("https://datapackage.org/profiles/2.0/datapackage.json"),
            "name": .text(plan.release.text),
            "id": .text("\(site)\(path)"),
            "title": .text(plan.title),
            "description": .text(summary),
            "version": .text("\(version.number).0.0"),
            "created": .text("\(version.at)"),
            "homepage": site.isEmpty ? nil : .text(site + path),
            "licenses": .list([
                .named([
                    "name": .text("OGL-UK-3.0"), "title": .text("Open Government Licence v3.0"),
                    "path": .text(Self.licence),
                ])
            ]),
            "contributors": .list([
                .named(["title": .text(publisher), "roles": .texts(["publisher"])]),
                .named(["title": .text(contact), "roles": .texts(["contact"])]),
            ]),
            "resources": .list([resource(bytes)]),
        ])
    }

    private func resource(_ bytes: Int) -> JSONTree {
        .named([
            "name": .text("figures"), "type": .text("table"), "path": .text(name(.csv)),
            "title": .text(plan.title), "format": .text("csv"), "mediatype": .text("text/csv"),
            "encoding": .text("utf-8"), "bytes": .whole(bytes),
            "hash": .text("sha256:\(version.schedule.figures)"),
            "dialect": .named([
                "delimiter": .text(","), "lineTerminator": .text("\r\n"), "header": .flag(true),
            ]),
            "schema": .named([
                "$schema": .text("https://datapackage.org/profiles/2.0/tableschema.json"),
                "fields": .list(
                    ReleaseFigures.columns.map { column in
                        .named([
                            "name": .text(column.name), "type": .text(column.type),
                            "description": .text(column.about),
                        ])
                    }),
                "missingValues": .texts([""]),
            ]),
        ])
    }

    /// The release as the web page describes it to machines (schema.org, with the table of CSVW).
    public var dataset: JSONTree {
        .named([
            "@context": .texts(["https://schema.org/", "http://www.w3.org/ns/csvw"]),
            "@type": .text("Dataset"),
            "name": .text(plan.title),
            "description": .text(summary),
            "url": .text(site + path),
            "version": .text("\(version.number)"),
            "datePublished": .text("\(version.at)"),
            "temporalCoverage": .text("\(coverage.from)/\(coverage.to)"),
            "license": .text(Self.licence),
            "isAccessibleForFree": .flag(true),
            "creator": .named(["@type": .text("Organization"), "name": .text(publisher)]),
            "variableMeasured": .texts(figures.measures.map(\.measure.title)),
            "distribution": .list(
                ReleaseFile.allCases.filter { $0 != .metadata }.map { file in
                    .named([
                        "@type": .text("DataDownload"), "name": .text(file.title),
                        "contentUrl": .text(site + version.path(file)),
                        "encodingFormat": .text(file.mediaType),
                    ])
                }),
        ])
    }

    /// Every figure with what it is of, for programs.
    var document: JSONTree {
        .named([
            "release": .text(plan.release.text), "version": .whole(version.number),
            "title": .text(plan.title), "type": .text(plan.type.title),
            "maturity": .text(plan.maturity.title), "published": .text("\(version.at)"),
            "url": .text(site + path), "licence": .text(Self.licence),
            "publisher": .text(publisher), "contact": .text(contact),
            "corrections": .list(
                corrections.map {
                    .named(["at": .text("\($0.at)"), "note": .text($0.note)])
                }),
            "periods": .list(figures.periods.map(Self.described)),
            "measures": .list(figures.measures.map(Self.described)),
            "figures": .list(figures.rows.map(Self.figure)),
        ])
    }

    private static func described(_ period: ReleasePeriod) -> JSONTree {
        .named([
            "collection": .text(period.collection.text), "days": .text(period.interval),
            "name": .text(period.name), "asked": .whole(period.asked),
            "responded": .whole(period.responded), "did_not_respond": .texts(period.silent),
            "treatment_of_missing": .text(period.treatment.inWords),
        ])
    }

    private static func described(_ thing: MeasuredThing) -> JSONTree {
        .named([
            "measure": .text(thing.measure.measure), "title": .text(thing.measure.title),
            "unit": .text(thing.measure.unit),
            "statistics": .list(
                thing.statistics.map {
                    .named([
                        "statistic": .text($0.rawValue), "title": .text(thing.title(of: $0)),
                        "method": .text(thing.method(of: $0)),
                    ])
                }),
        ])
    }

    /// A row of the table as an object; fields that say nothing are left out.
    private static func figure(_ row: [String]) -> JSONTree {
        .object(
            zip(ReleaseFigures.columns, row).compactMap { column, field in
                guard !field.isEmpty else { return nil }
                let number = column.type == "string" ? nil : DecimalNumber(field)
                return JSONField(
                    name: column.name, value: number.map { .number($0) } ?? .text(field))
            })
    }
}
