import Accountability
import Dispatch
import Journal

/// Books on the way, with their returns lying open on a bench.
///
/// What happens to one return depends on nothing else in the books. So each run's facts are applied
/// to the returns on all processors at once, each return by one of them and in order; whatever can
/// fail is found before that, in the order of the journal.
struct Rebuilding {
    private var books = Books()
    private var bench: [Return] = []
    private var places: [ReturnID: Int] = [:]

    /// The books with every return in its place.
    var finished: Books {
        var finished = books
        for entry in bench { finished.put(entry) }
        return finished
    }

    /// Posts the facts of one more run, up to the fact numbered `last`.
    mutating func post(_ run: FactRun, until last: Int64) throws(BooksFault) {
        var changed: [Int?] = []
        changed.reserveCapacity(run.facts.count)
        for place in run.facts.indices {
            guard let number = run.facts[place]?.circumstance.sequence, number <= last
            else { break }
            if let id = run.facts[place]?.changed, let target = places[id] {
                changed.append(target)
            } else if let read = run.facts[place] {
                changed.append(try take(read))
            }
        }
        apply(run.facts, to: changed)
        if let end = changed.indices.last, let number = run.facts[end]?.circumstance.sequence {
            books.pass(number)
        }
    }

    /// Lays a return that is opened on the bench and answers where; any other fact is posted.
    private mutating func take(_ read: ReadFact) throws(BooksFault) -> Int? {
        guard case .return(let fact) = read.fact else {
            try books.post(read.fact, read.circumstance)
            return nil
        }
        guard let opened = Return(fact, read.circumstance) else {
            throw Books.missing(fact.id, read.circumstance)
        }
        places[fact.id] = bench.count
        bench.append(opened)
        return bench.count - 1
    }

    private mutating func apply(_ facts: [ReadFact?], to changed: [Int?]) {
        bench.withUnsafeMutableBufferPointer { buffer in
            // Each lane changes its own returns, so no two threads meet.
            nonisolated(unsafe) let bench = buffer
            DispatchQueue.concurrentPerform(iterations: EntryRun.lanes) { lane in
                for (place, target) in changed.enumerated() {
                    guard let target, target % EntryRun.lanes == lane,
                        let circumstance = facts[place]?.circumstance,
                        case .return(let fact) = facts[place]?.fact
                    else { continue }
                    if let opened = Return(fact, circumstance) {
                        bench[target] = opened
                    } else {
                        bench[target].apply(fact, circumstance)
                    }
                }
            }
        }
    }
}
