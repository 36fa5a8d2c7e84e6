import Foundation
import Journal
import Reckoning
import Testing

@testable import Operating

@Suite struct DoctorTests {
    private static func findings(
        _ folder: SettingsTests.Folder, _ settings: Settings = Settings(), now: Date = Date()
    ) async -> [DoctorFinding] {
        await Doctor(folder: folder.path, journal: "journal.sqlite", settings: settings, now: now)
            .findings()
    }

    private static func severity(
        _ subject: String, _ findings: [DoctorFinding]
    ) -> DoctorFinding.Severity? {
        findings.first { $0.subject == subject }?.severity
    }

    @Test func aSoundFolderIsWell() async throws {
        let (folder, backups) = (try SettingsTests.Folder(), try SettingsTests.Folder())
        try SQLiteStore.open("\(folder.path)/journal.sqlite").close()
        _ = try Backup.create(of: folder.path, journal: "journal.sqlite", in: backups.path)
        let settings = Settings(commandLine: ["backup.folder": backups.path])
        let findings = await Self.findings(folder, settings)
        #expect(findings.filter { $0.severity == .problem } == [])
        for subject in ["configuration", "files", "journal", "backups", "versions"] {
            #expect(Self.severity(subject, findings) == .good, "\(subject)")
        }
        let later = await Self.findings(folder, settings, now: Date() + 3 * 86_400)
        #expect(Self.severity("backups", later) == .problem)
    }

    @Test func whatIsWrongIsSaidWithAFix() async throws {
        let folder = try SettingsTests.Folder()
        let missing = await Self.findings(folder)
        #expect(Self.severity("journal", missing) == .problem)
        let path = "\(folder.path)/journal.sqlite"
        let store = try SQLiteStore.open(path)
        var pen = try Pen(taking: store)
        let future = Int64((Date().timeIntervalSince1970 + 86_400) * 1_000)
        _ = try pen.append([
            EntryDraft(at: Instant(milliseconds: future), by: "operator", fact: .text("a"))
        ])
        try store.close()
        #expect(Self.severity("clock", await Self.findings(folder)) == .problem)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let open = await Self.findings(folder)
        let finding = try #require(open.first { $0.subject == "files" })
        #expect(finding.severity == .problem && finding.fix == "Run: chmod 600 \(path)")
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes[bytes.count - 100] ^= 1
        try bytes.write(to: URL(filePath: path))
        #expect(Self.severity("journal", await Self.findings(folder)) == .problem)
        let wrong = Settings(commandLine: ["site.port": "none"])
        #expect(Self.severity("configuration", await Self.findings(folder, wrong)) == .problem)
    }
}
