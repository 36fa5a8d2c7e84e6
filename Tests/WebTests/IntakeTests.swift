import Accounts
import Testing

@testable import Web

@Suite struct IntakeTests {
    @Test func fieldsAreReadAsBrowsersWriteThem() {
        let fields = FormFields(encoded: Array("a=1+2&b=%C2%A35%26&c&a=3".utf8))
        #expect(fields?["a"] == "1 2" && fields?.all("a") == ["1 2", "3"])
        #expect(fields?["b"] == "£5&" && fields?["c"] == "")
    }

    @Test(arguments: ["a=%", "a=%1", "a=%zz", "a=%ff", "%c3=1"])
    func whatNoBrowserWritesIsNotRead(_ text: String) {
        #expect(FormFields(encoded: Array(text.utf8)) == nil)
    }

    @Test func fieldsAreBounded() {
        let many = String(repeating: "a&", count: FormFields.mostFields + 1)
        #expect(FormFields(encoded: Array(many.utf8)) == nil)
        #expect(FormFields(encoded: [UInt8](repeating: 97, count: FormFields.mostBytes + 1)) == nil)
    }

    @Test func aFileMayHoldAnyBytes() {
        let file: [UInt8] = [0, 13, 10, 45, 45, 255, 13, 10, 13, 10, 45, 45, 110]
        let head =
            "--m\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nxyz\r\n--m\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"a;b.xlsx\"\r\n"
            + "Content-Type: application/x\r\n\r\n"
        let bytes = Array(head.utf8) + file + Array("\r\n--m--\r\n".utf8)
        let form = MultipartForm(bytes, boundary: "m")
        #expect(form?.file == file)
        #expect(form?.fields == [FormFields.Pair(name: "token", value: "xyz")])
    }

    @Test func aBrokenFormIsNotRead() {
        for text in ["", "--m", "--m\r\nno head", "--m\r\n\r\n\r\n--m--", "--m--\r\n"] {
            #expect(MultipartForm(Array(text.utf8), boundary: "m") == nil)
        }
        let many = String(
            repeating: "--m\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n", count: 30)
        #expect(MultipartForm(Array((many + "--m--").utf8), boundary: "m") == nil)
    }

    @Test func aBoundaryIsFoundAndBounded() {
        #expect(MultipartForm.boundary("multipart/form-data; boundary=\"a b\"") == "a b")
        #expect(MultipartForm.boundary("text/plain; boundary=a") == nil)
        #expect(MultipartForm.boundary("multipart/form-data") == nil)
        let long = String(repeating: "a", count: 71)
        #expect(MultipartForm.boundary("multipart/form-data; boundary=\(long)") == nil)
    }

    @Test func markupEscapesByType() {
        let words = "<b>\"5\" & '6'</b>"
        #expect(
            ("<p>\(words)</p>" as Html).text
                == "<p>&lt;b&gt;&quot;5&quot; &amp; &#39;6&#39;&lt;/b&gt;</p>")
        let inner: Html = "<i>\(words)</i>"
        #expect(("<p>\(inner)</p>" as Html).text.contains("<p><i>&lt;b&gt;"))
        #expect(
            ("<a\(attribute: "id", "\"x")\(attribute: "b", nil)\(flag: "c", true)>" as Html).text
                == "<a id=\"&quot;x\" c>")
    }

    @Test func secretsAreLongAndNeverTheSame() {
        let drawn = (0..<10_000).map { _ in Secret.drawn().text }
        #expect(Set(drawn).count == drawn.count && drawn.allSatisfy { $0.count == 32 })
    }
}
