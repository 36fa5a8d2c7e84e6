import Accountability
import Documents
import Foundation
import Journal
import Reckoning
import Rehearsal

/// The books that programs are measured with: 152 organisations with eight funds each, years of
/// movements made up from a seed, written as a journal of ours or as text of others.
struct MeasuredBooks: Sequence, IteratorProtocol {
    private static let organisations = 152
    private static let fundsEach = 8
    private static let categories = ["Staff", "Premises", "Purchased", "Other"]
    private static let firstDay = Day(number: 18_353)
    private static let days = 5 * 365

    private let count: Int
    private var made = 0
    private var chance = SeededRandom(seed: 1)

    init(_ count: Int) {
        self.count = count
    }

    static let funds: [FundRecord] = (0..<organisations).flatMap { organisation in
        (0..<fundsEach).map { number in
            FundRecord(
                FundID("F\(organisation)-\(number)"), of: OrganisationID("O\(organisation)"),
                title: "Fund \(number)", number < 4 ? .capital : .revenue, source: "Grant",
                period: Period(from: firstDay, to: firstDay.adding(days: days)) ?? .none,
                injects: true)
        }
    }

    mutating func next() -> Movement? {
        guard made < count else { return nil }
        let fund = chance.pick(Self.funds).fund
        let kind = kind()
        let day = Self.firstDay.adding(days: made * Self.days / count)
        var movement = Movement(
            MovementID("M\(made)"), in: fund, kind, on: day, lines: lines(kind, fund),
            text: kind.title)
        movement.reference = "GL \(made)"
        made += 1
        return movement
    }

    private mutating func kind() -> MovementKind {
        switch chance.whole(0...99) {
        case 0..<3: .allocation
        case 3..<5: .injection
        case 5..<12: .authority
        case 12..<19: .drawdown
        case 19..<29: .release
        case 29..<88: .actual
        case 88..<91: .unspentReturn
        case 91..<93: .virement
        case 93..<96: .commitment
        case 96..<98: .commitmentEnd
        default: .accrual
        }
    }

    private mutating func lines(_ kind: MovementKind, _ fund: FundID) -> [MovementLine] {
        let amount = Money(pence: Int64(chance.whole(100...5_000_000)))
        let number = chance.whole(1...2)
        let initiative = InitiativeID("\(fund)-I\(number)")
        switch kind {
        case .allocation, .injection: return [MovementLine(amount)]
        case .virement:
            return [
                MovementLine(amount, for: initiative, to: InitiativeID("\(fund)-I\(3 - number)"))
            ]
        case .actual where chance.whole(0...7) == 0:
            let first = Money(pence: amount.pence / 3 + 1)
            return [first, amount - first + Money(pence: 2)].map {
                MovementLine($0, for: initiative, category: chance.pick(Self.categories))
            }
        case .actual, .accrual:
            return [
                MovementLine(amount, for: initiative, category: chance.pick(Self.categories))
            ]
        default: return [MovementLine(amount, for: initiative)]
        }
    }
}

extension MeasuredBooks {
    /// Writes them as a journal of ours.
    static func write(_ count: Int, asJournal path: String) throws {
        let store = try SQLiteStore.open(path)
        var pen = try Pen(taking: store)
        _ = try pen.append(funds.map { draft(.opened($0)) })
        var drafts: [EntryDraft] = []
        for movement in MeasuredBooks(count) {
            drafts.append(draft(.moved(movement)))
            if drafts.count == 4_000 {
                _ = try pen.append(drafts)
                drafts = []
            }
        }
        _ = try pen.append(drafts)
        try store.close()
    }

    private static func draft(_ fact: FundFact) -> EntryDraft {
        EntryDraft(
            at: Instant(firstDay), by: "finance-7", fact: Fact.fund(fact).canonical)
    }

    /// Writes them as text for others, without remarks.
    static func write(_ count: Int, as syntax: PlainSyntax, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw Missing() }
        defer { try? file.close() }
        var text = syntax.heading(MeasuredBooks(count))
        for movement in MeasuredBooks(count) {
            text += syntax.transaction(movement)
            guard text.utf8.count > 1_000_000 else { continue }
            try file.write(contentsOf: Data(text.utf8))
            text = ""
        }
        try file.write(contentsOf: Data(text.utf8))
    }
}

/// How others write books.
enum PlainSyntax: String {
    case hledger
    case beancount

    func heading(_ books: MeasuredBooks) -> String {
        guard self == .beancount else { return "" }
        var accounts: Set<String> = []
        for movement in books {
            for posting in movement.postings { accounts.insert(name(posting.account)) }
        }
        return "option \"operating_currency\" \"GBP\"\n"
            + accounts.sorted().map { "2000-01-01 open \($0) GBP\n" }.joined() + "\n"
    }

    func transaction(_ movement: Movement) -> String {
        let postings = movement.postings
        switch self {
        case .hledger:
            return "\(movement.day) * (\(movement.id)) \(movement.text)\n"
                + postings.map { "    \($0.account)    £\($0.amount)\n" }.joined() + "\n"
        case .beancount:
            return "\(movement.day) * \"\(movement.text)\" \"\(movement.id)\"\n"
                + postings.map { "  \(name($0.account))  \($0.amount) GBP\n" }.joined() + "\n"
        }
    }

    /// Beancount knows five kinds of account only.
    private func name(_ account: Account) -> String {
        let name = account.description
        return name.hasPrefix("Commitments:") ? "Assets:" + name : name
    }
}
