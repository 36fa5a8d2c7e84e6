/// The looks that cells, rows, columns and sheets of a document have, each under a name of its own.
struct OdsStyles {
    /// A look of cells together with the rules that may change it.
    struct CellLook: Hashable {
        var style: CellStyle?
        /// The highlights that reach the cell, by their numbers, in order.
        var highlights: [Int] = []
    }

    /// A rule that changes the look of cells.
    struct Highlight: Hashable {
        let condition: String
        let style: CellStyle
        /// The cell for which the rule is written.
        let origin: String
    }

    /// The page that a sheet is printed on.
    struct Page: Hashable {
        var isLandscape = false
        var fitsWidth = false
    }

    /// How a sheet as a whole is shown.
    struct SheetLook: Hashable {
        var page = Page()
        var isHidden = false
    }

    var font = "Calibri"
    var fontSize = 11.0
    private var looks = NamedList<CellLook>("ce")
    private var formats = NamedList<String>("N")
    private var widths = NamedList<Double>("co")
    private var rows = NamedList<RowLook>("ro")
    private var sheets = NamedList<SheetLook>("ta")
    private var pages = NamedList<Page>("pm")
    private var changes = NamedList<CellStyle>("Condition")
    private(set) var highlights: [Highlight] = []

    /// The name of a cell's look; nil for the usual one.
    mutating func cell(_ look: CellLook) -> String? {
        guard look.style != nil || !look.highlights.isEmpty else { return nil }
        return looks.name(of: look)
    }

    mutating func width(_ characters: Double) -> String { widths.name(of: characters) }

    /// The name of a row's look; whether the row is shown is not part of it.
    mutating func row(_ look: RowLook) -> String {
        rows.name(of: RowLook(height: look.height, isEstimate: look.isEstimate))
    }

    mutating func sheet(_ look: SheetLook) -> String {
        _ = pages.name(of: look.page)
        return sheets.name(of: look)
    }

    /// The number of a rule, for the looks of the cells that it reaches.
    mutating func add(_ highlight: Highlight) -> Int {
        _ = changes.name(of: highlight.style)
        highlights.append(highlight)
        return highlights.count - 1
    }
}

/// Values with a name each, in the order in which they were first named.
struct NamedList<Value: Hashable> {
    private let prefix: String
    private var names: [Value: String] = [:]
    private(set) var values: [Value] = []

    init(_ prefix: String) {
        self.prefix = prefix
    }

    mutating func name(of value: Value) -> String {
        if let known = names[value] { return known }
        values.append(value)
        let name = "\(prefix)\(values.count)"
        names[value] = name
        return name
    }
}

extension OdsStyles {
    /// The styles that cells, rows, columns and sheets refer to.
    mutating func writeAutomatic(to xml: inout Markup) {
        for width in widths.values {
            xml.style(widths.name(of: width), of: "table-column") {
                $0.element(
                    "style:table-column-properties", [("style:column-width", Self.inches(width))])
            }
        }
        for row in rows.values {
            xml.style(rows.name(of: row), of: "table-row") {
                $0.element(
                    "style:table-row-properties",
                    [
                        ("style:row-height", "\(row.height.inFewestDigits)pt"),
                        ("style:use-optimal-row-height", row.isEstimate ? "true" : "false"),
                    ])
            }
        }
        for look in sheets.values { writeSheet(look, to: &xml) }
        var cells = Markup()
        for look in looks.values { writeCell(look, to: &cells) }
        writeFormats(to: &xml)
        xml.append(cells)
    }

    private mutating func writeSheet(_ look: SheetLook, to xml: inout Markup) {
        let page = Self.masterName(pages.name(of: look.page))
        xml.style(sheets.name(of: look), of: "table", [("style:master-page-name", page)]) {
            $0.element(
                "style:table-properties",
                [
                    ("table:display", look.isHidden ? "false" : "true"),
                    ("style:writing-mode", "lr-tb"),
                ])
        }
    }

    /// A width in characters of the usual font, as Excel counts it (ECMA-376 part 1, 18.3.1.13).
    private static func inches(_ characters: Double) -> String {
        let points = (characters * 7 + 5).rounded(.down) / 96
        return "\(((points * 10_000).rounded() / 10_000).inFewestDigits)in"
    }

