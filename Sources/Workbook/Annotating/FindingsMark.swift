/// How the first sheet and the notes of a copy are known again.
///
/// Columns of the first sheet that are not shown name each marked cell; a blank cell beside the
/// name has the format that the marked cell had, so that any program that saves the copy keeps it.
enum FindingsMark {
    static let text = "cells marked in this copy"
    static let address = CellAddress(row: 0, column: 6)
    /// The columns of the sheet, the cell and the format.
    static let sheet = 6
    static let cell = 7
    static let format = 8
    /// The first line of every note.
    static let heading = "Found when this file was checked:"
}

extension Sheet {
    /// The sheet is the list of findings that a copy of somebody's workbook was given.
    public var isFindings: Bool { self[FindingsMark.address] == .text(FindingsMark.text) }
}

/// The cells that were marked in an earlier copy, as its first sheet names them.
struct FindingsRecord {
    /// The marked cells by the index of their sheet, each with the row that names it.
    private(set) var cells: [Int: [CellAddress: Int]] = [:]

    init(in sheet: Sheet, of file: WorkbookFile) {
        var indexes: [String: Int] = [:]
        for entry in file.sheets { indexes[entry.name] = entry.index }
        var count = 0
        for (row, cells) in sheet.rows where row > 0 && count < AnnotationLimits.marks {
            guard case .text(let name)? = cells.content(FindingsMark.sheet),
                case .text(let text)? = cells.content(FindingsMark.cell),
                let index = indexes[name], let address = CellAddress(text)
            else { continue }
            self.cells[index, default: [:]][address] = row
            count += 1
        }
    }
}

extension ArraySlice<SheetCell> {
    fileprivate func content(_ column: Int) -> CellContent? {
        first { $0.address.column == column }?.content
    }
}
