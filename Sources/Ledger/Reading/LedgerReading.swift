import Accountability
public import Journal
import Reckoning

/// Reads the movements of money straight from a journal, without the books: for questions about
/// years of movements, asked once.
///
/// Every entry's place in the chain is checked. An entry that keeps a movement is read by its
/// bytes, for canonical JSON has one spelling only; any other goes through the ordinary reader.
/// What comes out is what the books hold: a test holds the one against the other.
public struct LedgerReading {
    private var lines = LedgerLines()
    private var names = NameTable()
    private var shapes: [ShapeKey: Int] = [:]
    private var days = DayText()
    private var opened: [Bool] = []
    private var scanned = ScannedMovement()

    private init() {}

    /// The movements that a journal keeps.
    public static func lines(of store: any JournalStore) throws(JournalFault) -> LedgerLines {
        var reading = LedgerReading()
        _ = try store.replayBytes { (sequence, bytes) throws(JournalFault) in
            try reading.take(sequence, bytes)
        }
        return reading.lines
    }

    private mutating func take(
        _ sequence: Int64, _ bytes: UnsafeRawBufferPointer
    ) throws(JournalFault) {
        if var scanner = MovementScanner(bytes.assumingMemoryBound(to: UInt8.self)),
            scanner.scan(into: &scanned), scanned.sequence == sequence,
            let day = days.number(scanner.bytes, scanned.day)
        {
            return try post(scanner.bytes, day: day)
        }
        try takeOrdinarily(sequence, Array(bytes))
    }

    private mutating func post(
        _ bytes: UnsafeBufferPointer<UInt8>, day: Int
    ) throws(JournalFault) {
        let fund = names.place(of: bytes, scanned.fund)
        guard isOpen(fund) else {
            throw .unknownFact(scanned.sequence, "no fund \(names.text(fund))")
        }
        for line in scanned.lines {
            let key = ShapeKey(
                kind: scanned.kind, fund: fund, initiative: place(of: line.initiative, bytes),
                category: place(of: line.category, bytes), receiver: place(of: line.to, bytes))
            let shape = shapes[key] ?? settle(key)
            lines.append(
                LedgerRow(
                    shape: shape, day: day,
                    pence: scanned.isReversal ? -line.pence : line.pence,
                    sequence: scanned.sequence, moment: scanned.moment))
        }
    }

    /// A fund is open under this name, or under one that only differs in how it is encoded.
    private mutating func isOpen(_ place: Int) -> Bool {
        if place < opened.count, opened[place] { return true }
        guard lines.knows(FundID(names.text(place))) else { return false }
        note(open: place)
        return true
    }

    private mutating func note(open place: Int) {
        while opened.count <= place { opened.append(false) }
        opened[place] = true
    }

    private mutating func place(
        of range: Range<Int>?, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        range.map { names.place(of: bytes, $0) } ?? ShapeKey.none
    }

    /// Works out a shape that is seen for the first time.
    private mutating func settle(_ key: ShapeKey) -> Int {
        func text(_ place: Int) -> String? { place == ShapeKey.none ? nil : names.text(place) }
        let shape = MovementShape(
            key.kind, in: FundID(names.text(key.fund)),
            initiative: text(key.initiative).map { InitiativeID($0) },
            category: text(key.category), to: text(key.receiver).map { InitiativeID($0) })
        let place = lines.place(of: shape)
        shapes[key] = place
        return place
    }

    /// Reads an entry as the books would.
    private mutating func takeOrdinarily(
        _ sequence: Int64, _ bytes: [UInt8]
    ) throws(JournalFault) {
        let entry = try JournalEntry(bytes: bytes)
        guard entry.sequence == sequence else {
            throw .unknownFact(sequence, "it calls itself \(entry.sequence)")
        }
        let read = try ReadFact(entry)
        switch read.fact {
        case .fund(.opened(let record)): try open(record, sequence)
        case .fund(.moved(let movement)):
            guard lines.knows(movement.fund) else {
                throw .unknownFact(sequence, "no fund \(movement.fund)")
            }
            lines.append(movement, read.circumstance)
        default: break
        }
    }

    private mutating func open(
        _ record: FundRecord, _ sequence: Int64
    ) throws(JournalFault) {
        guard !lines.knows(record.fund) else {
            throw .unknownFact(sequence, "\(record.fund) is opened twice")
        }
        lines.open(record)
        note(open: names.place(of: Array(record.fund.text.utf8)))
    }
}

/// A shape by the places of its names.
private struct ShapeKey: Hashable {
    let kind: MovementKind
    let fund: Int
    let initiative: Int
    let category: Int
    let receiver: Int

    /// There is no such name.
    static let none = -1

    func hash(into hasher: inout Hasher) {
        // Kinds that share the rest are told apart by comparing: there are few.
        hasher.combine(UInt64(UInt32(truncatingIfNeeded: initiative)) << 32 | UInt64(fund))
        hasher.combine(category)
    }
}
