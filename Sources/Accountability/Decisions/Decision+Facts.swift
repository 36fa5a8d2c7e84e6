public import Reckoning

/// What happens to decisions. The names are the storage format and never change.
public enum DecisionFact: Hashable, Sendable {
    case rulesAdopted(DecisionRules)
    case noticePublished(KeyDecisionNotice)
    case recorded(DecisionRecord)
    case corrected(DecisionCorrection)
    case withdrawn(DecisionWithdrawal)
    case calledIn(CallInRecord)
    case callInConcluded(CallInConclusion)

    var record: CanonicalRecord {
        switch self {
        case .rulesAdopted(let rules): rules.record(kind: "decisionRulesAdopted")
        case .noticePublished(let notice): notice.record(kind: "noticePublished")
        case .recorded(let record): record.record(kind: "decisionRecorded")
        case .corrected(let correction): correction.record(kind: "decisionCorrected")
        case .withdrawn(let withdrawal): withdrawal.record(kind: "decisionWithdrawn")
        case .calledIn(let callIn): callIn.record(kind: "decisionCalledIn")
        case .callInConcluded(let conclusion): conclusion.record(kind: "callInConcluded")
        }
    }

    init?(_ kind: String, _ fields: FactFields) {
        let fact: Self? =
            switch kind {
            case "decisionRulesAdopted": fields.payload().map { .rulesAdopted($0) }
            case "noticePublished": fields.payload().map { .noticePublished($0) }
            case "decisionRecorded": fields.payload().map { .recorded($0) }
            case "decisionCorrected": fields.payload().map { .corrected($0) }
            case "decisionWithdrawn": fields.payload().map { .withdrawn($0) }
            case "decisionCalledIn": fields.payload().map { .calledIn($0) }
            case "callInConcluded": fields.payload().map { .callInConcluded($0) }
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }

    /// The decision it happened to; nil for a council's rules.
    public var decision: DecisionID? {
        switch self {
        case .rulesAdopted: nil
        case .noticePublished(let notice): notice.decision
        case .recorded(let record): record.decision
        case .corrected(let correction): correction.to.decision
        case .withdrawn(let withdrawal): withdrawal.decision
        case .calledIn(let callIn): callIn.decision
        case .callInConcluded(let conclusion): conclusion.decision
        }
    }
}

/// A record was replaced by a corrected one.
public struct DecisionCorrection: Payload {
    let to: DecisionRecord
    let reason: String
}

/// A decision was withdrawn.
public struct DecisionWithdrawal: Payload {
    let decision: DecisionID
    let reason: String
}

/// A decision was called in.
public struct CallInRecord: Payload {
    /// The decision.
    public let decision: DecisionID
    /// The resolutions that are called in; all that can be when empty.
    public let resolutions: [String]
    /// The day.
    public let on: Day
    /// Why.
    public let reason: String

    /// A call-in of resolutions of a decision on a day.
    public init(_ decision: DecisionID, resolutions: [String], on day: Day, reason: String) {
        self.decision = decision
        self.resolutions = resolutions
        on = day
        self.reason = reason
    }
}

/// A call-in was concluded.
public struct CallInConclusion: Payload {
    let decision: DecisionID
    let outcome: CallInOutcome
    let on: Day
}

extension Decision {
    /// The decision as its first fact leaves it; nil when that fact begins none.
    public init?(_ fact: DecisionFact, _ circumstance: Circumstance) {
        switch fact {
        case .noticePublished(let notice):
            self.init(id: notice.decision, organisation: notice.organisation)
        case .recorded(let record):
            self.init(id: record.decision, organisation: record.organisation)
        default: return nil
        }
        apply(fact, circumstance)
    }

    /// The decision after the fact.
    public mutating func apply(_ fact: DecisionFact, _ circumstance: Circumstance) {
        switch fact {
        case .rulesAdopted: break
        case .noticePublished(let notice): self.notice = notice
        case .recorded(let record): put(record, reason: nil, circumstance)
        case .corrected(let correction): put(correction.to, reason: correction.reason, circumstance)
        case .withdrawn(let withdrawal):
            withdrawn = Reasoned(reason: withdrawal.reason, circumstance: circumstance)
        case .calledIn(let callIn):
            callIns.append(
                CallIn(
                    resolutions: callIn.resolutions, on: callIn.on, reason: callIn.reason,
                    circumstance: circumstance))
        case .callInConcluded(let conclusion):
            guard let last = callIns.indices.last else { return }
            callIns[last].outcome = conclusion.outcome
        }
    }

    private mutating func put(
        _ record: DecisionRecord, reason: String?, _ circumstance: Circumstance
    ) {
        self.record = record
        versions.append(
            DecisionVersion(record: record, reason: reason, circumstance: circumstance))
    }
}
