import Foundation
import Testing
import Workbook

/// The folder with other people's workbooks, which is not part of this repository.
private let shared = ProcessInfo.processInfo.environment["OUTTURN_SHARED"]

private struct Listed {
    var name: String
    var calamine: String
    var openpyxl: String

    /// The digest on which both other readers agree.
    var agreed: String? { calamine == openpyxl && calamine.count == 16 ? calamine : nil }

    init?(_ line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count >= 14 else { return nil }
        (name, calamine, openpyxl) = (fields[0], fields[11], fields[fields.count - 1])
    }
}

private func digest(of bytes: [UInt8]) throws(WorkbookRefusal) -> String {
    var hash = SHA256()
    let file = try WorkbookFile(reading: bytes)
    _ = try WorkbookDigest(of: file) { hash.update($0) }
    return String(hash.hexadecimal().prefix(16))
}

@Suite(.enabled(if: shared != nil, "OUTTURN_SHARED points to no folder of workbooks"))
struct CorpusTests {
    /// Files that both other readers read and this one refuses, with the reason.
    private static let refused: [String: WorkbookRefusal.Reason] = [
        "apache_poi__5aa65f91.xlsx": .duplicateEntry
    ]

    private func listed() throws -> [Listed] {
        let path = "\(shared ?? "")/workbooks/MANIFEST.tsv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap(Listed.init)
    }

    private func bytes(_ name: String) -> [UInt8] {
        [UInt8](FileManager.default.contents(atPath: "\(shared ?? "")/workbooks/\(name)") ?? Data())
    }

    @Test func `where two other readers agree this one reads the same`() throws {
        var agreed = 0
        for entry in try listed() {
            guard let expected = entry.agreed else { continue }
            do throws(WorkbookRefusal) {
                let found = try digest(of: bytes(entry.name))
                #expect(found == expected, "\(entry.name)")
                agreed += found == expected ? 1 : 0
            } catch {
                #expect(Self.refused[entry.name] == error.reason, "\(entry.name): \(error)")
            }
        }
        #expect(agreed >= 74)
    }

    @Test func `every file is read or refused with a number`() throws {
        for entry in try listed() {
            do throws(WorkbookRefusal) {
                _ = try digest(of: bytes(entry.name))
            } catch {
                #expect(error.description.hasPrefix("W1"), "\(entry.name)")
            }
        }
    }
}
