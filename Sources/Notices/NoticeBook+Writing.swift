import Accountability
import Foundation
import GRDB
public import Reckoning

extension NoticeBook {
    /// Writes letters down, each with what it reminds of, all or none; answers how many are new. An
    /// officer has one letter of reminders a day: a second one is left out.
    @discardableResult
    public func write(
        _ drafts: [DraftNotice], at now: Instant, toBePosted: Bool
    ) async throws(NoticeFault) -> Int {
        let written = try await write { db in
            var waiting = try Self.waiting(db)
            var written = 0
            for draft in drafts {
                let isRoom = waiting < Self.mostWaiting
                let state: NoticePost.State = !toBePosted ? .kept : isRoom ? .waiting : .failed
                guard try Self.insert(draft, state, now, db) else { continue }
                if state == .waiting { waiting += 1 }
                written += 1
            }
            return written
        }
        try await recount()
        return written
    }

    private static func waiting(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM notice WHERE state = 'waiting'") ?? 0
    }

    private static func insert(
        _ draft: DraftNotice, _ state: NoticePost.State, _ now: Instant, _ db: Database
    ) throws -> Bool {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO notice
                    (id, officer, day, subject, text, written, state, next, fault)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                UUID().uuidString.lowercased(), draft.officer.text, draft.day?.number,
                draft.subject, draft.text, now.milliseconds, state.rawValue, now.milliseconds,
                state == .failed ? "too many letters wait already" : nil,
            ])
        guard db.changesCount > 0 else { return false }
        for reminder in draft.reminders {
            try db.execute(
                sql: "REPLACE INTO told (officer, duty, anchor, step) VALUES (?, ?, ?, ?)",
                arguments: [
                    draft.officer.text, reminder.duty, reminder.anchor.number, reminder.step,
                ])
        }
        try keepFew(of: draft.officer, db)
        return true
    }

    /// Forgets the oldest letters of an officer who has too many; what still waits is kept.
    private static func keepFew(of officer: OfficerID, _ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM notice WHERE officer = ? AND state != 'waiting' AND number <= (
                    SELECT number FROM notice WHERE officer = ?
                    ORDER BY number DESC LIMIT 1 OFFSET \(mostOfOne))
                """, arguments: [officer.text, officer.text])
    }

    /// What everybody was told of each duty last.
    func everythingTold() async throws(NoticeFault) -> [OfficerID: [String: ToldReminder]] {
        let rows = try await read { db in
            try Row.fetchAll(db, sql: "SELECT officer, duty, anchor, step FROM told").map { row in
                (
                    OfficerID(row["officer"]),
                    ToldReminder(
                        duty: row["duty"], anchor: Day(number: row["anchor"]), step: row["step"])
                )
            }
        }
        return rows.reduce(into: [:]) { told, row in told[row.0, default: [:]][row.1.duty] = row.1 }
    }

    /// Forgets what was told of duties that nobody has any more, and what was put off until a day
    /// that has passed.
    func forget(allBut duties: Set<String>, on today: Day) async throws(NoticeFault) {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM snooze WHERE until <= ?", arguments: [today.number])
            let known = try String.fetchAll(db, sql: "SELECT DISTINCT duty FROM told")
            for duty in known where !duties.contains(duty) {
                try db.execute(sql: "DELETE FROM told WHERE duty = ?", arguments: [duty])
            }
        }
    }
}

extension NoticeBook {
    /// Letters that may go out now, the oldest first.
    func ready(at now: Instant, most: Int) async throws(NoticeFault) -> [Notice] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Notice.columns) FROM notice
                    WHERE state = 'waiting' AND next <= ? ORDER BY next, number LIMIT ?
                    """, arguments: [now.milliseconds, most]
            ).map { Notice($0) }
        }
    }

    /// Keeps in the program what waits for the post, where there is none.
    func keepWhatWaits() async throws(NoticeFault) {
        try await write { db in
            try db.execute(sql: "UPDATE notice SET state = 'kept' WHERE state = 'waiting'")
        }
    }

    /// Notes how the post of a letter stands after a try.
    func note(_ post: NoticePost, of notice: Notice) async throws(NoticeFault) {
        let (number, tries) = (notice.number, notice.tries + 1)
        try await write { db in
            let (state, next, posted, fault): (NoticePost.State, Instant?, Instant?, String?) =
                switch post {
                case .kept: (.kept, nil, nil, nil)
                case .waiting(let until, let fault): (.waiting, until, nil, fault)
                case .sent(let at): (.sent, nil, at, nil)
                case .failed(let fault): (.failed, nil, nil, fault)
                }
            try db.execute(
                sql: """
                    UPDATE notice SET state = ?, tries = ?, next = coalesce(?, next), posted = ?,
                        fault = ? WHERE number = ?
                    """,
                arguments: [
                    state.rawValue, tries, next?.milliseconds, posted?.milliseconds, fault, number,
                ])
        }
    }
}
