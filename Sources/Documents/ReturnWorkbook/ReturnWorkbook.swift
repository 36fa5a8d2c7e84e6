public import Accountability
internal import Forms
public import Reckoning
internal import Workbook

/// A return as a workbook: written, prefilled, for an organisation, and read back.
public enum ReturnWorkbook {
    /// The workbook of a return as it stands on a day, as the bytes of a file of the format.
    ///
    /// `issue` tells this writing from every other, so that rows which are added in it are known
    /// again when it is read a second time.
    public static func bytes(
        _ context: ReturnInContext, on day: Day, issue: String, as format: SpreadsheetFormat = .xlsx
    ) throws -> [UInt8] {
        let layout = ReturnLayout(context, issue: issue)
        let standing = context.standing(on: day)
        return try WorkbookWriter.bytes(as: format.workbook) { writer in
            writer.documentInfo(info(context))
            let writing = ReturnWriting(
                writer: writer, context: context, layout: layout, standing: standing)
            writing.write()
        }
    }

    /// What the file is best called: `leeds-ibcf-2017-18-q2-v1.xlsx`.
    public static func fileName(
        _ context: ReturnInContext, as format: SpreadsheetFormat = .xlsx
    ) -> String {
        "\(stem(context, version: context.entry.versions.count + 1)).\(format.rawValue)"
    }

    /// The organisation, the form and the version, as the beginning of a file's name.
    static func stem(_ context: ReturnInContext, version: Int) -> String {
        "\(shortName(context.organisation.name))-\(context.form.form.id)-v\(version)"
    }

    /// The words of an organisation's name that tell it from others.
    private static func shortName(_ name: String) -> String {
        let common: Set = [
            "council", "city", "borough", "county", "metropolitan", "district", "london", "royal",
            "the", "of", "and",
        ]
        let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        let telling = words.filter { !common.contains(String($0)) }
        return (telling.isEmpty ? words : telling).joined(separator: "-")
    }

    private static func info(_ context: ReturnInContext) -> DocumentInfo {
        let form = context.form.form
        return DocumentInfo(
            title: "\(form.title), \(form.periodName)", subject: context.organisation.name,
            language: "en-GB")
    }
}

/// One writing of a return's workbook.
struct ReturnWriting {
    let writer: WorkbookWriter
    let context: ReturnInContext
    let layout: ReturnLayout
    let standing: StandingFindings

    var form: Form { context.form.form }

    func write() {
        GuidanceSheet(writing: self).write()
        CoverSheet(writing: self).write()
        for section in layout.sections { SectionSheet(writing: self, layout: section).write() }
        writeLists()
        writeIdentity()
    }

    /// The hidden sheet of options and thresholds, each under its name.
    private func writeLists() {
        let sheet = writer.addSheet("Lists")
        sheet.hide()
        let lists = form.options.values.sorted { $0.name < $1.name }
        for (column, list) in lists.enumerated() {
            write(list.options.map(\.shown), named: CellName.options(list.name), column, sheet)
        }
        write(["Yes", "No"], named: CellName.yesNo, lists.count, sheet)
        let thresholds = form.thresholds.sorted { $0.key < $1.key }
        for (row, threshold) in thresholds.enumerated() {
            let cell = CellAddress(row: row, column: lists.count + 2)
            sheet.text(threshold.key, at: .at(row, lists.count + 1))
            sheet.number(threshold.value, at: cell)
            writer.define(
                name: CellName.threshold(threshold.key),
                range: SheetRange(sheet: sheet.name, range: CellRange(cell, cell)))
        }
        sheet.protect()
    }

    private func write(_ texts: [String], named name: String, _ column: Int, _ sheet: SheetWriter) {
        for (row, text) in texts.enumerated() {
            sheet.text(text, at: .at(row, column))
        }
        let range = CellRange(
            CellAddress(row: 0, column: column), CellAddress(row: texts.count - 1, column: column))
        writer.define(name: name, range: SheetRange(sheet: sheet.name, range: range))
    }

    private func writeIdentity() {
        let sheet = writer.addSheet(WorkbookIdentity.sheetName)
        sheet.hide()
        for (row, field) in WorkbookIdentity(context).fields.enumerated() {
            writer.setProperty(field.name, field.value)
            sheet.text(field.name, at: .at(row, 0))
            sheet.text(field.value, at: .at(row, 1))
        }
        sheet.protect()
    }
}
