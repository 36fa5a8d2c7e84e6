public import Reckoning

/// A formal decision of a council's executive, as it stands.
public struct Decision: Hashable, Sendable {
    /// The decision's reference.
    public let id: DecisionID
    /// The council.
    public let organisation: OrganisationID
    /// The notice that it was to be made, or nil.
    public internal(set) var notice: KeyDecisionNotice?
    /// What the record says, as last corrected; nil while there is only a notice.
    public internal(set) var record: DecisionRecord?
    /// Every record and correction, oldest first, with the reason of each correction.
    public internal(set) var versions: [DecisionVersion] = []
    /// The call-ins, oldest first.
    public internal(set) var callIns: [CallIn] = []
    /// Why it was withdrawn, or nil.
    public internal(set) var withdrawn: Reasoned?

    init(id: DecisionID, organisation: OrganisationID) {
        self.id = id
        self.organisation = organisation
    }

    /// The call-in that is not concluded, or nil.
    public var openCallIn: CallIn? { callIns.last { $0.outcome == nil } }

    /// How it stands on a day, in the words of the field.
    public func status(on day: Day) -> DecisionStatus {
        guard let record else { return .noticePublished }
        if withdrawn != nil { return .withdrawn }
        if openCallIn != nil { return .calledIn }
        if wasReferredBack { return .referredBack }
        guard record.outcome.isApproval else {
            return record.outcome == .refused ? .refused : .deferred
        }
        return isInForce(on: day) ? .effective : .waiting
    }

    /// It may be acted on: approved, past its effective day, not called in and not withdrawn.
    public func isInForce(on day: Day) -> Bool {
        guard let record, withdrawn == nil, openCallIn == nil, record.outcome.isApproval,
            let effective = record.effective
        else { return false }
        return effective <= day && !wasReferredBack
    }

    /// A call-in ended with it going back to whoever made it.
    private var wasReferredBack: Bool { callIns.contains { $0.outcome == .referredBack } }
}

/// How a decision stands.
public enum DecisionStatus: String, Codable, Hashable, Sendable, CaseIterable {
    case noticePublished
    case waiting
    case effective
    case calledIn
    case referredBack
    case refused
    case deferred
    case withdrawn

    /// The status as people read it.
    public var title: String {
        switch self {
        case .noticePublished: "Notice published"
        case .waiting: "Not yet effective"
        case .effective: "Effective"
        case .calledIn: "Called in"
        case .referredBack: "Referred back"
        case .refused: "Refused"
        case .deferred: "Deferred"
        case .withdrawn: "Withdrawn"
        }
    }
}

/// A record as it stood at some time.
public struct DecisionVersion: Hashable, Sendable {
    /// What it said.
    public let record: DecisionRecord
    /// Why it was corrected; nil for the first.
    public let reason: String?
    /// When and by whom.
    public let circumstance: Circumstance
}

/// Scrutiny took a decision up before it was acted on (Local Government Act 2000, section 9F).
public struct CallIn: Hashable, Sendable {
    /// The resolutions that were called in; all that can be when empty.
    public let resolutions: [String]
    /// The day.
    public let on: Day
    /// Why.
    public let reason: String
    /// What came of it, or nil while it is open.
    public internal(set) var outcome: CallInOutcome?
    /// When and by whom it was recorded.
    public let circumstance: Circumstance
}

/// What came of a call-in.
public enum CallInOutcome: String, Codable, Hashable, Sendable, CaseIterable {
    /// It may be acted on as it is.
    case released
    /// It goes back to whoever made it and may not be acted on.
    case referredBack

    /// In words.
    public var title: String {
        switch self {
        case .released: "Released to be carried out"
        case .referredBack: "Referred back"
        }
    }
}

/// Something that was done with a reason.
public struct Reasoned: Hashable, Sendable {
    /// The reason with a full stop.
    var sentence: String { reason.hasSuffix(".") ? reason : reason + "." }

    /// Why.
    public let reason: String
    /// When and by whom.
    public let circumstance: Circumstance
}
