/// How long a call may take, and how much it may bring.
public struct OutboundLimits: Hashable, Sendable {
    /// The longest wait for a connection, in milliseconds.
    public var connecting = 5_000
    /// The longest that all of it may take, in milliseconds.
    public var total = 20_000
    /// The most bytes of an answer.
    public var bytes = 1_000_000

    /// The limits that suit a call between two offices.
    public init() {}
}
