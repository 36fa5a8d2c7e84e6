import Foundation
import Reckoning
import Rehearsal
import Testing

@testable import Web

/// What programs send is read as JSON is meant to be read, and no further than what is kept.
@Suite struct JSONReadingTests {
    private func read(_ text: String) -> CanonicalValue? { CanonicalValue(json: Array(text.utf8)) }

    @Test func whatIsKeptIsReadInAnyLayout() throws {
        let text =
            " {\"b\" : [1, -20 ,3.00],\n\"a\":{\"x\":true,\"y\":false}, \"c\":\"d\\u00e9\\/\"}\r\n"
        let expected = CanonicalValue.record(
            CanonicalRecord([
                "a": .record(CanonicalRecord(["x": .flag(true), "y": .flag(false)])),
                "b": .list([.whole(1), .whole(-20), .whole(3)]), "c": .text("dé/"),
            ]))
        #expect(read(text) == expected)
        #expect(CanonicalValue(json: expected.bytes) == expected)
        #expect(
            read("\"\\ud83d\\ude00 \\b\\f\\n\\r\\t\\\"\\\\\"") == .text("😀 \u{08}\u{0C}\n\r\t\"\\"))
        #expect(read("[]") == .list([]))
        #expect(read("9223372036854775807") == .whole(.max))
        #expect(read("-9223372036854775808") == .whole(.min))
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "[1 2]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "{\"a\":1}x", "nul",
        "null",
        "[null]", "tru", "01", "-", "+1", ".5", "1.", "1.5", "1e3", "9223372036854775808", "\"a",
        "\"\\x\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\u{1}\"",
        "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "'a'", "\u{FEFF}1", "NaN", "[1]]",
    ])
    func whatIsNotIsNot(_ text: String) {
        #expect(read(text) == nil)
    }

    @Test func whatIsNoUTF8AndWhatIsTooDeepIsNotRead() {
        #expect(CanonicalValue(json: [0x22, 0xC3, 0x22]) == nil)
        #expect(CanonicalValue(json: [0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(read(nested(CanonicalValue.maximumDepth + 1)) != nil)
        #expect(read(nested(CanonicalValue.maximumDepth + 2)) == nil)
        #expect(read(String(repeating: "[", count: 1_000_000)) == nil)
    }

    @Test func anotherReaderOfJSONReadsTheSame() throws {
        var chance = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: .min ... .max, using: &chance)
        var numbers = SeededRandom(seed: seed)
        let alphabet = Array("{}[]\",:\\ut0123456789-.eafnlrs\u{E9}\n ")
        for _ in 0..<20_000 {
            let length = Int.random(in: 1...12, using: &numbers)
            let text = String(
                (0..<length).compactMap { _ in alphabet.randomElement(using: &numbers) })
            guard let value = read(text) else { continue }
            let other = try? JSONSerialization.jsonObject(
                with: Data(text.utf8), options: [.fragmentsAllowed])
            #expect(other != nil, "\(text) of seed \(seed) is read as \(value)")
        }
    }
}
