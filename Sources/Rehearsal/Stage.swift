public import Accountability
public import Clerk
public import Forms
public import Journal
public import Ledger
public import Reckoning

/// A real Clerk with a journal in memory and a clock that can be moved, for tests to act on.
public struct Stage: Sendable {
    /// The Clerk, who carries everything out.
    public let clerk: Clerk
    /// The Clerk's clock.
    public let clock: StageClock
    /// Where the journal is kept.
    public let store: any JournalStore

    /// Ashby's return on the small form.
    public static let smallReturn = ReturnID("small-q2-E06000901")
    /// The collection of the small form.
    public static let smallCollection = CollectionID("small-q2")
    /// The day on which rehearsals begin, a Monday in British summer time.
    public static let firstDay = Instant(Day(number: 17_441), hour: 8)

    /// A Clerk on the journal as it is.
    public init(
        _ store: any JournalStore = MemoryStore(), at start: Instant = Stage.firstDay
    ) throws {
        let clock = StageClock(at: start)
        self.clock = clock
        self.store = store
        clerk = try Clerk(store) { clock.now }
    }

    /// The cast, the small forms, their collections, and what happened since.
    public static func given(_ past: [Happened] = []) throws -> Stage {
        try given(past, in: MemoryStore())
    }

    /// The same in a journal of the test's own.
    public static func given(_ past: [Happened], in store: any JournalStore) throws -> Stage {
        try record(try setting() + past, in: store)
        return try Stage(store)
    }

    /// Writes facts straight into the journal, past all rules.
    private static func record(_ past: [Happened], in store: any JournalStore) throws {
        var pen = try Pen(taking: store)
        let drafts = past.map {
            EntryDraft(
                at: firstDay.adding(milliseconds: -60_000), by: $0.by.text, fact: $0.fact.canonical)
        }
        _ = try pen.append(drafts)
    }

    private static func setting() throws(WrongDefinition) -> [Happened] {
        let people = Cast.facts.map { Happened(.people($0), by: Cast.administrator) }
        let facts: [CollectionFact] = [
            .formAdopted(form: "small-q1", definition: try SmallForm.canonical(SmallForm.before)),
            .formAdopted(form: "small-q2", definition: try SmallForm.canonical(SmallForm.text)),
            .collectionOpened(CollectionID("small-q1"), form: "small-q1", owner: Cast.ministry.id),
            .collectionOpened(smallCollection, form: "small-q2", owner: Cast.ministry.id),
            .respondentInvited(CollectionID("small-q1"), Cast.ashby.id),
            .respondentInvited(smallCollection, Cast.ashby.id),
        ]
        return people + facts.map { Happened(.collection($0), by: Cast.analyst) }
    }

    /// The place written as `B1` or `A2a/1`.
    public static func key(_ text: String) -> AnswerKey {
        guard let key = AnswerKey(written: text) else { preconditionFailure("\(text) is no place") }
        return key
    }

    /// How everything stands.
    public var books: Books { clerk.books }

    /// Ashby's small return as it stands, with all it rests on.
    public var small: ReturnInContext {
        get throws {
            guard let found = books.return(Self.smallReturn) else {
                throw Unexpected("Ashby's small return is not open")
            }
            return found
        }
    }

    /// The findings on Ashby's small return as they stand today.
    public var standing: StandingFindings {
        get throws { try small.standing(on: clock.now.onLondonClock.day) }
    }
}
