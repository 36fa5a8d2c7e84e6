import Accountability
import Clerk
import Forms
import Journal
import Ledger
import Reckoning
import Rehearsal
import Testing

struct ClerkTests {
    static func change(_ key: String, _ number: Int) -> Instruction {
        .return(Stage.smallReturn, .give(key, .number(DecimalNumber(Int64(number)))))
    }

    @Test func `a thousand instructions at once all stand, in order`() async throws {
        let stage = try Stage.given([.opened])
        let start = stage.books.sequence
        let outcomes = try await withThrowingTaskGroup(of: CarriedOut.self) { group in
            for number in 0..<1_000 {
                let key = ["B1", "B2", "B4"][number % 3]
                let member = number.isMultiple(of: 2) ? Cast.programme : Cast.deputy
                group.addTask {
                    try await stage.clerk.carryOut(Self.change(key, number), by: member.id)
                }
            }
            return try await group.reduce(into: [CarriedOut]()) { $0.append($1) }
        }
        let sequences = outcomes.map(\.sequence).sorted()
        #expect(sequences == Array(start + 1...start + 1_000))
        try Self.stand(outcomes, stage)
        try stage.agreesWithJournal()
    }

    /// Each acknowledged fact lies in the journal under the number it was acknowledged with.
    private static func stand(_ outcomes: [CarriedOut], _ stage: Stage) throws {
        var kept: [Int64: CanonicalValue] = [:]
        _ = try stage.store.replay { entry, _ in kept[entry.sequence] = entry.fact }
        for outcome in outcomes {
            #expect(outcome.facts.map(\.canonical) == [kept[outcome.sequence]])
        }
    }

