import Accountability
import Journal
import Synchronization

/// A fact of the journal with its circumstance.
struct ReadFact: Sendable {
    let fact: Fact
    let circumstance: Circumstance
    /// The return it happened to, or nil; beside the fact because taking it out costs a copy.
    let changed: ReturnID?

    /// What an entry of the journal says.
    init(_ entry: JournalEntry) throws(JournalFault) {
        guard let fact = Fact(canonical: entry.fact) else {
            throw .unknownFact(entry.sequence, "this version knows no such fact")
        }
        self.fact = fact
        circumstance = Circumstance(
            sequence: entry.sequence, at: entry.at, by: OfficerID(entry.by))
        changed = if case .return(let fact) = fact { fact.id } else { nil }
    }
}

/// The facts of a run of entries, checked and read on all processors at once.
struct FactRun: Sendable {
    /// The facts in order; nil from the first entry on that does not hold.
    let facts: [ReadFact?]
    /// Why there are no more; nil when all were read.
    let fault: JournalFault?

    init(_ run: EntryRun) {
        let faults = Mutex<[Int: JournalFault]>([:])
        facts = [ReadFact?](unsafeUninitializedCapacity: run.count) { buffer, filled in
            // Each lane fills its own places, so no two threads meet.
            nonisolated(unsafe) let facts = buffer
            run.onLanes { places in
                var fault: JournalFault?
                for place in places {
                    var fact: ReadFact?
                    if fault == nil {
                        do throws(JournalFault) {
                            fact = try ReadFact(run.entry(at: place))
                        } catch {
                            fault = error
                            faults.withLock { $0[place] = error }
                        }
                    }
                    facts.initializeElement(at: place, to: fact)
                }
            }
            filled = run.count
        }
        fault = faults.withLock { faults in faults.min { $0.key < $1.key }?.value }
    }
}
