import Foundation

/// Something that the measurement rests on is not there.
struct Missing: Error {}

/// The milliseconds of processor time that a piece of work takes.
func processorTime(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) * 1_000 / Double(CLOCKS_PER_SEC)
}

/// The milliseconds of processor time that a piece of work takes.
func awaitedProcessorTime(_ body: () async throws -> Void) async rethrows -> Double {
    let start = clock()
    try await body()
    return Double(clock() - start) * 1_000 / Double(CLOCKS_PER_SEC)
}

/// One line: what was measured, the median and what was promised.
func report(_ what: String, _ times: [Double], under promise: Double) {
    let sorted = times.sorted()
    print(
        String(
            format: "%-58@ %8.1f ms  (promised under %.0f; %.1f to %.1f)", what as NSString,
            median(times), promise, sorted.first ?? 0, sorted.last ?? 0))
}

/// The figure in the middle; zero of none.
func median(_ figures: [Double]) -> Double {
    figures.isEmpty ? 0 : figures.sorted()[figures.count / 2]
}

/// A folder for the time of one measurement.
enum BenchFolder {
    private static func make() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "outturn-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    static func using<Value>(_ body: (String) throws -> Value) throws -> Value {
        let folder = try make()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.path)
    }

    static func awaiting(_ body: (String) async throws -> Void) async throws {
        let folder = try make()
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }
}
