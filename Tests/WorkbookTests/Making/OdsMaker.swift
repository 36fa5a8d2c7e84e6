import Workbook

/// Makes small OpenDocument spreadsheets out of raw XML.
struct OdsMaker {
    /// The rows of the only table, named S.
    var rows = ""
    /// The tables instead of the only one.
    var tables: String?
    var styles = ""
    var afterTables = ""
    var type: String? = "application/vnd.oasis.opendocument.spreadsheet"
    var extra: [(String, String)] = []
    var vocabularies = [
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    ]

    init(_ rows: String = "") {
        self.rows = rows
    }

    var content: String {
        let declared = vocabularies.sorted { $0.key < $1.key }
            .map { "xmlns:\($0.key)=\"\($0.value)\"" }.joined(separator: " ")
        let all = tables ?? "<table:table table:name=\"S\">\(rows)</table:table>"
        return """
            <?xml version="1.0" encoding="UTF-8"?><office:document-content \(declared)>\
            <office:automatic-styles>\(styles)</office:automatic-styles><office:body>\
            <office:spreadsheet>\(all)\(afterTables)</office:spreadsheet></office:body>\
            </office:document-content>
            """
    }

    func bytes() -> [UInt8] {
        var zip = ZipMaker()
        if let type { zip.add("mimetype", type) }
        zip.add("content.xml", content)
        for (name, text) in extra { zip.add(name, text) }
        return zip.bytes()
    }

    func file(_ limits: WorkbookLimits = .standard) throws(WorkbookRefusal) -> WorkbookFile {
        try WorkbookFile(reading: bytes(), limits: limits)
    }

    /// The sheet S, read.
    func read(_ limits: WorkbookLimits = .standard) throws(WorkbookRefusal) -> Sheet {
        try file(limits).sheet("S")
    }

    /// A sheet with one row of these cells.
    static func row(_ cells: String) throws(WorkbookRefusal) -> Sheet {
        try OdsMaker("<table:table-row>\(cells)</table:table-row>").read()
    }
}
