public import Reckoning

/// One round of asking a set of organisations for a return on one form.
public struct Collection: Hashable, Sendable {
    /// The collection's identifier, the same as its form's.
    public let id: CollectionID
    /// The form it asks for.
    public let form: String
    /// The body that collects.
    public let owner: OrganisationID
    /// The organisations that are asked.
    public internal(set) var respondents: Set<OrganisationID>
    /// The checks that are waived for an organisation for a time.
    public internal(set) var waivers: [CheckWaiver]

    /// The waiver that covers a check for an organisation on a day.
    public func waiver(
        of rule: String, for organisation: OrganisationID, on day: Day
    ) -> CheckWaiver? {
        waivers.first {
            $0.rule == rule && $0.organisation == organisation && $0.days.from <= day
                && day <= $0.days.to
        }
    }
}

/// A check that does not count for one organisation for a time, and why.
public struct CheckWaiver: Hashable, Sendable {
    /// The form's check, or the number of a finding: `B-same-uplift`, `F2005`.
    public let rule: String
    /// For whom.
    public let organisation: OrganisationID
    /// From the first to the last day on which it counts.
    public let days: Period
    /// Why.
    public let reason: String

    /// A waiver of a rule for an organisation.
    public init(rule: String, organisation: OrganisationID, days: Period, reason: String) {
        self.rule = rule
        self.organisation = organisation
        self.days = days
        self.reason = reason
    }
}
