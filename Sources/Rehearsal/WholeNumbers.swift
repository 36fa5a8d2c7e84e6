public import Reckoning

/// Lets tests write `.number(12)`.
extension DecimalNumber: ExpressibleByIntegerLiteral {
    /// The whole number that is written.
    public init(integerLiteral value: Int64) {
        self.init(value)
    }
}
