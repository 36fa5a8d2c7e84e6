extension DecimalNumber {
    /// The number a machine wrote: `-1234.5`, `1.5e3`; nil for anything else.
    ///
    /// Digits beyond the fifteenth significant one are rounded away, as a spreadsheet does, so that
    /// `15.290000000000001` is 15.29.
    public init?(_ text: String) {
        var text = text
        if let plain = text.withUTF8(Self.plain) {
            self = plain
            return
        }
        guard let lexeme = Lexeme(text.utf8), let number = lexeme.number else { return nil }
        self = number
    }

    /// The number when it is written plainly, in at most 15 digits: most are.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> DecimalNumber? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard (1...16).contains(bytes.count - start) else { return nil }
        var magnitude: Int64 = 0
        var scale = -1
        var digits = 0
        for place in start..<bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "."), scale < 0 {
                scale = 0
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            magnitude = magnitude * 10 + Int64(byte - 48)
            digits += 1
            if scale >= 0 { scale += 1 }
        }
        guard (1...15).contains(digits) else { return nil }
        return DecimalNumber(
            coefficient: isNegative ? -magnitude : magnitude, scale: max(0, scale))
    }

    /// The parts of a written number before they are put together.
    private struct Lexeme {
        var negative = false
        var digits: [UInt8] = []
        var exponent = 0

        init?(_ bytes: some Sequence<UInt8>) {
            var seenPoint = false
            var seenDigit = false
            var iterator = bytes.makeIterator()
            var first = true
            while let byte = iterator.next() {
                switch byte {
                case UInt8(ascii: "-") where first: negative = true
                case UInt8(ascii: "+") where first: break
                case UInt8(ascii: ".") where !seenPoint: seenPoint = true
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    seenDigit = true
                    guard append(byte &- 48, isDecimal: seenPoint) else { return nil }
                case UInt8(ascii: "e") where seenDigit, UInt8(ascii: "E") where seenDigit:
                    guard let power = Self.power(&iterator) else { return nil }
                    exponent += power
                    return
                default: return nil
                }
                first = false
            }
            guard seenDigit else { return nil }
        }

        /// Takes one digit; false when there are more than any number of ours can mean.
        private mutating func append(_ digit: UInt8, isDecimal: Bool) -> Bool {
            if isDecimal { exponent -= 1 }
            if digit == 0, digits.isEmpty { return exponent > -400 }
            digits.append(digit)
            return digits.count <= 400
        }

        private static func power(_ iterator: inout some IteratorProtocol<UInt8>) -> Int? {
            var text = ""
            while let byte = iterator.next() {
                guard text.unicodeScalars.count < 5 else { return nil }
                text.unicodeScalars.append(Unicode.Scalar(byte))
            }
            guard let power = Int(text), power.magnitude <= 400 else { return nil }
            return power
        }

        /// The number, rounded to 15 significant digits; nil when it cannot be held.
        var number: DecimalNumber? {
            var kept = digits
            var power = exponent
            if kept.count > 15 {
                power += kept.count - 15
                let roundsUp = kept[15] >= 5
                kept.removeLast(kept.count - 15)
                if roundsUp { power += Self.increment(&kept) }
            }
            while power < 0, kept.last == 0 {
                kept.removeLast()
                power += 1
            }
            guard !kept.isEmpty else { return .zero }
            guard power >= -DecimalNumber.maximumScale, kept.count + max(0, power) <= 18 else {
                return nil
            }
            kept += Array(repeating: 0, count: max(0, power))
            let magnitude = kept.reduce(Int64(0)) { $0 * 10 + Int64($1) }
            return DecimalNumber(
                coefficient: negative ? -magnitude : magnitude, scale: max(0, -power))
        }

        /// Adds one to the last digit; answers 1 when the digits grew and were shortened again.
        private static func increment(_ digits: inout [UInt8]) -> Int {
            var position = digits.count - 1
            while position >= 0, digits[position] == 9 {
                digits[position] = 0
                position -= 1
            }
            guard position < 0 else {
                digits[position] += 1
                return 0
            }
            digits.insert(1, at: 0)
            digits.removeLast()
            return 1
        }
    }
}
