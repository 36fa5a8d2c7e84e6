import GRDB
public import Reckoning

extension WorkingPapers {
    /// Keeps a comment and answers its number; nil when the return has as many as it may, or the
    /// conversation is not there. The same entry again keeps nothing more.
    public func add(_ draft: CommentDraft) async throws(PapersFault) -> Int64? {
        try await write("write") { db in
            if let entry = draft.entry,
                let known = try Int64.fetchOne(
                    db, sql: "SELECT number FROM comment WHERE entry = ?", arguments: [entry])
            {
                return known
            }
            let count =
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM comment WHERE return = ?",
                    arguments: [draft.return]) ?? 0
            guard count < Self.mostComments else { return nil }
            var audience = draft.audience
            if let thread = draft.thread {
                guard let first = try Self.first(thread, of: draft, db) else { return nil }
                audience = first.audience
            }
            try db.execute(
                sql: """
                    INSERT INTO comment (thread, return, question, author, at, text, audience,
                    addressee, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    draft.thread, draft.return, draft.question, draft.author,
                    draft.at.milliseconds, String(draft.text.prefix(Self.longestComment)),
                    audience.rawValue, draft.addressee, draft.entry,
                ])
            return db.lastInsertedRowID
        }
    }

    private static func first(
        _ number: Int64, of draft: CommentDraft, _ db: Database
    ) throws -> Comment? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT * FROM comment
                WHERE number = ? AND thread IS NULL AND return = ? AND question = ?
                """, arguments: [number, draft.return, draft.question]
        ).flatMap(Comment.init)
    }

    /// Every comment on a return, oldest first.
    public func comments(on `return`: String) async throws(PapersFault) -> [Comment] {
        let (known, state) = recent.comments(on: `return`)
        if let known { return known }
        let comments = try await read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM comment WHERE return = ? ORDER BY number",
                arguments: [`return`]
            ).compactMap(Comment.init)
        }
        recent.keep(comments, on: `return`, readAt: state)
        return comments
    }

    /// The open conversations in which something is meant for an officer, newest first.
    public func comments(meantFor officer: String) async throws(PapersFault) -> [Comment] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT c.* FROM comment c JOIN comment f ON f.number = ifnull(c.thread, c.number)
                    WHERE c.addressee = ? AND f.resolved IS NULL AND c.erased = 0
                    ORDER BY c.number DESC LIMIT 200
                    """, arguments: [officer]
            ).compactMap(Comment.init)
        }
    }

    /// Settles a conversation, or opens it again.
    public func settle(
        _ thread: Int64, _ isSettled: Bool, by officer: String, at now: Instant
    ) async throws(PapersFault) {
        try await write("write") { db in
            try db.execute(
                sql: "UPDATE comment SET resolver = ?, resolved = ? WHERE number = ?",
                arguments: [
                    isSettled ? officer : nil, isSettled ? now.milliseconds : nil, thread,
                ])
        }
    }

    /// Erases what a comment says, so that it is in no byte of the file any more; its place stays.
    /// Answers whether there was anything to erase.
    @discardableResult
    public func erase(_ number: Int64) async throws(PapersFault) -> Bool {
        try await erase("number = ?", [number]) > 0
    }

    /// Erases everything that an officer said, and answers how many comments that were.
    public func eraseAll(by officer: String) async throws(PapersFault) -> Int {
        try await erase("author = ?", [officer])
    }

    private func erase(
        _ condition: String, _ arguments: StatementArguments
    ) async throws(PapersFault) -> Int {
        let count = try await write("erase") { db in
            try db.execute(
                sql: "UPDATE comment SET text = '', erased = 1 WHERE erased = 0 AND \(condition)",
                arguments: arguments)
            return db.changesCount
        }
        do { try await queue.vacuum() } catch { throw PapersFault(at: "erase", error) }
        return count
    }
}

extension Comment {
    fileprivate init?(_ row: Row) {
        let number: Int64 = row["number"]
        guard let audience = Audience(rawValue: row["audience"]) else { return nil }
        let resolver: String? = row["resolver"]
        let resolved: Int64? = row["resolved"]
        self.init(
            number: number, thread: row["thread"] ?? number, return: row["return"],
            question: row["question"], author: row["author"],
            at: Instant(milliseconds: row["at"]), text: row["text"], isErased: row["erased"],
            audience: audience, addressee: row["addressee"],
            resolved: resolver.flatMap { by in
                resolved.map { Resolution(by: by, at: Instant(milliseconds: $0)) }
            })
    }
}
