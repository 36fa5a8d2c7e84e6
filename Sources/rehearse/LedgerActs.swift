import Accountability
import Foundation
import Journal
import Ledger
import Reckoning
import Rehearsal

/// What harnesses ask about money, answered from a journal's file.
enum LedgerActs {
    /// Writes random books that the rules let through.
    static func writeRandomBooks(seed: UInt64, movements: Int, to path: String) throws {
        let store = try SQLiteStore.open(path)
        try RandomBooks(seed: seed, movements: movements).write(to: store)
        try store.close()
    }

    /// Prints the balance of every account, perhaps with a rule of posting broken.
    static func balance(_ path: String, asAt day: Day?, broken: MovementKind?) throws {
        let lines = try LedgerReading.lines(of: SQLiteStore.openForReading(path))
        let posting = CopiedPosting(broken: broken)
        let balance = TrialBalance(lines, LedgerView(asAt: day), posting: posting.sides)
        var table = PrintedTable()
        for row in balance.accounts {
            table.add(row.account.description)
            table.add(row.balance.pence)
            table.endLine()
        }
        table.print()
        guard balance.control.agree else { throw Missing() }
    }

    /// Prints how every part stood at each month's beginning, what moved, and how it stood after.
    static func statement(_ path: String) throws {
        let lines = try LedgerReading.lines(of: SQLiteStore.openForReading(path))
        let statement = FundStatement(lines)
        var table = PrintedTable()
        table.add("capital", statement.capital)
        table.add("revenue", statement.revenue)
        for fund in statement.funds {
            table.add(fund.record.fund.text, fund.months)
            for account in fund.initiatives { table.add(account.initiative.text, account.months) }
        }
        table.print()
        guard statement.control.agree else { throw Missing() }
    }

    /// Prints how many facts a second are posted in memory, decoded beforehand.
    static func posting(_ path: String) throws {
        var facts: [(Fact, Circumstance)] = []
        _ = try SQLiteStore.openForReading(path).replay { entry, _ throws(JournalFault) in
            guard let fact = Fact(canonical: entry.fact) else { return }
            let circumstance = Circumstance(
                sequence: entry.sequence, at: entry.at, by: OfficerID(entry.by))
            facts.append((fact, circumstance))
        }
        var books = Books()
        let milliseconds = try processorTime {
            for (fact, circumstance) in facts { try books.post(fact, circumstance) }
        }
        print(Int(Double(facts.count) / milliseconds * 1_000))
    }
}

/// A table of tabs and lines, made of bytes as it grows.
struct PrintedTable {
    private var bytes: [UInt8] = []

    mutating func add(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\t"))
    }

    /// An amount in pounds with two decimals.
    mutating func add(_ pence: Int64) {
        if pence < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = pence.magnitude
        let start = bytes.count
        var place = 0
        repeat {
            if place == 2 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            place += 1
        } while rest > 0 || place < 3
        bytes[start...].reverse()
        bytes.append(UInt8(ascii: "\t"))
    }

    mutating func endLine() {
        bytes[bytes.count - 1] = UInt8(ascii: "\n")
    }

    mutating func add(_ part: String, _ months: [StatementMonth]) {
        for month in months {
            add(part)
            add(month.month.description)
            for amount in month.opening.amounts { add(amount.pence) }
            for amount in month.movements.amounts { add(amount.pence) }
            for amount in month.closing.amounts { add(amount.pence) }
            endLine()
        }
    }

    func print() {
        FileHandle.standardOutput.write(Data(bytes))
    }
}
