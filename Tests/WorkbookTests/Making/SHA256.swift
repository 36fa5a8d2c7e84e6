/// SHA-256 (FIPS 180-4), small and slow, for comparing digests in tests only.
struct SHA256 {
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19,
    ]
    private var pending: [UInt8] = []
    private var length: UInt64 = 0
    private static let constants = SHA256.roundConstants()

    mutating func update(_ bytes: [UInt8]) {
        length += UInt64(bytes.count)
        pending += bytes
        var start = 0
        while pending.count - start >= 64 {
            mix(pending[start..<(start + 64)])
            start += 64
        }
        pending.removeFirst(start)
    }

    mutating func hexadecimal() -> String {
        let bits = length * 8
        var tail: [UInt8] = [0x80]
        while (pending.count + tail.count) % 64 != 56 { tail.append(0) }
        update(tail + (0..<8).reversed().map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * $0)) })
        return state.map { word in
            let text = String(word, radix: 16)
            return String(repeating: "0", count: 8 - text.count) + text
        }.joined()
    }

    private mutating func mix(_ block: ArraySlice<UInt8>) {
        var words = block.enumerated().reduce(into: [UInt32](repeating: 0, count: 64)) {
            $0[$1.offset / 4] = $0[$1.offset / 4] << 8 | UInt32($1.element)
        }
        for index in 16..<64 {
            let (one, other) = (words[index - 15], words[index - 2])
            let small = turn(one, 7) ^ turn(one, 18) ^ one >> 3
            let large = turn(other, 17) ^ turn(other, 19) ^ other >> 10
            words[index] = words[index - 16] &+ small &+ words[index - 7] &+ large
        }
        var s = state
        for index in 0..<64 {
            let choice = s[4] & s[5] ^ ~s[4] & s[6]
            let sum = turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)
            let first = s[7] &+ sum &+ choice &+ Self.constants[index] &+ words[index]
            let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
            let second = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) &+ majority
            s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
        }
        state = zip(state, s).map { $0 &+ $1 }
    }

    private func turn(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word >> count | word << (32 - count)
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static func roundConstants() -> [UInt32] {
        var primes: [Int] = []
        var candidate = 2
        while primes.count < 64 {
            if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes.map { UInt32(truncatingIfNeeded: cubeRoot(of: $0)) }
    }

    /// The whole part of the cube root of a prime times two to the power 96.
    private static func cubeRoot(of prime: Int) -> UInt64 {
        var root: UInt64 = 0
        for bit in (0..<36).reversed() {
            let trial = root | 1 << UInt64(bit)
            if cube(trial) <= UInt128(prime) << 96 { root = trial }
        }
        return root
    }

    private static func cube(_ value: UInt64) -> UInt128 {
        UInt128(value) * UInt128(value) * UInt128(value)
    }
}
