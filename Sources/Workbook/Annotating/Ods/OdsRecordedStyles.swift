/// The styles that the cells of an earlier copy had, as its first sheet keeps them.
enum OdsRecordedStyles {
    /// The styles by the row that names each cell.
    static func read(
        _ part: EditedPart, _ p: OdsPrefixes, table wanted: Int
    ) throws(WorkbookRefusal) -> [Int: String] {
        try part.scan { xml throws(WorkbookRefusal) in
            var styles: [Int: String] = [:]
            var index = 0
            try xml.enterRoot("document-content")
            while try xml.child(of: 1) {
                guard xml.isElement(p.names.office, "body") else { continue }
                while try xml.child(of: 2) {
                    while try xml.child(of: 3) {
                        guard xml.isElement(p.names.table, "table") else { continue }
                        if index == wanted { styles = try rows(of: part, p, &xml) }
                        index += 1
                    }
                }
            }
            return styles
        }
    }

    /// The styles in the table just opened; asking for a cell's change tells its style.
    private static func rows(
        of part: EditedPart, _ p: OdsPrefixes, _ xml: inout XMLScanner
    ) throws(WorkbookRefusal) -> [Int: String] {
        var styles: [Int: String] = [:]
        let cells = (1...AnnotationLimits.marks).map {
            CellAddress(row: $0, column: FindingsMark.format)
        }
        var edit = OdsTableEdit(part, p, cells, Splices())
        try edit.walk(&xml) { address, own in
            styles[address.row] = own
            return nil
        }
        return styles
    }
}
