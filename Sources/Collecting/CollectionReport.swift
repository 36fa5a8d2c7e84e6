public import Accountability
import Documents
public import Forms
import Ledger

/// What came of a folder of workbooks, for people and for programs.
public struct CollectionReport: Sendable {
    /// The collection.
    public let collection: CollectionID
    /// What came of each file, in the order of their names.
    public let files: [CollectedFile]

    /// The report on files of a folder.
    public init(_ collection: CollectionID, _ files: [CollectedFile]) {
        self.collection = collection
        self.files = files
    }

    /// How many files came to something.
    public func count(_ outcome: CollectedFile.Outcome) -> Int {
        files.count { $0.outcome == outcome }
    }

    /// How many findings of a severity there are in all files.
    public func count(_ severity: Severity) -> Int {
        files.reduce(0) { $0 + $1.count(severity) }
    }

    /// `152 files: 150 recorded, 0 unchanged, 0 recorded before, 2 refused`, then the findings.
    public var summary: String {
        let outcomes = CollectedFile.Outcome.allCases.map { "\(count($0)) \($0.title)" }
        return
            "\(files.count) files: \(outcomes.joined(separator: ", ")); \(count(.error)) errors, "
            + "\(count(.query)) queries, \(count(.note)) notes."
    }

    private static let headings = [
        "file", "outcome", "organisation", "name", "return", "answers", "rows", "sha256",
        "finding", "level", "check", "sheet", "cell", "question", "row", "found", "expected",
        "message", "remedy",
    ]

    /// A row for each finding, and one for each file without any, as CSV.
    public var csv: [UInt8] {
        var table = CSVText(headings: Self.headings)
        for file in files {
            let head = Self.head(file)
            let none = [String](repeating: "", count: Self.headings.count - head.count)
            if file.findings.isEmpty { table.add(head + none) }
            for finding in file.findings { table.add(head + Self.fields(finding)) }
        }
        return [UInt8](table.text.utf8)
    }

    private static func head(_ file: CollectedFile) -> [String] {
        [
            file.name, file.outcome.title, file.organisation?.id.text ?? "",
            file.organisation?.name ?? "", file.returnID?.text ?? "", "\(file.answers)",
            "\(file.rows)", file.digest?.hexadecimal ?? "",
        ]
    }

    private static func fields(_ finding: Finding) -> [String] {
        let place = finding.place
        return [
            finding.number.code, finding.severity.word, finding.check ?? "", place.sheet ?? "",
            place.cell ?? "", place.key?.question ?? "", place.key?.row.map { "\($0)" } ?? "",
            finding.found, finding.expected, finding.message, finding.remedy,
        ]
    }

    /// The same as a JSON document.
    public var json: [UInt8] {
        let outcomes = CollectedFile.Outcome.allCases.map { outcome in
            JSONField(name: outcome.rawValue, value: .whole(count(outcome)))
        }
        return JSONTree.named([
            "collection": .text(collection.text), "outcomes": .object(outcomes),
            "files": .list(files.map(Self.tree)),
        ]).bytes
    }

    private static func tree(_ file: CollectedFile) -> JSONTree {
        .named([
            "file": .text(file.name), "outcome": .text(file.outcome.rawValue),
            "organisation": file.organisation.map { .text($0.id.text) },
            "name": file.organisation.map { .text($0.name) },
            "return": file.returnID.map { .text($0.text) }, "answers": .whole(file.answers),
            "rows": .whole(file.rows), "sha256": file.digest.map { .text($0.hexadecimal) },
            "findings": .list(file.findings.map(tree)),
        ])
    }

    private static func tree(_ finding: Finding) -> JSONTree {
        let place = finding.place
        return .named([
            "number": .text(finding.number.code), "level": .text(finding.severity.word),
            "check": finding.check.map { .text($0) }, "sheet": place.sheet.map { .text($0) },
            "cell": place.cell.map { .text($0) },
            "question": place.key.map { .text("\($0)") }, "found": .text(finding.found),
            "expected": .text(finding.expected), "message": .text(finding.message),
            "remedy": .text(finding.remedy),
        ])
    }
}
