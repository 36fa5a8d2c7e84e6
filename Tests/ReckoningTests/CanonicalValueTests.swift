import Reckoning
import Testing

struct CanonicalValueTests {
    static let sample = CanonicalValue.record(
        CanonicalRecord([
            "text": .text("tab\t “quoted \"\\\" £15.29” é 🏛"), "none": .text(""),
            "numbers": .list([.whole(0), .whole(-1), .whole(.max), .whole(.min)]),
            "flags": .list([.flag(true), .flag(false)]), "empty": .list([]), "left out": nil,
            "nested": .record(
                CanonicalRecord(["b": .record(CanonicalRecord([:])), "a": .whole(7)])),
        ]))

    @Test func `a value has exactly these bytes`() {
        let golden =
            #"{"empty":[],"flags":[true,false],"nested":{"a":7,"b":{}},"none":"","numbers":"#
            + #"[0,-1,9223372036854775807,-9223372036854775808],"#
            + #""text":"tab\u0009 “quoted \"\\\" £15.29” é 🏛"}"#
        #expect(String(decoding: Self.sample.bytes, as: UTF8.self) == golden)
    }

    @Test func `a value is read back from its bytes`() throws {
        #expect(try CanonicalValue(canonical: Self.sample.bytes) == Self.sample)
    }

    @Test func `random values are read back from their bytes`() throws {
        var chance = Chance(seed: 5)
        for _ in 0..<3_000 {
            let value = Self.random(&chance, depth: 4)
            #expect(try CanonicalValue(canonical: value.bytes) == value)
        }
    }

    private static func random(_ chance: inout Chance, depth: Int) -> CanonicalValue {
        switch Int.random(in: 0..<(depth > 0 ? 5 : 3), using: &chance) {
        case 0: return .text(text(&chance))
        case 1: return .whole(Int64(bitPattern: chance.next()))
        case 2: return .flag(Bool.random(using: &chance))
        case 3:
            let count = Int.random(in: 0...4, using: &chance)
            return .list((0..<count).map { _ in random(&chance, depth: depth - 1) })
        default:
            let pairs = (0..<Int.random(in: 0...4, using: &chance)).map { number in
                ("\(number)" + text(&chance), random(&chance, depth: depth - 1))
            }
            return CanonicalRecord(pairs).map { .record($0) } ?? .flag(false)
        }
    }

    private static func text(_ chance: inout Chance) -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "Z", "\"", "\\", "\n", "\0", "\u{1F}", "\u{7F}", "é", "🏛",
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &chance) {
            scalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &chance)])
        }
        return String(scalars)
    }

    /// Every byte of a good value, changed to every other byte, taken out, or said twice.
    @Test func `bytes that differ are refused, or are the bytes of what is read`() {
        let good = Self.sample.bytes
        var readable = 0
        for place in good.indices {
            for byte in UInt8.min...UInt8.max where byte != good[place] {
                var bad = good
                bad[place] = byte
                readable += Self.isOwnForm(bad) ? 1 : 0
            }
            readable += Self.isOwnForm(Array(good[..<place] + good[(place + 1)...])) ? 1 : 0
            readable += Self.isOwnForm(Array(good[...place] + good[place...])) ? 1 : 0
        }
        #expect(readable > 0, "some changes give another good value")
    }

    /// Holds that what can be read writes itself as these very bytes.
    private static func isOwnForm(_ bytes: [UInt8]) -> Bool {
        guard let value = try? CanonicalValue(canonical: bytes) else { return false }
        #expect(value.bytes == bytes)
        return true
    }

    @Test func `no bytes at all make it stumble`() {
        var chance = Chance(seed: 6)
        let alphabet = Array(#"{}[]",:\u00-1tfrue aé"#.utf8) + [0, 0xFF, 0x80, 0xED, 0xA0]
        for _ in 0..<100_000 {
            let count = Int.random(in: 0...24, using: &chance)
            let bytes = (0..<count).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &chance)]
            }
            _ = Self.isOwnForm(bytes)
        }
    }

    @Test(arguments: [
        "", " 1", "1 ", "01", "-0", "+1", "1.0", "1e3", "null", "tru", "truex", "[1,]", "[,1]",
        "[1 ,2]",
        #"{"b":1,"a":2}"#, #"{"a":1,"a":2}"#, #"{"a" :1}"#, #"{a:1}"#, #""\n""#, #""\u0041""#,
        #""\u001F""#, #""\/""#, "\"\u{1}\"", #""open"#, "9223372036854775808",
        "-9223372036854775809", "[[[", "{}{}",
    ])
    func `any other spelling is refused`(text: String) {
        #expect(throws: CanonicalFault.self) { try CanonicalValue(canonical: Array(text.utf8)) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        for bytes: [UInt8] in [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
        ] {
            #expect(throws: CanonicalFault.self) { try CanonicalValue(canonical: bytes) }
        }
    }

    @Test func `nesting goes so deep and no deeper`() throws {
        let most = CanonicalValue.maximumDepth
        #expect(try CanonicalValue(canonical: Self.nested(most)).bytes == Self.nested(most))
        #expect(throws: CanonicalFault.self) {
            try CanonicalValue(canonical: Self.nested(most + 1))
        }
        #expect(throws: CanonicalFault.self) { try CanonicalValue(canonical: Self.nested(500_000)) }
    }

    private static func nested(_ depth: Int) -> [UInt8] {
        Array(repeating: UInt8(ascii: "["), count: depth) + [UInt8(ascii: "1")]
            + Array(repeating: UInt8(ascii: "]"), count: depth)
    }

    @Test func `a refusal says where the bytes went wrong`() {
        let fault = #expect(throws: CanonicalFault.self) {
            try CanonicalValue(canonical: Array("[1,]".utf8))
        }
        #expect(fault?.offset == 3)
        #expect(fault?.expected == "a value")
    }

    @Test func `a field cannot stand twice in a record`() {
        #expect(CanonicalRecord([("a", .whole(1)), ("a", .whole(2))]) == nil)
    }
}
