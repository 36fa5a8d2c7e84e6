public import Reckoning

/// What a release of statistics is to hold, and what readers are told about it.
public struct ReleasePlan: Payload {
    /// The release's identifier: `ibcf-2017-18-q2`.
    public var release: ReleaseID
    /// The body that publishes it.
    public var organisation: OrganisationID
    /// The run of releases that it belongs to, as in the address: `ibcf`.
    public var series: String
    /// Its own part of the address: `july-to-september-2017`.
    public var address: String
    /// What it is called.
    public var title: String
    /// What sort of statistics it is.
    public var type: ReleaseType
    /// How settled its figures are.
    public var maturity: FigureMaturity
    /// The collection whose figures it is about.
    public var collection: CollectionID
    /// The collections of earlier periods that it shows beside them, the latest first.
    public var earlier: [CollectionID]
    /// What is measured.
    public var measures: [ReleaseMeasure]
    /// The areas that it has figures for.
    public var levels: [AreaLevel]
    /// The sentences at its head; `{measure}` stands for a figure. Written from the figures when
    /// there are none.
    public var headlines: [String]
    /// The officer who answers for it.
    public var statistician: OfficerID
    /// Whom readers ask: a team and its address, never a person's.
    public var enquiries: String
    /// The day on which the next release of the series is expected.
    public var next: Day?
    /// The release that this one takes the place of.
    public var replaces: ReleaseID?
    /// The posts whose holders see it in the day before.
    public var preRelease: [PreReleaseReader]

    /// A plan with everything that a release needs; the rest can be set afterwards.
    public init(
        release: ReleaseID, organisation: OrganisationID, series: String, address: String,
        title: String, collection: CollectionID, measures: [ReleaseMeasure],
        statistician: OfficerID, enquiries: String
    ) {
        self.release = release
        self.organisation = organisation
        self.series = series
        self.address = address
        self.title = title
        self.collection = collection
        self.measures = measures
        self.statistician = statistician
        self.enquiries = enquiries
        type = .managementInformation
        maturity = .provisional
        earlier = []
        levels = AreaLevel.allCases
        headlines = []
        next = nil
        replaces = nil
        preRelease = []
    }

    /// The measure of an identifier, or nil.
    public func measure(_ id: String) -> ReleaseMeasure? { measures.first { $0.measure == id } }
}

/// What sort of statistics a release is.
public enum ReleaseType: String, Codable, Hashable, Sendable, CaseIterable {
    case managementInformation
    case officialStatistics
    case officialStatisticsInDevelopment
    case accreditedOfficialStatistics

    /// The type as people call it.
    public var title: String {
        switch self {
        case .managementInformation: "Management information"
        case .officialStatistics: "Official statistics"
        case .officialStatisticsInDevelopment: "Official statistics in development"
        case .accreditedOfficialStatistics: "Accredited official statistics"
        }
    }
}

/// How settled figures are.
public enum FigureMaturity: String, Codable, Hashable, Sendable, CaseIterable {
    /// More returns or corrections are expected.
    case provisional
    /// Corrected since they were first published.
    case revised
    /// Not expected to change.
    case final

    /// The word that readers see.
    public var title: String {
        switch self {
        case .provisional: "Provisional"
        case .revised: "Revised"
        case .final: "Final"
        }
    }
}

/// The kinds of area that figures are for, from the largest.
public enum AreaLevel: String, Codable, Hashable, Sendable, CaseIterable {
    case nation
    case region
    /// A class of authority: metropolitan districts, London boroughs.
    case group
    case authority

    /// The level as people call it.
    public var title: String {
        switch self {
        case .nation: "National"
        case .region: "Regional"
        case .group: "Class of authority"
        case .authority: "Local authority"
        }
    }
}

/// A post whose holder sees a release before it is published.
public struct PreReleaseReader: Codable, Hashable, Sendable {
    /// The post: `Minister for Care`. Never a person's name.
    public let post: String
    /// The officer who holds it here, if one does.
    public let officer: OfficerID?

    /// A post, and who holds it here.
    public init(post: String, officer: OfficerID? = nil) {
        self.post = post
        self.officer = officer
    }
}