    @Test func `instructions given together are carried out all or none, each on the ones before`()
        async throws
    {
        let stage = try Stage.given([.opened])
        let start = stage.books.sequence
        let locked = Instruction.return(Stage.smallReturn, .submit)
        let right = [Self.change("B1", 1), Self.change("B2", 2), Self.change("B1", 3)]
        await #expect(throws: NotCarriedOut.self) {
            try await stage.clerk.carryOut(all: right + [locked], by: Cast.programme.id)
        }
        #expect(stage.books.sequence == start)
        let trial = stage.clerk.trial(of: right + [locked] + right, by: Cast.programme.id)
        #expect(trial.map { (try? $0.get())?.count } == [1, 1, 1, nil, 1, 0, 1])
        #expect(stage.books.sequence == start)
        let outcome = try await stage.clerk.carryOut(all: right, by: Cast.programme.id)
        #expect(outcome.facts.count == 3 && outcome.sequence == start + 3)
        try stage.agreesWithJournal()
    }

    @Test func `many who saw the same answer do not overwrite each other`() async throws {
        let stage = try Stage.given([.opened])
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 1...100 {
                group.addTask {
                    let given = ReturnInstruction.give(
                        "B1", .number(DecimalNumber(Int64(number))), seen: .answer(nil))
                    let act = try? await stage.carryOut(
                        .return(Stage.smallReturn, given), by: Cast.programme.id)
                    return act?.refusal == nil
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(results.filter { $0 }.count == 1)
        #expect(try stage.small.entry.history(of: Stage.key("B1")).count == 1)
    }

    @Test func `a batch that cannot be written is acknowledged to nobody`() async throws {
        let store = FailingStore(at: 3)
        let stage = try Stage.given([.opened], in: store)
        try await stage.when(Self.change("B1", 1)).thenDone()
        let before = BooksPicture(stage.books)
        let head = try store.head()
        let acknowledged = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask {
                    (try? await stage.clerk.carryOut(Self.change("B2", number), by: Cast.deputy.id))
                        != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(acknowledged == 0)
        #expect(BooksPicture(stage.books) == before)
        #expect(try store.head() == head)
        try stage.agreesWithJournal()
    }

    /// The second is already done by the first, in the same transaction: neither may be promised.
    @Test func `the same instruction twice is promised to nobody when the write fails`()
        async throws
    {
        let stage = try Stage.given([.opened], in: FailingStore(at: 2))
        let acknowledged = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    (try? await stage.clerk.carryOut(
                        Self.change("B1", 1), by: Cast.programme.id)) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(acknowledged == 0)
    }

    @Test func `a failed write says what failed, and a refusal stays a refusal`() async throws {
        let stage = try Stage.given([.opened], in: FailingStore(at: 2))
        do {
            _ = try await stage.clerk.carryOut(Self.change("B1", 1), by: Cast.programme.id)
            Issue.record("acknowledged although the disk failed")
        } catch {
            guard case .failed(let fault) = error else { throw error }
            #expect(fault.code == .inputOutput && fault.cause == "disk full")
        }
        try await stage.carryOut(Self.change("B3", 1), by: Cast.programme.id)
            .thenRefused(.calculatedQuestion)
    }

    @Test func `after a failed write nothing more is written until a restart`() async throws {
        let store = FailingStore(at: 2)
        let stage = try Stage.given([.opened], in: store)
        for number in 1...3 {
            await #expect(throws: NotCarriedOut.self) {
                try await stage.clerk.carryOut(Self.change("B1", number), by: Cast.programme.id)
            }
        }
        #expect(BooksPicture(try Books.rebuilt(from: store)) == BooksPicture(stage.books))
    }

    @Test func `names never enter the journal`() async throws {
        let stage = try await Stage.reopened()
        var bytes: [UInt8] = []
        _ = try stage.store.replay { entry, _ in bytes += entry.bytes }
        let journal = String(decoding: bytes, as: UTF8.self)
        #expect(journal.contains(Cast.programme.id.text), "the acts of officers are there")
        for member in Cast.everyone {
            for part in [member.name] + member.name.split(separator: " ").map(String.init) {
                #expect(!journal.contains(part), "\(part)")
            }
        }
    }

    @Test func `readers hold the books of one moment`() async throws {
        let stage = try Stage.given([.opened])
        let held = stage.books
        let picture = BooksPicture(held)
        for number in 0..<20 { try await stage.when(Self.change("B1", number)).thenDone() }
        #expect(BooksPicture(held) == picture)
        #expect(stage.books.sequence == held.sequence + 20)
    }

    @Test func `the books can be rebuilt as they stood at any fact`() async throws {
        let stage = try Stage.given([.opened])
        var pictures: [BooksPicture] = []
        for number in 0..<10 {
            try await stage.when(Self.change("B1", number)).thenDone()
            pictures.append(BooksPicture(stage.books))
        }
        for picture in pictures {
            let then = try Books.rebuilt(from: stage.store, until: picture.sequence)
            #expect(BooksPicture(then) == picture)
        }
    }

    @Test func `a journal that holds what no rule allows is not opened`() throws {
        let store = MemoryStore()
        let lost = Fact.return(.accepted(Stage.smallReturn, version: 1))
        #expect(throws: JournalFault.self) { try Stage.given([Happened(lost)], in: store) }
        let nonsense = MemoryStore()
        var pen = try Pen(taking: nonsense)
        let draft = EntryDraft(at: Stage.firstDay, by: "officer-1", fact: .text("nonsense"))
        _ = try pen.append([draft])
        #expect(throws: JournalFault.self) { try Books.rebuilt(from: nonsense) }
    }

    @Test func `a receipt for no version does not stop the program`() throws {
        let receipt = ReturnFact.received(Stage.smallReturn, version: 7, receipt: "X")
        let stage = try Stage.given([.opened, Happened(.return(receipt))])
        #expect(try stage.small.entry.versions.isEmpty)
    }

    @Test func `one journal has one Clerk`() throws {
        let stage = try Stage.given()
        #expect(throws: JournalFault.self) { try Stage(stage.store) }
    }

    @Test func `the books of a past moment hold what was known then, nothing later`() async throws {
        let stage = try Stage.given([.opened])
        _ = try await stage.clerk.carryOut(Self.change("B1", 5), by: Cast.programme.id)
        let (moment, before) = (stage.clock.now, stage.books)
        stage.clock.advance(seconds: 1)
        _ = try await stage.clerk.carryOut(Self.change("B1", 6), by: Cast.programme.id)
        let then = try stage.clerk.books(asKnownAt: moment)
        #expect(then.sequence == before.sequence)
        #expect(then.return(Stage.smallReturn)?.entry == before.return(Stage.smallReturn)?.entry)
        let now = try stage.clerk.books(asKnownAt: stage.clock.now)
        #expect(now.sequence == before.sequence + 1)
        #expect(try stage.clerk.books(asKnownAt: Instant(milliseconds: 0)).sequence == 0)
    }
}
