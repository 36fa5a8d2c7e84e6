internal import Reckoning
internal import Workbook

extension PublishedTables {
    /// The tables as a spreadsheet in a format; throws where a table has no rows or two headings
    /// of it are the same.
    public func bytes(as format: SpreadsheetFormat) throws -> [UInt8] {
        try WorkbookWriter.bytes(as: format.workbook) { writer in
            PublicationWriting(tables: self, writer: writer).write()
        }
    }
}

/// One writing of published tables.
struct PublicationWriting {
    let tables: PublishedTables
    let writer: WorkbookWriter

    static let contents = "Contents"

    func write() {
        writer.usualLetters(font: PublicationStyles.font, size: PublicationStyles.size)
        writer.documentInfo(
            DocumentInfo(title: tables.title, language: "en-GB", created: tables.made))
        writeCover()
        writeContents()
        for table in accompanying { write(table) }
        for table in tables.tables { write(table) }
    }

    /// The tables that explain the others.
    private var accompanying: [PublishedTable] {
        [notes, shorthand].compactMap(\.self)
    }

    private var notes: PublishedTable? {
        guard !tables.notes.isEmpty else { return nil }
        let rows = tables.notes.enumerated().map { number, text -> [PublishedCell] in
            [.text("[note \(number + 1)]"), .text(text)]
        }
        return PublishedTable(
            name: "Notes", title: "Notes",
            columns: [PublishedColumn("Note"), PublishedColumn("Text")], rows: rows)
    }

    private var shorthand: PublishedTable? {
        guard !tables.shorthand.isEmpty else { return nil }
        return PublishedTable(
            name: "Shorthand", title: "Shorthand used in the tables",
            columns: [PublishedColumn("Shorthand"), PublishedColumn("Meaning")],
            rows: tables.shorthand.map { [.text($0.rawValue), .text($0.meaning)] })
    }

    private static let coverWidth = 100.0

    /// Says how high a row has to be for its texts in columns of these widths.
    private func estimate(
        _ row: Int, _ texts: [(String, Double)], of style: CellStyle, on sheet: SheetWriter
    ) {
        let size = style.fontSize ?? PublicationStyles.size
        sheet.row(row, estimatedHeight: PublicationStyles.height(of: texts, size: size))
    }

    private func writeCover() {
        let sheet = writer.addSheet("Cover")
        sheet.activate()
        sheet.columns(0...0, width: Self.coverWidth)
        let title = PublicationStyles.title.with { $0.wraps = true }
        sheet.text(tables.title, at: .at(0, 0), style: title)
        estimate(0, [(tables.title, Self.coverWidth)], of: title, on: sheet)
        let parts =
            tables.parts + [
                CoverPart("Contact", [tables.contact]),
                CoverPart("Next update", [tables.nextUpdate]),
                CoverPart("Licence", [tables.licence]),
            ]
        var lines = tables.summary.map { ($0, PublicationStyles.text) }
        for part in parts {
            lines.append((part.heading, PublicationStyles.part))
            lines += part.lines.map { ($0, PublicationStyles.text) }
        }
        for (offset, line) in lines.enumerated() {
            sheet.text(line.0, at: .at(1 + offset, 0), style: line.1)
            estimate(1 + offset, [(line.0, Self.coverWidth)], of: line.1, on: sheet)
        }
        setPaper(sheet, isLandscape: false)
    }

    private func writeContents() {
        let sheet = writer.addSheet(Self.contents)
        let all = accompanying + tables.tables
        sheet.columns(0...0, width: 18)
        sheet.columns(1...1, width: 80)
        sheet.text("Contents", at: .at(0, 0), style: PublicationStyles.title)
        sheet.text(
            "This sheet contains one table. It lists the sheets that follow, with links to them.",
            at: .at(1, 0), style: PublicationStyles.line)
        for (offset, table) in all.enumerated() {
            let row = 3 + offset
            sheet.link(
                to: Self.start(of: table.name), text: table.name, at: .at(row, 0),
                style: PublicationStyles.link)
            sheet.text(table.title, at: .at(row, 1), style: PublicationStyles.text)
        }
        sheet.table(
            CellRange(.at(2, 0), .at(2 + all.count, 1)),
            SheetTable(
                name: "Contents_list",
                headings: ["Sheet", "Title"].map { .init($0, style: PublicationStyles.heading) }))
        setPaper(sheet)
    }

