internal import Accountability
internal import Forms
internal import Workbook

/// Where everything of a form stands in its workbook: one plan for writing and for the formulas.
struct ReturnLayout {
    /// What the columns of a section's sheet hold, counted from 0. The first is hidden.
    enum Column {
        static let key = 0
        static let reference = 1
        static let label = 2
        static let previous = 3
        static let answer = 4
        static let unit = 5
        static let firstOfTable = 2
    }

    /// The row of a section's sheet that says, hidden, what its columns hold.
    static let keyRow = 0
    /// The word in the key row over the column of answers.
    static let answerKey = "answer"

    let form: Form
    let sections: [SectionLayout]

    init(_ context: ReturnInContext, issue: String) {
        form = context.form.form
        sections = context.form.form.sections.map {
            SectionLayout($0, sheet: context.entry.sheet, issue: issue)
        }
    }

    /// The places of questions outside tables, by identifier.
    var questions: [String: SheetRange] {
        var places: [String: SheetRange] = [:]
        for section in sections {
            for case .question(let question, let row) in section.items {
                places[question.id] = section.place(row: row, column: Column.answer)
            }
        }
        return places
    }
}

/// Where the parts of one section stand on its sheet.
struct SectionLayout {
    enum Item {
        case question(Question, row: Int)
        case table(TableLayout)
    }

    let section: FormSection
    let sheetName: String
    let items: [Item]
    /// The column in which what is wrong with a row is written.
    let checkColumn: Int
    /// The first row below everything.
    let end: Int

    init(_ section: FormSection, sheet: AnswerSheet, issue: String) {
        self.section = section
        sheetName = Self.sheetName(section)
        var row = 4
        var items: [Item] = []
        var isInQuestions = false
        for item in section.items {
            switch item {
            case .question(let question):
                if !isInQuestions { row += 1 }
                isInQuestions = true
                items.append(.question(question, row: row))
                row += 1
            case .table(let table):
                let layout = TableLayout(table, title: row + 1, sheet: sheet, issue: issue)
                isInQuestions = false
                items.append(.table(layout))
                row = layout.end + 1
            }
        }
        self.items = items
        end = row
        let widest =
            section.items.map { item in
                if case .table(let table) = item { TableLayout.width(of: table) } else { 0 }
            }.max() ?? 0
        checkColumn = max(ReturnLayout.Column.unit, ReturnLayout.Column.label + widest - 1) + 1
    }

    /// The section's letter and title, as a tab can be called.
    static func sheetName(_ section: FormSection) -> String {
        let name = "\(section.id) \(section.title)".filter { !"[]:*?/\\'".contains($0) }
        return String(name.prefix(31)).trimmingBlanks
    }

    func place(row: Int, column: Int) -> SheetRange {
        let cell = CellAddress(row: row, column: column)
        return SheetRange(sheet: sheetName, range: CellRange(cell, cell))
    }

    var tables: [TableLayout] {
        items.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
}

/// Where a table stands on its section's sheet.
struct TableLayout {
    let table: FormTable
    /// The rows of the sheet for its title, its hidden keys and its headings.
    let titleRow: Int
    /// What each row of the table is known by, and its place on the sheet.
    let rows: [(key: DraftRow.Reference, row: Int)]

    var guidanceRow: Int { titleRow + 1 }
    var keyRow: Int { titleRow + 2 }
    var headingRow: Int { titleRow + 3 }
    var firstRow: Int { titleRow + 4 }
    var lastRow: Int { firstRow + max(1, rows.count) - 1 }
    var end: Int { lastRow + 1 }

    init(_ table: FormTable, title: Int, sheet: AnswerSheet, issue: String) {
        self.table = table
        titleRow = title
        let first = title + 4
        let known = sheet.rows(of: table.id)
        let spare = min(table.spareRows, max(0, table.mostRows - known.count))
        let keys =
            known.map { DraftRow.Reference.number($0) }
            + (0..<spare).map { .token("\(issue)-\(table.id)-\($0 + 1)") }
        rows = keys.enumerated().map { ($0.element, first + $0.offset) }
    }

    /// How many columns the table takes: its own, and those of the quarter before.
    static func width(of table: FormTable) -> Int {
        table.columns.count + table.columns.filter(\.isShownBeside).count
    }

    /// The sheet's column of a table's column.
    func column(_ id: String) -> Int? {
        table.columns.firstIndex { $0.id == id }.map { ReturnLayout.Column.firstOfTable + $0 }
    }

    /// The sheet's column in which the previous answers to a table's column stand.
    func previousColumn(_ id: String) -> Int? {
        table.columns.filter(\.isShownBeside).firstIndex { $0.id == id }.map {
            ReturnLayout.Column.firstOfTable + table.columns.count + $0
        }
    }

    /// The cells of a column, from the first to the last row.
    func range(column: Int) -> CellRange {
        CellRange(
            CellAddress(row: firstRow, column: column), CellAddress(row: lastRow, column: column))
    }
}

extension Question {
    /// The previous answer is shown beside this one's, because it is not filled in from it.
    var isShownBeside: Bool { previous != nil && !isPrefilled && calculation == nil }
}

extension String {
    var trimmingBlanks: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isWhitespace == true { text.removeFirst() }
        return String(text)
    }
}

extension DraftRow.Reference {
    /// The key as it stands, hidden, beside the row.
    var written: String {
        switch self {
        case .number(let number): "row:\(number)"
        case .token(let token): "new:\(token)"
        }
    }

    /// The key that was written; nil for anything else.
    init?(written text: String) {
        if text.hasPrefix("row:"), let number = Int(text.dropFirst(4)), number > 0 {
            self = .number(number)
        } else if text.hasPrefix("new:"), text.count <= 100 {
            self = .token(String(text.dropFirst(4)))
        } else {
            return nil
        }
    }
}

/// The names that a return's workbook gives to its cells.
enum CellName {
    static func answer(_ question: String) -> String { "q_\(question)" }
    static func previous(_ question: String) -> String { "p_\(question)" }
    static func column(_ column: String) -> String { "c_\(column)" }
    static func previousColumn(_ column: String) -> String { "pc_\(column)" }
    static func keys(_ table: String) -> String { "k_\(table)" }
    static func options(_ list: String) -> String { "o_\(list)" }
    static func threshold(_ name: String) -> String { "l_\(name)" }
    static func check(_ section: String) -> String { "check_\(section)" }
    static let identity = "id_line"
    static let yesNo = "o_yes_or_no_"
}
