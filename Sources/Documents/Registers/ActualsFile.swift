public import Accountability
public import Forms
public import Reckoning

/// What an export of a general ledger holds for a fund, before anything of it is recorded.
public struct ActualsDraft: Hashable, Sendable {
    /// The actuals in the order of the rows, known ones included.
    public internal(set) var movements: [Movement] = []
    /// Those that are not recorded yet.
    public internal(set) var new: [Movement] = []
    /// Every mistake and note, in the order of the rows.
    public internal(set) var findings: [Finding] = []

    /// All of its amounts together, to be held against the control total.
    public var total: Money { movements.map(\.amount).total() }
    /// Something in the file is wrong, so that none of it may be recorded.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

extension ActualsDraft {
    /// Reads the actuals of an export by a saved mapping and tries each on a copy of the fund.
    ///
    /// The ledger's reference makes the movement's identifier, so that a line is recorded once
    /// however often it is loaded. A credit is a finding, with the movement that it may take back.
    public init(
        _ table: CSVTable, by mapping: ColumnMapping, into fund: Fund, _ background: FundBackground,
        as circumstance: Circumstance
    ) throws(WrongDefinition) {
        findings = table.notes
        var reader = ActualsReader(
            columns: try ActualsColumns(mapping, in: table), mapping: mapping, trial: fund,
            background: background, circumstance: circumstance)
        for row in table.rows {
            guard let movement = reader.movement(row) else { continue }
            movements.append(movement)
            if reader.isNew(movement, row) { new.append(movement) }
        }
        findings += reader.findings
    }
}

/// The places of the columns that a mapping names.
private struct ActualsColumns {
    let day: Int
    let amount: Int
    let initiative: Int
    let reference: Int
    let category: Int?
    let text: Int?

    init(_ mapping: ColumnMapping, in table: CSVTable) throws(WrongDefinition) {
        var missing: [Finding] = []
        func place(_ heading: String) -> Int {
            guard let place = table.column(heading) else {
                missing.append(.missingHeading(heading, of: table.headings))
                return 0
            }
            return place
        }
        day = place(mapping.day)
        amount = place(mapping.amount)
        initiative = place(mapping.initiative)
        reference = place(mapping.reference)
        category = mapping.category.map { place($0) }
        text = mapping.text.map { place($0) }
        guard missing.isEmpty else { throw WrongDefinition(findings: missing) }
    }
}

private struct ActualsReader {
    let columns: ActualsColumns
    let mapping: ColumnMapping
    /// The fund as it would be after the rows so far.
    var trial: Fund
    let background: FundBackground
    let circumstance: Circumstance
    var findings: [Finding] = []
    private var rowOf: [MovementID: Int] = [:]
    /// The actuals that a credit may take back; made when the first credit is met.
    private var spent: SpentAmounts?

    init(
        columns: ActualsColumns, mapping: ColumnMapping, trial: Fund, background: FundBackground,
        circumstance: Circumstance
    ) {
        self.columns = columns
        self.mapping = mapping
        self.trial = trial
        self.background = background
        self.circumstance = circumstance
    }

    /// The actual of a row; nil, with findings, when the row is wrong.
    mutating func movement(_ row: CSVRow) -> Movement? {
        let id = identifier(row)
        let day = day(row)
        let initiative = initiative(row)
        let amount = amount(row, initiative)
        guard let id, let day, let initiative, let amount else { return nil }
        let category = columns.category.flatMap { MovementLine.category(named: row.field($0)) }
        var movement = Movement(
            id, in: trial.id, .actual, on: day,
            lines: [MovementLine(amount, for: initiative, category: category)],
            text: columns.text.map { TypedValue.trimmed(row.field($0).withoutGuard) } ?? "")
        movement.reference = TypedValue.trimmed(row.field(columns.reference))
        return movement
    }

    /// The actual is not recorded yet and the rules allow it after the rows before.
    mutating func isNew(_ movement: Movement, _ row: CSVRow) -> Bool {
        if let known = trial.movement(movement.id)?.movement {
            guard known != movement else { return false }
            find(
                .rowRefused, row, columns.reference, expected: "what was recorded before",
                "\(movement.reference ?? "") is recorded already, with other content.",
                "Take \(movement.id) back and load the new line under another reference.")
            return false
        }
        do throws(Refusal) {
            try trial.allow(movement, background)
            trial.apply(.moved(movement), circumstance)
            spent?.add(movement)
            return true
        } catch {
            find(
                .rowRefused, row, column(of: error), expected: "what the rules allow",
                "\(error.number.code) \(error.reason)", error.remedy)
            return false
        }
    }

    private func column(of refusal: Refusal) -> Int {
        switch refusal.number {
        case .monthLocked: columns.day
        case .nothingReleased, .unknownInitiative: columns.initiative
        case .identifierNotPlain: columns.category ?? columns.reference
        default: columns.amount
        }
    }

