public import Accountability

/// The order of a queue.
public enum QueueOrder: String, Hashable, Sendable, CaseIterable {
    /// What matters most for a total first.
    case effect
    /// What has stood longest first.
    case age
    /// Check by check.
    case rule
    /// Region by region.
    case region

    /// What people call it.
    public var title: String {
        switch self {
        case .effect: "Effect on the total"
        case .age: "Age, oldest first"
        case .rule: "Check"
        case .region: "Region"
        }
    }

    /// One stands before the other; what is equal stands by organisation.
    func isBefore(_ left: QueueItem, _ right: QueueItem) -> Bool {
        switch self {
        case .effect: break
        case .age: if left.since != right.since { return left.since < right.since }
        case .rule:
            let titles = [left, right].map { ReviewRule.title(of: $0.rule) }
            if titles[0] != titles[1] { return titles[0] < titles[1] }
        case .region: if left.region != right.region { return left.region < right.region }
        }
        let sizes = [left, right].map { abs($0.effectPercent ?? 0) }
        return sizes[0] == sizes[1] ? left.id < right.id : sizes[0] > sizes[1]
    }
}

/// What to see of a queue, and in which order.
public struct QueueFilter: Hashable, Sendable {
    /// How it stands; nil for everything that is not settled.
    public var state: QueueState?
    /// The check that it came up by, as its title; nil for any.
    public var rule: String?
    /// The region; nil for any.
    public var region: String?
    /// Who looks after it; nil for anybody.
    public var analyst: OfficerID?
    /// Only what nobody looks after.
    public var isUnassigned = false
    /// The order.
    public var order = QueueOrder.effect

    /// Everything that is not settled.
    public init() {}

    /// What is to be seen, in order.
    public func items(of queue: [QueueItem]) -> [QueueItem] {
        queue.filter { item in
            (state.map { $0 == item.state } ?? (item.state != .closed))
                && (rule.map { $0 == ReviewRule.title(of: item.rule) } ?? true)
                && (region.map { $0 == item.region } ?? true)
                && (analyst.map { $0 == item.analyst } ?? true)
                && (!isUnassigned || item.analyst == nil)
        }.sorted(by: order.isBefore)
    }
}

extension CollectionReview {
    /// How often a check spoke up, and what became of it.
    public struct RuleCount: Hashable, Sendable {
        /// What the check is called.
        public let title: String
        /// Findings of a check across returns; nil for a check of the form.
        public let findings: Int?
        /// Queries and explanations that wait, by how they stand.
        public let states: [QueueState: Int]
        /// The sum of what is at stake, signs left aside, in hundredths of the totals.
        public let effectPercent: Double
    }

    /// Every check that spoke up, what matters most for a total first.
    public var ruleCounts: [RuleCount] {
        let cross = Dictionary(grouping: findings, by: \.rule.title)
        let waiting = Dictionary(grouping: queue) { ReviewRule.title(of: $0.rule) }
        return Set(cross.keys).union(waiting.keys).map { title in
            let items = waiting[title] ?? []
            let effects =
                cross[title]?.map(\.effectPercent)
                ?? items.filter { $0.state != .closed }.map(\.effectPercent)
            return RuleCount(
                title: title, findings: cross[title]?.count,
                states: Dictionary(grouping: items, by: \.state).mapValues(\.count),
                effectPercent: effects.reduce(0) { $0 + abs($1 ?? 0) })
        }.sorted {
            ($1.effectPercent, $0.title) < ($0.effectPercent, $1.title)
        }
    }
}
