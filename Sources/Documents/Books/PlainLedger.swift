public import Accountability
internal import Reckoning

/// Writes funds and their movements as a journal of hledger, which ledger reads too, so that
/// anybody can draw the same balances with a program that is not ours.
///
/// Each movement is one transaction, in the order of recording; each account is declared. The same
/// facts give the same bytes.
public enum PlainLedger {
    /// Writes the whole journal piece by piece.
    public static func write(_ funds: [Fund], to sink: (String) throws -> Void) rethrows {
        var accounts = DeclaredAccounts()
        var entries: [(entry: RecordedMovement, fund: FundRecord)] = []
        for fund in funds {
            for entry in fund.movements {
                accounts.note(entry.movement, of: fund.record)
                entries.append((entry, fund.record))
            }
        }
        entries.sort { $0.entry.circumstance.sequence < $1.entry.circumstance.sequence }
        try sink(heading(funds.map(\.record)))
        try sink(accounts.text)
        for (entry, fund) in entries { try sink(transaction(entry, of: fund)) }
    }

    /// The remarks and the currency at the beginning.
    public static func heading(_ funds: [FundRecord]) -> String {
        var text = """
            ; The money of funds, as outturn recorded it. Each transaction is one movement: its code
            ; is the movement's identifier, its tag “sequence” the number of the fact in the journal.

            commodity £1000.00


            """
        for fund in funds.sorted(by: { $0.fund.text < $1.fund.text }) {
            text += "; fund \(PlainText.name(fund.fund.text)), \(fund.kind.rawValue): "
            text += "\(PlainText.line(fund.title))\n"
        }
        return text + "\n"
    }

    /// A movement as a transaction, with the blank line after it.
    public static func transaction(_ entry: RecordedMovement, of fund: FundRecord) -> String {
        let movement = entry.movement
        var text = "\(movement.day) * (\(PlainText.name(movement.id.text)))"
        let words = PlainText.line(movement.text)
        text += words.isEmpty ? "\n" : " \(words)\n"
        for (name, value) in tags(of: entry, fund) { text += "    ; \(name): \(value)\n" }
        for posting in movement.postings {
            let amount = posting.amount
            text += "    \(PlainText.account(posting.account))    £\(amount)\n"
        }
        return text + "\n"
    }

    private static func tags(
        of entry: RecordedMovement, _ fund: FundRecord
    ) -> [(String, String)] {
        let movement = entry.movement
        let said: [(String, String?)] = [
            ("movement", movement.kind.rawValue), ("kind", fund.kind.rawValue),
            ("organisation", fund.organisation.text), ("decision", movement.decision?.text),
            ("resolution", movement.resolution), ("drawdown", movement.drawdown?.text),
            ("reference", movement.reference), ("reverses", movement.reverses?.text),
            ("originally", movement.originally.map { "\($0)" }),
        ]
        let recorded = [
            ("sequence", "\(entry.circumstance.sequence)"),
            ("recorded", "\(entry.circumstance.at)"),
        ]
        return recorded + said.compactMap { name, value in value.map { (name, PlainText.tag($0)) } }
    }
}

/// The accounts that movements use, each declared once, with what kind of money it holds.
public struct DeclaredAccounts: Sendable {
    private var kinds: [Account: FundRecord] = [:]
    private var noted: Set<MovementShape> = []

    /// No accounts yet.
    public init() {}

    /// Notes the accounts of a movement.
    public mutating func note(_ movement: Movement, of fund: FundRecord) {
        for line in movement.lines {
            let shape = movement.shape(of: line)
            guard noted.insert(shape).inserted else { continue }
            kinds[shape.sides.debit] = fund
            kinds[shape.sides.credit] = fund
        }
    }

    /// The directives that declare them, by the accounts' names.
    public var text: String {
        let named = kinds.map { (name: PlainText.account($0.key), fund: $0.value) }
        return named.sorted { $0.name < $1.name }.map { name, fund in
            """
            account \(name)
                ; kind: \(fund.kind.rawValue), organisation: \(PlainText.tag(fund.organisation.text))

            """
        }.joined() + "\n"
    }
}
