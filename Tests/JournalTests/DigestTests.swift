import Testing

@testable import Journal

@Suite struct DigestTests {
    @Test func `the digest of nothing is the one everybody knows`() {
        let known = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(Digest(of: []).hexadecimal == known)
        #expect("\(Digest(of: []))" == known)
    }

    @Test func `a digest is read back from its hexadecimal text`() {
        let digest = Digest(of: Array("outturn".utf8))
        #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
        #expect(Digest(bytes: digest.bytes) == digest)
    }

    @Test(arguments: [
        "", "e3", String(repeating: "A", count: 64), String(repeating: "0", count: 63),
        String(repeating: "0", count: 66), String(repeating: "g", count: 64),
    ])
    func `any other text is no digest`(_ text: String) {
        #expect(Digest(hexadecimal: text) == nil)
    }

    @Test(arguments: [0, 31, 33]) func `any other number of bytes is no digest`(_ count: Int) {
        #expect(Digest(bytes: Array(repeating: 0, count: count)) == nil)
    }
}
