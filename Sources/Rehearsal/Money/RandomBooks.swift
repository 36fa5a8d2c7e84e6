public import Accountability
public import Journal
public import Ledger
import Reckoning

/// Years of money in two councils' funds, made up from a seed: every movement is one that the rules
/// let through.
public struct RandomBooks: Sendable {
    /// Everything that happened, in order.
    public private(set) var happened: [(fact: Fact, circumstance: Circumstance)] = []
    /// How everything stands.
    public private(set) var books = Books()
    /// How many movements were made.
    public private(set) var movementCount = 0
    /// How often the rules said no.
    public private(set) var refusalCount = 0

    var chance: SeededRandom
    var now: Instant
    private var numbers = 0

    /// At least so many movements from a seed.
    public init(seed: UInt64, movements: Int) throws(Unexpected) {
        chance = SeededRandom(seed: seed)
        now = Instant(RandomGround.firstDay.adding(days: 90), hour: 9)
        for (fact, officer) in RandomGround.facts { try keep(fact, by: officer) }
        var idle = 0
        while movementCount < movements {
            let before = movementCount
            now = now.adding(milliseconds: Int64(chance.whole(1...9)) * 600_000)
            try step()
            idle = movementCount == before ? idle + 1 : 0
            guard idle < 1_000 else { throw Unexpected("the story came to an end") }
        }
    }

    /// The day of the step.
    var today: Day { now.onLondonClock.day }

    /// A day of the last weeks.
    mutating func recentDay() -> Day { today.adding(days: -chance.whole(0...40)) }

    /// A name that was not given yet.
    mutating func name(_ word: String) -> String {
        numbers += 1
        return "\(word)-\(numbers)"
    }

    /// Gives an instruction on a fund to the rules, and keeps what follows; false when they say no.
    @discardableResult mutating func instruct(
        _ fund: Fund, _ instruction: FundInstruction, by role: Role = .finance
    ) throws(Unexpected) -> Bool {
        let id = RandomGround.officer(role, of: fund.record.organisation)
        guard let officer = books.officer(id) else { throw Unexpected("\(id) is not enrolled") }
        let books = books
        let background = FundBackground(
            actor: officer, now: now, organisation: { books.organisation($0) },
            decision: { books.decision($0) }, initiative: { books.initiative($0) })
        guard let facts = try? (books.fund(fund.id) ?? fund).facts(instruction, background) else {
            refusalCount += 1
            return false
        }
        for fact in facts { try keep(.fund(fact), by: id) }
        return !facts.isEmpty
    }

    private mutating func keep(_ fact: Fact, by officer: OfficerID) throws(Unexpected) {
        let circumstance = Circumstance(sequence: books.sequence + 1, at: now, by: officer)
        do throws(BooksFault) {
            try books.post(fact, circumstance)
        } catch {
            throw Unexpected("\(error)")
        }
        happened.append((fact, circumstance))
        if case .fund(.moved) = fact { movementCount += 1 }
    }

    /// Everything as entries of a journal.
    public var drafts: [EntryDraft] {
        happened.map { fact, circumstance in
            EntryDraft(at: circumstance.at, by: circumstance.by.text, fact: fact.canonical)
        }
    }

    /// Writes everything into a journal that holds nothing yet.
    public func write(to store: any JournalStore) throws {
        var pen = try Pen(taking: store)
        let drafts = drafts
        for start in stride(from: 0, to: drafts.count, by: 1_000) {
            _ = try pen.append(Array(drafts[start..<min(drafts.count, start + 1_000)]))
        }
    }
}
