public import Accountability
public import Journal
public import Ledger
public import Reckoning
import Synchronization

/// The one door: decides every instruction by the rules and holds the journal's pen.
///
/// Instructions that arrive together are decided one after the other and recorded in one durable
/// transaction. Readers take a snapshot of the books and never wait.
public actor Clerk {
    /// The most instructions that may wait at a time.
    public static let mostWaiting = 10_000

    private let desk: Desk
    private let executor: DeskExecutor
    private let clock: @Sendable () -> Instant
    private nonisolated let snapshot: Mutex<Books>
    nonisolated let store: any JournalStore
    private var waiting: [Waiting] = []

    /// The Clerk runs on a thread of its own, because recording blocks on the disk.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Opens the books of a journal and takes its pen.
    public init(
        _ store: any JournalStore, clock: @escaping @Sendable () -> Instant
    ) throws(JournalFault) {
        let books = try Books.rebuilt(from: store)
        desk = Desk(pen: try Pen(taking: store), books: books)
        executor = DeskExecutor()
        self.clock = clock
        self.store = store
        snapshot = Mutex(books)
    }

    /// How everything stands, as of the last recorded fact.
    public nonisolated var books: Books { snapshot.withLock { $0 } }

    /// How everything stood as far as it was known at a moment, rebuilt from the journal alone;
    /// it reads the whole journal, so it is not for a thread that answers requests.
    public nonisolated func books(asKnownAt moment: Instant) throws(JournalFault) -> Books {
        try Books.rebuilt(from: store, asKnownAt: moment)
    }

    /// How everything stood after a fact of the journal, rebuilt from the journal alone; it reads
    /// the journal up to there, so it is not for a thread that answers requests.
    public nonisolated func books(upTo sequence: Int64) throws(JournalFault) -> Books {
        let now = books
        return now.sequence == sequence ? now : try Books.rebuilt(from: store, until: sequence)
    }

    /// The moment by the Clerk's clock.
    public nonisolated var now: Instant { clock() }

    /// How many instructions wait to be decided.
    public var waitingCount: Int { waiting.count }

    /// Carries out an instruction; when it returns, the facts outlast a power cut.
    public func carryOut(
        _ instruction: Instruction, by officer: OfficerID
    ) async throws(NotCarriedOut) -> CarriedOut {
        try await carryOut(all: [instruction], by: officer)
    }

    /// Carries out instructions in turn, all or none, in one durable transaction.
    public func carryOut(
        all instructions: [Instruction], by officer: OfficerID
    ) async throws(NotCarriedOut) -> CarriedOut {
        guard waiting.count < Self.mostWaiting else { throw .busy }
        let result: Result<CarriedOut, NotCarriedOut> = await withCheckedContinuation {
            continuation in
            waiting.append(
                Waiting(instructions: instructions, officer: officer, continuation: continuation))
            if waiting.count == 1 { Task { self.workThrough() } }
        }
        return try result.get()
    }

    /// What would come of each instruction, decided on what the ones before it would leave; nothing
    /// is recorded.
    public nonisolated func trial(
        of instructions: [Instruction], by officer: OfficerID
    ) -> [Result<[Fact], NotCarriedOut>] {
        var tentative = books
        let now = now
        return instructions.map { Desk.decide([$0], officer, now, &tentative) }
    }

    /// Decides everything that is waiting and records it in one transaction.
    private func workThrough() {
        let batch = waiting
        waiting = []
        let results = desk.carryOut(batch.map { ($0.instructions, $0.officer) }, now: clock())
        snapshot.withLock { $0 = desk.books }
        for (waiting, result) in zip(batch, results) {
            waiting.continuation.resume(returning: result)
        }
    }

    private struct Waiting {
        let instructions: [Instruction]
        let officer: OfficerID
        let continuation: CheckedContinuation<Result<CarriedOut, NotCarriedOut>, Never>
    }
}
