extension CellStyle {
    /// Everything that differs from the usual look, as the properties of a cell's style.
    func writeProperties(to xml: inout Markup) {
        xml.element("style:table-cell-properties", cellProperties)
        xml.element("style:paragraph-properties", paragraphProperties)
        xml.element("style:text-properties", textProperties)
    }

    private var cellProperties: [(String, String?)] {
        let line = borderColour?.hexadecimal ?? "#000000"
        return [
            ("fo:background-color", fill?.hexadecimal),
            ("fo:border", hasBorder ? "0.75pt solid \(line)" : nil),
            ("fo:wrap-option", wraps ? "wrap" : nil),
            ("style:vertical-align", alignedVertically),
            ("style:text-align-source", horizontal == nil && indent == 0 ? nil : "fix"),
            ("style:cell-protect", isLocked ? nil : "none"),
        ]
    }

    private var alignedVertically: String? {
        switch vertical {
        case .top: "top"
        case .centre: "middle"
        case .bottom: "bottom"
        case nil: nil
        }
    }

    private var paragraphProperties: [(String, String?)] {
        let place: String?
        switch horizontal {
        case .left: place = "start"
        case .centre: place = "center"
        case .right: place = "end"
        case nil: place = indent > 0 ? "start" : nil
        }
        return [
            ("fo:text-align", place),
            ("fo:margin-left", indent > 0 ? "\(min(indent, 15) * 10)pt" : nil),
        ]
    }

    private var textProperties: [(String, String?)] {
        [
            ("fo:font-weight", isBold ? "bold" : nil),
            ("fo:font-style", isItalic ? "italic" : nil),
            ("style:text-underline-style", isUnderlined ? "solid" : nil),
            ("style:font-name", fontName),
            ("fo:font-size", fontSize.map { "\($0.inFewestDigits)pt" }),
            ("fo:color", fontColour?.hexadecimal),
        ]
    }
}

extension SheetColour {
    /// `#fff2b3`.
    var hexadecimal: String {
        let digits = String(value, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
