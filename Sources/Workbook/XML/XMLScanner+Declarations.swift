import Foundation

extension XMLScanner {
    /// Skips `<?…?>`; the XML declaration may name only an encoding that the bytes really have.
    mutating func instruction() throws(WorkbookRefusal) -> XMLEvent? {
        guard let end = find("?>", from: position + 2) else {
            throw malformed("A processing instruction does not end.")
        }
        let content = ByteRun(start: position + 2, end: end)
        if starts(content, with: "xml"), isSpace(byte(content.start + 3)) {
            guard position == 0, !sawRoot else {
                throw malformed("The XML declaration is not at the start.")
            }
            try checkEncoding(content)
        }
        position = end + 2
        return nil
    }

    private func checkEncoding(_ run: ByteRun) throws(WorkbookRefusal) {
        guard let mark = find("encoding", from: run.start), mark < run.end else { return }
        let rest = string(ByteRun(start: mark + 8, end: max(mark + 8, run.end)))
        let named = rest.split { "=\"' \t\r\n".contains($0) }.first ?? ""
        guard Self.encodings.contains(named.lowercased()) else {
            throw WorkbookRefusal(
                .unknownEncoding, at: part, found: "Found the text encoding \(named).")
        }
    }

    private static let encodings: Set<String> = [
        "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be",
    ]

    /// Skips a comment, takes a CDATA section, and refuses every other declaration.
    mutating func declaration() throws(WorkbookRefusal) -> XMLEvent? {
        let rest = ByteRun(start: position + 2, end: bytes.count)
        if starts(rest, with: "--") { return try comment() }
        if starts(rest, with: "[CDATA["), !openNames.isEmpty { return try literal() }
        if starts(rest, with: "DOCTYPE") || starts(rest, with: "ENTITY") {
            throw WorkbookRefusal(
                .documentType, at: part, found: "Found a document type declaration.")
        }
        throw malformed("There is a declaration that XML does not have here.")
    }

    private mutating func comment() throws(WorkbookRefusal) -> XMLEvent? {
        guard let end = find("-->", from: position + 4) else {
            throw malformed("A comment does not end.")
        }
        position = end + 3
        return nil
    }

    private mutating func literal() throws(WorkbookRefusal) -> XMLEvent? {
        guard let end = find("]]>", from: position + 9) else {
            throw malformed("A CDATA section does not end.")
        }
        text = ByteRun(start: position + 9, end: end)
        isLiteral = true
        position = end + 3
        return .text
    }

    func starts(_ run: ByteRun, with wanted: StaticString) -> Bool {
        guard run.count >= wanted.utf8CodeUnitCount, let origin = bytes.baseAddress else {
            return false
        }
        return memcmp(origin + run.start, wanted.utf8Start, wanted.utf8CodeUnitCount) == 0
    }

    private func find(_ wanted: StaticString, from start: Int) -> Int? {
        let first = wanted.utf8Start.pointee
        var index = start
        while let found = find(first, from: index) {
            if starts(ByteRun(start: found, end: bytes.count), with: wanted) { return found }
            index = found + 1
        }
        return nil
    }
}
