import Accounts
import Dispatch
import Reckoning

/// Where the people book is written and read from its file, away from the threads that answer
/// requests, one thing after the other.
actor PeopleDesk {
    /// How many may wait at a time.
    static let mostWaiting = 500

    private let people: PeopleBook
    private let queue = DispatchQueue(label: "outturn.web.people")
    private var waiting = 0
    private var tended = Instant(milliseconds: 0)

    init(_ people: PeopleBook) {
        self.people = people
    }

    /// What the work gives; nil when too many wait.
    func ask<Value: Sendable>(
        _ work: @escaping @Sendable (PeopleBook) throws(PeopleFault) -> Value
    ) async throws(PeopleFault) -> Value? {
        guard waiting < Self.mostWaiting else { return nil }
        waiting += 1
        let result: Result<Value, PeopleFault> = await withCheckedContinuation { continuation in
            queue.async { [people] in
                continuation.resume(
                    returning: Result { () throws(PeopleFault) in try work(people) })
            }
        }
        waiting -= 1
        return try result.get()
    }

    /// Once in a second, writes down who was seen and takes in what another program changed.
    func tend(at now: Instant) async throws(PeopleFault) {
        guard now >= tended.adding(milliseconds: 1_000) || now < tended else { return }
        tended = now
        _ = try await ask { people throws(PeopleFault) in try people.tend(at: now) }
    }
}
