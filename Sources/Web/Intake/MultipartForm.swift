/// A form with a file, as a browser sends it (RFC 7578).
struct MultipartForm {
    private(set) var fields: [FormFields.Pair] = []
    private(set) var file: [UInt8]?

    /// The most parts of one form.
    static let mostParts = 20
    /// The longest boundary (RFC 2046, 5.1.1).
    static let longestBoundary = 70

    /// The boundary that a content type names; nil when it is another type or names none.
    static func boundary(_ contentType: String?) -> String? {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data") else {
            return nil
        }
        for part in contentType.split(separator: ";").dropFirst() {
            let trimmed = part.drop { $0 == " " }
            guard trimmed.lowercased().hasPrefix("boundary=") else { continue }
            let value = trimmed.dropFirst("boundary=".count).filter { $0 != "\"" }
            return (1...longestBoundary).contains(value.utf8.count) ? String(value) : nil
        }
        return nil
    }

    /// The parts between boundaries; nil when the bytes are not such a form.
    init?(_ bytes: [UInt8], boundary: String) {
        let mark = Array("\r\n--\(boundary)".utf8)
        // The first boundary stands at the very beginning, without a line end before it.
        let whole = [0x0D, 0x0A] + bytes
        var marks: [Int] = []
        var from = 0
        while let found = whole.firstRange(of: mark, from: from) {
            marks.append(found)
            from = found + mark.count
            guard marks.count <= Self.mostParts + 1 else { return nil }
        }
        guard marks.count >= 2 else { return nil }
        for (start, end) in zip(marks, marks.dropFirst()) {
            guard take(whole[(start + mark.count)..<end]) else { return nil }
        }
    }

    private mutating func take(_ part: ArraySlice<UInt8>) -> Bool {
        let gap: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        guard let end = Array(part.prefix(4_096)).firstRange(of: gap, from: 0) else { return false }
        let head = String(decoding: part.prefix(end), as: UTF8.self)
        let content = part.dropFirst(end + gap.count)
        guard let name = Self.value("name", in: head) else { return false }
        if let chosen = Self.value("filename", in: head) {
            // A browser sends an empty part when no file was chosen.
            if !chosen.isEmpty || !content.isEmpty { file = Array(content) }
        } else {
            guard content.count <= 10_000, let text = String(validating: content, as: UTF8.self)
            else { return false }
            fields.append(FormFields.Pair(name: name, value: text))
        }
        return true
    }

    private static func value(_ name: String, in head: String) -> String? {
        for line in head.split(whereSeparator: \.isNewline)
        where line.lowercased().hasPrefix("content-disposition:") {
            for part in line.split(separator: ";") {
                let trimmed = part.drop { $0 == " " }
                guard trimmed.hasPrefix(name + "=\"") else { continue }
                return String(trimmed.dropFirst(name.count + 2).prefix { $0 != "\"" })
            }
        }
        return nil
    }
}

extension [UInt8] {
    /// Where the bytes first stand at or after a place.
    fileprivate func firstRange(of mark: [UInt8], from start: Int) -> Int? {
        guard count >= mark.count, start <= count - mark.count else { return nil }
        return withUnsafeBufferPointer { all in
            var place = start
            let last = all.count - mark.count
            while place <= last {
                if all[place] == mark[0], mark.indices.allSatisfy({ all[place + $0] == mark[$0] }) {
                    return place
                }
                place += 1
            }
            return nil
        }
    }
}
