public import Reckoning

/// Somebody stands in for somebody else in one role, from a day to a day.
public struct DeputyAppointment: Payload {
    /// Who stands in.
    public let deputy: OfficerID
    /// For whom.
    public let principal: OfficerID
    /// In which role.
    public let role: Role
    /// Of which organisation.
    public let organisation: OrganisationID
    /// The first day.
    public let from: Day
    /// The last day.
    public let to: Day

    /// An appointment of these parts.
    public init(
        deputy: OfficerID, principal: OfficerID, _ mandate: Mandate, from: Day, to: Day
    ) {
        self.deputy = deputy
        self.principal = principal
        role = mandate.role
        organisation = mandate.organisation
        self.from = from
        self.to = to
    }

    /// The mandate that the deputy holds meanwhile.
    public var mandate: Mandate { Mandate(role: role, organisation: organisation) }

    /// It is for this day.
    public func covers(_ day: Day) -> Bool { from <= day && day <= to }

    func overlaps(_ other: DeputyAppointment) -> Bool { from <= other.to && other.from <= to }
}

/// An appointment as it stands.
public struct Deputation: Hashable, Sendable {
    /// Who stands in for whom, and when.
    public let appointment: DeputyAppointment
    /// When it was recorded.
    public let appointed: Instant
    /// When it was ended before its last day.
    public internal(set) var ended: Instant?

    /// It counted at a moment.
    func counted(at moment: Instant) -> Bool {
        appointed <= moment && ended.map { moment < $0 } ?? true
            && appointment.covers(moment.onLondonClock.day)
    }
}

/// A role as it was held, from when to when.
struct HeldMandate: Hashable, Sendable {
    let mandate: Mandate
    let granted: Instant
    var withdrawn: Instant?

    func counted(at moment: Instant) -> Bool {
        granted <= moment && withdrawn.map { moment < $0 } ?? true
    }
}

extension Officer {
    /// The appointments of the officer as a deputy that have not been ended.
    public var standingDeputations: [Deputation] { deputations.filter { $0.ended == nil } }

    /// The officer as they may act on a day: with the roles they stand in for.
    public func acting(on day: Day) -> Officer {
        var acting = self
        for deputation in standingDeputations where deputation.appointment.covers(day) {
            let mandate = deputation.appointment.mandate
            guard acting.mandates.insert(mandate).inserted else { continue }
            acting.principals[mandate] = deputation.appointment.principal
        }
        return acting
    }

    /// For whom the officer acts in these roles, where they hold none of them themselves.
    public func principals(as roles: Set<Role>, for organisation: OrganisationID) -> Set<OfficerID>
    {
        let held = roles.map { Mandate(role: $0, organisation: organisation) }
            .filter { mandates.contains($0) }
        guard held.allSatisfy({ principals[$0] != nil }) else { return [] }
        return Set(held.compactMap { principals[$0] })
    }

    /// For whom the officer acted in these roles at a moment; nil when it was by their own right.
    public func principal(
        as roles: Set<Role>, for organisation: OrganisationID, at moment: Instant
    ) -> OfficerID? {
        let wanted = Set(roles.map { Mandate(role: $0, organisation: organisation) })
        guard !held.contains(where: { wanted.contains($0.mandate) && $0.counted(at: moment) })
        else { return nil }
        return deputations.first {
            wanted.contains($0.appointment.mandate) && $0.counted(at: moment)
        }?.appointment.principal
    }
}
