import Accountability
import Forms
import Reckoning

/// What becomes of one authority's return to one round, as the dice fall.
struct Fate {
    /// The whole days between its submission and the deadline: negative when it is late; nil when
    /// nothing is submitted.
    let lead: Int?
    /// It is opened at least.
    let isOpened: Bool
    /// There is nothing to report.
    let isNil: Bool
    /// It has asked for a later deadline.
    let isExtended: Bool
    /// The department asks about an answer.
    let isQueried: Bool
    /// The department opens it again, and the authority gives a second version.
    let isRevised: Bool
    /// The board signs by an officer first, and at a meeting afterwards.
    let isDelegated: Bool
    /// The department accepts all but one figure.
    let isAcceptedInPart: Bool
    /// The department leaves it out of its figures.
    let isExcluded: Bool

    init(_ nation: Nation, _ authority: OrganisationID, _ round: NationRound) {
        if let quota = nation.quota {
            self.init(nation, authority, round, quota)
        } else {
            self.init(byDiceOf: nation, authority, round)
        }
    }

    private init(
        _ nation: Nation, _ authority: OrganisationID, _ round: NationRound, _ quota: NationQuota
    ) {
        var dice = Dice(nation.seed, "fate", authority.text, round.form.id)
        let chosen = nation.chosen(quota, in: round)
        isOpened = !chosen.never.contains(authority)
        isExtended = chosen.extended.contains(authority)
        isRevised = chosen.reopened.contains(authority)
        lead = isOpened ? (isExtended ? -3 : dice.whole(1...10)) : nil
        isNil = false
        isQueried = !isRevised && dice.happens(0.09)
        isDelegated = false
        isAcceptedInPart = false
        isExcluded = false
    }

    private init(
        byDiceOf nation: Nation, _ authority: OrganisationID, _ round: NationRound
    ) {
        var dice = Dice(nation.seed, "fate", authority.text, round.form.id)
        let isMissing = dice.happens(0.014)
        let isLate = dice.happens(0.06)
        let extended = dice.happens(0.012)
        isExtended = extended && !isMissing
        isNil = dice.happens(0.006)
        isQueried = dice.happens(0.09)
        isRevised = !isNil && !isMissing && dice.happens(0.03)
        isDelegated = dice.happens(0.2)
        isExcluded = dice.happens(0.004)
        isAcceptedInPart = dice.happens(0.008) && !isNil
        // Half of all returns come in the last working week.
        let early = Int(dice.fraction() * dice.fraction() * 15)
        if isMissing {
            lead = nil
            isOpened = dice.happens(0.6)
        } else {
            lead = extended ? -dice.whole(2...5) : isLate ? -dice.whole(1...3) : early
            isOpened = true
        }
    }
}
