import GRDB

extension SQLiteStore {
    /// Inspects the journal at `path` byte by byte and entry by entry, with bounded memory, and
    /// never fails: whatever goes wrong is a finding.
    ///
    /// Pages are compared only while nobody writes; writers are kept out meanwhile. The heads in
    /// `known`, such as those on receipts, must lie on the way.
    public static func verify(
        at path: String, against known: [JournalHead] = []
    ) -> JournalReport {
        guard DiskFile.size(of: path) != nil else {
            var report = JournalReport()
            report.add(JournalFinding(.unreadable, found: "no file", expected: "a journal"))
            return report
        }
        guard let lock = WriterLock.keepOut(of: path) else {
            return verifyInUse(path, against: known)
        }
        return withExtendedLifetime(lock) { verifyQuiet(path, against: known) }
    }

    private static func verifyInUse(_ path: String, against known: [JournalHead]) -> JournalReport {
        var report = JournalReport()
        report.add(JournalFinding(.inUse, found: "a writer", expected: "nobody writing"))
        return verifyTables(path, quiet: false, against: known, continuing: report)
    }

    private static func verifyQuiet(_ path: String, against known: [JournalHead]) -> JournalReport {
        var report = JournalReport()
        var known = known
        let hasLog = (DiskFile.size(of: path + "-wal") ?? 0) > 0
        do {
            guard let opened = try JournalSeal.read(besides: path) else {
                report.add(JournalFinding(.notSealed, found: "no seal", expected: "a seal"))
                return verifyRest(path, hasLog: hasLog, against: known, continuing: report)
            }
            known.append(opened.seal.head)
            report = compare(path, hasLog: hasLog, with: opened, continuing: report)
        } catch let damage as JournalSeal.Damage {
            report.add(
                JournalFinding(.sealDamaged, found: damage.found, expected: damage.expected))
        } catch {
            report.add(.unreadable(error))
        }
        return verifyRest(path, hasLog: hasLog, against: known, continuing: report)
    }

    private static func compare(
        _ path: String, hasLog: Bool, with opened: borrowing JournalSeal.Opened,
        continuing report: JournalReport
    ) -> JournalReport {
        var report = report
        switch opened.seal.state {
        case .open:
            report.add(
                JournalFinding(
                    .notClosedCleanly, found: "an open seal", expected: "a closed seal"))
        case .closed:
            if hasLog {
                report.add(
                    JournalFinding(
                        .writtenAfterSealing, found: "a write-ahead log",
                        expected: "no write-ahead log"))
            }
            var pages = PageInspection(report: report)
            pages.inspect(path, against: opened)
            report = pages.report
        }
        return report
    }

    private static func verifyRest(
        _ path: String, hasLog: Bool, against known: [JournalHead],
        continuing report: JournalReport
    ) -> JournalReport {
        var log = LogInspection(continuing: report)
        log.report.add(modeFinding(of: path))
        if hasLog { log.inspect(path + "-wal") }
        return verifyTables(path, quiet: !hasLog, against: known, continuing: log.report)
    }

    /// The file's heading must say that it is written through a write-ahead log.
    private static func modeFinding(of path: String) -> JournalFinding? {
        let found = try? DiskFile.reading(path).read(2, at: 18)
        guard let found, found != [2, 2] else { return nil }
        return JournalFinding(
            .wrongSetting, page: 1, byte: 18, found: "file format \(found)",
            expected: "file format [2, 2], a write-ahead log")
    }

    private static func verifyTables(
        _ path: String, quiet: Bool, against known: [JournalHead],
        continuing report: JournalReport
    ) -> JournalReport {
        var report = report
        do {
            try reader(of: path, quiet: quiet).read { db in
                var tables = TableInspection(report: report)
                tables.inspect(db)
                var chain = ChainInspection(continuing: tables.report, known: known)
                chain.walk { try read(db, after: 0, $0) }
                report = chain.report
            }
        } catch {
            report.add(.unreadable(error))
        }
        return report
    }
}
