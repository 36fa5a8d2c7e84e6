/// Duties of one sort, of which a few are named and the others counted.
public struct DutyGroup: Hashable, Sendable {
    /// The most that are named.
    public static let mostNamed = 3

    /// Those that are named, what is due first first.
    public let named: [Duty]
    /// The others of the same sort.
    public let others: [Duty]

    /// Duties in groups of one sort, each where its first one stands. One more than can be named is
    /// named as well.
    public static func groups(of duties: [Duty]) -> [DutyGroup] {
        var order: [DutyMatter] = []
        var byMatter: [DutyMatter: [Duty]] = [:]
        for duty in duties.sorted() {
            if byMatter[duty.matter] == nil { order.append(duty.matter) }
            byMatter[duty.matter, default: []].append(duty)
        }
        return order.map { matter in
            let all = byMatter[matter] ?? []
            let isFew = all.count <= mostNamed + 1
            return DutyGroup(
                named: isFew ? all : Array(all.prefix(mostNamed)),
                others: isFew ? [] : Array(all.dropFirst(mostNamed)))
        }
    }
}
