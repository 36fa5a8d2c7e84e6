public import Accountability
internal import GRDB
public import Reckoning
internal import Synchronization

/// What came of guessing a passphrase.
public enum GuessOutcome: Hashable, Sendable {
    /// It is the passphrase.
    case right(OfficerID)
    /// It is not, or there is no such account: nobody learns which.
    case wrong
    /// Too many guesses were wrong lately.
    case locked
}

extension PeopleBook {
    /// Gives an officer a passphrase for emergencies, or another; ends a lock-out.
    ///
    /// Faults: `weakPassphrase`, whose cause says why in a sentence.
    public func setPassphrase(
        _ passphrase: Passphrase, for officer: OfficerID
    ) throws(PeopleFault) {
        try setPassphrase(passphrase, for: officer, cost: ScryptCost())
    }

    func setPassphrase(
        _ passphrase: Passphrase, for officer: OfficerID, cost: ScryptCost
    ) throws(PeopleFault) {
        let person = self.officer(officer.text)
        let words = [officer.text, person?.name, person?.email].compactMap(\.self)
        if let weakness = passphrase.weakness(knowing: words) {
            throw PeopleFault("set a passphrase", .weakPassphrase, weakness)
        }
        let kept = try KeptPassphrase(passphrase, cost: cost)
        try write("set a passphrase") { db in
            try db.execute(
                sql: """
                    REPLACE INTO passphrase (officer, salt, hash, rounds, blocks, lanes)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    officer.text, Self.blob(kept.salt), Self.blob(kept.hash), cost.rounds,
                    cost.blocks, cost.lanes,
                ])
        }
    }

    /// Takes the passphrase away again.
    public func removePassphrase(of officer: OfficerID) throws(PeopleFault) {
        try write("remove a passphrase") { db in
            try db.execute(
                sql: "DELETE FROM passphrase WHERE officer = ?", arguments: [officer.text])
        }
    }

    /// The officers who have a passphrase for emergencies.
    public func breakGlassOfficers() throws(PeopleFault) -> [OfficerID] {
        try read("read") { db in
            try String.fetchAll(db, sql: "SELECT officer FROM passphrase ORDER BY officer")
                .map { OfficerID($0) }
        }
    }

    /// Tries a passphrase. The guess counts before it is checked, so that guessing side by side
    /// gains nothing; where there is no such account, it takes as long.
    public func guess(
        _ passphrase: Passphrase, for identifier: String, at now: Instant
    ) throws(PeopleFault) -> GuessOutcome {
        guard passphrase.isBounded, identifier.utf8.count <= 200 else { return .wrong }
        let found = try write("guess") { db in try Self.takeGuess(identifier, at: now, in: db) }
        switch found {
        case .locked: return .locked
        case .nobody:
            guard strangers.withLock({ $0.takeGuess(identifier, at: now) }) else { return .locked }
            _ = try KeptPassphrase(passphrase, cost: ScryptCost())
            return .wrong
        case .kept(let kept):
            guard try kept.matches(passphrase) else { return .wrong }
            try write("guess") { db in
                try db.execute(
                    sql: """
                        UPDATE passphrase SET guesses = 0, since = 0, lockedUntil = 0
                        WHERE officer = ?
                        """, arguments: [identifier])
            }
            return .right(OfficerID(identifier))
        }
    }

    private enum Found {
        case nobody
        case locked
        case kept(KeptPassphrase)
    }

    private static func takeGuess(
        _ identifier: String, at now: Instant, in db: Database
    ) throws -> Found {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM passphrase WHERE officer = ?", arguments: [identifier])
        else { return .nobody }
        var lock = LockOut(
            guesses: row["guesses"], since: Instant(milliseconds: row["since"]),
            lockedUntil: Instant(milliseconds: row["lockedUntil"]))
        guard lock.takeGuess(at: now) else { return .locked }
        try db.execute(
            sql: """
                UPDATE passphrase SET guesses = ?, since = ?, lockedUntil = ? WHERE officer = ?
                """,
            arguments: [
                lock.guesses, lock.since.milliseconds, lock.lockedUntil.milliseconds, identifier,
            ])
        let cost = ScryptCost(rounds: row["rounds"], blocks: row["blocks"], lanes: row["lanes"])
        return .kept(
            KeptPassphrase(salt: bytes(row["salt"]), hash: bytes(row["hash"]), cost: cost))
    }
}

/// The lock-outs of accounts that do not exist, so that they answer like those that do.
struct StrangerLockOuts {
    private static let most = 10_000
    private var lockOuts: [String: LockOut] = [:]

    mutating func takeGuess(_ identifier: String, at now: Instant) -> Bool {
        if lockOuts.count >= Self.most {
            lockOuts = lockOuts.filter { !$0.value.isOver(at: now) }
            if lockOuts.count >= Self.most { lockOuts.removeAll() }
        }
        return lockOuts[identifier, default: LockOut()].takeGuess(at: now)
    }
}
