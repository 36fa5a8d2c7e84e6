public import Accountability
public import Forms
public import Reckoning

/// What a file would change in a return, seen before anything is recorded.
public struct DraftComparison: Sendable {
    /// One answer of the file beside the return.
    public struct Item: Hashable, Sendable {
        /// Where.
        public let key: AnswerKey
        /// What stood there when the file was made.
        public let base: Answer?
        /// What stands there now.
        public let current: Answer?
        /// What the file says.
        public let draft: Answer?
        /// Where it stands in the file.
        public let place: Place
    }

    /// The answers that the file changes and nobody else did.
    public private(set) var changed: [Item] = []
    /// The answers that both the file and somebody else changed, each to something else.
    public private(set) var conflicts: [Item] = []
    /// How many answers are as they were.
    public private(set) var unchanged = 0
    /// The rows that the file adds, with the numbers they would have.
    public private(set) var newRows: [NewRow] = []
    /// What was found in the file and in the return as it would be, each with its place.
    public private(set) var findings: [Finding]
    /// The answers as they would be, conflicts left as they stand.
    public private(set) var sheet: AnswerSheet
    /// Nothing may be taken from the file.
    public let isRefused: Bool
    private let source: Fingerprint?

    /// A row that a file adds.
    public struct NewRow: Hashable, Sendable {
        /// The table.
        public let table: String
        /// The number it would have.
        public let row: Int
        /// The token of the spare row it was written in, or nil.
        public let token: String?
    }

    /// Compares what a file says with the return as it stands.
    public init(_ draft: ReturnDraft, with context: ReturnInContext, on day: Day) {
        let stranger = Self.stranger(draft, context)
        findings = draft.findings + (stranger.map { [$0] } ?? [])
        isRefused = draft.isRefused || stranger != nil
        source = draft.source
        sheet = context.entry.sheet
        guard !isRefused else { return }
        var places: [AnswerKey: Place] = [:]
        let numbers = number(draft.rows, context)
        for answer in draft.answers {
            let row = answer.row.flatMap { numbers[$0, answer.question, context.form.form] }
            guard answer.row == nil || row != nil else { continue }
            let key = AnswerKey(answer.question, row: row)
            places[key] = answer.place
            compare(answer, at: key, draft.base, context.entry)
        }
        assess(context, places)
    }

    /// The instruction that records what the file changes; conflicts are settled as told.
    public func instruction(
        channel: Channel, settling settled: [AnswerKey: Answer?] = [:]
    ) -> ReturnInstruction {
        let chosen = conflicts.compactMap { item in
            settled[item.key].map {
                AnswerChange(item.key, to: $0, seen: .answer(item.current))
            }
        }
        let changes = changed.map {
            AnswerChange($0.key, to: $0.draft, seen: .answer($0.current))
        }
        let rows = newRows.map { RowChange.add(table: $0.table, row: $0.row, token: $0.token) }
        return .answer(changes + chosen, rows: rows, channel, source: source)
    }

    private mutating func compare(
        _ answer: DraftAnswer, at key: AnswerKey, _ base: Int64?, _ entry: Return
    ) {
        let current = entry.sheet[key]
        let before = base.map { entry.answer(key, asAt: $0) } ?? current
        let item = Item(
            key: key, base: before, current: current, draft: answer.answer, place: answer.place)
        if answer.answer == current || (base != nil && answer.answer == before) {
            unchanged += 1
        } else if current == before {
            changed.append(item)
            sheet[key] = answer.answer
        } else {
            conflicts.append(item)
        }
    }

    /// Gives each row of the file its number: its own, or the next ones for spare rows filled in.
    private mutating func number(_ rows: [DraftRow], _ context: ReturnInContext) -> RowNumbers {
        var numbers = RowNumbers()
        var highest = context.entry.highestRow
        for row in rows {
            let known: Int?
            switch row.reference {
            case .number(let number):
                known = context.entry.sheet.hasRow(number, in: row.table) ? number : nil
            case .token(let token): known = context.entry.rowTokens[token]
            }
            if let known {
                numbers.set(known, row)
                continue
            }
            let last = max(
                highest[row.table] ?? 0, context.highestPreviousRow(of: row.table))
            let number = row.reference.number ?? last + 1
            highest[row.table] = max(last, number)
            numbers.set(number, row)
            sheet.addRow(number, to: row.table)
            newRows.append(NewRow(table: row.table, row: number, token: row.reference.token))
        }
        return numbers
    }

    /// Adds the findings on the return as it would be, with the cells of the file.
    private mutating func assess(_ context: ReturnInContext, _ places: [AnswerKey: Place]) {
        findings += changed.compactMap { renamed($0, context) }
        findings += context.form.form.tables.values.compactMap { crowded($0) }
        let assessment = context.form.form.assess(sheet, previous: context.previous?.sheet)
        findings += assessment.findings.map { finding in
            guard let place = finding.place.key.flatMap({ places[$0] }) else { return finding }
            return finding.at(place)
        }
    }
}

extension DraftComparison {
    /// The finding that the file is of another organisation.
    private static func stranger(_ draft: ReturnDraft, _ context: ReturnInContext) -> Finding? {
        guard let found = draft.organisation, !context.organisation.isKnown(as: found) else {
            return nil
        }
        let expected = "\(context.organisation.name) (\(context.organisation.id))"
        return Finding(
            .otherOrganisation, .error, at: Place(), found: found, expected: expected,
            message: "The answers are of \(found), and the return is of \(expected).",
            remedy: "Use the answers of \(context.organisation.name).")
    }

    /// A note where an answer that was filled in from the return before is changed.
    private func renamed(_ item: Item, _ context: ReturnInContext) -> Finding? {
        guard let question = context.form.form.question(item.key.question), question.isPrefilled,
            let source = question.previous, let base = item.base,
            context.previous?.sheet[AnswerKey(source, row: item.key.row)] == base
        else { return nil }
        let was = context.form.form.shown(base, for: question)
        let now = item.draft.map { context.form.form.shown($0, for: question) } ?? "blank"
        return Finding(
            .prefilledChanged, .note, at: item.place, found: "“\(now)”", expected: "“\(was)”",
            message: "\(item.key) was “\(was)” in the last return and is now “\(now)”.",
            remedy: "Nothing to do if that is what you mean; it stays the same row.")
    }

    private func crowded(_ table: FormTable) -> Finding? {
        let count = sheet.rows(of: table.id).count
        guard count > table.mostRows else { return nil }
        return Finding(
            .tooManyRows, .error, at: Place(key: AnswerKey(table.id)), found: "\(count) rows",
            expected: "\(table.mostRows) rows or less",
            message: "\(table.id) would have \(count) rows; it may have \(table.mostRows).",
            remedy: "Leave out \(count - table.mostRows) of the new rows.")
    }
}

/// The numbers of a file's rows.
private struct RowNumbers {
    private var numbers: [DraftRow: Int] = [:]

    mutating func set(_ number: Int, _ row: DraftRow) { numbers[row] = number }

    subscript(reference: DraftRow.Reference, column: String, form: Form) -> Int? {
        form.tableOfColumn[column].flatMap { numbers[DraftRow(table: $0, reference: reference)] }
    }
}

extension DraftRow.Reference {
    /// The token, when it is one.
    var token: String? {
        if case .token(let token) = self { token } else { nil }
    }
}

extension ReturnInContext {
    /// The highest row number of the table of the previous return that this one continues.
    fileprivate func highestPreviousRow(of table: String) -> Int {
        guard let source = form.form.tables[table]?.previous else { return 0 }
        return previous?.highestRow[source] ?? 0
    }
}
