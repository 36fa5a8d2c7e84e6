internal import Accountability
internal import Forms
internal import Reckoning
internal import Workbook

/// The cell beside a question or a row that says what is wrong, as the website would.
struct LiveCheck {
    let writing: ReturnWriting
    let section: SectionLayout

    private var form: Form { writing.form }

    /// A condition and the sentence that is shown when it holds.
    private struct Rule {
        let condition: String
        let sentence: String
    }

    /// The formula beside a question; nil when nothing can be wrong with it.
    func formula(for question: Question) -> String? {
        var rules: [Rule] = []
        if question.calculation == nil {
            rules = own(question, cell: CellName.answer(question.id))
        }
        let formulas = writing.formulas(in: section)
        rules += checks(of: question.id, formulas)
        return Self.first(of: rules)
    }

    /// The formula beside a row of a table; nothing is said of a row that is empty.
    func formula(for table: TableLayout, row: Int) -> String? {
        let formulas = writing.formulas(in: section, table: table, row: row)
        var rules: [Rule] = []
        for column in table.table.columns {
            guard let place = table.column(column.id) else { continue }
            if column.calculation == nil {
                if table.table.nameColumn == column.id {
                    rules.append(unnamed(table.table, row: row, column: place))
                }
                rules += own(column, cell: CellAddress.at(row, place).absolute)
            }
            rules += checks(of: column.id, formulas)
        }
        guard let first = Self.first(of: rules) else { return nil }
        let places = table.table.columns.filter { $0.calculation == nil }.compactMap {
            table.column($0.id)
        }
        guard let from = places.min(), let to = places.max() else { return nil }
        let cells = CellRange(.at(row, from), .at(row, to)).absolute
        return "IF(COUNTA(\(cells))=0,\"\",\(first))"
    }

    /// What the check beside a question says as the return stands.
    func result(_ key: AnswerKey) -> String {
        Self.said(writing.standing.items.first { $0.finding.place.key == key }?.finding)
    }

    /// What the check beside a row says as the return stands.
    func result(row: Int, of table: FormTable) -> String {
        let mine = writing.standing.items.map(\.finding).filter { finding in
            finding.place.key?.row == row
                && form.tableOfColumn[finding.place.key?.question ?? ""] == table.id
        }
        let inOrder = table.columns.compactMap { column in
            mine.first { $0.place.key?.question == column.id }
        }
        return Self.said(inOrder.first)
    }

    private static func said(_ finding: Finding?) -> String {
        guard let finding else { return "" }
        return
            "\(finding.severity.word) \(finding.check ?? finding.number.code): \(finding.message)"
    }

    private static func first(of rules: [Rule]) -> String? {
        guard !rules.isEmpty else { return nil }
        var formula = "\"\""
        for rule in rules.reversed() {
            formula = "IF(\(rule.condition),\(rule.sentence),\(formula))"
        }
        return formula
    }

    private func checks(of id: String, _ formulas: LiveFormulas) -> [Rule] {
        form.checks.filter { $0.places.first == id }.map { check in
            let start = LiveFormulas.quoted("\(check.severity.word) \(check.id): ")
            return Rule(
                condition: formulas.condition(check),
                sentence: "\(start)&\(formulas.sentence(check.says))")
        }
    }

    /// The rules about an answer on its own, worded as `Form.assess` words them.
    private func own(_ question: Question, cell: String) -> [Rule] {
        var rules: [Rule] = []
        if question.isRequired {
            rules.append(
                rule(
                    .required, .error, "\(cell)=\"\"",
                    "\(question.id) is blank but an answer is required."))
        }
        return rules + missing(question, cell) + kind(question, cell)
    }

    private func unnamed(_ table: FormTable, row: Int, column: Int) -> Rule {
        let number = CellAddress.at(row, ReturnLayout.Column.reference).absolute
        let start = LiveFormulas.quoted(
            "Error \(FindingNumber.rowWithoutName.code): \(table.rowName) ")
        return Rule(
            condition: "\(CellAddress.at(row, column).absolute)=\"\"",
            sentence: "\(start)&\(number)&\" has no name.\"")
    }

