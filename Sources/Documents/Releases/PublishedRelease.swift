public import Accountability
public import Reckoning
internal import Workbook

/// One version of a release of statistics with all of its figures, ready to be published in every
/// format.
public struct PublishedRelease: Sendable {
    /// The release.
    public let release: StatisticalRelease
    /// The version of it.
    public let version: ReleaseVersion
    /// The version's figures.
    public let figures: ReleaseFigures
    /// What the body that publishes it is called.
    public let publisher: String
    /// What people call the officer who answers for it.
    public let statistician: String
    /// The address of the site, with which the addresses in files begin; nothing leaves them short.
    public let site: String

    /// A version with its figures.
    public init(
        _ release: StatisticalRelease, _ version: ReleaseVersion, _ figures: ReleaseFigures,
        publisher: String, statistician: String, site: String = ""
    ) {
        self.release = release
        self.version = version
        self.figures = figures
        self.publisher = publisher
        self.statistician = statistician
        self.site = site
    }

    /// What is planned for the version.
    public var plan: ReleasePlan { version.plan }

    /// What a file of the version is called.
    public func name(_ file: ReleaseFile) -> String { version.name(file) }

    var path: String { version.path }

    /// The file of a name, with the number of the version that it belongs to; nil for any other.
    public static func file(
        named name: String, of release: ReleaseID
    ) -> (file: ReleaseFile, version: Int)? {
        guard name.hasPrefix("\(release)-v") else { return nil }
        let rest = name.dropFirst(release.text.count + 2)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), digits.count <= 4,
            let file = ReleaseFile.allCases.first(where: { $0.ending == rest[digits.endIndex...] })
        else { return nil }
        return (file, number)
    }

    /// The corrections up to this version, the latest first: when, and what.
    public var corrections: [(at: Instant, note: String)] {
        release.versions.filter { $0.number > 1 && $0.number <= version.number }.reversed().map {
            ($0.at, $0.schedule.note)
        }
    }

    /// A file of the version; throws where a spreadsheet cannot hold it.
    public func bytes(_ file: ReleaseFile) throws -> [UInt8] {
        switch file {
        case .csv: return figures.csv
        case .metadata: return tableMetadata.bytes
        case .ods: return try tables.bytes(as: .ods)
        case .package: return dataPackage
        case .json: return document.bytes
        }
    }

    /// The version as a Data Package (version 2, 2024): the table, what is said of it, and nothing
    /// else.
    private var dataPackage: [UInt8] {
        let csv = figures.csv
        var zip = ZipWriter()
        zip.add("datapackage.json", packageDescription(bytes: csv.count).bytes)
        zip.add(name(.csv), csv)
        zip.add(name(.metadata), tableMetadata.bytes)
        return zip.finished()
    }
}

/// The files of a release, all with the same figures.
public enum ReleaseFile: String, Hashable, Sendable, CaseIterable {
    /// Accessible tables, for people.
    case ods
    /// A row for each figure, for programs.
    case csv
    /// What the columns of the table are: CSV on the Web (W3C, 2015).
    case metadata
    /// The table with its description, in one file.
    case package
    /// The same figures for programs that read JSON.
    case json

    /// What the file's name ends in.
    public var ending: String {
        switch self {
        case .ods: ".ods"
        case .csv: ".csv"
        case .metadata: ".csv-metadata.json"
        case .package: ".zip"
        case .json: ".json"
        }
    }

    /// The type under which the web knows it.
    public var mediaType: String {
        switch self {
        case .ods: SpreadsheetFormat.ods.mediaType
        case .csv: "text/csv; charset=utf-8; header=present"
        case .metadata: "application/csvm+json"
        case .package: "application/zip"
        case .json: "application/json"
        }
    }

    /// What it is, as people are offered it.
    public var title: String {
        switch self {
        case .ods: "Accessible tables (ODS)"
        case .csv: "All figures (CSV)"
        case .metadata: "What the columns are (CSVW metadata)"
        case .package: "Data Package (zip)"
        case .json: "All figures (JSON)"
        }
    }
}
