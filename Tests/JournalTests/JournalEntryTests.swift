import Reckoning
import Testing

@testable import Journal

/// The storage format: these bytes and digests were worked out by another program and never change.
@Suite struct JournalEntryTests {
    static let first = JournalEntry(
        sequence: 1, at: Instant(milliseconds: 1_505_984_400_123), by: "officer-7",
        fact: .record(
            CanonicalRecord([
                "kind": .text("drawdownPaid"), "amount": .whole(125_000),
                "note": .text("São \"quoted\"\n"),
            ])))
    static let second = JournalEntry(
        sequence: 2, at: Instant(milliseconds: -1), by: "", fact: .list([]))

    @Test func `an entry's bytes are its canonical record`() {
        let expected =
            #"{"at":1505984400123,"by":"officer-7","fact":{"amount":125000,"kind":"drawdownPaid","#
            + #""note":"São \"quoted\"\u000a"},"n":1,"v":1}"#
        #expect(String(decoding: Self.first.bytes, as: UTF8.self) == expected)
    }

    @Test func `digests are chained as another program chains them`() {
        let one = JournalEntry.digest(previous: .zero, bytes: Self.first.bytes)
        let two = JournalEntry.digest(previous: one, bytes: Self.second.bytes)
        #expect(
            one.hexadecimal == "d98c1b13b8fd7deb2e4b59c089b448ccdf709eef612c12c96294bc0fb827f053")
        #expect(
            two.hexadecimal == "041186be623563956cf789bbdf354a5fa154687f3886d769e9ee69ffd6c5ff31")
    }

    @Test(arguments: [first, second]) func `an entry is read back`(_ entry: JournalEntry) throws {
        #expect(try JournalEntry(bytes: entry.bytes) == entry)
    }

    @Test(arguments: [
        "", "7", #"{"at":1,"by":"","fact":[],"n":2}"#, #"{"at":1,"by":"","fact":[],"n":2,"v":2}"#,
        #"{"at":1,"by":"","fact":[],"n":2,"v":1,"w":1}"#,
        #"{"at":"","by":"","fact":[],"n":2,"v":1}"#,
        #"{"at":1,"by":"","fact":[],"n":2,"v":1} "#, #"{"at":1,"by":"","fact":[], "n":2,"v":1}"#,
    ])
    func `anything but the canonical record of version 1 is refused`(_ text: String) {
        #expect(fault { _ = try JournalEntry(bytes: Array(text.utf8)) } == .notCanonical)
    }
}
