import Accounts
import Synchronization

/// How often each visitor may ask for something, within bounded memory.
///
/// Each visitor has an allowance of a minute's worth, which fills again evenly; of a visitor
/// nothing is kept but the moment at which the allowance is full again.
final class Allowances<Visitor: Hashable & Sendable>: Sendable {
    /// How many visitors are remembered.
    static var mostVisitors: Int { 20_000 }

    private let interval: Duration
    private let full = Mutex<[Visitor: ContinuousClock.Instant]>([:])

    /// So many times in a minute; any number of times for 0.
    init(inAMinute most: Int) {
        interval = most > 0 ? .seconds(60) / most : .zero
    }

    /// Takes one from a visitor's allowance; nil when there was one, or else how many seconds it
    /// takes until there is.
    func take(_ visitor: Visitor, at now: ContinuousClock.Instant = .now) -> Int? {
        guard interval > .zero else { return nil }
        return full.withLock { full in
            let then = max(full[visitor] ?? now, now) + interval
            let wait = then - now - .seconds(60)
            guard wait <= .zero else { return Int((wait / .seconds(1)).rounded(.up)) }
            if full[visitor] == nil, full.count >= Self.mostVisitors {
                Self.makeRoom(&full, now)
            }
            full[visitor] = then
            return nil
        }
    }

    /// How many visitors are remembered now.
    var count: Int { full.withLock { $0.count } }

    /// Forgets whose allowance is full again; when nobody's is, the half that has used least.
    private static func makeRoom(
        _ full: inout [Visitor: ContinuousClock.Instant], _ now: ContinuousClock.Instant
    ) {
        full = full.filter { $0.value > now }
        guard full.count >= mostVisitors else { return }
        let middle = full.values.sorted()[full.count / 2]
        full = full.filter { $0.value > middle }
    }
}

/// The allowances of a site's visitors.
struct SiteAllowances: Sendable {
    private let requestsBySession: Allowances<String>
    private let requestsByAddress: Allowances<InternetAddress>
    private let uploadsBySession: Allowances<String>

    init(_ limits: ServerLimits) {
        requestsBySession = Allowances(inAMinute: limits.requestsOfOneSession)
        requestsByAddress = Allowances(inAMinute: limits.requestsOfOneAddress)
        uploadsBySession = Allowances(inAMinute: limits.uploadsOfOneSession)
    }

    /// Lets a request in, whoever sends it.
    func admit(_ caller: Caller) throws(Problem) {
        guard let address = caller.address?.neighbourhood else { return }
        try Self.check(requestsByAddress.take(address))
    }

    /// Lets in a request of somebody who is signed in.
    func admit(_ visit: Visit) throws(Problem) {
        guard let session = visit.session else { return }
        try Self.check(requestsBySession.take(session.number))
    }

    /// Lets in a file.
    func admitFile(_ visit: Visit) throws(Problem) {
        guard let session = visit.session else { return }
        try Self.check(uploadsBySession.take(session.number))
    }

    private static func check(_ seconds: Int?) throws(Problem) {
        if let seconds { throw .tooManyRequests(seconds: seconds) }
    }
}
