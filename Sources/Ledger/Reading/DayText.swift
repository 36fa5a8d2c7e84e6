import Reckoning

/// Reads days from bytes such as `2017-09-30`, each different day once.
struct DayText {
    private var known: [UInt32: Int] = [:]
    private var last: (packed: UInt32, number: Int)?

    /// The number of the day in a range of bytes; nil when there is no day.
    mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        guard range.count == 10, let packed = Self.packed(bytes, from: range.lowerBound) else {
            return nil
        }
        if let last, last.packed == packed { return last.number }
        let number: Int
        if let found = known[packed] {
            number = found
        } else {
            let (year, rest) = packed.quotientAndRemainder(dividingBy: 10_000)
            guard
                let day = Day(year: Int(year), month: Int(rest / 100), day: Int(rest % 100))
            else { return nil }
            number = day.number
            known[packed] = number
        }
        last = (packed, number)
        return number
    }

    /// The eight digits as one number: 20170930.
    private static func packed(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt32? {
        var packed: UInt32 = 0
        for place in 0..<10 {
            let byte = bytes[start + place]
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard (48...57).contains(byte) else { return nil }
                packed = packed * 10 + UInt32(byte - 48)
            }
        }
        return packed
    }
}