    private mutating func writeFormats(to xml: inout Markup) {
        for code in formats.values {
            OdsNumberFormat(code)?.write(formats.name(of: code), to: &xml)
        }
    }

    private mutating func writeCell(_ look: CellLook, to xml: inout Markup) {
        let style = look.style ?? CellStyle()
        let format = style.numberFormat.map { formats.name(of: $0) }
        var maps: [(String, String, String)] = []
        for number in look.highlights {
            let highlight = highlights[number]
            maps.append(
                (highlight.condition, changes.name(of: highlight.style), highlight.origin))
        }
        xml.style(
            looks.name(of: look), of: "table-cell",
            [("style:parent-style-name", "Default"), ("style:data-style-name", format)]
        ) { xml in
            style.writeProperties(to: &xml)
            for (condition, name, origin) in maps {
                xml.element(
                    "style:map",
                    [
                        ("style:condition", condition), ("style:apply-style-name", name),
                        ("style:base-cell-address", origin),
                    ])
            }
        }
    }

    /// The styles that everything rests on, and those that rules put on cells.
    mutating func writeCommon(language: String, to xml: inout Markup) {
        let parts = language.split(separator: "-")
        let letters = [
            ("style:font-name", font), ("fo:font-size", "\(fontSize.inFewestDigits)pt"),
            ("fo:language", parts.first.map(String.init)),
            ("fo:country", parts.count > 1 ? String(parts[1]) : "none"),
        ]
        xml.element("style:default-style", [("style:family", "table-cell")]) {
            $0.element("style:text-properties", letters)
        }
        xml.style("Default", of: "table-cell") {
            $0.element("style:table-cell-properties", [("style:vertical-align", "bottom")])
            $0.element("style:text-properties", letters)
        }
        for change in changes.values {
            xml.style(
                changes.name(of: change), of: "table-cell", [("style:parent-style-name", "Default")]
            ) { change.writeProperties(to: &$0) }
        }
    }

    /// Paper of A4, upright or on its side.
    mutating func writePages(to xml: inout Markup) {
        for page in pages.values {
            let sides = page.isLandscape ? ("29.7cm", "21cm") : ("21cm", "29.7cm")
            xml.element("style:page-layout", [("style:name", pages.name(of: page))]) {
                $0.element(
                    "style:page-layout-properties",
                    [
                        ("fo:page-width", sides.0), ("fo:page-height", sides.1),
                        ("style:print-orientation", page.isLandscape ? "landscape" : "portrait"),
                        ("fo:margin-top", "0.75in"), ("fo:margin-bottom", "0.75in"),
                        ("fo:margin-left", "0.7in"), ("fo:margin-right", "0.7in"),
                        ("style:scale-to-X", page.fitsWidth ? "1" : nil),
                        ("style:print", "charts drawings objects zero-values"),
                    ])
            }
        }
    }

    mutating func writeMasters(to xml: inout Markup) {
        for page in pages.values {
            let name = pages.name(of: page)
            xml.element(
                "style:master-page",
                [("style:name", Self.masterName(name)), ("style:page-layout-name", name)])
        }
    }

    private static func masterName(_ layout: String) -> String { "Page_\(layout)" }

    /// Every font that is named.
    func writeFonts(to xml: inout Markup) {
        let styles = looks.values.compactMap(\.style) + changes.values
        let fonts = Set(styles.compactMap(\.fontName)).union([font]).sorted()
        xml.element("office:font-face-decls") { xml in
            for font in fonts {
                xml.element(
                    "style:font-face",
                    [
                        ("style:name", font),
                        ("svg:font-family", font.contains(" ") ? "'\(font)'" : font),
                    ])
            }
        }
    }
}

extension Markup {
    /// A style of a family.
    mutating func style(
        _ name: String, of family: String, _ attributes: [(String, String?)] = [],
        _ body: (inout Markup) -> Void
    ) {
        element(
            "style:style", [("style:name", name), ("style:family", family)] + attributes, body)
    }
}
