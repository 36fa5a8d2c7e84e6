import Reckoning
import Testing

private struct Thing: Codable, Hashable {
    var name: String
    var count: Int
    var isOn: Bool
    var money: Money
    var day: Day
    var note: String?
    var parts: [Part]
    var months: [Month]
    var codes: [String: String]
}

private struct Part: Codable, Hashable {
    var number: DecimalNumber
    var inner: [[Int]]
}

struct CanonicalCodingTests {
    private func thing() throws -> Thing {
        Thing(
            name: "a", count: -3, isOn: true, money: Money(pence: 135),
            day: try #require(Day("2014-11-29")),
            note: nil,
            parts: [Part(number: try #require(DecimalNumber("1.50")), inner: [[1], []])],
            months: [try #require(Month("2014-11"))], codes: ["x": "y"])
    }

    @Test func `a value is written by its properties, without what is nil`() throws {
        let canonical = try CanonicalEncoding.value(of: try thing())
        let written = String(decoding: canonical.bytes, as: UTF8.self)
        #expect(
            written == #"{"codes":{"x":"y"},"count":-3,"day":"2014-11-29","isOn":true,"#
                + #""money":135,"months":["2014-11"],"name":"a","#
                + #""parts":[{"inner":[[1],[]],"number":"1.5"}]}"#)
    }

    @Test func `what is written is read back the same`() throws {
        var thing = try thing()
        thing.note = "“quoted”\n\u{0}"
        let canonical = try CanonicalEncoding.value(of: thing)
        #expect(try CanonicalDecoding.value(Thing.self, in: canonical) == thing)
    }

    @Test(arguments: [
        #"{"count":1}"#, #"{"inner":[["x"]],"number":"1"}"#, #"{"inner":[],"number":1}"#, "[]",
        #""text""#, "1",
    ])
    func `what is not the value is not read`(text: String) throws {
        let canonical = try CanonicalValue(canonical: Array(text.utf8))
        #expect(throws: (any Error).self) {
            try CanonicalDecoding.value(Part.self, in: canonical)
        }
    }

    @Test func `a fraction has no canonical form`() {
        #expect(throws: NotCanonical.self) { try CanonicalEncoding.value(of: 0.5) }
        #expect(throws: NotCanonical.self) { try CanonicalEncoding.value(of: [0.5]) }
    }
}

struct GrowingListTests {
    @Test func `a copy does not see what is added to the other`() {
        var list = GrowingList<Int>()
        var copies: [(Int, GrowingList<Int>)] = []
        for number in 0..<3_000 {
            if number % 311 == 0 { copies.append((number, list)) }
            list.append(number)
        }
        #expect(Array(list) == Array(0..<3_000))
        for (count, copy) in copies { #expect(Array(copy) == Array(0..<count)) }
        #expect(list[511] == 511 && list[512] == 512 && list.last == 2_999)
    }
}
