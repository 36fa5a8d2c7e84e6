import Accountability
import Documents
import Forms
import Ledger
import Reckoning
import Statistics

/// A release of statistics that is out, in a line.
struct StatedPublicationLine: Codable, Sendable {
    let release: ReleaseID
    let organisation: OrganisationID
    let series: String
    /// The release's own part of its address.
    let period: String
    let title: String
    let version: Int
    let published: Instant
    let type: ReleaseType
    let maturity: FigureMaturity
    let state: String

    init(_ release: StatisticalRelease, _ version: ReleaseVersion, _ visit: Visit) {
        let plan = version.plan
        self.release = release.id
        organisation = plan.organisation
        series = plan.series
        period = plan.address
        title = plan.title
        self.version = version.number
        published = version.at
        type = plan.type
        maturity = plan.maturity
        state = visit.state(of: release).rawValue
    }
}

/// A version of a release: its headlines, its periods, what it measures, and its files.
struct StatedPublication: Codable, Sendable {
    let release: ReleaseID
    let publisher: String
    let series: String
    let period: String
    let title: String
    let version: Int
    let published: Instant
    let type: ReleaseType
    let maturity: FigureMaturity
    let headlines: [String]
    let periods: [StatedReleasePeriod]
    let measures: [StatedMeasuredThing]
    let levels: [AreaLevel]
    let corrections: [StatedCorrection]
    let files: [StatedFile]
    /// The SHA-256 of the CSV file.
    let figures: String

    init(_ at: PublicationVisit) {
        let (plan, published) = (at.plan, at.published)
        release = at.release.id
        publisher = published.publisher
        series = plan.series
        period = plan.address
        title = plan.title
        version = at.version.number
        self.published = at.version.at
        type = plan.type
        maturity = plan.maturity
        headlines = at.figures.headlines
        periods = at.figures.periods.map { StatedReleasePeriod($0) }
        measures = at.figures.measures.map { StatedMeasuredThing($0) }
        levels = plan.levels
        corrections = published.corrections.map { StatedCorrection(at: $0.at, note: $0.note) }
        files = ReleaseFile.allCases.map {
            StatedFile(title: $0.title, address: at.path($0), type: $0.mediaType)
        }
        figures = at.version.schedule.figures
    }
}

/// A period that figures are for.
struct StatedReleasePeriod: Codable, Sendable {
    let collection: CollectionID
    let days: Period
    let name: String
    let asked: Int
    let responded: Int

    init(_ period: ReleasePeriod) {
        collection = period.collection
        days = period.days
        name = period.name
        asked = period.asked
        responded = period.responded
    }
}

/// Something that a release measures.
struct StatedMeasuredThing: Codable, Sendable {
    let measure: String
    let title: String
    let unit: String
    let statistics: [String]
    /// The options that it counts; none for most.
    let categories: [StatedOption]

    init(_ thing: MeasuredThing) {
        measure = thing.measure.measure
        title = thing.measure.title
        unit = thing.measure.unit
        statistics = thing.statistics.map(\.rawValue)
        categories = thing.categories.map { StatedOption(code: $0.code, text: $0.text) }
    }
}

/// A correction of a release.
struct StatedCorrection: Codable, Sendable {
    let at: Instant
    let note: String
}

/// A file of a release.
struct StatedFile: Codable, Sendable {
    let title: String
    let address: String
    let type: String
}

/// One published figure.
struct StatedReleaseFigure: Codable, Sendable {
    /// The collection of its period.
    let collection: CollectionID
    let measure: String
    /// The option that it counts.
    let category: String?
    let level: AreaLevel
    let area: String
    let areaName: String
    let statistic: String
    /// The number; left out where a sign stands in its place.
    let value: DecimalNumber?
    /// The sign, as releases explain it: `[c]` for confidential.
    let sign: String?
    let isProvisional: Bool
    let isRevised: Bool

    init(_ figure: ReleaseFigure, _ areas: [String: String]) {
        let key = figure.key
        collection = key.period
        measure = key.measure
        category = key.category.isEmpty ? nil : key.category
        level = figure.level
        area = key.area
        areaName = areas[key.area] ?? key.area
        statistic = key.statistic.rawValue
        switch figure.content {
        case .number(let number):
            value = number
            sign = nil
        case .sign(let shorthand):
            value = nil
            sign = shorthand.rawValue
        }
        isProvisional = figure.isProvisional
        isRevised = figure.isRevised
    }
}

extension StatedReleaseFigure {
    /// The figures of the version that the address asks for.
    static func asked(
        _ site: Site, _ visit: Visit
    ) async throws(Problem) -> StatedList<StatedReleaseFigure> {
        let at = try await site.publication(visit, site.askedVersion(visit))
        let query = visit.query
        let found = at.figures.figures.filter { figure in
            let key = figure.key
            return [nil, key.measure].contains(query["measure"])
                && [nil, key.period.text].contains(query["collection"])
                && [nil, key.area].contains(query["area"])
                && [nil, key.statistic.rawValue].contains(query["statistic"])
                && [nil, figure.level.rawValue].contains(query["level"])
        }
        let names = Dictionary(at.figures.areas.map { ($0.code, $0.name) }) { first, _ in first }
        return StatedList(found, visit) { StatedReleaseFigure($0, names) }
    }
}
