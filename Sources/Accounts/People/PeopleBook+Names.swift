public import Accountability
internal import GRDB
public import Reckoning
internal import Synchronization

extension PeopleBook {
    /// Writes down who an identifier stands for, in the place of what stood there before.
    ///
    /// Faults: `addressTaken` when another officer has the address, whatever its case.
    public func put(_ person: NamedOfficer) throws(PeopleFault) {
        try put([person])
    }

    /// Writes down who each of several identifiers stands for, all of them or none.
    ///
    /// Faults: `addressTaken` when another officer has one of the addresses, whatever its case.
    public func put(_ people: [NamedOfficer]) throws(PeopleFault) {
        try write("write") { db in
            for person in people { try Self.write(person, db) }
        }
        try forget()
        memory.withLock { memory in
            for person in people { memory.people[OfficerID(person.identifier)] = person }
        }
    }

    private static func write(_ person: NamedOfficer, _ db: Database) throws {
        let other = try String.fetchOne(
            db,
            sql: """
                SELECT officer FROM person
                WHERE lower(email) = lower(?) AND email != '' AND officer != ?
                """, arguments: [person.email, person.identifier])
        guard other == nil else {
            throw PeopleFault("write", .addressTaken, "another officer has the address")
        }
        try db.execute(
            sql: "REPLACE INTO person (officer, name, email) VALUES (?, ?, ?)",
            arguments: [person.identifier, person.name, person.email])
    }

    /// Who an identifier stands for; nil when nobody is known or the person has been erased.
    public func officer(_ identifier: String) -> NamedOfficer? {
        memory.withLock { $0.people[OfficerID(identifier)] }
    }

    /// What people call an officer; nil where no name is kept.
    public func name(of officer: OfficerID) -> String? {
        memory.withLock { $0.people[officer]?.name }
    }

    /// Everybody in the book, by identifier.
    public func officers() -> [NamedOfficer] {
        memory.withLock { Array($0.people.values) }.sorted { $0.identifier < $1.identifier }
    }

    /// The officer whose address this is, whatever its case.
    public func officer(address: String) -> OfficerID? {
        let wanted = address.lowercased()
        guard !wanted.isEmpty else { return nil }
        return memory.withLock { held in
            held.people.first { $0.value.email.lowercased() == wanted }?.key
        }
    }

    /// When the officer signed in last.
    public func lastSignedIn(_ officer: OfficerID) -> Instant? {
        memory.withLock { $0.signedIn[officer] }
    }

    /// Erases a person, so that the name, the address and all they sign in with are in no byte of
    /// the book's files any more; answers whether there was anything to erase.
    public func erase(_ identifier: String) throws(PeopleFault) -> Bool {
        let count = try write("erase") { db in
            try PeopleSchema.tables.reduce(0) { count, table in
                try db.execute(
                    sql: "DELETE FROM \(table) WHERE officer = ?", arguments: [identifier])
                return count + db.changesCount
            }
        }
        try PeopleFault.translating("erase") {
            try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
        }
        try forget()
        memory.withLock { $0.forget(OfficerID(identifier)) }
        return count > 0
    }

    private func forget() throws(PeopleFault) {
        try PeopleFault.translating("erase") {
            try queue.writeWithoutTransaction { try PeopleSchema.forget($0) }
        }
    }
}
