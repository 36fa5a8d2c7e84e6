internal import Foundation

/// The smaller parts of the package.
enum OdsParts {
    static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

    private static let oasis = "urn:oasis:names:tc:opendocument:xmlns:"

    /// The prefixes and the version, for the root of every part.
    static let vocabularies: [(String, String?)] =
        [
            "office", "style", "text", "table", "meta", "config",
        ].map { ("xmlns:\($0)", "\(oasis)\($0):1.0") } + [
            ("xmlns:number", oasis + "datastyle:1.0"),
            ("xmlns:fo", oasis + "xsl-fo-compatible:1.0"),
            ("xmlns:svg", oasis + "svg-compatible:1.0"), ("xmlns:of", oasis + "of:1.2"),
            ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:ooo", "http://openoffice.org/2004/office"),
            (
                "xmlns:loext",
                "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
            ),
            ("office:version", "1.3"),
        ]

    /// What the package holds.
    static var manifest: [UInt8] {
        let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        return Markup.part(
            "manifest:manifest", [("xmlns:manifest", manifest), ("manifest:version", "1.3")]
        ) { xml in
            let parts = ["content.xml", "styles.xml", "meta.xml", "settings.xml"]
            for (part, type) in [("/", mediaType)] + parts.map({ ($0, "text/xml") }) {
                xml.element(
                    "manifest:file-entry",
                    [
                        ("manifest:full-path", part),
                        ("manifest:version", part == "/" ? "1.3" : nil),
                        ("manifest:media-type", type),
                    ])
            }
        }
    }

    static func styles(_ styles: inout OdsStyles, _ info: DocumentInfo) -> [UInt8] {
        Markup.part("office:document-styles", vocabularies) { xml in
            styles.writeFonts(to: &xml)
            xml.element("office:styles") {
                styles.writeCommon(language: info.language ?? "en-GB", to: &$0)
            }
            xml.element("office:automatic-styles") { styles.writePages(to: &$0) }
            xml.element("office:master-styles") { styles.writeMasters(to: &$0) }
        }
    }

    static func meta(
        _ info: DocumentInfo, _ properties: [(name: String, value: String)]
    ) -> [UInt8] {
        let made = Date(timeIntervalSince1970: Double(info.created)).ISO8601Format()
        let facts = [
            ("dc:title", info.title), ("dc:subject", info.subject),
            ("meta:initial-creator", info.author), ("dc:creator", info.author),
            ("meta:creation-date", made), ("dc:date", made), ("dc:language", info.language ?? ""),
            ("meta:generator", "Outturn"),
        ]
        return Markup.part("office:document-meta", vocabularies) { xml in
            xml.element("office:meta") { xml in
                for (name, value) in facts where !value.isEmpty {
                    xml.element(name, words: value)
                }
                for (name, value) in properties {
                    xml.element(
                        "meta:user-defined",
                        [("meta:name", name), ("meta:value-type", "string")]
                    ) { $0.words(value) }
                }
            }
        }
    }
}

/// Settings as OpenDocument keeps them: items with a name and a type inside sets and maps.
extension OdsParts {
    /// Which sheet is seen, and what stays in sight on each.
    static func settings(_ sheets: [OdsSheet], active: Int) -> [UInt8] {
        Markup.part("office:document-settings", vocabularies) { xml in
            xml.element("office:settings") { xml in
                xml.element("config:config-item-set", [("config:name", "ooo:view-settings")]) {
                    writeView(sheets, active, to: &$0)
                }
            }
        }
    }

    private static func writeView(_ sheets: [OdsSheet], _ active: Int, to xml: inout Markup) {
        xml.element("config:config-item-map-indexed", [("config:name", "Views")]) { xml in
            xml.element("config:config-item-map-entry") { xml in
                item("ViewId", "string", "view1", to: &xml)
                xml.element("config:config-item-map-named", [("config:name", "Tables")]) { xml in
                    for sheet in sheets { writeView(sheet, to: &xml) }
                }
                item("ActiveTable", "string", sheets[active].name, to: &xml)
            }
        }
    }

    private static func writeView(_ sheet: OdsSheet, to xml: inout Markup) {
        let row = sheet.frozen?.row ?? 0
        let column = sheet.frozen?.column ?? 0
        let items = [
            ("CursorPositionX", "int", "0"), ("CursorPositionY", "int", "0"),
            ("HorizontalSplitMode", "short", column > 0 ? "2" : "0"),
            ("VerticalSplitMode", "short", row > 0 ? "2" : "0"),
            ("HorizontalSplitPosition", "int", "\(column)"),
            ("VerticalSplitPosition", "int", "\(row)"),
            ("ActiveSplitRange", "short", "\(activePane(row, column))"),
            ("PositionLeft", "int", "0"), ("PositionRight", "int", "\(column)"),
            ("PositionTop", "int", "0"), ("PositionBottom", "int", "\(row)"),
        ]
        xml.element("config:config-item-map-entry", [("config:name", sheet.name)]) { xml in
            for (name, type, value) in items { item(name, type, value, to: &xml) }
        }
    }

    /// The pane that is typed in: below and right of what stays in sight.
    private static func activePane(_ row: Int, _ column: Int) -> Int {
        switch (row > 0, column > 0) {
        case (true, true): 3
        case (false, true): 1
        default: 2
        }
    }

    private static func item(
        _ name: String, _ type: String, _ value: String, to xml: inout Markup
    ) {
        xml.element("config:config-item", [("config:name", name), ("config:type", type)]) {
            $0.words(value)
        }
    }
}
