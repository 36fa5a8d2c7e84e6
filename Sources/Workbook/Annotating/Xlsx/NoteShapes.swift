internal import Foundation

/// The part that draws the notes of a sheet, in the vector markup that came before the standard.
///
/// Such parts are often not well-formed, so that shapes are put in before the last tag without
/// reading what is there.
struct NoteShapes {
    private(set) var part: EditedPart
    private var next: Int

    /// A part that somebody's program wrote.
    init(_ part: EditedPart) {
        self.part = part
        next = Self.highest(in: part.bytes) + 1
    }

    /// A part of our own.
    init(new name: String, _ limits: WorkbookLimits) {
        part = EditedPart(name, text: Array(Self.empty.utf8), limits: limits)
        next = 1_025
    }

    private static let empty = """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
        xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">\
        <o:idmap v:ext="edit" data="1,2"/></o:shapelayout></xml>
        """

    /// Draws notes.
    mutating func add(_ marks: [AnnotationPlan.Mark]) throws(WorkbookRefusal) {
        guard !marks.isEmpty else { return }
        guard let end = part.bytes.lastRange(of: Array("</".utf8))?.lowerBound else {
            throw WorkbookRefusal(
                .unmarkable, at: part.name, found: "The drawing of the notes does not end.")
        }
        var text = part.bytes.firstRange(of: Array("id=\"_x0000_t202\"".utf8)) == nil ? kind : ""
        for mark in marks {
            text += shape(mark)
            next += 1
        }
        part.splices.insert(text, at: end)
    }

    private var declared: String {
        "xmlns:v=\"urn:schemas-microsoft-com:vml\" "
            + "xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
            + "xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
    }

    private var kind: String {
        """
        <v:shapetype \(declared) id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
        path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>\
        <v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
        """
    }

    private func shape(_ mark: AnnotationPlan.Mark) -> String {
        """
        <v:shape \(declared) id="_x0000_s\(next)" type="#_x0000_t202" \
        style="position:absolute;margin-left:80pt;margin-top:5pt;width:260pt;height:\
        \(Self.lines(of: mark) * 14)pt;z-index:\(next - 1_024);visibility:hidden" \
        fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>\
        <v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
        <v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
        <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
        <x:Anchor>\(Self.anchor(mark))</x:Anchor><x:AutoFill>False</x:AutoFill>\
        <x:Row>\(mark.address.row)</x:Row><x:Column>\(mark.address.column)</x:Column>\
        </x:ClientData></v:shape>
        """
    }

    /// About how many lines a note takes.
    private static func lines(of mark: AnnotationPlan.Mark) -> Int {
        min(mark.lines.reduce(2) { $0 + 1 + $1.utf8.count / 44 }, 30)
    }

    /// Column, pixels, row and pixels of two corners, on the side where there is room.
    private static func anchor(_ mark: AnnotationPlan.Mark) -> String {
        let column = min(mark.address.column + 1, CellAddress.columnLimit - 6)
        let row = min(max(mark.address.row - 1, 0), CellAddress.rowLimit - 40)
        return "\(column), 15, \(row), 10, \(column + 4), 30, \(row + lines(of: mark)), 4"
    }

    /// The highest number of a shape.
    private static func highest(in bytes: [UInt8]) -> Int {
        let mark = Array("_x0000_s".utf8)
        var highest = 1_024
        var rest = bytes[...]
        while let found = rest.firstRange(of: mark) {
            rest = rest[found.upperBound...]
            let digits = rest.prefix(9).prefix { (48...57).contains($0) }
            highest = max(highest, digits.reduce(0) { $0 * 10 + Int($1 - 48) })
        }
        return highest
    }

    /// Takes the shapes of some cells' notes out, when the part can be read at all.
    mutating func remove(_ cells: Set<CellAddress>) {
        guard !cells.isEmpty else { return }
        let found = try? part.scan { xml throws(WorkbookRefusal) in
            var found: [Range<Int>] = []
            _ = try xml.next()
            while try xml.child(of: 1) {
                guard xml.isNamed("shape") else { continue }
                let element = xml.openedElement()
                let cell = try Self.cell(&xml)
                if let cell, cells.contains(cell) { found.append(xml.closed(element).range) }
            }
            return found
        }
        for range in found ?? [] { part.splices.remove(range) }
    }

    /// The cell of the note that the shape just opened draws.
    private static func cell(_ xml: inout XMLScanner) throws(WorkbookRefusal) -> CellAddress? {
        var row: Int?
        var column: Int?
        while try xml.child(of: 2) {
            guard xml.isNamed("ClientData") else { continue }
            while try xml.child(of: 3) {
                if xml.isNamed("Row") {
                    row = Int(try xml.content())
                } else if xml.isNamed("Column") {
                    column = Int(try xml.content())
                }
            }
        }
        guard let row, let column else { return nil }
        return CellAddress(row: row, column: column)
    }
}
