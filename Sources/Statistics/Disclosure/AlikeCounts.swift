/// Withheld counts that stand in the very same margins, so that what one has more the others may
/// have less, and nothing that is published changes.
///
/// That is enough to protect most counts of a large table, at no cost; a count that it does not
/// protect is looked at with all margins together.
struct AlikeCounts {
    private struct Group {
        var members = 0
        /// What all of them have above one.
        var spare: Int64 = 0
    }

    private let groups: [[Int]: Group]
    private let table: CountTable
    private let marginsOf: [[Int]]

    /// The groups among counts that are withheld.
    init(_ withheld: [Int], _ table: CountTable, _ marginsOf: [[Int]]) {
        var groups: [[Int]: Group] = [:]
        for place in withheld {
            groups[Self.key(place, table, marginsOf), default: Group()].members += 1
            groups[Self.key(place, table, marginsOf), default: Group()].spare +=
                table.counts[place] - 1
        }
        self.groups = groups
        self.table = table
        self.marginsOf = marginsOf
    }

    /// The margins of a place, the ones that it is the sum of below nought.
    private static func key(_ place: Int, _ table: CountTable, _ marginsOf: [[Int]]) -> [Int] {
        marginsOf[place].map { table.margins[$0].total == place ? -1 - $0 : $0 }
    }

    /// A small count could be any of the small ones, and another is not known to within as little,
    /// by exchange with counts of its group alone.
    func protects(_ place: Int, _ rule: DisclosureRule, _ found: Suppression) -> Bool {
        guard let group = groups[Self.key(place, table, marginsOf)], group.members > 1 else {
            return false
        }
        // With all that the others can spare it has the most; it can have as little as one.
        let most = group.spare + 1
        if found.primary.contains(place) { return most >= rule.small.upperBound }
        return most - 1 >= rule.small.upperBound - rule.small.lowerBound
    }
}
