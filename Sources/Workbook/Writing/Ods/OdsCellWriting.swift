/// Writes one cell, or a run of blank ones that are alike.
struct OdsCellWriting {
    let cell: OdsSheet.Cell?
    let place: CellAddress
    let covers: [OdsSheet.Cover]

    func write(
        times: Int, on sheet: OdsSheet, to xml: inout Markup, _ styles: inout OdsStyles
    ) {
        let look = look(on: sheet)
        let isCovered = cell?.mergedTo == nil && covers.contains { $0.isMerged }
        let attributes =
            [
                ("table:style-name", styles.cell(look)),
                ("table:content-validation-name", covers.compactMap(\.validation).last),
                ("table:number-columns-repeated", times > 1 ? "\(times)" : nil),
            ] + span + value
        let name = isCovered ? "table:covered-table-cell" : "table:table-cell"
        guard let cell, !isCovered else { return xml.element(name, attributes) }
        xml.element(name, attributes) { xml in
            if let note = cell.note { writeNote(note, to: &xml) }
            writeShown(cell.content, to: &xml)
        }
    }

    /// The cell's own style, or else its column's where a rule needs a look of its own.
    private func look(on sheet: OdsSheet) -> OdsStyles.CellLook {
        let highlights = covers.compactMap(\.highlight)
        let style = cell?.style
        return OdsStyles.CellLook(
            style: style ?? (highlights.isEmpty ? nil : sheet.columnStyle(place.column)),
            highlights: highlights)
    }

    private var span: [(String, String?)] {
        guard let corner = cell?.mergedTo else { return [] }
        return [
            ("table:number-columns-spanned", "\(corner.column - place.column + 1)"),
            ("table:number-rows-spanned", "\(corner.row - place.row + 1)"),
        ]
    }

    /// What the attributes say of the value.
    private var value: [(String, String?)] {
        switch cell?.content {
        case nil, .blank, .text(""): return []
        case .text(let text), .link(_, let text):
            let stated = OdsParagraphs.needsStating(text) ? text : nil
            return [("office:value-type", "string"), ("office:string-value", stated)]
        case .number(let number): return Self.float(number)
        case .date(let date):
            return [("office:value-type", "date"), ("office:date-value", "\(date)")]
        case .flag(let flag):
            return [("office:value-type", "boolean"), ("office:boolean-value", "\(flag)")]
        case .formula(_, .number(let number)): return formula + Self.float(number)
        case .formula(_, .text(let text)):
            return formula + [("office:value-type", "string"), ("office:string-value", text)]
        }
    }

    private static func float(_ number: Double) -> [(String, String?)] {
        [("office:value-type", "float"), ("office:value", number.inFewestDigits)]
    }

    private var formula: [(String, String?)] {
        [("table:formula", cell?.formula.map { "of:=\($0)" })]
    }

    /// What is seen in the cell, for programs that look no further.
    private func writeShown(_ content: CellMark, to xml: inout Markup) {
        switch content {
        case .blank: return
        case .text(let text), .formula(_, .text(let text)):
            if !text.isEmpty { OdsParagraphs.write(text, to: &xml) }
        case .number(let number), .formula(_, .number(let number)):
            xml.element("text:p", words: number.inFewestDigits)
        case .date(let date): xml.element("text:p", words: "\(date)")
        case .flag(let flag): xml.element("text:p", words: flag ? "TRUE" : "FALSE")
        case .link(let target, let text): write(text, linkedTo: target, to: &xml)
        }
    }

    private func write(_ text: String, linkedTo target: SheetRange, to xml: inout Markup) {
        let address = String(OdsSpelling.range(target).dropFirst())
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            xml.element("text:p") { xml in
                xml.element("text:a", [("xlink:href", "#\(address)"), ("xlink:type", "simple")]) {
                    OdsParagraphs.write(line, to: &$0)
                }
            }
        }
    }

    private func writeNote(_ note: String, to xml: inout Markup) {
        let lines = note.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .reduce(0) { $0 + 1 + $1.count / 40 }
        let height = Double(max(2, lines)) * 0.45 + 0.2
        let size = "\(((height * 100).rounded() / 100).inFewestDigits)cm"
        xml.element(
            "office:annotation",
            [("office:display", "false"), ("svg:width", "7cm"), ("svg:height", size)]
        ) { OdsParagraphs.write(note, to: &$0) }
    }
}

extension OdsSheet.Cover {
    fileprivate var isMerged: Bool {
        if case .merged = self { true } else { false }
    }

    fileprivate var validation: String? {
        if case .validation(let number) = self { OdsRules.name(ofValidation: number) } else { nil }
    }

    fileprivate var highlight: Int? {
        if case .highlight(let number) = self { number } else { nil }
    }
}
