public import Forms
internal import Foundation

/// A table from a CSV file (RFC 4180): named columns and rows of fields.
public struct CSVTable: Hashable, Sendable {
    /// The headings of the columns, without blanks around them.
    public let headings: [String]
    /// The rows below the headings; empty lines are left out.
    public let rows: [CSVRow]
    /// What a person should know about how the file was read; none of it stops the reading.
    public let notes: [Finding]

    /// The most bytes a file may have.
    public static let mostBytes = 20_000_000
    /// The most rows below the headings.
    public static let mostRows = 200_000
    /// The most columns.
    public static let mostColumns = 500

    /// The table that the bytes of a file hold; separators are commas, semicolons or tabs,
    /// whichever the first line has most of.
    public init(_ bytes: [UInt8]) throws(WrongDefinition) {
        guard bytes.count <= Self.mostBytes else {
            throw .unreadable("\(bytes.count) bytes", "\(Self.mostBytes) bytes or less", row: 1)
        }
        let (text, notes) = Self.decoded(bytes)
        var scanner = CSVScanner(text)
        var lines = try scanner.lines()
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        guard let first = lines.first, !first.isEmpty else {
            throw .unreadable("nothing", "a first line with the headings", row: 1)
        }
        let headings = first.map { TypedValue.trimmed($0) }
        var findings: [Finding] = []
        var seen: Set<String> = []
        for heading in headings where !heading.isEmpty && !seen.insert(heading).inserted {
            findings.append(.repeatedHeading(heading))
        }
        var rows: [CSVRow] = []
        for (index, fields) in lines.enumerated().dropFirst() where !fields.isEmpty {
            if fields.count > headings.count {
                findings.append(.tooLong(row: index + 1, fields.count, headings.count))
            }
            rows.append(CSVRow(number: index + 1, fields: fields))
        }
        guard findings.isEmpty else { throw WrongDefinition(findings: findings) }
        (self.headings, self.rows, self.notes) = (headings, rows, notes)
    }

    /// The place of a column, by its heading, whatever the case.
    public func column(_ heading: String) -> Int? {
        headings.firstIndex(of: heading)
            ?? headings.firstIndex { $0.lowercased() == heading.lowercased() }
    }

    /// UTF-8 with or without its mark, or else Windows-1252, which is said in a note.
    private static func decoded(_ bytes: [UInt8]) -> (String, [Finding]) {
        let bare = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if let text = String(validating: bare, as: UTF8.self) { return (text, []) }
        let text =
            String(bytes: bare, encoding: .windowsCP1252)
            ?? String(decoding: bare, as: UTF8.self)
        return (
            text,
            [
                Finding(
                    .otherEncoding, .note, at: Place(line: 1), found: "other bytes",
                    expected: "UTF-8",
                    message: "The file is not in UTF-8; it was read as Windows-1252.",
                    remedy: "Look at the names with accents and at the pound signs.")
            ]
        )
    }
}

/// One row of a table.
public struct CSVRow: Hashable, Sendable {
    /// Its number as a spreadsheet counts, the headings being row 1.
    public let number: Int
    /// Its fields; there may be fewer than headings.
    public let fields: [String]

    /// The field in a column; empty where the row ends before it.
    public func field(_ column: Int) -> String {
        fields.indices.contains(column) ? fields[column] : ""
    }
}

/// Takes the text of a CSV file apart.
private struct CSVScanner {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var place = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        let first = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let counts = [",", ";", "\t"].map { mark in
            (mark: mark.utf8.first ?? 44, count: first.count { $0 == mark.utf8.first })
        }
        let most = counts.map(\.count).max() ?? 0
        separator = counts.first { $0.count == most }?.mark ?? 44
    }

    /// The fields of every line; an empty line has none.
    mutating func lines() throws(WrongDefinition) -> [[String]] {
        var lines: [[String]] = []
        while place < bytes.count {
            let line = try line(lines.count + 1)
            lines.append(line == [""] ? [] : line)
            guard lines.count <= CSVTable.mostRows + 1 else {
                throw .unreadable(
                    "more rows", "\(CSVTable.mostRows) rows or less", row: lines.count)
            }
        }
        return lines
    }

    private mutating func line(_ row: Int) throws(WrongDefinition) -> [String] {
        var fields: [String] = []
        while true {
            fields.append(try field(row))
            guard fields.count <= CSVTable.mostColumns else {
                throw .unreadable(
                    "more columns", "\(CSVTable.mostColumns) columns or less", row: row)
            }
            guard place < bytes.count else { return fields }
            let byte = bytes[place]
            place += 1
            if byte == separator { continue }
            if byte == UInt8(ascii: "\r"), place < bytes.count, bytes[place] == UInt8(ascii: "\n") {
                place += 1
            }
            return fields
        }
    }

    /// A field up to its separator or the end of its line, where the place is left.
    private mutating func field(_ row: Int) throws(WrongDefinition) -> String {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
            let start = place
            while place < bytes.count, !endsField(bytes[place]) { place += 1 }
            return String(decoding: bytes[start..<place], as: UTF8.self)
        }
        return try quoted(row)
    }

    private mutating func quoted(_ row: Int) throws(WrongDefinition) -> String {
        var content: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            guard byte == UInt8(ascii: "\"") else {
                content.append(byte)
                continue
            }
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
                guard place == bytes.count || endsField(bytes[place]) else {
                    throw .unreadable(
                        "words after a closing quotation mark", "a separator", row: row)
                }
                return String(decoding: content, as: UTF8.self)
            }
            content.append(byte)
            place += 1
        }
        throw .unreadable("a quotation mark that is not closed", "its closing mark", row: row)
    }

    private func endsField(_ byte: UInt8) -> Bool {
        byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
}

extension WrongDefinition {
    static func unreadable(_ found: String, _ expected: String, row: Int) -> WrongDefinition {
        WrongDefinition(findings: [
            Finding(
                .unreadableTable, .error, at: Place(line: row), found: found, expected: expected,
                message: "The file is no table: \(found) where \(expected) is expected.",
                remedy: "Save it again as CSV from the program it comes from.")
        ])
    }
}

extension Finding {
    fileprivate static func repeatedHeading(_ heading: String) -> Finding {
        Finding(
            .headingRepeated, .error, at: Place(line: 1, column: heading), found: heading,
            expected: "each heading once", message: "Two columns are called “\(heading)”.",
            remedy: "Rename or remove one of them.")
    }

    fileprivate static func tooLong(row: Int, _ found: Int, _ expected: Int) -> Finding {
        Finding(
            .rowTooLong, .error, at: Place(line: row), found: "\(found) fields",
            expected: "\(expected) fields or less",
            message: "Row \(row) has \(found) fields, and there are \(expected) headings.",
            remedy: "Put quotation marks around fields with separators in them.")
    }

    static func missingHeading(_ heading: String, of headings: [String]) -> Finding {
        let nearest = heading.nearest(of: headings).map { "Is it “\($0)”? " } ?? ""
        return Finding(
            .headingMissing, .error, at: Place(line: 1), found: headings.joined(separator: ", "),
            expected: heading, message: "There is no column “\(heading)”.",
            remedy: nearest + "Add it, or correct its heading.")
    }
}