    private static func start(of sheet: String) -> SheetRange {
        SheetRange(sheet: sheet, range: CellRange(.at(0, 0), .at(0, 0)))
    }

    private static let headingRow = 3

    private func write(_ table: PublishedTable) {
        let sheet = writer.addSheet(table.name)
        let widths = PublicationStyles.widths(of: table)
        for (column, width) in widths.enumerated() {
            sheet.columns(column...column, width: width)
        }
        sheet.text(table.title, at: .at(0, 0), style: PublicationStyles.title)
        sheet.text(introduction(of: table), at: .at(1, 0), style: PublicationStyles.line)
        sheet.link(
            to: Self.start(of: Self.contents), text: "Back to contents", at: .at(2, 0),
            style: PublicationStyles.link)
        let looks = table.columns.indices.map { PublicationStyles.cells(in: $0, of: table) }
        for line in 0..<Self.headingRow {
            estimate(
                line, [], of: line == 0 ? PublicationStyles.title : PublicationStyles.line,
                on: sheet)
        }
        let headings = zip(table.columns.map(\.shown), widths)
        estimate(Self.headingRow, Array(headings), of: PublicationStyles.heading, on: sheet)
        for (offset, row) in table.rows.enumerated() {
            let texts = Array(zip(row.map(\.words), widths))
            estimate(
                Self.headingRow + 1 + offset, texts, of: PublicationStyles.text, on: sheet)
            for (column, cell) in row.enumerated() {
                let place = CellAddress.at(Self.headingRow + 1 + offset, column)
                write(cell, at: place, on: sheet, style: looks[column])
            }
        }
        sheet.table(
            CellRange(
                .at(Self.headingRow, 0),
                .at(Self.headingRow + table.rows.count, table.columns.count - 1)),
            SheetTable(
                name: Self.plainName(table.name), headings: PublicationStyles.headings(of: table)))
        setPaper(sheet, repeating: Self.headingRow)
    }

    /// What to know of the table: where its notes and its shorthand are explained.
    private func introduction(of table: PublishedTable) -> String {
        var words = ["This sheet contains one table."]
        if !table.notes.isEmpty {
            let marks = table.notes.map { "[note \($0)]" }.joined(separator: " ")
            words.append("Notes are on the sheet Notes: \(marks).")
        }
        let hasShorthand = table.rows.contains { row in
            row.contains { if case .shorthand = $0 { true } else { false } }
        }
        if hasShorthand { words.append("Shorthand is explained on the sheet Shorthand.") }
        return words.joined(separator: " ")
    }

    private static func plainName(_ name: String) -> String {
        "T_" + name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
    }

    private func setPaper(
        _ sheet: SheetWriter, isLandscape: Bool = true, repeating row: Int? = nil
    ) {
        var print = PrintSettings()
        print.isLandscape = isLandscape
        print.fitsWidth = true
        print.repeatedRows = row.map { $0...$0 }
        sheet.printSettings(print)
    }

    private func write(
        _ cell: PublishedCell, at place: CellAddress, on sheet: SheetWriter, style: CellStyle
    ) {
        switch cell {
        case .text(let text): sheet.text(text, at: place, style: style)
        case .shorthand(let sign): sheet.text(sign.rawValue, at: place, style: style)
        case .number(let number, let look):
            // A spreadsheet keeps 15 digits; a number with more is kept whole as a text.
            if "\(number.coefficient.magnitude)".count > 15 {
                sheet.text(number.formatted(), at: place, style: style)
            } else {
                let format = look.format
                sheet.number("\(number)", at: place, style: style.with { $0.numberFormat = format })
            }
        case .date(let day): write(day, at: place, on: sheet, style: style)
        }
    }

    private func write(
        _ day: Day, at place: CellAddress, on sheet: SheetWriter, style: CellStyle
    ) {
        let (year, month, date) = day.civil
        if year >= 1900, let date = SheetDate(year: year, month: month, day: date) {
            sheet.date(date, at: place, style: style.with { $0.numberFormat = "d mmmm yyyy" })
        } else {
            sheet.text(day.inWords, at: place, style: style)
        }
    }
}

extension PublishedNumber {
    /// How a spreadsheet is told to show it.
    fileprivate var format: String {
        switch self {
        case .plain(let decimals): "#,##0" + Self.places(decimals)
        case .percent(let decimals): "0\(Self.places(decimals))%"
        }
    }

    private static func places(_ count: Int) -> String {
        count == 0 ? "" : "." + String(repeating: "0", count: count)
    }
}
