import Foundation
import Outbound
import Testing

@Suite struct LetterTests {
    @Test func `a subject adds no header`() throws {
        let address = try #require(MailAddress("a@example.org"))
        let letter = Letter(to: address, subject: "Due\r\nBcc: b@example.org", text: "")
        #expect(letter.subject == "DueBcc: b@example.org")
    }

    @Test(arguments: ["a@example.org", "o'neil+x@a-b.example", "a.b@localhost"])
    func `plain addresses are addresses`(text: String) {
        #expect(MailAddress(text)?.text == text)
    }

    @Test(arguments: [
        "", "a", "@b", "a@", "a@b@c", "a b@c", "a@b>,<c@d", "a@b\r\nRCPT TO:<c@d>", "a..b@c",
        "\"a b\"@c", "é@example.org", "a@[127.0.0.1]", "a@b.", String(repeating: "a", count: 255),
    ])
    func `what would have to be escaped is no address`(text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test func `the mailbox keeps the last letters, each once`() async throws {
        let mailbox = LocalMailbox()
        let address = try #require(MailAddress("a@example.org"))
        for number in 1...LocalMailbox.mostLetters + 1 {
            let letter = Letter(id: "\(number)", to: address, subject: "\(number)", text: "")
            await mailbox.send(letter)
            await mailbox.send(letter)
        }
        let subjects = await mailbox.letters.map(\.letter.subject)
        #expect(subjects.count == LocalMailbox.mostLetters)
        #expect(subjects.first == "501")
        #expect(subjects.last == "2")
    }
}
