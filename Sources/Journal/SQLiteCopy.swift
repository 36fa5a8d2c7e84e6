import GRDB

/// Copies a file of SQLite as it stands at one moment, while others read and write it.
public enum SQLiteCopy {
    /// Copies the file at `source` to `target`, which must not exist, and makes the copy outlast a
    /// power cut.
    public static func copy(_ source: String, to target: String) throws(JournalFault) {
        let name = DiskFile.name(of: source)
        guard DiskFile.size(of: target) == nil else {
            throw JournalFault(
                operation: "copy", code: .inputOutput, cause: "there is a file of that name",
                context: DiskFile.name(of: target))
        }
        try DiskFile.touch(target)
        try JournalFault.translating("copy", name) {
            let reader = try SQLiteStore.reader(of: source)
            let writer = try DatabaseQueue(path: target)
            try reader.backup(to: writer)
            try writer.close()
            try reader.close()
        }
        try DiskFile.sync(target)
        try DiskFile.syncDirectory(of: target)
    }
}
