/// What becomes of one cell of a table.
struct OdsCellChange {
    /// The style that it gets.
    let style: String
    /// The lines of the note that it gets; nil to take such a note away.
    let note: [String]?

    /// The cell with the change, once and not repeated.
    func applied(to cell: EditedPart, _ p: OdsPrefixes) throws(WorkbookRefusal) -> String {
        var cell = cell
        let found = try cell.scan { xml throws(WorkbookRefusal) in
            var found = Found()
            _ = try xml.next()
            found.root = xml.openedElement()
            xml.dropAttribute(p.table + "number-columns-repeated", &found.splices)
            if style.isEmpty {
                xml.dropAttribute(p.table + "style-name", &found.splices)
            } else {
                xml.setAttribute(p.table + "style-name", to: style.asMarkup, &found.splices)
            }
            while try xml.child(of: 1) {
                let isSource = xml.isElement(p.names.table, "cell-range-source")
                if xml.isElement(p.names.office, "annotation"), found.note == nil {
                    found.note = try OdsNote(&xml, p)
                } else if isSource {
                    found.place = try xml.pass().end
                }
            }
            return found
        }
        cell.splices = found.splices
        guard let root = found.root else { return cell.text(cell.bytes) }
        if let note {
            add(note, to: &cell, root, found, p)
        } else if let old = found.note {
            old.remove(from: &cell)
        }
        return cell.text(try cell.changed())
    }

    private struct Found {
        var splices = Splices()
        var root: ElementPlace?
        var note: OdsNote?
        /// Where a note would stand, if not at the beginning.
        var place: Int?
    }

    private func add(
        _ lines: [String], to cell: inout EditedPart, _ root: ElementPlace, _ found: Found,
        _ p: OdsPrefixes
    ) {
        let text = ([FindingsMark.heading] + lines).map {
            "<\(p.text)p>\($0.asMarkup)</\(p.text)p>"
        }.joined()
        if let old = found.note {
            return cell.append("<\(p.text)p/>" + text, to: old.place)
        }
        let height = lines.reduce(2) { $0 + 1 + $1.utf8.count / 50 } / 2 + 1
        let note =
            "<\(p.office)annotation \(p.size)width=\"9cm\" \(p.size)height=\"\(min(height, 18))cm\">"
            + "\(text)</\(p.office)annotation>"
        if let place = found.place {
            cell.splices.insert(note, at: place)
        } else {
            cell.prepend(note, to: root)
        }
    }
}

/// A note in a cell as it lies there.
struct OdsNote {
    let place: ElementPlace
    private var paragraphs: [ElementPlace] = []

    /// The note just opened.
    init(_ xml: inout XMLScanner, _ p: OdsPrefixes) throws(WorkbookRefusal) {
        let opened = xml.openedElement()
        let depth = xml.depth
        while try xml.child(of: depth) {
            guard xml.isElement(p.names.text, "p") else { continue }
            paragraphs.append(try xml.pass())
        }
        place = xml.closed(opened)
    }

    /// Takes out what we put in: the whole note if there is no more in it.
    func remove(from cell: inout EditedPart) {
        let heading = Array(FindingsMark.heading.utf8)
        let ours = paragraphs.firstIndex {
            cell.bytes[$0.opened..<$0.closing].firstRange(of: heading) != nil
        }
        guard let ours else { return }
        let others = paragraphs[..<ours]
        guard others.contains(where: { !$0.isEmpty && $0.closing > $0.opened }) else {
            return cell.splices.remove(place.range)
        }
        var start = paragraphs[ours].start
        if let blank = others.last, blank.closing == blank.opened { start = blank.start }
        cell.splices.remove(start..<place.closing)
    }
}
