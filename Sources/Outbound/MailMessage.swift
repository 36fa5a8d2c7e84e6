internal import Foundation

/// A letter as it travels: RFC 5322 headers, and its text in UTF-8 as quoted-printable (RFC 2045).
struct MailMessage {
    let bytes: [UInt8]

    init(_ letter: Letter, from: MailAddress, sender: String, at date: Date) {
        let headers = [
            "Date: \(Self.written(date))",
            "From: \(Self.phrase(Letter.plain(sender, keeping: []))) <\(from)>",
            "To: <\(letter.to)>",
            "Subject: \(Self.unstructured(letter.subject))",
            "Message-ID: <\(letter.id)@\(from.domain)>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
        ]
        let lines = letter.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.quotedPrintable($0) }
        bytes = Array((headers + [""] + lines).map { $0 + "\r\n" }.joined().utf8)
    }

    private static func written(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: date)
    }

    /// What fits on the line as it is, or encoded words of RFC 2047.
    private static func unstructured(_ text: String) -> String {
        let isPlain = text.utf8.count <= 65 && text.utf8.allSatisfy { (32..<127).contains($0) }
        return isPlain && !text.contains("=?") ? text : encodedWords(text)
    }

    /// A display name: in quotation marks, or encoded.
    private static func phrase(_ text: String) -> String {
        let plain = unstructured(text)
        guard plain == text else { return plain }
        return "\"" + text.replacing(#"\"#, with: #"\\"#).replacing("\"", with: #"\""#) + "\""
    }

    /// Words of 73 characters at most with the header's name before the first, each of whole
    /// characters.
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = [""]
        for scalar in text.unicodeScalars {
            let piece = String(scalar)
            if words[words.count - 1].utf8.count + piece.utf8.count > 39 { words.append("") }
            words[words.count - 1] += piece
        }
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\r\n ")
    }

    /// A line in pieces of 76 characters at most; what a post office may change is encoded.
    private static func quotedPrintable(_ line: Substring) -> String {
        var written = ""
        var width = 0
        let bytes = Array(line.utf8)
        for (index, byte) in bytes.enumerated() {
            let isSpace = byte == 32 || byte == 9
            let isPlain =
                (33..<127).contains(byte) && byte != UInt8(ascii: "=")
                || isSpace && index + 1 < bytes.count
            let piece = isPlain ? String(UnicodeScalar(byte)) : hexadecimal(byte)
            if width + piece.utf8.count > 75 {
                written += "=\r\n"
                width = 0
            }
            written += piece
            width += piece.utf8.count
        }
        return written
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "=0\(digits)" : "=\(digits)"
    }
}
