public import Reckoning

/// The four things that a council promises about each initiative it funds, as Leeds did in its
/// return for July to September 2017.
public enum InitiativePromise: String, Hashable, Sendable, CaseIterable {
    /// Measure the actual impact.
    case impact
    /// Monitor actual spend, and release funding accordingly.
    case spend
    /// Find recurrent funding for what proves successful.
    case recurrentFunding
    /// Have an exit strategy for what does not.
    case exit

    /// The promise in words.
    public var title: String {
        switch self {
        case .impact: "Measure actual impact"
        case .spend: "Monitor spend and release accordingly"
        case .recurrentFunding: "Find recurrent funding"
        case .exit: "Plan the exit"
        }
    }
}

/// A promise that is not kept: since when, why, and who must act.
public struct UnmetPromise: Hashable, Sendable {
    /// The promise.
    public let promise: InitiativePromise
    /// The first day on which it was not kept.
    public let since: Day
    /// Why, in a sentence.
    public let reason: String
    /// What is to be done next.
    public let next: String
    /// Who must act: a role.
    public let role: Role
}

extension Initiative {
    /// How long before the end of the funding its future has to be decided.
    public static let monthsOfWarning = 6

    /// The promises that are not kept on a day, given the initiative's money; in their order.
    public func unmetPromises(on day: Day, _ position: FundPosition) -> [UnmetPromise] {
        guard day >= record.period.from else { return [] }
        return [
            unmetImpact(on: day), unmetSpend(on: day, position), unmetRecurrent(on: day),
            unmetExit(on: day),
        ].compactMap(\.self)
    }

    private func unmetImpact(on day: Day) -> UnmetPromise? {
        guard progress.isUnderWay || progress == .completed else { return nil }
        let start = record.period.from
        guard let measure = measures.min(by: { $0.overdueFrom < $1.overdueFrom }) else {
            return UnmetPromise(
                promise: .impact, since: start, reason: "Nothing is measured.",
                next: "Define a measure with a baseline and a target.", role: .lead)
        }
        if let bare = measures.first(where: { $0.record.baseline == nil || $0.record.target == nil }
        ) {
            return UnmetPromise(
                promise: .impact, since: max(start, bare.defined.at.onLondonClock.day),
                reason: "“\(bare.record.title)” has no baseline or no target.",
                next: "Give it both.", role: .lead)
        }
        guard measure.overdueFrom <= day else { return nil }
        return UnmetPromise(
            promise: .impact, since: max(start, measure.overdueFrom),
            reason: "A value of “\(measure.record.title)” is overdue.",
            next: "Record the latest value.", role: .lead)
    }

    private func unmetSpend(on day: Day, _ position: FundPosition) -> UnmetPromise? {
        if let overspent = position.overspentSince {
            return UnmetPromise(
                promise: .spend, since: overspent,
                reason: "\((-position.unspent).inWords) more is spent than was released.",
                next: "Release what is due, or correct the actuals.", role: .finance)
        }
        guard plan != nil else {
            return UnmetPromise(
                promise: .spend, since: record.period.from, reason: "There is no plan of spending.",
                next: "Spread the approved amount over months.", role: .lead)
        }
        guard progress.isUnderWay else { return nil }
        let quarter = Period.quarter(of: day)
        let due = nextUpdateDue
        guard due < quarter.to, due < day else { return nil }
        let last = latestUpdate?.circumstance.at.onLondonClock.day ?? record.period.from
        return UnmetPromise(
            promise: .spend, since: due.adding(days: 1),
            reason: "The last update is from \(last.inWords).",
            next: "Write this quarter’s update.", role: .lead)
    }

    /// The day by which the next update is due: a month after the quarter of the last one, or after
    /// that of the beginning while there is none.
    public var nextUpdateDue: Day {
        let last = latestUpdate?.circumstance.at.onLondonClock.day ?? record.period.from
        return Period.quarter(of: last).to.adding(days: 31)
    }

    private var warning: Day {
        let month = Month(of: record.period.to).adding(months: -Self.monthsOfWarning)
        return min(month.last, record.period.to)
    }

    private func unmetRecurrent(on day: Day) -> UnmetPromise? {
        guard day >= warning, stopped == nil else { return nil }
        switch afterFunding?.position {
        case .recurrentFound, .exitPlanned, .exited: return nil
        case .recurrentSought:
            guard let needed = afterFunding?.decisionNeeded, needed < day else { return nil }
            return UnmetPromise(
                promise: .recurrentFunding, since: needed.adding(days: 1),
                reason: "A decision was needed by \(needed.inWords).",
                next: "Record what was decided.", role: .programme)
        case .notYetDecided, nil:
            return UnmetPromise(
                promise: .recurrentFunding, since: warning,
                reason: "The funding ends on \(record.period.to.inWords), and nothing is decided.",
                next: "Say whether recurrent funding is found, sought, or an exit planned.",
                role: .programme)
        }
    }

    private func unmetExit(on day: Day) -> UnmetPromise? {
        guard afterFunding?.exitSteps.isEmpty ?? true else { return nil }
        if let stopped {
            return UnmetPromise(
                promise: .exit, since: stopped.circumstance.at.onLondonClock.day,
                reason: "It was stopped early, and no exit is recorded.",
                next: "Record the steps of the exit.", role: .lead)
        }
        if let impact = rating(.impact), impact.rating.level == .red {
            return UnmetPromise(
                promise: .exit, since: impact.circumstance.at.onLondonClock.day,
                reason: "Its impact is rated red, and no exit is planned.",
                next: "Plan the exit, or say what will change.", role: .lead)
        }
        guard day > record.period.to, afterFunding?.position != .recurrentFound else { return nil }
        return UnmetPromise(
            promise: .exit, since: record.period.to.adding(days: 1),
            reason: "The funding has ended, and neither recurrent funding nor an exit is recorded.",
            next: "Record what became of it.", role: .lead)
    }
}
