public import Accountability
import Forms
public import Reckoning

/// How many authorities of a round have each fate, where that is not left to the dice.
public struct NationQuota: Hashable, Sendable {
    /// How many never open their return.
    public var neverStarting: Int
    /// How many are given more time, and submit in it.
    public var extended: Int
    /// How many returns the department opens again, to be submitted anew.
    public var reopened: Int

    /// So many of each.
    public init(neverStarting: Int, extended: Int, reopened: Int) {
        self.neverStarting = neverStarting
        self.extended = extended
        self.reopened = reopened
    }
}

extension Nation {
    /// The authorities of a round that never start, are given more time, and are opened again.
    public func chosen(
        _ quota: NationQuota, in round: NationRound
    ) -> (never: Set<OrganisationID>, extended: Set<OrganisationID>, reopened: Set<OrganisationID>)
    {
        let all = respondents(of: round)
        let drawn = all.map { authority -> (Double, OrganisationID) in
            var dice = Dice(seed, "quota", authority.text, round.form.id)
            return (dice.fraction(), authority)
        }.sorted { ($0.0, $0.1.text) < ($1.0, $1.1.text) }.map(\.1)
        func take(_ from: Int, _ count: Int) -> Set<OrganisationID> {
            Set(drawn.dropFirst(from).prefix(count))
        }
        return (
            take(0, quota.neverStarting), take(quota.neverStarting, quota.extended),
            take(quota.neverStarting + quota.extended, quota.reopened)
        )
    }
}

extension Nation {
    /// When each authority is to submit its returns to a round, the first version first.
    public func submissions(to round: NationRound) -> [OrganisationID: [Instant]] {
        var moments: [OrganisationID: [Instant]] = [:]
        for event in agenda {
            guard case .submit(let number) = event.act, let authority = event.authority,
                rounds[number].form.id == round.form.id
            else { continue }
            moments[authority, default: []].append(event.at)
        }
        return moments
    }
}
