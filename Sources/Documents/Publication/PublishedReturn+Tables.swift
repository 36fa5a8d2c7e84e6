internal import Accountability
internal import Forms
internal import Reckoning

extension PublishedReturn {
    /// A sheet for the questions of a section, and one for each of its tables that has rows.
    func sheets(of section: FormSection) -> [PublishedTable] {
        let questions = section.items.compactMap { item in
            if case .question(let question) = item { question } else { nil }
        }
        let tables = section.items.compactMap { item in
            if case .table(let table) = item { sheet(of: table) } else { nil }
        }
        guard !questions.isEmpty else { return tables }
        return [
            PublishedTable(
                name: "Section \(section.id)", title: "Section \(section.id): \(section.title)",
                notes: [1],
                columns: [
                    PublishedColumn("Reference"), PublishedColumn("Question"),
                    PublishedColumn("Answer"), PublishedColumn("Unit"),
                    PublishedColumn("Given or calculated"),
                ], rows: questions.map(row))
        ] + tables
    }

    private func row(of question: Question) -> [PublishedCell] {
        [
            .text(question.id), .text(question.label), cell(AnswerKey(question.id), question),
            .text(question.kind.publishedUnit),
            .text(question.calculation == nil ? "Given" : "Calculated"),
        ]
    }

    private func sheet(of table: FormTable) -> PublishedTable? {
        let rows = version.sheet.rows(of: table.id)
        guard !rows.isEmpty else { return nil }
        let columns = table.columns.map { column in
            PublishedColumn(
                "\(column.heading) (\(column.id))",
                unit: column.kind.isNumber ? column.kind.publishedUnit : "")
        }
        let isCalculated = table.columns.contains { $0.calculation != nil }
        return PublishedTable(
            name: "Table \(table.id)", title: "Table \(table.id): \(table.title)",
            notes: isCalculated ? [1] : [], columns: [PublishedColumn(table.rowName)] + columns,
            rows: rows.map { row in
                [.number(DecimalNumber(Int64(row)), .plain(decimals: 0))]
                    + table.columns.map { cell(AnswerKey($0.id, row: row), $0) }
            })
    }

    /// What each column of the tables asks, in full.
    var columns: PublishedTable? {
        let rows = form.sections.flatMap(\.items).flatMap { item -> [[PublishedCell]] in
            guard case .table(let table) = item, !version.sheet.rows(of: table.id).isEmpty else {
                return []
            }
            return table.columns.map { column in
                [
                    .text("Table \(table.id)"), .text(column.id), .text(column.label),
                    .text(column.kind.publishedUnit),
                    .text(column.calculation == nil ? "Given" : "Calculated"),
                ]
            }
        }
        guard !rows.isEmpty else { return nil }
        return PublishedTable(
            name: "Columns", title: "What the columns of the tables ask",
            columns: [
                PublishedColumn("Table"), PublishedColumn("Reference"),
                PublishedColumn("Question"), PublishedColumn("Unit"),
                PublishedColumn("Given or calculated"),
            ], rows: rows)
    }

    /// Why queries stood although nothing was wrong.
    var explanations: PublishedTable? {
        guard !version.explanations.isEmpty else { return nil }
        let rows = version.explanations.map { explanation -> [PublishedCell] in
            [
                .text(explanation.finding), .text(explanation.text),
                .date(explanation.circumstance.at.onLondonClock.day),
            ]
        }
        return PublishedTable(
            name: "Explanations", title: "Explanations of what the form's checks queried",
            columns: [
                PublishedColumn("Query"), PublishedColumn("Explanation"),
                PublishedColumn("Date"),
            ], rows: rows)
    }

    private func cell(_ key: AnswerKey, _ question: Question) -> PublishedCell {
        if isLeftOut(question) { return .shorthand(.notAvailable) }
        return switch answer(key) {
        case nil: .shorthand(.blank)
        case .missing(.notApplicable): .shorthand(.notApplicable)
        case .missing(.notYetKnown): .shorthand(.notYetKnown)
        case .missing(.unreadable): .shorthand(.notAvailable)
        case .number(let number): .number(number, question.kind.publishedNumber)
        case .date(let day): .date(day)
        case .some(let other): .text(form.shown(other, for: question))
        }
    }
}

extension AnswerKind {
    var isNumber: Bool { decimals != nil }

    /// What the answer counts or measures, in words.
    var publishedUnit: String {
        switch self {
        case .whole(_, let unit): unit.isEmpty ? "number" : "number of \(unit)"
        case .decimal(_, _, let unit): unit.isEmpty ? "number" : unit
        case .money(_, let unit): unit.isEmpty ? "pounds" : "pounds \(unit)"
        case .percent: "per cent"
        case .date: "date"
        case .text: "text"
        case .choice, .choices: "option"
        case .yesNo: "yes or no"
        }
    }

    fileprivate var publishedNumber: PublishedNumber {
        switch self {
        case .percent(_, let decimals): .percent(decimals: decimals)
        case .money: .plain(decimals: 2)
        case .decimal(_, let decimals, _): .plain(decimals: decimals)
        case .text, .whole, .date, .choice, .choices, .yesNo: .plain(decimals: 0)
        }
    }
}
