/// An amount of pounds sterling, exact to the penny.
public struct Money: Hashable, Sendable, Comparable, AdditiveArithmetic {
    /// The amount in pence.
    public let pence: Int64

    /// So many pence.
    public init(pence: Int64) {
        self.pence = pence
    }

    /// So many whole pounds.
    public static func pounds(_ pounds: Int64) -> Money { Money(pence: pounds * 100) }

    /// Nothing.
    public static let zero = Money(pence: 0)

    /// The most that one entry may be for: a hundred billion pounds. Ninety thousand entries of it
    /// still add up without overflow.
    public static let most = Money(pence: 10_000_000_000_000)

    /// Less money.
    public static func < (left: Money, right: Money) -> Bool { left.pence < right.pence }
    /// Both together.
    public static func + (left: Money, right: Money) -> Money {
        Money(pence: left.pence + right.pence)
    }
    /// What is left of the one without the other.
    public static func - (left: Money, right: Money) -> Money {
        Money(pence: left.pence - right.pence)
    }
    /// The same amount the other way.
    public static prefix func - (money: Money) -> Money { Money(pence: -money.pence) }

    /// This amount as a share of another, 0.5 for half; nil when the other is nothing.
    public func share(of whole: Money) -> Double? {
        whole.pence == 0 ? nil : Double(pence) / Double(whole.pence)
    }
}

extension Sequence<Money> {
    /// All of them together.
    public func total() -> Money { reduce(.zero, +) }
}

extension Money: CustomStringConvertible {
    /// As a machine reads it, with two decimals: `-1350000.00`.
    public var description: String {
        let magnitude = pence.magnitude
        return (pence < 0 ? "-" : "") + "\(magnitude / 100)." + Day.padded(Int(magnitude % 100), 2)
    }

    /// As people read it: `£75`, `£1,350,000`, `£75.50`, `−£5`.
    public var inWords: String {
        let number = DecimalNumber(coefficient: pence, scale: 2) ?? .zero
        let shown = number.formatted(decimals: number.isWhole ? 0 : 2)
        return shown.hasPrefix("−") ? "−£" + shown.dropFirst() : "£" + shown
    }
}

extension Money {
    /// The amount that was typed: `£1,300,000`, `1300000`, ` 75.50 `; nil for anything else, such
    /// as `1.3m`, a third decimal, or more than a million million pounds.
    public init?(typed text: String) {
        var rest = text.filter { !$0.isWhitespace }[...]
        let isNegative = rest.first.map { "-−–".contains($0) } ?? false
        if isNegative { rest.removeFirst() }
        if rest.first == "£" { rest.removeFirst() }
        let halves = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let digits = halves.first.flatMap(Self.ungrouped), !digits.isEmpty else { return nil }
        let fraction = halves.count > 1 ? halves[1] : "00"
        guard (1...2).contains(fraction.count), Self.areDigits(fraction[...]),
            let pounds = Int64(digits), pounds <= 1_000_000_000_000,
            let rest = Int64(fraction.count == 1 ? fraction + "0" : fraction[...])
        else { return nil }
        pence = (isNegative ? -1 : 1) * (pounds * 100 + rest)
    }

    private static func ungrouped(_ text: Substring) -> Substring? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy(areDigits) else { return nil }
        let isGrouped =
            groups.count == 1
            || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        return isGrouped ? groups.joined()[...] : nil
    }

    private static func areDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}

extension Money {
    /// The amount divided by weights so that the parts make the whole to the penny: each part is
    /// rounded down and the pence left over go to the largest remainders, the first of equal ones
    /// first (Hare's method); nil when a weight is negative or all are nothing.
    public func apportioned(by weights: [Int64]) -> [Money]? {
        let sum = weights.reduce(Int64(0)) { $0 &+ $1 }
        guard weights.allSatisfy({ (0...1_000_000_000_000).contains($0) }), sum > 0 else {
            return nil
        }
        let parts = weights.map { weight in
            let product = pence.magnitude.multipliedFullWidth(by: UInt64(weight))
            return UInt64(sum).dividingFullWidth(product)
        }
        var shares = parts.map { Int64($0.quotient) }
        let left = Int(Int64(pence.magnitude) - shares.reduce(0, +))
        let order = parts.indices.sorted {
            (parts[$1].remainder, $0) < (parts[$0].remainder, $1)
        }
        for index in order.prefix(left) { shares[index] += 1 }
        return shares.map { Money(pence: pence < 0 ? -$0 : $0) }
    }
}
