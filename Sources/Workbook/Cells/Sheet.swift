/// One cell that holds something.
public struct SheetCell: Sendable, Hashable {
    // In this order, because the address fits into what the content leaves of its last word.
    /// What it holds.
    public let content: CellContent
    /// Where it is.
    public let address: CellAddress

    /// A cell with its content.
    public init(address: CellAddress, content: CellContent) {
        self.address = address
        self.content = content
    }
}

/// One sheet with only the cells that hold something, however far apart they are.
public struct Sheet: Sendable {
    /// The name on the tab.
    public let name: String
    /// The cells in reading order.
    public let cells: [SheetCell]
    /// Merged ranges, as ranges; the text is in the first cell of each.
    public let merged: [CellRange]
    /// Rows that are hidden, from zero.
    public let hiddenRows: Set<Int>

    /// A sheet of cells, which are put into reading order.
    public init(
        name: String, cells: [SheetCell], merged: [CellRange] = [], hiddenRows: Set<Int> = []
    ) {
        self.name = name
        self.cells = cells.sorted { $0.address < $1.address }
        self.merged = merged
        self.hiddenRows = hiddenRows
    }

    /// A sheet whose cells a reader has already seen to be in reading order.
    init(ordered cells: [SheetCell], of name: String, _ merged: [CellRange], _ hidden: Set<Int>) {
        self.name = name
        self.cells = cells
        self.merged = merged
        hiddenRows = hidden
    }

    /// The cells in reading order; refused if one stands twice, since programs differ in which of
    /// the two they show.
    static func ordered(_ cells: [SheetCell], of name: String) throws(WorkbookRefusal)
        -> [SheetCell]
    {
        let sorted = cells.sorted { $0.address < $1.address }
        for (cell, next) in zip(sorted, sorted.dropFirst()) where cell.address == next.address {
            throw WorkbookRefusal(
                .repeatedCell, at: name, found: "Found the cell \(cell.address) twice.")
        }
        return sorted
    }

    /// What the cell at the address holds, nil if nothing.
    public subscript(address: CellAddress) -> CellContent? {
        let index = firstIndex(from: address)
        guard index < cells.count, cells[index].address == address else { return nil }
        return cells[index].content
    }

    /// What the cell at an address such as `C13` holds, nil if nothing or if it is no address.
    public subscript(text: String) -> CellContent? {
        CellAddress(text).flatMap { self[$0] }
    }

    /// The cells of one row from left to right.
    public func row(_ row: Int) -> ArraySlice<SheetCell> {
        guard row >= 0, row < CellAddress.rowLimit else { return [] }
        let start = firstIndex(from: CellAddress(row: row, column: 0))
        return cells[start...].prefix { $0.address.row == row }
    }

    /// The rows that hold something, downwards, each with its number and cells.
    public var rows: [(row: Int, cells: ArraySlice<SheetCell>)] {
        var rows: [(row: Int, cells: ArraySlice<SheetCell>)] = []
        var start = 0
        for index in cells.indices where cells[index].address.row != cells[start].address.row {
            rows.append((cells[start].address.row, cells[start..<index]))
            start = index
        }
        if start < cells.count { rows.append((cells[start].address.row, cells[start...])) }
        return rows
    }

    private func firstIndex(from address: CellAddress) -> Int {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].address < address { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
