/// The fields of a form as a browser sends them, read within bounds.
struct FormFields: Sendable, Hashable {
    /// The most fields of one form.
    static let mostFields = 10_000
    /// The most bytes of one form.
    static let mostBytes = 2_000_000

    private(set) var pairs: [Pair] = []

    struct Pair: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// No fields.
    init() {}

    init(_ pairs: [Pair]) {
        self.pairs = pairs
    }

    /// The fields of `application/x-www-form-urlencoded`; nil when they are not that, or too many.
    init?(encoded bytes: some Swift.Collection<UInt8>) {
        guard bytes.count <= Self.mostBytes else { return nil }
        let parts = bytes.split(
            separator: UInt8(ascii: "&"), maxSplits: Self.mostFields,
            omittingEmptySubsequences: true)
        guard parts.count <= Self.mostFields else { return nil }
        for part in parts {
            let halves = part.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.plain(halves[0]),
                let value = halves.count == 2 ? Self.plain(halves[1]) : ""
            else { return nil }
            pairs.append(Pair(name: name, value: value))
        }
    }

    /// The first value under a name.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// Every field by name; of several, the first.
    var byName: [String: String] {
        Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// Every value under a name, in order.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// Takes off plus signs and per cent signs; nil when that is no UTF-8.
    private static func plain(_ bytes: some Sequence<UInt8>) -> String? {
        var plain: [UInt8] = []
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): plain.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit)
                else { return nil }
                plain.append(high << 4 | low)
            default: plain.append(byte)
            }
        }
        return String(validating: plain, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        UInt8(String(UnicodeScalar(byte)), radix: 16)
    }
}
