public import Reckoning

/// A release of statistics as it stands: what is planned, and every version that has a time.
///
/// Whether a version is out is never recorded: it is out when the clock says so.
public struct StatisticalRelease: Hashable, Sendable {
    /// What the next version is to hold.
    public internal(set) var plan: ReleasePlan
    /// When and by whom it was first drafted.
    public let drafted: Circumstance
    /// The versions, in order; all but the last are out.
    public internal(set) var versions: [ReleaseVersion] = []
    /// The versions that were taken off the calendar before their time, and why.
    public internal(set) var takenOff: [ReleaseTakenOff] = []

    /// The release's identifier.
    public var id: ReleaseID { plan.release }

    /// The version that is out at a moment, or nil.
    public func version(at moment: Instant) -> ReleaseVersion? {
        versions.last { $0.at <= moment }
    }

    /// The version that waits for its time, or nil.
    public func scheduled(at moment: Instant) -> ReleaseVersion? {
        versions.last.flatMap { $0.at > moment ? $0 : nil }
    }

    /// The versions that are out at a moment, in order.
    public func published(at moment: Instant) -> [ReleaseVersion] {
        versions.filter { $0.at <= moment }
    }

    /// How it stands at a moment, apart from releases that take its place.
    public func state(at moment: Instant) -> ReleaseState {
        switch (version(at: moment), scheduled(at: moment)) {
        case (nil, nil): .draft
        case (nil, _?): .scheduled
        case (let version?, _): version.number > 1 ? .corrected : .published
        }
    }
}

/// How a release stands.
public enum ReleaseState: String, Hashable, Sendable, CaseIterable {
    case draft
    case scheduled
    case published
    case corrected
    case superseded

    /// The state as people read it.
    public var title: String {
        switch self {
        case .draft: "Draft"
        case .scheduled: "Scheduled"
        case .published: "Published"
        case .corrected: "Corrected"
        case .superseded: "Superseded"
        }
    }
}

/// One version of a release: what it holds, from when it is out, and what its figures rest on.
public struct ReleaseVersion: Hashable, Sendable {
    /// The version's number, from 1.
    public let number: Int
    /// What it holds.
    public let plan: ReleasePlan
    /// When it is out, and on what its figures rest.
    public let schedule: ReleaseSchedule
    /// When and by whom it was scheduled.
    public let circumstance: Circumstance

    /// When it is out.
    public var at: Instant { schedule.at }

    /// The moment from which those on the pre-release list may see it.
    public var preReleaseFrom: Instant { at.adding(milliseconds: -24 * 3_600_000) }

    /// The officer may see it at a moment: everyone from its time on, the holders of listed posts
    /// in the day before.
    public func isOpen(to officer: OfficerID?, at moment: Instant) -> Bool {
        if at <= moment { return true }
        guard let officer, preReleaseFrom <= moment else { return false }
        return plan.preRelease.contains { $0.officer == officer }
    }
}

/// A version that was taken off the calendar before its time.
public struct ReleaseTakenOff: Hashable, Sendable {
    /// The version.
    public let version: ReleaseVersion
    /// Why.
    public let reason: String
    /// When and by whom.
    public let circumstance: Circumstance
}