    private func rule(
        _ number: FindingNumber, _ severity: Severity, _ condition: String, _ words: String
    ) -> Rule {
        Rule(
            condition: condition,
            sentence: LiveFormulas.quoted("\(severity.word) \(number.code): \(words)"))
    }

    private func missing(_ question: Question, _ cell: String) -> [Rule] {
        let brackets = "LEFT(\(cell),1)=\"[\",RIGHT(\(cell),1)=\"]\""
        let start = LiveFormulas.quoted("Query F2011: \(question.id) has no answer: ")
        return [
            Rule(
                condition: "AND(\(brackets))",
                sentence: "\(start)&MID(\(cell),2,LEN(\(cell))-2)&\".\"")
        ]
    }

    private func kind(_ question: Question, _ cell: String) -> [Rule] {
        switch question.kind {
        case .text(let words?): return [tooManyWords(question, cell, words)]
        case .text(nil), .choices: return []
        case .choice(let list):
            return [words(question, cell, Self.notIn(CellName.options(list), cell))]
        case .yesNo: return [words(question, cell, Self.notIn(CellName.yesNo, cell))]
        case .date: return [words(question, cell, Self.isText(cell))]
        case .whole, .decimal, .money, .percent:
            return [words(question, cell, Self.isText(cell))] + number(question, cell)
        }
    }

    private static func isText(_ cell: String) -> String { "AND(\(cell)<>\"\",ISTEXT(\(cell)))" }

    private static func notIn(_ list: String, _ cell: String) -> String {
        "AND(\(cell)<>\"\",COUNTIF(\(list),\(cell))=0)"
    }

    private func words(_ question: Question, _ cell: String, _ condition: String) -> Rule {
        let number = Self.numberForWords(question.kind)
        let start = LiveFormulas.quoted("Query \(number.code): \(question.id) says “")
        let end = LiveFormulas.quoted("” where \(question.kind.inWords) is expected.")
        return Rule(condition: condition, sentence: "\(start)&\(cell)&\(end)")
    }

    private static func numberForWords(_ kind: AnswerKind) -> FindingNumber {
        switch kind {
        case .choice, .choices: .notAnOption
        case .date: .notADate
        case .yesNo: .notYesOrNo
        case .text, .whole, .decimal, .money, .percent: .notANumber
        }
    }

    private func tooManyWords(_ question: Question, _ cell: String, _ limit: Int) -> Rule {
        let plain = "TRIM(SUBSTITUTE(\(cell),CHAR(10),\" \"))"
        let count = "LEN(\(plain))-LEN(SUBSTITUTE(\(plain),\" \",\"\"))+1"
        let start = LiveFormulas.quoted(
            "Error F2009: \(question.id) must be \(limit) words or less; it has ")
        return Rule(
            condition: "AND(\(cell)<>\"\",\(count)>\(limit))",
            sentence: "\(start)&(\(count))&\".\"")
    }

    private func number(_ question: Question, _ cell: String) -> [Rule] {
        var rules: [Rule] = []
        if let decimals = question.kind.decimals {
            let number: FindingNumber = decimals == 0 ? .notWhole : .tooManyDecimals
            let start = LiveFormulas.quoted("Error \(number.code): \(question.id) is ")
            let end = LiveFormulas.quoted(" where \(question.kind.inWords) is expected.")
            rules.append(
                Rule(
                    condition: "IF(ISNUMBER(\(cell)),ROUND(\(cell),\(decimals))<>\(cell),FALSE)",
                    sentence: "\(start)&\(cell)&\(end)"))
        }
        guard let bounds = question.kind.bounds else { return rules }
        let outside = [
            bounds.least.map { "\(cell)<\($0)" }, bounds.most.map { "\(cell)>\($0)" },
        ].compactMap(\.self)
        guard !outside.isEmpty else { return rules }
        let start = LiveFormulas.quoted("Error F2005: \(question.id) is ")
        let format = (question.kind.numberFormat ?? "0").filter { $0 != "\"" }
        let end = LiveFormulas.quoted(", which is outside \(bounds.inWords).")
        rules.append(
            Rule(
                condition: "IF(ISNUMBER(\(cell)),OR(\(outside.joined(separator: ","))),FALSE)",
                sentence: "\(start)&TEXT(\(cell),\"\(format)\")&\(end)"))
        return rules
    }
}
