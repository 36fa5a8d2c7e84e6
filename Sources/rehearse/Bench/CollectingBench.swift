import Accountability
import Documents
import Foundation
import Journal
import Rehearsal

/// Measures what it takes to collect a nation's workbooks: read, checked and recorded by the
/// program itself, in processor time of it and of every process that it starts.
enum CollectingBench {
    static func run() async throws {
        guard let program else {
            return print("Collecting was not measured: there is no outturn beside this program.")
        }
        for format in [SpreadsheetFormat.xlsx, .ods] {
            try await BenchFolder.awaiting { folder in
                let bytes = try await write(152, as: format, to: folder)
                try measure(program, format, bytes, folder)
            }
        }
    }

    private static var program: String? {
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let beside = own.map { URL(filePath: $0).deletingLastPathComponent().path + "/outturn" }
        return beside.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
    }

    /// Writes a journal and the workbooks that answer it; how many bytes they have comes back.
    @discardableResult static func write(
        _ count: Int, as format: SpreadsheetFormat, to folder: String
    ) async throws -> Int {
        let place = URL(filePath: folder)
        let workbooks = place.appending(path: "workbooks")
        for made in [workbooks, place.appending(path: "data")] {
            try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
        }
        let store = try SQLiteStore.open("\(folder)/data/journal.sqlite")
        var all = 0
        try await CollectedNation.workbooks(in: store, as: format, most: count) { code, bytes in
            all += bytes.count
            try Data(bytes).write(
                to: workbooks.appending(path: "\(code).\(format.rawValue)"))
        }
        try store.close()
        return all
    }

    private static func measure(
        _ program: String, _ format: SpreadsheetFormat, _ bytes: Int, _ folder: String
    ) throws {
        let words = [
            program, "collect", "\(folder)/workbooks", "--collection",
            CollectedNation.collection.text, "--as", CollectedNation.analyst.text, "--data",
            "\(folder)/data", "--report", "\(folder)/report.json",
        ]
        for again in [false, true] {
            let start = ContinuousClock.now
            // Leeds' answers have errors in them that the form finds, so that the verb ends with 1.
            let taken = try ChildProcess.run(words, endingWith: [0, 1])
            let wall = (ContinuousClock.now - start) / .seconds(1)
            try check("\(folder)/report.json", again: again)
            let what =
                again
                ? "collect them again"
                : "collect 152 workbooks (\(format.rawValue), \(bytes / 152_000) kB each)"
            print(
                String(
                    format: "%-58@ %8.2f s   (promised under 10; %.2f s by the clock, %.0f MB)",
                    what as NSString, taken.processor, wall,
                    Double(taken.memory) / 1_048_576))
        }
    }

    private static func check(_ report: String, again: Bool) throws {
        let data = try Data(contentsOf: URL(filePath: report))
        guard let tree = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let outcomes = tree["outcomes"] as? [String: Int],
            outcomes[again ? "before" : "recorded"] == 152
        else { throw Missing() }
    }
}
