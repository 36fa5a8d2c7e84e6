import Journal
import Synchronization

/// A journal whose disk fails at one write, and works before and after.
final class FailingStore: JournalStore {
    private let memory = MemoryStore()
    private let writes = Mutex(0)
    private let failing: Int

    /// Fails at the write of this number, counted from 1.
    init(at failing: Int) {
        self.failing = failing
    }

    var penRest: PenRest { memory.penRest }

    func head() throws(JournalFault) -> JournalHead { memory.head() }

    func read(
        after sequence: Int64, _ body: (StoredEntry) -> ReadingStep
    ) throws(JournalFault) {
        memory.read(after: sequence, body)
    }

    func append(_ batch: EntryBatch) throws(AppendError) {
        let number = writes.withLock { writes in
            writes += 1
            return writes
        }
        guard number != failing else {
            throw .fault(
                JournalFault(
                    operation: "append", code: .inputOutput, cause: "disk full", context: "test"))
        }
        try memory.append(batch)
    }
}
