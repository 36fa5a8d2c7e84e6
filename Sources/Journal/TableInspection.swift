import GRDB

/// Asks the database itself: settings, tables, and its own check of the file.
struct TableInspection {
    var report: JournalReport

    mutating func inspect(_ db: Database) {
        do {
            try checkSettings(db)
            try checkTables(db)
            try checkIntegrity(db)
        } catch {
            report.add(.unreadable(error))
        }
    }

    private mutating func checkSettings(_ db: Database) throws {
        let marks = try JournalSchema.marks(of: db)
        check("application_id", marks.application, JournalSchema.applicationID)
        check("user_version", marks.version, JournalSchema.version)
        let settings = [
            ("page_size", JournalSchema.pageSize), ("auto_vacuum", 0), ("freelist_count", 0),
        ]
        for (pragma, expected) in settings {
            check(pragma, try Int.fetchOne(db, sql: "PRAGMA \(pragma)") ?? -1, expected)
        }
        let encoding = try String.fetchOne(db, sql: "PRAGMA encoding") ?? "none"
        if encoding != "UTF-8" { noteSetting("encoding \(encoding)", "encoding UTF-8") }
    }

    private mutating func check(_ pragma: String, _ found: Int, _ expected: Int) {
        if found != expected { noteSetting("\(pragma) \(found)", "\(pragma) \(expected)") }
    }

    private mutating func noteSetting(_ found: String, _ expected: String) {
        report.add(JournalFinding(.wrongSetting, found: found, expected: expected))
    }

    private mutating func checkTables(_ db: Database) throws {
        let found = try JournalSchema.statementsFound(in: db)
        let expected = JournalSchema.expected
        let names = Set(found.keys).union(expected.keys).sorted()
        for name in names where found[name] != expected[name] {
            report.add(
                JournalFinding(
                    .wrongTables, found: found[name] ?? "no \(name)",
                    expected: expected[name] ?? "no \(name)"))
        }
    }

    private mutating func checkIntegrity(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "PRAGMA integrity_check(100)")
        while let row = try rows.next() {
            let message = String.fromDatabaseValue(row[0]) ?? "no answer"
            guard message != "ok" else { continue }
            report.add(
                JournalFinding(
                    .integrity, page: Self.page(in: message), found: message, expected: "ok"))
        }
    }

    /// The page that a message of the database names.
    private static func page(in message: String) -> Int64? {
        let words = message.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard let place = words.firstIndex(of: "page"), place + 1 < words.count else { return nil }
        return Int64(words[place + 1])
    }
}
