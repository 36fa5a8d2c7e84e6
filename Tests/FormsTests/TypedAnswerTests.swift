import Forms
import Reckoning
import Rehearsal
import Testing

/// What people type and paste, and what it is taken for.
struct TypedAnswerTests {
    private static func read(_ text: String, _ question: String) throws -> AnswerReading {
        let form = try SmallForm.form()
        return form.read(.text(text), for: try #require(form.question(question)))
    }

    @Test(arguments: [
        ("1840", "1840"), (" 1,840 ", "1840"), ("92,958", "92958"), ("1,073,312", "1073312"),
        ("−5", "-5"), ("-5", "-5"), ("–5", "-5"), ("£15.29", "15.29"), ("-£5", "-5"), ("0", "0"),
        ("15.290000000000001", "15.29"), ("1\u{A0}840", "1840"), ("\u{FEFF}12\u{200B}", "12"),
        (".5", "0.5"), ("12\r\n", "12"), ("£1,000.50", "1000.5"), ("0012", "12"),
    ])
    func `a number is understood however it is typed`(text: String, number: String) throws {
        let reading = try Self.read(text, "B1")
        let expected = try #require(DecimalNumber(number))
        #expect(reading.answer == .number(expected))
        #expect(reading.note == nil)
    }

    @Test(arguments: [
        "1.3m", "about 1,200", "1,84", "1,8400", ",840", "1,840,", "12.50%", "12 packages", "(5)",
        "1.2.3", "--5", "five", "£", "-", "1,000.5,0", "1/2", "٣", "１２", "12.5.", "NaN", "1e999",
    ])
    func `words and doubtful figures are kept as a remark, never as nought`(text: String) throws {
        #expect(try Self.read(text, "B1").answer == .remark(text))
    }

    @Test(arguments: ["", " ", "\u{A0}\t\n", "\u{200B}", "\u{0}"])
    func `what nobody can see is blank`(text: String) throws {
        #expect(try Self.read(text, "B1").answer == nil)
        #expect(try Self.read(text, "A1").answer == nil)
    }

    @Test(arguments: [
        ("n/a", MissingReason.notApplicable), ("N/A", .notApplicable),
        ("Not applicable", .notApplicable),
        ("TBC", .notYetKnown), (" tbd ", .notYetKnown), ("[not yet known]", .notYetKnown),
        ("[unreadable]", .unreadable), ("not known", .notYetKnown),
    ])
    func `a reason for no answer is taken as one`(text: String, reason: MissingReason) throws {
        #expect(try Self.read(text, "B1").answer == .missing(reason))
        #expect(try Self.read(text, "A2b").answer == .missing(reason))
    }

    @Test func `in a narrative only brackets say that the answer is missing`() throws {
        #expect(try Self.read("TBC", "A1").answer == .text("TBC"))
        #expect(try Self.read("n/a", "A1").answer == .text("n/a"))
        #expect(try Self.read("[unreadable]", "A1").answer == .missing(.unreadable))
        #expect(try Self.read("[see annex]", "A1").answer == .text("[see annex]"))
    }

    @Test(arguments: [
        ("12.50%", "0.125"), ("12.5", "0.125"), ("3.73 %", "0.0373"), ("-4%", "-0.04"), ("0%", "0"),
        ("100%", "1"),
    ])
    func `a share is kept as a fraction`(text: String, fraction: String) throws {
        let expected = try #require(DecimalNumber(fraction))
        #expect(try Self.read(text, "B5").answer == .number(expected))
    }

    @Test(arguments: [
        "2017-09-30", "30/09/2017", "30/9/2017", "30-09-2017", "30.09.2017", "30 September 2017",
        "30 Sep 2017", "30 sept 2017", " 30  September  2017 ",
    ])
    func `a date is understood in many spellings`(text: String) throws {
        let expected = try #require(Day("2017-09-30"))
        #expect(try Self.read(text, "B6").answer == .date(expected))
    }

    @Test(arguments: [
        "09/30/2017", "31/09/2017", "29/02/2017", "30/09/17", "30 S 2017", "2017/09/30",
        "September 2017",
        "tomorrow", "43008", "30/09", "30//09/2017x",
    ])
    func `a date that is none, or might be another, is kept as a remark`(text: String) throws {
        #expect(try Self.read(text, "B6").answer == .remark(text))
    }

    @Test(arguments: [
        "Planning", "1 - planning", "1", "1. planning", "PLANNING", " 1.Planning. ", "1) Planning",
    ])
    func `an option is recognised by code, text or both, with a note`(text: String) throws {
        let reading = try Self.read(text, "A2b")
        #expect(reading.answer == .choice("1"))
        let given = text.trimmingPrefix(" ").reversed().drop { $0 == " " }.reversed()
        #expect(reading.note == .recognised(given: String(given), option: "1. Planning"))
    }

    @Test func `an option written in full needs no note`() throws {
        let reading = try Self.read("1. Planning", "A2b")
        #expect(reading.answer == .choice("1") && reading.note == nil)
    }

    @Test(arguments: ["4", "Plan", "1. Working", "0", "Planning Working", "—", "1; 2"])
    func `what is no option is kept as a remark`(text: String) throws {
        #expect(try Self.read(text, "A2b").answer == .remark(text))
    }

    @Test(arguments: [
        ("1; 3", ["1", "3"]), ("3;1", ["1", "3"]), ("2", ["2"]), ("1, 2", ["1", "2"]),
        ("1\n2", ["1", "2"]), ("Done; planning", ["1", "3"]), ("2; 2", ["2"]),
    ])
    func `several options are kept in the order of their list`(text: String, codes: [String]) throws
    {
        #expect(try Self.read(text, "B8").answer == .choices(codes))
    }

    @Test(arguments: ["1; 9", "1; 2; and more", ";", ",", "1 and 2"])
    func `options of which one is unknown are kept as a remark`(text: String) throws {
        #expect(try Self.read(text, "B8").answer == .remark(text))
    }

    @Test(arguments: [("Yes", true), ("y", true), ("TRUE", true), ("no", false), ("N", false)])
    func `yes and no are understood`(text: String, yes: Bool) throws {
        #expect(try Self.read(text, "B7").answer == .yesNo(yes))
    }

    @Test func `text is kept in composed form with plain line ends`() throws {
        let typed = "Cafe\u{301}\r\nline\rnext\u{200E}"
        let answer = try #require(try Self.read(typed, "A1").answer)
        #expect(Array(answer.canonical.bytes) == Array("\"Café\\u000aline\\u000anext\"".utf8))
    }

    @Test func `a cell's own kind counts`() throws {
        let form = try SmallForm.form()
        func read(_ content: GivenContent, _ id: String) throws -> Answer? {
            form.read(content, for: try #require(form.question(id))).answer
        }
        #expect(try read(.number(12), "B1") == .number(12))
        #expect(try read(.number(12), "A1") == .text("12"))
        #expect(try read(.number(2), "A2b") == .choice("2"))
        #expect(try read(.number(9), "A2b") == .remark("9"))
        #expect(try read(.number(2), "B8") == .choices(["2"]))
        #expect(try read(.number(43_008), "B6") == .remark("43008"))
        #expect(try read(.flag(true), "B7") == .yesNo(true))
        #expect(try read(.flag(true), "B1") == .remark("TRUE"))
        #expect(try read(.day(Day(number: 17_439)), "B6") == .date(Day(number: 17_439)))
        #expect(try read(.day(Day(number: 17_439)), "B1") == .remark("30 September 2017"))
        #expect(try read(.failure("#DIV/0!"), "B1") == .remark("#DIV/0!"))
    }
}
