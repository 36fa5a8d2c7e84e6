import Foundation
import Testing

@testable import Journal

/// A writer of its own process, killed; `OUTTURN_REHEARSE` is the path of the program `rehearse`.
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["OUTTURN_REHEARSE"] != nil,
        "OUTTURN_REHEARSE does not name the program that writes"))
struct KillTests {
    @Test func `a killed writer loses nothing it has acknowledged`() throws {
        let place = try Workplace()
        var numbers = SeededNumbers(seed: 29)
        for _ in 0..<20 {
            let pause = Double.random(in: 0.05..<0.15, using: &numbers)
            try killedWriter(in: place, after: pause)
            let report = SQLiteStore.verify(at: place.journal)
            // A kill between a frame's heading and its page leaves an end that nobody can tell from
            // a torn one; whatever was acknowledged lies before it.
            let worse = report.findings.filter {
                $0.code.severity != .note && $0.code != .logEndUnclear
            }
            #expect(worse.isEmpty, "\(report.findings)")
            #expect(try report.head.sequence >= acknowledged(in: place))
        }
        #expect(try acknowledged(in: place) > 20)
    }

    @Test func `while another process writes, this one may read but not write`() throws {
        let place = try Workplace()
        let writer = try startedWriter(in: place)
        defer { kill(writer.processIdentifier, SIGKILL) }
        while try acknowledged(in: place) < 10 { Thread.sleep(forTimeInterval: 0.01) }
        #expect(fault { _ = try SQLiteStore.open(place.journal) } == .heldElsewhere)
        let reader = try SQLiteStore.openForReading(place.journal)
        #expect(try reader.replay { _, _ in }.sequence >= 10)
        #expect(SQLiteStore.verify(at: place.journal).codes == [.inUse])
    }

    private func startedWriter(in place: Workplace) throws -> Process {
        let writer = Process()
        let program = ProcessInfo.processInfo.environment["OUTTURN_REHEARSE"] ?? ""
        writer.executableURL = URL(fileURLWithPath: program)
        writer.arguments = ["journal-writer", place.path, "-1"]
        try writer.run()
        return writer
    }

    private func killedWriter(in place: Workplace, after pause: Double) throws {
        let writer = try startedWriter(in: place)
        Thread.sleep(forTimeInterval: pause)
        kill(writer.processIdentifier, SIGKILL)
        writer.waitUntilExit()
    }

    private func acknowledged(in place: Workplace) throws -> Int64 {
        guard try place.names.contains("journal.ack") else { return 0 }
        let text = String(decoding: try place.bytes("journal.ack"), as: UTF8.self)
        return text.split(separator: "\n").last.flatMap { Int64($0) } ?? 0
    }
}
