/// The part with the cells: styles, validations, sheets, names and tables in this order.
struct OdsContent {
    let sheets: [OdsSheet]
    let validations: [OdsValidation]
    let names: [(name: String, expression: String, isRange: Bool)]

    func written(_ styles: inout OdsStyles) -> [UInt8] {
        var body = Markup()
        writeBody(to: &body, &styles)
        return Markup.part("office:document-content", OdsParts.vocabularies) { xml in
            styles.writeFonts(to: &xml)
            xml.element("office:automatic-styles") { styles.writeAutomatic(to: &$0) }
            xml.append(body)
        }
    }

    private func writeBody(to xml: inout Markup, _ styles: inout OdsStyles) {
        xml.open("office:body")
        xml.open("office:spreadsheet")
        writeCalculation(to: &xml)
        if !validations.isEmpty {
            xml.element("table:content-validations") { xml in
                for (number, validation) in validations.enumerated() {
                    validation.write(OdsRules.name(ofValidation: number), to: &xml)
                }
            }
        }
        for sheet in sheets { write(sheet, to: &xml, &styles) }
        writeNames(to: &xml)
        writeTables(to: &xml)
        xml.close("office:spreadsheet")
        xml.close("office:body")
    }

    /// Formulas compare and search as they do in Excel, for which they were written.
    private func writeCalculation(to xml: inout Markup) {
        xml.element(
            "table:calculation-settings",
            [
                ("table:case-sensitive", "false"), ("table:automatic-find-labels", "false"),
                ("table:use-regular-expressions", "false"), ("table:use-wildcards", "true"),
            ])
    }

    private func write(_ sheet: OdsSheet, to xml: inout Markup, _ styles: inout OdsStyles) {
        let page = OdsStyles.Page(
            isLandscape: sheet.print.isLandscape, fitsWidth: sheet.print.fitsWidth)
        let look = OdsStyles.SheetLook(page: page, isHidden: sheet.isHidden)
        let attributes = [
            ("table:name", sheet.name), ("table:style-name", styles.sheet(look)),
            ("table:protected", sheet.protection == nil ? nil : "true"),
        ]
        xml.element("table:table", attributes) { xml in
            if let protection = sheet.protection { write(protection, to: &xml) }
            OdsRows(sheet).write(to: &xml, &styles)
        }
    }

    /// Of what people may still do, OpenDocument knows choosing, inserting and deleting.
    private func write(_ protection: SheetProtection, to xml: inout Markup) {
        xml.element(
            "loext:table-protection",
            [
                ("loext:select-protected-cells", "true"),
                ("loext:select-unprotected-cells", "true"),
                ("loext:insert-rows", protection.allowsInsertingRows ? "true" : nil),
                ("loext:delete-rows", protection.allowsDeletingRows ? "true" : nil),
            ])
    }

    private func writeNames(to xml: inout Markup) {
        guard !names.isEmpty, let first = sheets.first else { return }
        let origin = "$\(OdsSpelling.quoted(first.name)).$A$1"
        xml.element("table:named-expressions") { xml in
            for (name, expression, isRange) in names {
                xml.element(
                    isRange ? "table:named-range" : "table:named-expression",
                    [
                        ("table:name", name), ("table:base-cell-address", origin),
                        (
                            isRange ? "table:cell-range-address" : "table:expression",
                            expression
                        ),
                    ])
            }
        }
    }

    private func writeTables(to xml: inout Markup) {
        guard sheets.contains(where: { !$0.tables.isEmpty }) else { return }
        xml.element("table:database-ranges") { xml in
            for sheet in sheets {
                for (range, name) in sheet.tables {
                    let first = OdsSpelling.cell(range.first, on: sheet.name)
                    let last = OdsSpelling.cell(range.last, on: sheet.name)
                    xml.element(
                        "table:database-range",
                        [
                            ("table:name", name),
                            ("table:target-range-address", "\(first):\(last)"),
                            ("table:contains-header", "true"),
                            ("table:display-filter-buttons", "false"),
                        ])
                }
            }
        }
    }
}
