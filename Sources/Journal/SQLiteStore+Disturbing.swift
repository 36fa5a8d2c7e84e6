import GRDB

extension SQLiteStore {
    /// Runs SQL on the connection that writes, past the pen: how the tests make a disk fill up.
    func disturb(_ sql: String) throws(JournalFault) {
        try JournalFault.translating("disturb", DiskFile.name(of: path)) {
            try disturb { try $0.execute(sql: sql) }
        }
    }

    /// Runs SQL on the file at `path` as a stranger would, past the pen and its lock.
    static func disturb(_ path: String, _ sql: String) throws(JournalFault) {
        try JournalFault.translating("disturb", DiskFile.name(of: path)) {
            let queue = try DatabaseQueue(path: path)
            try queue.inDatabase { try $0.execute(sql: sql) }
            try queue.close()
        }
    }
}
