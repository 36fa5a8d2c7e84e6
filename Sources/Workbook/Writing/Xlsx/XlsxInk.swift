import CXlsxWriter
import Foundation

/// Writes marks through libxlsxwriter, which keeps the file on disk until it is finished.
///
/// A class because it owns memory of the C library, which it gives back when finished or dropped.
final class XlsxInk: Ink {
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private let path: String?
    private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    private var info = DocumentInfo()

    typealias Pointer = UnsafeMutablePointer<lxw_worksheet>

    init() {
        path = Self.temporaryFile()
        book = path.flatMap { workbook_new($0) }
    }

    deinit {
        if let book { lxw_workbook_free(book) }
        if let path { unlink(path) }
    }

    /// An empty file that nobody else has.
    private static func temporaryFile() -> String? {
        let folder = FileManager.default.temporaryDirectory
        var template = Array(folder.appendingPathComponent("workbook-XXXXXX").path.utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        close(descriptor)
        return String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static let noRoom = "there is no memory or no place for a temporary file"

    func take(_ mark: BookMark) -> String? {
        guard let book else { return Self.noRoom }
        switch mark {
        case .sheet(let name):
            guard let sheet = workbook_add_worksheet(book, name) else {
                return "the library did not add it"
            }
            sheets.append(sheet)
            return nil
        case .name(let name, let formula):
            return Self.cause(workbook_define_name(book, name, formula))
        case .property(let name, let value):
            return Self.cause(workbook_set_custom_property_string(book, name, value))
        case .info(let info):
            self.info = info
            return nil
        case .letters(let font, let size):
            setLetters(font, size, in: book)
            return nil
        }
    }

    /// The first format is the one of cells that have none.
    private func setLetters(
        _ font: String, _ size: Double, in book: UnsafeMutablePointer<lxw_workbook>
    ) {
        guard let usual = book.pointee.formats.pointee.stqh_first else { return }
        format_set_font_name(usual, font)
        format_set_font_size(usual, size)
    }

    func take(_ mark: SheetMark, onSheet place: Int) -> String? {
        let sheet = sheets[place]
        switch mark {
        case .cell(let content, let cell, let style):
            return Self.cause(write(content, at: cell, format(style), on: sheet))
        case .validate(let range, let validation):
            return Self.cause(validate(range, validation, on: sheet))
        case .highlight(let range, let rule, let style):
            return Self.cause(highlight(range, rule, format(style), on: sheet))
        case .table(let range, let table):
            return Self.cause(self.mark(range, as: table, on: sheet))
        case .protect(let protection):
            protect(protection, sheet)
            return nil
        case .columns, .row, .freeze, .merge, .note, .hide, .activate, .print:
            return Self.cause(layOut(mark, on: sheet))
        }
    }

    /// What the library's code says; nil when all went well.
    private static func cause(_ code: lxw_error) -> String? {
        guard code != LXW_NO_ERROR else { return nil }
        return lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    }

    /// The library's format for a style, made once.
    func format(_ style: CellStyle?) -> UnsafeMutablePointer<lxw_format>? {
        guard let style, let book else { return nil }
        if let known = formats[style] { return known }
        guard let format = workbook_add_format(book) else { return nil }
        style.apply(to: format)
        formats[style] = format
        return format
    }

    func finish() throws(WritingFault) -> [UInt8] {
        guard let open = book, let path else {
            throw WritingFault(operation: "the file", cause: Self.noRoom)
        }
        setInfo(open)
        book = nil
        formats = [:]
        if let cause = Self.cause(workbook_close(open)) {
            throw WritingFault(operation: "the file", cause: cause)
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw WritingFault(operation: "a temporary file", cause: "it cannot be read back")
        }
        return XlsxLanguage.added(info.language, to: [UInt8](data))
    }

    private func setInfo(_ open: UnsafeMutablePointer<lxw_workbook>) {
        let strings = CStrings()
        var properties = lxw_doc_properties()
        properties.title = strings.copy(info.title)
        properties.subject = strings.copy(info.subject)
        properties.author = strings.copy(info.author)
        properties.created = info.created
        workbook_set_properties(open, &properties)
        withExtendedLifetime(strings) {}
    }
}

/// Copies of strings for C structures, freed together.
final class CStrings {
    private var owned: [UnsafeMutablePointer<CChar>] = []

    /// A copy that lives as long as this object; nil for an empty text.
    func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
        guard !text.isEmpty, let copy = strdup(text) else { return nil }
        owned.append(copy)
        return copy
    }

    deinit {
        for pointer in owned { free(pointer) }
    }
}
