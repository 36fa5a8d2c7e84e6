import Foundation
import Testing

@testable import Workbook

/// The folder with other people's workbooks, which is not part of this repository.
private let shared = ProcessInfo.processInfo.environment["OUTTURN_SHARED"]

@Suite(.enabled(if: shared != nil, "OUTTURN_SHARED points to no folder of workbooks"))
struct AnnotatedCorpusTests {
    private func bytes(_ name: String) -> [UInt8] {
        [UInt8](FileManager.default.contents(atPath: "\(shared ?? "")/workbooks/\(name)") ?? Data())
    }

    private var names: [String] {
        let all = try? FileManager.default.contentsOfDirectory(atPath: "\(shared ?? "")/workbooks")
        return (all ?? []).filter { !$0.hasSuffix(".tsv") }.sorted()
    }

    /// A far cell that lies in nobody's table, and the first.
    private static let marked = ["A1", "ZZ3000"]

    private func marks(_ file: WorkbookFile) -> [Annotation] {
        file.sheets.prefix(500).flatMap { entry in
            Self.marked.map { wrong($0, sheet: entry.name) }
        }
    }

    /// Keeps the copy for other programs to open, when a folder is named.
    private func keep(_ copy: [UInt8], as name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["OUTTURN_COPIES"] else { return }
        try Data(copy).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    /// Why a file is not read.
    private func refused(_ name: String) -> WorkbookRefusal.Reason? {
        let bytes = bytes(name)
        return refusal { () throws(WorkbookRefusal) in
            _ = try WorkbookFile(reading: bytes).allSheets()
        }
    }

    @Test func `every file that is read is read the same after it was annotated`() throws {
        var count = 0
        for name in names where refused(name) == nil {
            do {
                let original = bytes(name)
                let before = try WorkbookFile(reading: original)
                let copy = try AnnotatedCopy(of: original, with: marks(before)).bytes
                try keep(copy, as: name)
                let after = try WorkbookFile(reading: copy)
                #expect(after.sheets.dropFirst().map(\.name) == before.sheets.map(\.name))
                #expect(after.definedNames == before.definedNames, "\(name)")
                for entry in before.sheets {
                    let (one, other) = (try before.sheet(entry.name), try after.sheet(entry.name))
                    #expect(one.cells == other.cells, "\(name): \(entry.name)")
                    #expect(one.merged == other.merged && one.hiddenRows == other.hiddenRows)
                }
                let again = try AnnotatedCopy(of: copy, with: marks(before)).bytes
                #expect(try same(again, copy), "\(name)")
                count += 1
            } catch let error as WorkbookRefusal {
                let known: Set<WorkbookRefusal.Reason> = [.macrosInside, .wideText, .signed]
                #expect(known.contains(error.reason), "\(name): \(error)")
            }
        }
        #expect(count >= 90, "\(count)")
    }

    private func same(_ one: [UInt8], _ other: [UInt8]) throws(WorkbookRefusal) -> Bool {
        let (first, second) = (
            try ZipArchive(reading: one, limits: .standard),
            try ZipArchive(reading: other, limits: .standard)
        )
        guard Set(first.names) == Set(second.names) else { return false }
        for name in first.names where !name.hasSuffix("/") {
            guard try first.part(name) == second.part(name) else { return false }
        }
        return true
    }
}
