/// Writes marks as an OpenDocument spreadsheet (ODF 1.3), which is kept in memory until finished.
final class OdsInk: Ink {
    private var sheets: [OdsSheet] = []
    private var styles = OdsStyles()
    private var validations: [OdsValidation] = []
    private var names: [(name: String, expression: String, isRange: Bool)] = []
    private var properties: [(name: String, value: String)] = []
    private var info = DocumentInfo()
    private var active = 0

    func take(_ mark: BookMark) -> String? {
        switch mark {
        case .sheet(let name): sheets.append(OdsSheet(name: name))
        case .name(let name, let formula): return define(name, formula)
        case .property(let name, let value): properties.append((name, value))
        case .info(let info): self.info = info
        case .letters(let font, let size): (styles.font, styles.fontSize) = (font, size)
        }
        return nil
    }

    private func define(_ name: String, _ formula: String) -> String? {
        let plain = formula.hasPrefix("=") ? String(formula.dropFirst()) : formula
        if let range = SheetRange(formula: plain) {
            names.append((name, OdsSpelling.range(range), true))
        } else if let expression = OdsSpelling.formula(plain) {
            names.append((name, expression, false))
        } else {
            return Self.unspelt(plain)
        }
        return nil
    }

    private static func unspelt(_ formula: String) -> String {
        "\(formula.prefix(80)) has no spelling in OpenDocument"
    }

    func take(_ mark: SheetMark, onSheet place: Int) -> String? {
        switch mark {
        case .cell(let content, let cell, let style): return write(content, cell, style, place)
        case .validate(let range, let validation): return validate(range, validation, place)
        case .highlight(let range, let rule, let style): return highlight(range, rule, style, place)
        case .merge(let range, let text, let style): merge(range, text, style, place)
        case .table(let range, let table): self.mark(range, table, place)
        case .activate: active = place
        case .columns, .row, .freeze, .note, .hide, .print, .protect:
            sheets[place].layOut(mark)
        }
        return nil
    }

    private func write(
        _ content: CellMark, _ cell: CellAddress, _ style: CellStyle?, _ place: Int
    ) -> String? {
        var formula: String?
        if case .formula(let excel, _) = content {
            formula = OdsSpelling.formula(excel)
            guard formula != nil else { return Self.unspelt(excel) }
        }
        if let code = style?.numberFormat, OdsNumberFormat(code) == nil {
            return "the number format \(code) has no counterpart in OpenDocument"
        }
        sheets[place].put(content, style, formula, at: cell)
        return nil
    }

    private func validate(
        _ range: CellRange, _ validation: CellValidation, _ place: Int
    ) -> String? {
        guard let condition = OdsRules.condition(validation.rule) else {
            return "the rule has no spelling in OpenDocument"
        }
        validations.append(
            OdsValidation(
                condition: condition, validation: validation,
                origin: OdsSpelling.cell(range.first, on: sheets[place].name)))
        sheets[place].covers.append((range, .validation(validations.count - 1)))
        return nil
    }

    private func highlight(
        _ range: CellRange, _ rule: ConditionalRule, _ style: CellStyle, _ place: Int
    ) -> String? {
        guard let condition = OdsRules.condition(rule) else {
            return "the rule has no spelling in OpenDocument"
        }
        let number = styles.add(
            OdsStyles.Highlight(
                condition: condition, style: style,
                origin: OdsSpelling.cell(range.first, on: sheets[place].name)))
        sheets[place].covers.append((range, .highlight(number)))
        return nil
    }

    private func merge(
        _ range: CellRange, _ text: String, _ style: CellStyle?, _ place: Int
    ) {
        sheets[place].put(.text(text), style, nil, at: range.first)
        sheets[place].cells[range.first]?.mergedTo = range.last
        sheets[place].covers.append((range, .merged))
    }

    private func mark(_ range: CellRange, _ table: SheetTable, _ place: Int) {
        for (offset, heading) in table.headings.enumerated() {
            let cell = CellAddress(row: range.first.row, column: range.first.column + offset)
            sheets[place].put(.text(heading.text), heading.style, nil, at: cell)
        }
        sheets[place].tables.append((range, table.name))
    }

    func finish() throws(WritingFault) -> [UInt8] {
        guard !sheets.isEmpty else {
            throw WritingFault(operation: "the file", cause: "it has no sheets")
        }
        var styles = styles
        let content = OdsContent(
            sheets: sheets, validations: validations, names: names
        ).written(&styles)
        var package = ZipWriter()
        let type = OdsParts.mediaType
        package.add("mimetype", Array(type.utf8), isStored: true)
        package.add("content.xml", content)
        package.add("styles.xml", OdsParts.styles(&styles, info))
        package.add("meta.xml", OdsParts.meta(info, properties))
        package.add("settings.xml", OdsParts.settings(sheets, active: active))
        package.add("META-INF/manifest.xml", OdsParts.manifest)
        return package.finished()
    }
}

extension OdsSheet {
    /// Puts a content into a cell, which keeps its note.
    mutating func put(
        _ content: CellMark, _ style: CellStyle?, _ formula: String?, at cell: CellAddress
    ) {
        cells[cell, default: Cell()].content = content
        cells[cell]?.style = style
        cells[cell]?.formula = formula
    }

    /// Takes a mark about columns, rows, panes, paper, protection or the tab.
    mutating func layOut(_ mark: SheetMark) {
        switch mark {
        case .columns(let range, let width, let isHidden, let style):
            columns.append(
                Column(columns: range, width: width, isHidden: isHidden, style: style))
        case .row(let row, let look): rows[row] = look
        case .freeze(let cell): frozen = cell
        case .note(let text, let cell): cells[cell, default: Cell()].note = text
        case .hide: isHidden = true
        case .print(let settings): print = settings
        case .protect(let protection): self.protection = protection
        case .cell, .merge, .activate, .validate, .highlight, .table: break
        }
    }
}