    private mutating func identifier(_ row: CSVRow) -> MovementID? {
        let reference = TypedValue.trimmed(row.field(columns.reference))
        guard !reference.isEmpty else {
            find(
                .referenceMissing, row, columns.reference, expected: "the ledger’s reference",
                "Row \(row.number) has no reference.", "Add it, so that the line is loaded once.")
            return nil
        }
        let id = MovementID(reference.movementName)
        guard id.text.utf8.count <= 64 else {
            find(
                .cellNotRead, row, columns.reference, expected: "40 letters and digits or less",
                "The reference is too long to know the line by.", "Map a shorter reference.")
            return nil
        }
        if let earlier = rowOf[id] {
            find(
                .referenceRepeated, row, columns.reference, expected: "each reference once",
                "Row \(earlier) has the same reference.",
                "Map a column that tells lines apart, or remove one of them.")
            return nil
        }
        rowOf[id] = row.number
        return id
    }

    private mutating func day(_ row: CSVRow) -> Day? {
        if let day = Day(typed: row.field(columns.day)) { return day }
        find(
            .cellNotRead, row, columns.day, expected: "a day such as 30/09/2017",
            "The day cannot be read.", "Write it as 30/09/2017 or 2017-09-30.")
        return nil
    }

    private mutating func initiative(_ row: CSVRow) -> InitiativeID? {
        let code = TypedValue.trimmed(row.field(columns.initiative))
        let id = mapping.codes[code] ?? InitiativeID(code)
        if background.initiative(id) != nil { return id }
        find(
            .codeUnknown, row, columns.initiative, expected: "a code that is known",
            "There is no initiative with the code “\(code)”.",
            "Correct it, or add it to the codes of the mapping “\(mapping.name)”.")
        return nil
    }

    private mutating func amount(_ row: CSVRow, _ initiative: InitiativeID?) -> Money? {
        guard let amount = TypedValue.amount(row.field(columns.amount)) else {
            find(
                .cellNotRead, row, columns.amount, expected: "an amount such as 1,234.50",
                "The amount cannot be read.", "Write pounds and at most two digits of pence.")
            return nil
        }
        guard amount <= .most else {
            find(
                .cellNotRead, row, columns.amount, expected: "at most \(Money.most.inWords)",
                "The amount is more than one entry may be for.",
                "Check for digits that ran together, or for pence without their point.")
            return nil
        }
        guard amount < .zero else { return amount }
        find(
            .creditNotLoaded, row, columns.amount, expected: "an amount above nothing",
            "A credit of \((-amount).inWords) is not loaded by itself.",
            advice(on: -amount, initiative))
        return nil
    }

    /// Which movement a credit may take back, and how.
    private mutating func advice(on amount: Money, _ initiative: InitiativeID?) -> String {
        let known = spent ?? SpentAmounts(trial)
        spent = known
        guard let initiative, let same = known.first(amount, of: initiative) else {
            return "Take back the actual that it corrects in the ledger, enter what is right, and "
                + "leave this row out."
        }
        return "It may take back \(same): take that one back in the ledger, and leave this row out."
    }

    private mutating func find(
        _ number: FindingNumber, _ row: CSVRow, _ column: Int, expected: String,
        _ message: String, _ remedy: String
    ) {
        let heading = place(of: column)
        findings.append(
            Finding(
                number, .error, at: Place(line: row.number, column: heading),
                found: row.field(column), expected: expected, message: message, remedy: remedy))
    }

    private func place(of column: Int) -> String {
        switch column {
        case columns.day: mapping.day
        case columns.amount: mapping.amount
        case columns.initiative: mapping.initiative
        case columns.category: mapping.category ?? ""
        default: mapping.reference
        }
    }
}

/// The actuals that stand, by their amount and their initiative.
private struct SpentAmounts {
    private struct Key: Hashable {
        let amount: Money
        let initiative: InitiativeID
    }

    private var firsts: [Key: MovementID] = [:]

    init(_ fund: Fund) {
        for entry in fund.movements where fund.reversal(of: entry.movement.id) == nil {
            add(entry.movement)
        }
    }

    mutating func add(_ movement: Movement) {
        let parties = Set(movement.lines.map(\.initiative))
        guard movement.kind == .actual, movement.reverses == nil, parties.count == 1,
            let initiative = parties.first ?? nil
        else { return }
        let key = Key(amount: movement.amount, initiative: initiative)
        if firsts[key] == nil { firsts[key] = movement.id }
    }

    /// The first actual of an amount, or nil.
    func first(_ amount: Money, of initiative: InitiativeID) -> MovementID? {
        firsts[Key(amount: amount, initiative: initiative)]
    }
}

extension String {
    /// A ledger's reference as a movement's identifier; two references never make the same one.
    fileprivate var movementName: String {
        "gl-"
            + utf8.map { byte in
                switch byte {
                case 48...57, 65...90, 97...122, 45, 46: String(UnicodeScalar(byte))
                default:
                    "_" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                }
            }.joined()
    }
}
