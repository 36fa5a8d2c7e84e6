public import Reckoning

/// What happens to releases of statistics. The names are the storage format and never change.
public enum ReleaseFact: Hashable, Sendable {
    /// What a release is to hold was written down, or changed.
    case planned(ReleasePlan)
    /// A version was given its time.
    case scheduled(ReleaseSchedule)
    /// A version was taken off the calendar before its time.
    case takenOff(ReleaseWithdrawal)
    /// What stands for missing figures of a collection was chosen.
    case treatmentChosen(TreatmentChoice)

    var record: CanonicalRecord {
        switch self {
        case .planned(let plan): plan.record(kind: "releasePlanned")
        case .scheduled(let schedule): schedule.record(kind: "releaseScheduled")
        case .takenOff(let withdrawal): withdrawal.record(kind: "releaseTakenOff")
        case .treatmentChosen(let choice): choice.record(kind: "missingTreatmentChosen")
        }
    }

    init?(_ kind: String, _ fields: FactFields) {
        let fact: Self? =
            switch kind {
            case "releasePlanned": fields.payload().map { .planned($0) }
            case "releaseScheduled": fields.payload().map { .scheduled($0) }
            case "releaseTakenOff": fields.payload().map { .takenOff($0) }
            case "missingTreatmentChosen": fields.payload().map { .treatmentChosen($0) }
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }
}

/// The time of a version, and what its figures rest on.
public struct ReleaseSchedule: Payload {
    /// The release.
    public let release: ReleaseID
    /// The moment from which it is out, to the second.
    public let at: Instant
    /// The number of the last fact that its figures know of.
    public let known: Int
    /// What stands for the missing figures of its collections.
    public let treatments: [TreatmentChoice]
    /// The SHA-256 of its figures, as those who approved them saw them.
    public let figures: String
    /// What was corrected; empty for a first version.
    public let note: String

    /// The time of a version and what its figures rest on.
    public init(
        _ release: ReleaseID, at: Instant, known: Int, treatments: [TreatmentChoice],
        figures: Fingerprint, note: String = ""
    ) {
        self.release = release
        self.at = at
        self.known = known
        self.treatments = treatments
        self.figures = figures.hexadecimal
        self.note = note
    }
}

/// A version is taken off the calendar.
public struct ReleaseWithdrawal: Payload {
    /// The release.
    public let release: ReleaseID
    /// Why.
    public let reason: String

    /// A release and the reason.
    public init(_ release: ReleaseID, reason: String) {
        self.release = release
        self.reason = reason
    }
}

/// What stands for the missing figures of a collection.
public struct TreatmentChoice: Payload {
    /// The collection.
    public let collection: CollectionID
    /// The method.
    public let method: TreatmentMethod
    /// By how much earlier figures are uprated, in hundredths; nil takes the change among others of
    /// the class.
    public let percent: DecimalNumber?
    /// Why this method.
    public let reason: String

    /// A method for a collection, and why.
    public init(
        _ collection: CollectionID, _ method: TreatmentMethod, percent: DecimalNumber? = nil,
        reason: String
    ) {
        self.collection = collection
        self.method = method
        self.percent = percent
        self.reason = reason
    }
}

/// How missing figures are treated.
public enum TreatmentMethod: String, Codable, Hashable, Sendable, CaseIterable {
    case none
    case previousUprated
    case classMean

    /// The method as people call it.
    public var title: String {
        switch self {
        case .none: "No estimate"
        case .previousUprated: "Previous value, uprated"
        case .classMean: "Mean of the class"
        }
    }
}

extension StatisticalRelease {
    /// The release that a first plan makes; nil for any other fact.
    public init?(_ fact: ReleaseFact, _ circumstance: Circumstance) {
        guard case .planned(let plan) = fact else { return nil }
        self.init(plan: plan, drafted: circumstance)
    }

    /// The release after the fact.
    public mutating func apply(_ fact: ReleaseFact, _ circumstance: Circumstance) {
        switch fact {
        case .planned(let plan): self.plan = plan
        case .scheduled(let schedule):
            versions.append(
                ReleaseVersion(
                    number: versions.count + 1, plan: plan, schedule: schedule,
                    circumstance: circumstance))
        case .takenOff(let withdrawal):
            guard let version = versions.popLast() else { return }
            takenOff.append(
                ReleaseTakenOff(
                    version: version, reason: withdrawal.reason, circumstance: circumstance))
        case .treatmentChosen: break
        }
    }
}

extension ReleaseFact {
    /// The release it is about; nil for one about a collection.
    public var release: ReleaseID? {
        switch self {
        case .planned(let plan): plan.release
        case .scheduled(let schedule): schedule.release
        case .takenOff(let withdrawal): withdrawal.release
        case .treatmentChosen: nil
        }
    }
}
