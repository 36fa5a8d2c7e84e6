import Foundation
import Journal
import Logging
import Reckoning
import Testing

@testable import Operating

@Suite struct BackupTests {
    private static let journal = "journal.sqlite"

    /// A data folder whose journal has some entries, open for writing as while it is served.
    private static func data(_ folder: SettingsTests.Folder, entries: Int) throws -> SQLiteStore {
        let store = try SQLiteStore.open("\(folder.path)/\(journal)")
        var pen = try Pen(taking: store)
        for number in 0..<entries {
            _ = try pen.append([
                EntryDraft(
                    at: Instant(milliseconds: Int64(number) * 1_000), by: "operator",
                    fact: .text("fact \(number)"))
            ])
        }
        return store
    }

    @Test func whatIsRestoredIsWhatWasThere() throws {
        let (folder, place) = (try SettingsTests.Folder(), try SettingsTests.Folder())
        let store = try Self.data(folder, entries: 7)
        _ = try folder.write("names.txt", "no file of SQLite")
        let backup = try Backup.create(of: folder.path, journal: Self.journal, in: place.path)
        #expect(backup.record.facts == 7)
        let head = try store.head()
        #expect(backup.record.head == head.digest.hexadecimal)
        #expect(Set(backup.record.files.keys) == [Self.journal, "journal.sqlite.seal"])
        let target = "\(place.path)/restored"
        try Backup(reading: backup.folder).restore(to: target, journal: Self.journal)
        let restored = try SQLiteStore.open("\(target)/\(Self.journal)")
        #expect(try restored.head() == head)
        try restored.close()
        try store.close()
        #expect(throws: Backup.Fault.notEmpty(target)) {
            try backup.restore(to: target, journal: Self.journal)
        }
        #expect(Backup.newest(in: place.path) != nil && Backup.newest(in: folder.path) == nil)
    }

    @Test func aBackupThatWasChangedIsNotRestored() throws {
        let (folder, place) = (try SettingsTests.Folder(), try SettingsTests.Folder())
        let store = try Self.data(folder, entries: 3)
        let backup = try Backup.create(of: folder.path, journal: Self.journal, in: place.path)
        try store.close()
        let file = "\(backup.folder)/\(Self.journal)"
        var bytes = try Data(contentsOf: URL(filePath: file))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(filePath: file))
        #expect(throws: Backup.Fault.changed(file)) {
            try backup.restore(to: "\(place.path)/new", journal: Self.journal)
        }
        #expect(!FileManager.default.fileExists(atPath: "\(place.path)/new"))
    }

    @Test func whatIsNoBackupIsRefused() throws {
        let folder = try SettingsTests.Folder()
        #expect(throws: Backup.Fault.notABackup(folder.path)) { try Backup(reading: folder.path) }
        #expect(throws: Backup.Fault.noJournal(folder.path)) {
            try Backup.create(of: folder.path, journal: Self.journal, in: folder.path)
        }
        _ = try folder.write(
            "backup.json",
            #"{"program":"1","made":"2017-10-20T11:00:00Z","facts":1,"head":"","files":{"../a":"b"}}"#
        )
        #expect(throws: Backup.Fault.notABackup(folder.path)) { try Backup(reading: folder.path) }
    }
}

@Suite struct DoctorTests {
    private static func findings(
        _ folder: SettingsTests.Folder, _ settings: Settings = Settings(), now: Date = Date()
    ) -> [DoctorFinding] {
        Doctor(folder: folder.path, journal: "journal.sqlite", settings: settings, now: now)
            .findings
    }

    private static func severity(
        _ subject: String, _ findings: [DoctorFinding]
    ) -> DoctorFinding.Severity? {
        findings.first { $0.subject == subject }?.severity
    }

    @Test func aSoundFolderIsWell() throws {
        let (folder, backups) = (try SettingsTests.Folder(), try SettingsTests.Folder())
        try SQLiteStore.open("\(folder.path)/journal.sqlite").close()
        _ = try Backup.create(of: folder.path, journal: "journal.sqlite", in: backups.path)
        let settings = Settings(commandLine: ["backup.folder": backups.path])
        let findings = Self.findings(folder, settings)
        #expect(findings.filter { $0.severity == .problem } == [])
        for subject in ["configuration", "files", "journal", "backups", "versions"] {
            #expect(Self.severity(subject, findings) == .good, "\(subject)")
        }
        let later = Self.findings(folder, settings, now: Date() + 3 * 86_400)
        #expect(Self.severity("backups", later) == .problem)
    }

    @Test func whatIsWrongIsSaidWithAFix() throws {
        let folder = try SettingsTests.Folder()
        let missing = Self.findings(folder)
        #expect(Self.severity("journal", missing) == .problem)
        let path = "\(folder.path)/journal.sqlite"
        let store = try SQLiteStore.open(path)
        var pen = try Pen(taking: store)
        let future = Int64((Date().timeIntervalSince1970 + 86_400) * 1_000)
        _ = try pen.append([
            EntryDraft(at: Instant(milliseconds: future), by: "operator", fact: .text("a"))
        ])
        try store.close()
        #expect(Self.severity("clock", Self.findings(folder)) == .problem)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let open = Self.findings(folder)
        let finding = try #require(open.first { $0.subject == "files" })
        #expect(finding.severity == .problem && finding.fix == "Run: chmod 600 \(path)")
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[bytes.count - 100] ^= 1
        try bytes.write(to: URL(filePath: path))
        #expect(Self.severity("journal", Self.findings(folder)) == .problem)
        let wrong = Settings(commandLine: ["site.port": "none"])
        #expect(Self.severity("configuration", Self.findings(folder, wrong)) == .problem)
    }
}

@Suite struct LogTests {
    @Test func aLineIsOneRecordWhateverItHolds() throws {
        let folder = try SettingsTests.Folder()
        let path = "\(folder.path)/site.log"
        let settings = Settings(commandLine: ["log.file": path, "log.auditFile": path + "2"])
        let log = try #require(settings.log())
        let hostile = "a\"b\\c\nd\r\u{2028}e\u{0}f\u{1B}[31m"
        log.info(
            "request",
            metadata: ["cause": "\(hostile)", "bytes": .stringConvertible(7), hostileName: "x"])
        log.debug("never")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.filter { $0 == "\n" }.count == 1 && text.hasSuffix("}\n"))
        let record = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(record?["cause"] as? String == hostile)
        #expect(record?["bytes"] as? Int == 7)
        #expect(record?["level"] as? String == "info")
        let time = try #require(record?["time"] as? String)
        #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil, "\(time)")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        try #require(settings.auditLog()).notice("signedIn")
        #expect(try String(contentsOfFile: path + "2", encoding: .utf8).contains("signedIn"))
    }

    private let hostileName = "na\"me"

    @Test func linesFromManyTasksStayWhole() async throws {
        let folder = try SettingsTests.Folder()
        let path = "\(folder.path)/site.log"
        let log = try #require(Settings(commandLine: ["log.file": path]).log())
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask { for _ in 0..<20 { log.info("n", metadata: ["n": "\(number)"]) } }
            }
        }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 1_000)
        #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    }
}
