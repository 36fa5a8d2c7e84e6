/// One row of a table as it lies in the content, of which single cells are changed.
///
/// A cell that stands for several is split, so that only the wanted one changes.
struct OdsRowEdit {
    /// What a cell becomes, by its column and its own style.
    typealias Change = (Int, String) throws(WorkbookRefusal) -> OdsCellChange?

    let row: EditedPart
    let prefixes: OdsPrefixes
    /// The style of a column's cells that have none.
    let columnStyle: (Int) -> String

    /// The row once, with the wanted columns changed; cells that are not there are put in.
    func changed(
        _ columns: [Int], _ change: Change
    ) throws(WorkbookRefusal) -> [UInt8] {
        let p = prefixes
        var edited = row
        let (splices, rest, root) = try row.scan { xml throws(WorkbookRefusal) in
            var splices = Splices()
            _ = try xml.next()
            let root = xml.openedElement()
            xml.dropAttribute(p.table + "number-rows-repeated", &splices)
            let rowStyle = try xml.attribute(p.names.table, "default-cell-style-name")
            var column = 0
            var next = 0
            while try xml.child(of: 1) {
                guard
                    xml.isElement(p.names.table, "table-cell")
                        || xml.isElement(p.names.table, "covered-table-cell")
                else { continue }
                let times = xml.repeats(p.names, "number-columns-repeated")
                var wanted: [Int] = []
                while next < columns.count, columns[next] < column + times {
                    wanted.append(columns[next])
                    next += 1
                }
                if !wanted.isEmpty {
                    let own = try xml.attribute(p.names.table, "style-name")
                    let cell = try xml.pass()
                    let text = try split(cell, column, times, wanted) {
                        column throws(WorkbookRefusal) in
                        try change(column, own ?? rowStyle ?? columnStyle(column))
                    }
                    splices.replace(cell.range, with: text)
                    try checkGrowth(splices)
                }
                column = min(column + times, OdsRepeats.far)
            }
            var rest = ""
            for wanted in columns[next...] {
                let own = rowStyle ?? columnStyle(wanted)
                guard let change = try change(wanted, own) else { continue }
                rest += gap(wanted - column) + (try added(change))
                column = wanted + 1
            }
            return (splices, rest, xml.closed(root))
        }
        edited.splices = splices
        if !rest.isEmpty { edited.append(rest, to: root) }
        return try edited.changed()
    }

    private func checkGrowth(_ splices: Splices) throws(WorkbookRefusal) {
        var grown = row
        grown.splices = splices
        try grown.checkSize()
    }

    /// A run of equal cells as up to three kinds of pieces: what comes before, the wanted, and what
    /// comes after.
    private func split(
        _ cell: ElementPlace, _ first: Int, _ times: Int, _ wanted: [Int],
        _ change: (Int) throws(WorkbookRefusal) -> OdsCellChange?
    ) throws(WorkbookRefusal) -> [UInt8] {
        let piece = EditedPart(
            row.name, text: Array(row.bytes[cell.range]), limits: row.limits)
        var output: [UInt8] = []
        var column = first
        for place in wanted {
            guard let change = try change(place) else { continue }
            output += try repeated(piece, place - column)
            output += Array(try change.applied(to: piece, prefixes).utf8)
            guard output.count <= row.limits.partBytes else {
                throw WorkbookRefusal(
                    .partTooLarge, at: row.name, found: "With its marks a row is too large.")
            }
            column = place + 1
        }
        return output + (try repeated(piece, first + times - column))
    }

    /// The cells as often as that.
    private func repeated(_ cell: EditedPart, _ times: Int) throws(WorkbookRefusal) -> [UInt8] {
        guard times > 0 else { return [] }
        return try cell.repeated(times, prefixes.table + "number-columns-repeated")
    }

    private func gap(_ times: Int) -> String {
        guard times > 0 else { return "" }
        let name = prefixes.table + "table-cell"
        return "<\(name) \(prefixes.table)number-columns-repeated=\"\(times)\"/>"
    }

    private func added(_ change: OdsCellChange) throws(WorkbookRefusal) -> String {
        let text = Array("<\(prefixes.table)table-cell/>".utf8)
        let cell = EditedPart(row.name, text: text, limits: row.limits)
        return try change.applied(to: cell, prefixes)
    }
}

/// How often elements of a table count.
enum OdsRepeats {
    /// Beyond every row and column.
    static let far = 1 << 30
}

extension XMLScanner {
    /// How often the element just opened counts.
    func repeats(_ names: OdsNames, _ attribute: StaticString) -> Int {
        guard let run = attributeRun(names.table, attribute) else { return 1 }
        return min(max(count(run) ?? OdsRepeats.far, 1), OdsRepeats.far)
    }
}

extension EditedPart {
    /// One element that stands for as many as that.
    func repeated(_ times: Int, _ attribute: String) throws(WorkbookRefusal) -> [UInt8] {
        var piece = self
        piece.splices = try scan { xml throws(WorkbookRefusal) in
            var splices = Splices()
            _ = try xml.next()
            if times == 1 {
                xml.dropAttribute(attribute, &splices)
            } else {
                xml.setAttribute(attribute, to: "\(times)", &splices)
            }
            return splices
        }
        return try piece.changed()
    }
}
