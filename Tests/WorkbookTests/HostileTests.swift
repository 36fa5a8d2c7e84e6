import Foundation
import Testing
import Workbook

/// The folder with made-up attacks, which are too large to be kept in this repository.
private let folder = ProcessInfo.processInfo.environment["OUTTURN_HOSTILE"]

@Suite(.enabled(if: folder != nil, "OUTTURN_HOSTILE points to no folder of hostile workbooks"))
struct HostileTests {
    /// Attacks that are harmless to a reader which neither follows nor evaluates anything.
    private static let readable = [
        "00", "07", "08", "09", "15", "16", "17", "18",
    ]

    #if DEBUG
        private static let seconds = 40.0
    #else
        private static let seconds = 2.0
    #endif

    @Test func `each attack is refused by number or read quickly`() throws {
        let path = folder ?? ""
        for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
            let bytes = [UInt8](FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data())
            let start = clock()
            let reason = refusal { () throws(WorkbookRefusal) in
                _ = try WorkbookFile(reading: bytes).allSheets()
            }
            let spent = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            #expect(spent < Self.seconds, "\(name)")
            #expect((reason == nil) == Self.readable.contains(String(name.prefix(2))), "\(name)")
        }
    }
}
