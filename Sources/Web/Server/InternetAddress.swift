import Foundation

/// An address of the internet, of version 4 or 6.
public struct InternetAddress: Hashable, Sendable, CustomStringConvertible {
    fileprivate let high: UInt64
    fileprivate let low: UInt64

    /// The address that a text such as `192.0.2.1` or `2001:db8::1` names; nil for anything else.
    public init?(_ text: String) {
        var six = in6_addr()
        // An address of version 4 is kept as the sixth version writes it: ::ffff:192.0.2.1.
        let whole = text.contains(":") ? text : "::ffff:" + text
        guard text.contains(":") || text.count(where: { $0 == "." }) == 3 else { return nil }
        guard inet_pton(AF_INET6, whole, &six) == 1 else { return nil }
        (high, low) = withUnsafeBytes(of: &six) { bytes in
            (
                UInt64(bigEndian: bytes.load(as: UInt64.self)),
                UInt64(bigEndian: bytes.load(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    private init(high: UInt64, low: UInt64) {
        (self.high, self.low) = (high, low)
    }

    /// The address is of version 4.
    var isVersion4: Bool { high == 0 && low >> 32 == 0xffff }

    /// What stands for everybody behind one connection to the internet: an address of version 4,
    /// or the first half of one of version 6.
    var neighbourhood: InternetAddress {
        isVersion4 ? self : InternetAddress(high: high, low: 0)
    }

    /// The address as it is usually written.
    public var description: String {
        if isVersion4 {
            return (0..<4).reversed().map { "\(low >> ($0 * 8) & 255)" }.joined(separator: ".")
        }
        let parts = [high, low].flatMap { half in
            (0..<4).reversed().map { String(half >> ($0 * 16) & 0xffff, radix: 16) }
        }
        return parts.joined(separator: ":")
    }
}

/// A range of addresses, such as `10.0.0.0/8`.
public struct Network: Hashable, Sendable {
    private let first: InternetAddress
    private let bits: Int

    /// The range that a text names: an address, or an address and how many of its bits count; nil
    /// for anything else, and where bits are set that do not count.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = InternetAddress(String(parts[0])) else { return nil }
        let most = address.isVersion4 ? 32 : 128
        guard let counted = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(counted)
        else { return nil }
        first = address
        bits = address.isVersion4 ? counted + 96 : counted
        guard contains(address), Self.mask(bits).low & address.low == address.low,
            Self.mask(bits).high & address.high == address.high
        else { return nil }
    }

    /// The address lies in the range.
    public func contains(_ address: InternetAddress) -> Bool {
        let mask = Self.mask(bits)
        return address.high & mask.high == first.high & mask.high
            && address.low & mask.low == first.low & mask.low
    }

    private static func mask(_ bits: Int) -> (high: UInt64, low: UInt64) {
        (half(min(bits, 64)), half(max(bits - 64, 0)))
    }

    private static func half(_ bits: Int) -> UInt64 { bits == 0 ? 0 : .max << (64 - bits) }
}
