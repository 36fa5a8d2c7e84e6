import Foundation
import Workbook

/// Reading workbooks side by side with other readers: the same files, every value of every cell of
/// every sheet, in one run.
enum ReadingBench {
    static func run() throws {
        let yardsticks = Yardsticks.installed()
        try BenchFolder.using { folder in
            let path = "\(folder)/long.xlsx"
            var book = LongBook(rows: 100_000)
            try Data(book.bytes()).write(to: URL(fileURLWithPath: path))
            try long(path, yardsticks)
        }
        try real(yardsticks)
        try growing()
    }

    /// The published limits do not bound what is measured, and here nobody's file is read.
    private static let raised: WorkbookLimits = {
        var limits = WorkbookLimits.standard
        limits.fileBytes = .max
        limits.partBytes = 4_000_000_000
        limits.totalBytes = 4_000_000_000
        limits.cells = .max
        limits.textBytes = .max
        return limits
    }()

    private static func bytes(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        return [UInt8](unsafeUninitializedCapacity: max(size, 0)) { room, count in
            count = fread(room.baseAddress, 1, room.count, file)
        }
    }

    /// Reads a file from the disk and keeps every cell; how many there are.
    @discardableResult
    private static func read(_ path: String) throws -> Int {
        let file = try WorkbookFile(reading: bytes(path), limits: raised)
        return try file.sheets.reduce(0) { try $0 + file.sheet($1.name).cells.count }
    }

    /// Has every cell handed over and keeps none; how many there are.
    @discardableResult
    private static func pass(_ content: [UInt8]) throws -> Int {
        let file = try WorkbookFile(reading: content, limits: raised)
        var cells = 0
        for sheet in file.sheets { try file.eachCell(in: sheet.name) { _, _ in cells += 1 } }
        return cells
    }

    private static func long(_ path: String, _ yardsticks: Yardsticks?) throws {
        let cells = try read(path)
        let content = bytes(path)
        print("Reading 100,000 rows of \(LongBook.columns) columns, \(cells) cells:")
        let own = try (0..<5).map { _ in try processorTime { try read(path) } }
        let passing = try (0..<5).map { _ in try processorTime { try pass(bytes(path)) } }
        let unpacking = try (0..<5).map { _ in
            try processorTime { try WorkbookFile.unpacked(content, limits: raised) }
        }
        line("outturn", median(own), weight(of: path, yardsticks), nil)
        line("  none of them kept", median(passing), nil, nil)
        print(
            String(
                format: "  %-26@ %9.1f ms, %.0f%% of it", "of which it unpacks" as NSString,
                median(unpacking), 100 * median(unpacking) / median(own)))
        guard let yardsticks else { return }
        for (reader, runs) in [(Yardsticks.Reader.calamine, 3), (.openpyxl, 1)] {
            let readings = (0..<runs).compactMap { _ in yardsticks.reading([path], by: reader) }
            let times = readings.compactMap { $0.milliseconds[0] }
            line(reader.rawValue, median(times), readings.map(\.memory).max(), median(own))
        }
    }

    /// The memory of the program that is shipped, reading the file as a stranger's.
    private static func weight(of path: String, _ yardsticks: Yardsticks?) -> Double? {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("outturn").path
        guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
        return yardsticks?.memory(of: [program, "workbook", "cells", path])
    }

    private static func line(_ who: String, _ time: Double, _ memory: Double?, _ own: Double?) {
        let peak = memory.map { String(format: ", peak %.0f MB", $0) } ?? ""
        let ratio = own.map { String(format: ", %.1f times ours", time / $0) } ?? ""
        print(String(format: "  %-26@ %9.1f ms", who as NSString, time) + peak + ratio)
    }
}

extension ReadingBench {
    /// Other people's workbooks: those over 500 kB, and all of them together.
    private static func real(_ yardsticks: Yardsticks?) throws {
        guard let shared = ProcessInfo.processInfo.environment["OUTTURN_SHARED"],
            let names = try? FileManager.default.contentsOfDirectory(atPath: "\(shared)/workbooks")
        else { return print("Real workbooks: OUTTURN_SHARED names no folder of them.") }
        let paths = names.sorted().map { "\(shared)/workbooks/\($0)" }
            .filter { path in [".xlsx", ".xlsm"].contains { path.hasSuffix($0) } }
        let large = paths.filter { bytes($0).count > 500_000 }
        if large.isEmpty { print("Real workbooks over 500 kB: there are none in the folder.") }
        for path in large {
            together([path], "\(URL(fileURLWithPath: path).lastPathComponent)", yardsticks)
        }
        together(paths, "The real workbooks", yardsticks)
    }

    /// Compares the files that all read.
    private static func together(_ paths: [String], _ what: String, _ yardsticks: Yardsticks?) {
        let own = paths.map { path -> Double? in
            let times = (0..<5).compactMap { _ in try? processorTime { try read(path) } }
            return times.count == 5 ? median(times) : nil
        }
        let others = Yardsticks.Reader.allCases.map { yardsticks?.reading(paths, by: $0) }
        let common = paths.indices.filter { index in
            own[index] != nil && others.allSatisfy { $0?.milliseconds[index] != nil || $0 == nil }
        }
        print("\(what), \(common.count) that all read:")
        let ours = common.compactMap { own[$0] }.reduce(0, +)
        line("outturn", ours, nil, nil)
        for (reader, reading) in zip(Yardsticks.Reader.allCases, others) {
            guard let reading else { continue }
            let time = common.compactMap { reading.milliseconds[$0] }.reduce(0, +)
            line(reader.rawValue, time, nil, ours)
        }
    }

    /// Ten times the rows take ten times the time.
    private static func growing() throws {
        print("Reading more and more rows of \(LongBook.columns) columns, none kept:")
        for rows in [10_000, 100_000, 1_000_000] {
            var book = LongBook(rows: rows)
            let content = book.bytes()
            var cells = 0
            let times = try (0..<(rows < 1_000_000 ? 5 : 2)).map { _ in
                try processorTime { cells = try pass(content) }
            }
            let time = median(times)
            print(
                String(
                    format: "  %-26@ %9.1f ms, %.0f ns a cell", "\(rows) rows" as NSString, time,
                    time * 1_000_000 / Double(max(cells, 1))))
        }
    }
}
