/// Reads a write-ahead log that a crash has left behind and tells damage from a torn end.
///
/// A transaction is acknowledged only when all its frames are on the disk, and the next one begins
/// only after that. So a bad frame with another transaction behind it is damage; in the last
/// transaction it may also be what a power cut has left.
struct LogInspection {
    var report: JournalReport
    private var firstBad: (number: Int64, page: Int64, found: String)?
    private var lastOurs: Int64 = -1
    private var commits: [Int64] = []
    private var previous = WriteAheadLog.Checksum()

    init(continuing report: JournalReport) {
        self.report = report
    }

    mutating func inspect(_ path: String) {
        do throws(JournalFault) {
            let log = try WriteAheadLog.reading(path)
            guard log.heading.isIntact else { return noteHeading(of: log) }
            previous = log.heading.checksum
            for number in 0..<log.frameCount { take(try log.frame(number), number, in: log) }
            judge(log)
        } catch {
            report.add(.unreadable(error))
        }
    }

    private mutating func take(
        _ frame: WriteAheadLog.Frame, _ number: Int64, in log: borrowing WriteAheadLog
    ) {
        let hasBothSalts = frame.salts == log.heading.salts
        let hasOneSalt =
            frame.salts[..<4] == log.heading.salts[..<4]
            || frame.salts[4...] == log.heading.salts[4...]
        let follows = frame.follows(previous, bigEndian: log.heading.isBigEndian)
        previous = frame.checksum
        if hasBothSalts || (hasOneSalt && follows) { lastOurs = number }
        if firstBad == nil, !(hasBothSalts && follows) {
            let found = follows ? "another salt" : "a checksum that does not follow"
            firstBad = (number, frame.page, found)
        }
        if hasBothSalts, frame.isCommit { commits = commits.suffix(1) + [number] }
    }

    private mutating func judge(_ log: borrowing WriteAheadLog) {
        guard let bad = firstBad, bad.number <= lastOurs else {
            if log.rest > 0 { noteTorn(log) }
            return
        }
        let isDamage = hasMore(behind: bad.number)
        report.add(
            JournalFinding(
                isDamage ? .logFrameDamaged : .logEndUnclear, page: bad.page,
                byte: WriteAheadLog.place(of: bad.number), found: bad.found,
                expected: "the checksum that follows from the frame before"))
    }

    /// A transaction ends at or behind the frame, and another one was begun after it.
    private func hasMore(behind number: Int64) -> Bool {
        guard let end = commits.first(where: { $0 >= number }) else { return false }
        return end < lastOurs
    }

    private mutating func noteTorn(_ log: borrowing WriteAheadLog) {
        report.add(
            JournalFinding(
                .logEndTorn, byte: WriteAheadLog.place(of: log.frameCount),
                found: "\(log.rest) bytes of a frame", expected: "whole frames"))
    }

    private mutating func noteHeading(of log: borrowing WriteAheadLog) {
        report.add(
            JournalFinding(
                log.frameCount > 0 ? .logHeadingDamaged : .logEndTorn, byte: 0,
                found: "a heading whose checksum does not follow", expected: "an intact heading"))
    }
}
