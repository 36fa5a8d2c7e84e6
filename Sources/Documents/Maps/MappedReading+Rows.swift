internal import Accountability
internal import Forms
internal import Workbook

extension MappedReading {
    /// Reads slots: each numbered heading is a row of the table with that number.
    mutating func read(_ mapped: MappedRepeat) {
        guard let table = form.tables[mapped.table] else { return }
        let slots = sheet.slots(mapped.slot)
        let lines = mapped.columns.compactMap { column -> (Question, Int)? in
            guard let question = table.column(column.column),
                let label = label(column.label, column.column)
            else { return nil }
            return (question, mapped.isSideways ? label.row : label.column)
        }
        labels[sheet.sheet.name, default: []].formUnion(slots.map(\.address))
        guard !slots.isEmpty else { return noHeading(mapped.slot, table) }
        var seen: Set<Int> = []
        for slot in slots {
            let cells = lines.map { question, line in
                let address =
                    mapped.isSideways
                    ? CellAddress(row: line, column: slot.address.column)
                    : CellAddress(row: slot.address.row, column: line)
                return (question, address)
            }
            guard cells.contains(where: { holds($0.1) }) else { continue }
            guard mapped.locked?.contains(slot.number) != true else {
                locked(slot.number, cells.map(\.1), table)
                continue
            }
            guard seen.insert(slot.number).inserted else {
                repeated(slot.number, slot.address, table)
                continue
            }
            row(slot.number, table, cells)
        }
    }

    private mutating func row(
        _ number: Int, _ table: FormTable, _ cells: [(Question, CellAddress)]
    ) {
        let reference = DraftRow.Reference.number(number)
        draft.rows.append(DraftRow(table: table.id, reference: reference))
        for (question, address) in cells { take(address, question, row: reference) }
    }

    /// The cell holds something that a person can see.
    private func holds(_ address: CellAddress) -> Bool {
        guard let shown = sheet.sheet[address]?.shown else { return false }
        if case .text(let text) = shown { return !text.allSatisfy(\.isWhitespace) }
        return true
    }

    private mutating func locked(_ number: Int, _ cells: [CellAddress], _ table: FormTable) {
        guard let first = cells.first(where: holds) else { return }
        find(
            .lockedSlotFilled, .note, place(first), found: "something in a locked slot",
            expected: "nothing",
            "\(table.rowName) \(number) is locked in this layout; what stands there is not read.",
            "Nothing to do if it is a remark; else move it to a slot that is open.")
    }

    private mutating func repeated(_ number: Int, _ address: CellAddress, _ table: FormTable) {
        find(
            .labelRepeated, .error, place(address), found: "\(table.rowName) \(number) twice",
            expected: "each number once",
            "\(table.rowName) \(number) stands twice; the first is read.",
            "Give the second a number of its own.")
    }

    private mutating func noHeading(_ heading: String, _ table: FormTable) {
        find(
            .answerCellMissing, .error,
            Place(key: AnswerKey(table.id), sheet: sheet.sheet.name),
            found: "no heading “\(heading)”", expected: "the heading “\(heading)”",
            "\(table.id) cannot be found: nothing on \(sheet.sheet.name) says “\(heading)”.",
            "Correct the heading in the file or in the map.")
    }

    /// Reads a table below its headings, down to a label or its first blank row.
    mutating func read(_ mapped: MappedTable) {
        guard let table = form.tables[mapped.table] else { return }
        let headings = mapped.columns.compactMap { column -> (Question, CellAddress)? in
            guard let question = table.column(column.column), let address = heading(column) else {
                return nil
            }
            return (question, address)
        }
        guard let top = headings.map({ sheet.extent(of: $0.1).last.row }).max() else { return }
        let last = sheet.sheet.cells.last?.address.row ?? top
        let end = mapped.end.flatMap { sheet.find($0, rows: (top + 1)...CellAddress.rowLimit) }
        var number = 0
        for row in (top + 1)..<max(top + 1, end?.address.row ?? last + 1) {
            let cells = headings.map { question, heading in
                (question, sheet.carried(CellAddress(row: row, column: heading.column)))
            }
            let own = headings.contains { holds(CellAddress(row: row, column: $0.1.column)) }
            guard own else {
                if mapped.end == nil { return }
                continue
            }
            number += 1
            self.row(number, table, cells)
        }
    }

    /// Where a heading stands: below the heading of its group, when it has one.
    private mutating func heading(_ column: MappedColumn) -> CellAddress? {
        guard let group = column.under else { return label(column.label, column.column) }
        guard let over = label(group, column.column) else { return nil }
        let range = sheet.extent(of: over)
        return label(
            column.label, column.column, rows: (range.last.row + 1)...(range.last.row + 10),
            columns: range.first.column...range.last.column)
    }
}
