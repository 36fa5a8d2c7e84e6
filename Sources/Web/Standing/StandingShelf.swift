import Accountability
import Reckoning
import Synchronization

/// The findings of returns that were looked at lately, kept while nothing that they follow from
/// has changed: working them out costs more than drawing the page that shows them.
final class StandingShelf: Sendable {
    /// Everything that the findings on a return follow from.
    private struct Origin: Hashable {
        let changed: Int64
        let form: Fingerprint
        let previous: Int64?
        let waivers: [CheckWaiver]
        let day: Day

        init(_ context: ReturnInContext, _ day: Day) {
            changed = context.entry.lastChanged.sequence
            form = context.form.fingerprint
            previous = context.previous?.lastChanged.sequence
            waivers = context.collection.waivers
            self.day = day
        }
    }

    private let most: Int
    private let kept = Mutex<[ReturnID: (origin: Origin, standing: StandingFindings)]>([:])

    /// A shelf for so many returns; when it is full it is cleared.
    init(most: Int = 1_000) {
        self.most = most
    }

    /// The findings on a return as they stand on a day.
    func standing(of context: ReturnInContext, on day: Day) -> StandingFindings {
        let origin = Origin(context, day)
        let id = context.entry.id
        if let found = kept.withLock({ $0[id] }), found.origin == origin { return found.standing }
        let standing = context.standing(on: day)
        kept.withLock { kept in
            if kept.count >= most { kept.removeAll(keepingCapacity: true) }
            kept[id] = (origin, standing)
        }
        return standing
    }
}
