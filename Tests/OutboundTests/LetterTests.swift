import Outbound
import Testing

@Suite struct LetterTests {
    @Test func aSubjectAddsNoHeader() {
        let letter = Letter(to: "a@example.org", subject: "Due\r\nBcc: b@example.org", text: "")
        #expect(letter.subject == "DueBcc: b@example.org")
    }
}
