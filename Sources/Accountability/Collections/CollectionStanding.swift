public import Reckoning

/// How far one organisation has come with its return, as the body that collects sees it.
public enum RespondentStatus: String, Hashable, Sendable, CaseIterable {
    case notStarted = "Not started"
    case inProgress = "In progress"
    case awaitingSignOff = "Awaiting sign-off"
    case submitted = "Submitted"
    case underQuery = "Under query"
    case changesRequested = "Changes requested"
    case accepted = "Accepted"
    case excluded = "Excluded"
    /// The collection is locked, and nothing was submitted.
    case notSubmitted = "Not submitted"
    case exempt = "Exempt"
    case covered = "In a joint return"

    /// The organisation owes a return of its own.
    public var isExpected: Bool { self != .exempt && self != .covered }
}

/// How one organisation stands in a collection at a moment.
public struct RespondentStanding: Hashable, Sendable {
    /// The organisation.
    public let organisation: OrganisationID
    /// How far it has come.
    public let status: RespondentStatus
    /// Its return, or nil while there is none.
    public let entry: Return?
    /// On or before this moment is in time; nil when no deadline is known.
    public let due: Instant?
    /// Its later deadline and why, or nil.
    public let longer: DeadlineExtension?
    /// The joint return that answers for it, or that it answers for others in; nil for neither.
    public let joint: JointReturn?
    /// Nothing is submitted although the deadline has passed.
    public let isOverdue: Bool

    /// When its first version was submitted; nil while there is none.
    public var submitted: Instant? { entry?.versions.first?.circumstance.at }
    /// Its first version came in time; nil while there is none.
    public var isInTime: Bool? { submitted.map { at in due.map { at <= $0 } ?? true } }
    /// It has nothing to report.
    public var isNil: Bool { entry?.versions.last?.nilReason != nil }
    /// The department's queries that are not closed.
    public var openQueries: Int { entry?.queries.count { !$0.isClosed } ?? 0 }
}

/// How a whole collection stands at a moment.
public struct CollectionStanding: Hashable, Sendable {
    /// Every organisation on its list, by code.
    public let rows: [RespondentStanding]

    /// How every organisation of a collection stands, given the returns to it; the form's own
    /// deadline counts where the collection has none.
    public init(
        _ collection: Collection, returns: [OrganisationID: Return], due: Instant?, at now: Instant
    ) {
        let state = collection.state(at: now)
        rows = collection.respondents.sorted { $0.text < $1.text }.map { organisation in
            collection.standing(
                of: organisation, returns[organisation], due: due, state, at: now)
        }
    }

    /// Those that owe a return of their own.
    public var expected: [RespondentStanding] { rows.filter(\.status.isExpected) }
    /// Those that have submitted, whatever became of it since.
    public var submitted: [RespondentStanding] { expected.filter { $0.submitted != nil } }
    /// Those that have not.
    public var outstanding: [RespondentStanding] { expected.filter { $0.submitted == nil } }
    /// Those whose first version came in time.
    public var inTime: [RespondentStanding] { expected.filter { $0.isInTime == true } }

    /// How many stand so.
    public func count(_ status: RespondentStatus) -> Int { rows.count { $0.status == status } }

    /// How many had submitted by a moment.
    public func submitted(by moment: Instant) -> Int {
        expected.count { $0.submitted.map { $0 <= moment } ?? false }
    }
}

extension Collection {
    fileprivate func standing(
        of organisation: OrganisationID, _ entry: Return?, due formDue: Instant?,
        _ state: CollectionState, at now: Instant
    ) -> RespondentStanding {
        let status = status(of: organisation, entry, state)
        let due = due(for: organisation) ?? formDue
        let isLate = due.map { $0 < now } ?? false
        return RespondentStanding(
            organisation: organisation, status: status, entry: entry, due: due,
            longer: extensions[organisation],
            joint: jointReturn(covering: organisation)
                ?? jointReturns.first { $0.lead == organisation },
            isOverdue: isLate && status.isExpected && entry?.versions.isEmpty ?? true)
    }

    private func status(
        of organisation: OrganisationID, _ entry: Return?, _ state: CollectionState
    ) -> RespondentStatus {
        if exemptions[organisation] != nil { return .exempt }
        if jointReturn(covering: organisation) != nil { return .covered }
        let isOver = state == .locked || state == .published
        guard let entry else { return isOver ? .notSubmitted : .notStarted }
        if entry.versions.isEmpty {
            if isOver { return .notSubmitted }
            return entry.stage == .awaitingSignOff ? .awaitingSignOff : .inProgress
        }
        if entry.excluded != nil { return .excluded }
        switch entry.stage {
        case .open: return .changesRequested
        case .awaitingSignOff: return .awaitingSignOff
        case .submitted: break
        }
        if entry.acceptedVersion != nil { return .accepted }
        return entry.queries.contains { !$0.isClosed } ? .underQuery : .submitted
    }
}
