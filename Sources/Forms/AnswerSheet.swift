internal import HashTreeCollections
public import Reckoning

/// The answers of one return as they stand: a value that is cheap to copy and keep.
public struct AnswerSheet: Hashable, Sendable {
    /// The answers that are given, by place; a blank has no entry.
    private(set) var answers: TreeDictionary<AnswerKey, Answer>
    /// The rows of each table, by the table's identifier, in ascending order.
    public private(set) var rows: [String: [Int]]

    /// A sheet with no answers and no rows.
    public init() {
        answers = [:]
        rows = [:]
    }

    /// The answer at a place, nil when blank.
    public subscript(key: AnswerKey) -> Answer? {
        get { answers[key] }
        set { answers[key] = newValue }
    }

    /// Every answer that is given, with its place, by question and row.
    public var everyAnswer: [(key: AnswerKey, answer: Answer)] {
        answers.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    /// The places at which this sheet says something else than an earlier one, and both answers.
    public func differences(
        from earlier: AnswerSheet
    ) -> [(key: AnswerKey, was: Answer?, now: Answer?)] {
        Set(answers.keys).union(earlier.answers.keys).sorted().compactMap { key in
            let (was, now) = (earlier.answers[key], answers[key])
            return was == now ? nil : (key, was, now)
        }
    }

    /// Adds a row to a table; without effect when the row is there.
    public mutating func addRow(_ row: Int, to table: String) {
        let place = Self.place(of: row, in: rows(of: table))
        guard !place.isThere else { return }
        rows[table, default: []].insert(row, at: place.index)
    }

    /// Takes a row out of a table, with its answers.
    public mutating func removeRow(_ row: Int, from table: String, columns: [String]) {
        rows[table]?.removeAll { $0 == row }
        for column in columns { answers[AnswerKey(column, row: row)] = nil }
    }

    /// The rows of a table, in ascending order.
    public func rows(of table: String) -> [Int] { rows[table] ?? [] }

    /// The row is one of the table's.
    public func hasRow(_ row: Int, in table: String) -> Bool {
        Self.place(of: row, in: rows(of: table)).isThere
    }

    /// Where a row stands among ascending rows, or would stand.
    private static func place(of row: Int, in rows: [Int]) -> (index: Int, isThere: Bool) {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return (low, low < rows.count && rows[low] == row)
    }

    /// Every place of the form that can hold an answer, in the order of the form and of the rows.
    public func places(of form: Form) -> [AnswerKey] {
        form.sections.flatMap(\.items).flatMap { places(of: $0) }
    }

    /// Every place of one item that can hold an answer.
    public func places(of item: FormItem) -> [AnswerKey] {
        switch item {
        case .question(let question): [AnswerKey(question.id)]
        case .table(let table):
            rows(of: table.id).flatMap { row in
                table.columns.map { AnswerKey($0.id, row: row) }
            }
        }
    }

    /// The answers and rows as they are hashed and signed; calculated answers are left out.
    public var canonical: CanonicalValue {
        let given = answers.sorted { $0.key < $1.key }
        let pairs = given.map { ("\($0.key)", $0.value.canonical) }
        let tables = rows.filter { !$0.value.isEmpty }.map { table, rows in
            (table, CanonicalValue.list(rows.map { .whole(Int64($0)) }))
        }
        return .record(
            CanonicalRecord([
                "answers": CanonicalRecord(pairs).map { .record($0) },
                "rows": CanonicalRecord(tables).map { .record($0) },
            ]))
    }
}
