/// A sum that keeps what floating-point addition loses (Kahan and Neumaier), and that is nought
/// when the last number takes away all that was there but noise.
struct CompensatedSum: Sendable {
    private var total = 0.0
    private var lost = 0.0
    /// The latest number, not yet in the total.
    private var latest = 0.0

    /// One more number.
    mutating func add(_ number: Double) {
        guard number != 0 else { return }
        absorb(latest)
        latest = number
    }

    /// The sum of all numbers.
    var value: Double {
        let earlier = total + lost
        guard latest != 0 else { return earlier }
        let opposed = (latest < 0 && earlier > 0) || (latest > 0 && earlier < 0)
        if opposed, Calculation.same(latest, -earlier) { return 0 }
        var whole = self
        whole.absorb(latest)
        return whole.total + whole.lost
    }

    private mutating func absorb(_ number: Double) {
        let sum = total + number
        lost +=
            total.magnitude >= number.magnitude
            ? (total - sum) + number : (number - sum) + total
        total = sum
    }
}
