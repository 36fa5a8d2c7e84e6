import Accountability
import Ledger
import Reckoning

/// A decision in a line.
struct StatedDecisionLine: Codable, Sendable {
    let decision: DecisionID
    let organisation: OrganisationID
    let title: String
    let maker: String
    let status: DecisionStatus
    let isKey: Bool
    /// The day it was taken, or from which it may be.
    let day: Day

    init(_ decision: Decision, on today: Day) {
        self.decision = decision.id
        organisation = decision.organisation
        title = decision.title
        maker = decision.maker
        status = decision.status(on: today)
        isKey = decision.isKey
        day = decision.day
    }
}

/// A decision with its notice, its record and what became of it.
struct StatedDecision: Codable, Sendable {
    let decision: DecisionID
    let organisation: OrganisationID
    let status: DecisionStatus
    let notice: KeyDecisionNotice?
    let record: DecisionRecord?
    let corrections: [StatedReason]
    let callIns: [StatedCallIn]
    let withdrawn: StatedReason?

    init(_ decision: Decision, _ visit: Visit) {
        self.decision = decision.id
        organisation = decision.organisation
        status = decision.status(on: visit.today)
        notice = decision.notice
        record = decision.record
        corrections = decision.versions.compactMap { version in
            version.reason.map { StatedReason($0, version.circumstance) }
        }
        callIns = decision.callIns.map { StatedCallIn($0) }
        withdrawn = decision.withdrawn.map { StatedReason($0.reason, $0.circumstance) }
    }
}

/// Why something was done, and when that was recorded.
struct StatedReason: Codable, Sendable {
    let reason: String
    let at: Instant

    init(_ reason: String, _ circumstance: Circumstance) {
        self.reason = reason
        at = circumstance.at
    }
}

/// A call-in and what came of it.
struct StatedCallIn: Codable, Sendable {
    let resolutions: [String]
    let on: Day
    let reason: String
    let outcome: CallInOutcome?

    init(_ callIn: CallIn) {
        resolutions = callIn.resolutions
        on = callIn.on
        reason = callIn.reason
        outcome = callIn.outcome
    }
}

/// A body that gives or collects returns.
struct StatedOrganisation: Codable, Sendable {
    let organisation: OrganisationID
    let name: String
    /// Other codes for it.
    let codes: [String]

    init(_ organisation: Organisation) {
        self.organisation = organisation.id
        name = organisation.name
        codes = organisation.codes
    }
}
