/// One sheet of a document as its marks build it up, before it is written as XML.
struct OdsSheet {
    struct Cell {
        var content = CellMark.blank
        var style: CellStyle?
        var note: String?
        /// The corner opposite to this cell, for a merged range.
        var mergedTo: CellAddress?
        /// The formula in the spelling of OpenFormula.
        var formula: String?
    }

    struct Column {
        let columns: ClosedRange<Int>
        let width: Double
        let isHidden: Bool
        let style: CellStyle?
    }

    /// Something that is so for every cell of a range.
    enum Cover {
        case merged
        case validation(Int)
        case highlight(Int)
    }

    let name: String
    var cells: [CellAddress: Cell] = [:]
    var columns: [Column] = []
    var rows: [Int: RowLook] = [:]
    var covers: [(range: CellRange, cover: Cover)] = []
    var tables: [(range: CellRange, name: String)] = []
    var frozen: CellAddress?
    var isHidden = false
    var print = PrintSettings()
    var protection: SheetProtection?

    init(name: String) {
        self.name = name
    }

    /// The style that a column gives to cells without one.
    func columnStyle(_ column: Int) -> CellStyle? {
        columns.last { $0.columns.contains(column) }?.style
    }

    /// The rows at which something begins or has just ended: between two of them every row is
    /// like the first.
    var rowEdges: [Int] {
        var edges: Set<Int> = [0]
        for cell in cells.keys { edges.formUnion([cell.row, cell.row + 1]) }
        for row in rows.keys { edges.formUnion([row, row + 1]) }
        for cover in covers {
            edges.formUnion([cover.range.first.row, cover.range.last.row + 1])
        }
        if let repeated = print.repeatedRows {
            edges.formUnion([repeated.lowerBound, repeated.upperBound + 1])
        }
        return edges.sorted()
    }
}
