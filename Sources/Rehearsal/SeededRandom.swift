/// Chance that repeats itself: the same seed gives the same rehearsal (SplitMix64, Steele 2014).
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Chance from a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of these, each as likely as the others.
    public mutating func pick<Thing>(_ things: [Thing]) -> Thing {
        precondition(!things.isEmpty, "there is nothing to pick from")
        return things[Int(next() % UInt64(things.count))]
    }

    /// A whole number within bounds.
    public mutating func whole(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }
}
