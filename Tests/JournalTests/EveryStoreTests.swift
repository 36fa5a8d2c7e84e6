import Reckoning
import Testing

@testable import Journal

/// One suite over every store: what holds for a journal wherever it is kept.
@Suite struct EveryStoreTests {
    enum Kind: CaseIterable {
        case memory, sqlite

        func make(in place: Workplace) throws -> any JournalStore {
            switch self {
            case .memory: MemoryStore()
            case .sqlite: try SQLiteStore.open(place.journal)
            }
        }
    }

    let place: Workplace

    init() throws { place = try Workplace() }

    @Test(arguments: Kind.allCases)
    func `an empty journal ends before its first entry`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        #expect(try store.head() == .empty)
        #expect(try store.replay { _, _ in } == .empty)
        #expect(store.verifyChain().findings.isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func `what is appended is read back in order, numbered from one`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        try fill(store, 20)
        var read: [JournalEntry] = []
        let head = try store.replay { entry, _ in read.append(entry) }
        #expect(read.map(\.sequence) == Array(1...20))
        #expect(read.map(\.fact) == drafts(0..<20).map(\.fact))
        #expect(read.map(\.at) == drafts(0..<20).map(\.at))
        #expect(try head == store.head())
    }

    @Test(arguments: Kind.allCases)
    func `every store comes to the same head from the same drafts`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        try fill(store, 20)
        let known = "7da336e9572e24908f6954811bd40927889872f1364c44709df7e9ce5428e83e"
        let digest = try #require(Digest(hexadecimal: known))
        #expect(try store.head() == JournalHead(sequence: 20, digest: digest))
    }

    @Test(arguments: Kind.allCases)
    func `a second pen is refused while one is held`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        let pen = try Pen(taking: store)
        #expect(fault { _ = try Pen(taking: store) } == .penTaken)
        #expect(pen.head == .empty)
    }

    @Test(arguments: Kind.allCases)
    func `a pen that has been laid down can be taken again`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        try fill(store, 3)
        try fill(store, 9)
        #expect(try store.head().sequence == 9)
    }

    @Test(arguments: Kind.allCases)
    func `appending nothing leaves the journal as it was`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        try fill(store, 3)
        var pen = try Pen(taking: store)
        let before = pen.head
        #expect(try pen.append([]).isEmpty)
        #expect(try store.head() == before)
    }

    @Test(arguments: Kind.allCases)
    func `somebody who wrote first is a conflict, and after catching up the pen writes on`(
        _ kind: Kind
    ) throws {
        let store = try kind.make(in: place)
        var pen = try Pen(taking: store)
        _ = try pen.append(drafts(0..<2))
        let mine = pen.head
        try appendPastThePen(store)
        let theirs = try store.head()
        #expect(throws: AppendError.conflict(JournalConflict(expected: mine, found: theirs))) {
            _ = try pen.append(drafts(9..<10))
        }
        #expect(try store.head() == theirs)
        try pen.catchUp()
        #expect(try pen.append(drafts(9..<10)).map(\.sequence) == [4])
        #expect(try store.replay { _, _ in }.sequence == 4)
    }

    private func appendPastThePen(_ store: any JournalStore) throws {
        let head = try store.head()
        let draft = drafts(5..<6)[0]
        let entry = JournalEntry(
            sequence: head.sequence + 1, at: draft.at, by: "officer-9", fact: draft.fact)
        let digest = JournalEntry.digest(previous: head.digest, bytes: entry.bytes)
        let stored = StoredEntry(sequence: entry.sequence, bytes: entry.bytes, digest: digest)
        try store.append(EntryBatch(expected: head, entries: [stored]))
    }

    @Test(arguments: Kind.allCases)
    func `an entry that is too large is refused and the pen stays whole`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        var pen = try Pen(taking: store)
        let text = String(repeating: "x", count: JournalEntry.maximumByteCount)
        let draft = EntryDraft(at: Instant(milliseconds: 0), by: "officer-7", fact: .text(text))
        let refused = fault { _ = try pen.append([draft]) }
        #expect(refused == .tooLarge)
        #expect(try pen.append(drafts(0..<1)).count == 1)
    }

    @Test(arguments: Kind.allCases)
    func `a fact that could not be read back is refused before it is written`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        var pen = try Pen(taking: store)
        var deep = CanonicalValue.whole(1)
        for _ in 0..<CanonicalValue.maximumDepth { deep = .list([deep]) }
        let twice = CanonicalValue.record(CanonicalRecord(["a": .whole(1), "a": .whole(2)]))
        for fact in [deep, twice] {
            let draft = EntryDraft(at: Instant(milliseconds: 0), by: "officer-7", fact: fact)
            let refused = fault { _ = try pen.append([draft]) }
            #expect(refused == .notCanonical)
        }
        #expect(try store.head() == .empty)
    }

    @Test(arguments: Kind.allCases)
    func `a reader sees the journal as it stood when it began`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        try fill(store, 5)
        var seen = 0
        var problem: (any Error)?
        try store.read(after: 2) { entry in
            do {
                if entry.sequence == 3 { try fill(store, 8) }
            } catch {
                problem = error
            }
            seen += 1
            return .next
        }
        #expect(problem == nil)
        #expect(seen == 3)
        #expect(try store.head().sequence == 8)
    }

    @Test(arguments: Kind.allCases)
    func `a reader that has had enough is left alone`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        try fill(store, 5)
        var seen = 0
        try store.read(after: 0) { _ in
            seen += 1
            return seen == 2 ? .stop : .next
        }
        #expect(seen == 2)
    }

    @Test(arguments: Kind.allCases)
    func `a replay can begin at any head and refuses one that never was`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        try fill(store, 5)
        let middle = try store.head()
        try fill(store, 9)
        var read: [Int64] = []
        _ = try store.replay(after: middle) { entry, _ in read.append(entry.sequence) }
        #expect(read == [6, 7, 8, 9])
        let never = JournalHead(sequence: 5, digest: Digest(of: [1]))
        #expect(fault { _ = try store.replay(after: never) { _, _ in } } == .damaged)
    }

    @Test(arguments: Kind.allCases)
    func `a fault of the one who reads ends the replay`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        try fill(store, 5)
        let unknown = JournalFault(
            operation: "fold", code: .notCanonical, cause: "an unknown fact", context: "entry 3")
        var seen = 0
        #expect(throws: unknown) {
            _ = try store.replay { (entry, _) throws(JournalFault) in
                if entry.sequence == 3 { throw unknown }
                seen += 1
            }
        }
        #expect(seen == 2)
    }

    @Test(arguments: Kind.allCases)
    func `heads on receipts are looked for on the way`(_ kind: Kind) throws {
        let store = try kind.make(in: place)
        try fill(store, 5)
        let receipt = try store.head()
        try fill(store, 9)
        #expect(store.verifyChain(against: [receipt]).findings.isEmpty)
        let forged = JournalHead(sequence: 5, digest: Digest(of: [1]))
        #expect(store.verifyChain(against: [forged]).codes == [.knownHeadDiffers])
        let later = JournalHead(sequence: 12, digest: Digest(of: [1]))
        #expect(store.verifyChain(against: [later]).codes == [.entriesMissing])
    }
}
