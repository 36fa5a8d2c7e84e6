import Foundation
import Journal
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
