public import Reckoning

/// How an average was worked out: an amount for each category, weighted by how many receive it.
public struct WeightedAverage: Hashable, Sendable {
    /// The most categories.
    public static let mostLines = 40
    /// The most decimals of a weight or an amount.
    public static let mostDecimals = 4
    /// The largest weight or amount.
    public static let largest = DecimalNumber(1_000_000_000)

    /// One category.
    public struct Line: Hashable, Sendable {
        /// What the category is called.
        public let name: String
        /// How many receive it.
        public let weight: DecimalNumber
        /// The amount for each of them.
        public let amount: DecimalNumber

        /// A category of a name, with its weight and its amount.
        public init(_ name: String, weight: DecimalNumber, amount: DecimalNumber) {
            self.name = name
            self.weight = weight
            self.amount = amount
        }

        /// Neither is below nought, too large, or finer than can be counted with.
        public var isWithinBounds: Bool {
            [weight, amount].allSatisfy {
                DecimalNumber.zero <= $0 && $0 <= WeightedAverage.largest
                    && $0.scale <= WeightedAverage.mostDecimals
            }
        }
    }

    /// The categories, in the order in which they were entered.
    public let lines: [Line]

    /// An average over categories; nil when there are too many, or one is out of bounds.
    public init?(_ lines: [Line]) {
        guard lines.count <= Self.mostLines, lines.allSatisfy(\.isWithinBounds) else { return nil }
        self.lines = lines
    }

    /// All weights together.
    public var totalWeight: DecimalNumber { Self.number(weights, scale: Self.mostDecimals) }

    /// The average, exact until it is rounded half up to so many decimals; nil when nothing has a
    /// weight.
    public func mean(decimals: Int = 2) -> DecimalNumber? {
        guard weights > 0, (0...Self.mostDecimals).contains(decimals) else { return nil }
        let products = lines.reduce(Int128(0)) {
            $0 + Self.whole($1.weight) * Self.whole($1.amount)
        }
        let divisor = weights * Self.power(Self.mostDecimals - decimals)
        let (quotient, rest) = products.quotientAndRemainder(dividingBy: divisor)
        return Self.number(quotient + (rest * 2 >= divisor ? 1 : 0), scale: decimals)
    }

    private var weights: Int128 { lines.reduce(0) { $0 + Self.whole($1.weight) } }

    /// The number in ten-thousandths, of which there are at most 10¹³.
    private static func whole(_ number: DecimalNumber) -> Int128 {
        Int128(number.coefficient) * power(mostDecimals - number.scale)
    }

    private static func power(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
    }

    private static func number(_ whole: Int128, scale: Int) -> DecimalNumber {
        DecimalNumber(coefficient: Int64(clamping: whole), scale: scale) ?? .zero
    }
}
