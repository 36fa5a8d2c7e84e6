import CXlsxWriter
import Foundation

/// Writes a new XLSX file; what goes wrong on the way is thrown by `close`.
///
/// A class because it owns memory of the C library, which it gives back when closed or dropped.
public final class WorkbookWriter {
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    private var info = DocumentInfo()
    private(set) var faults: [WritingFault] = []

    /// Begins a file at a path, which is written when the writer is closed.
    public init(path: String) {
        book = workbook_new(path)
        if book == nil { faults.append(WritingFault(operation: path, cause: "out of memory")) }
    }

    deinit {
        if let book { lxw_workbook_free(book) }
    }

    /// Whether anything can still be written.
    var isOpen: Bool { book != nil }

    /// Adds a sheet after the others; the name has at most 31 characters and none of `[]:*?/\`.
    public func addSheet(_ name: String) -> SheetWriter {
        guard let book else {
            record("the sheet \(name)", cause: "the workbook is closed")
            return SheetWriter(writer: self, name: name, sheet: nil)
        }
        note("the sheet \(name)", workbook_validate_sheet_name(book, name))
        let isValid = faults.isEmpty
        let sheet = isValid ? workbook_add_worksheet(book, name) : nil
        return SheetWriter(writer: self, name: name, sheet: sheet)
    }

    /// Gives a name to a formula, such as `'Lists'!$A$1:$A$5`.
    public func define(name: String, formula: String) {
        guard let book else { return record("the name \(name)", cause: "the workbook is closed") }
        note("the name \(name)", workbook_define_name(book, name, formula))
    }

    /// Gives a name to a range.
    public func define(name: String, range: SheetRange) {
        define(name: name, formula: "=\(range)")
    }

    /// Sets a custom document property, both sides of at most 255 characters.
    public func setProperty(_ name: String, _ value: String) {
        guard let book else {
            return record("the property \(name)", cause: "the workbook is closed")
        }
        note("the property \(name)", workbook_set_custom_property_string(book, name, value))
    }

    /// Sets what the file says about itself.
    public func documentInfo(_ info: DocumentInfo) {
        self.info = info
    }

    /// Writes the file and throws the first fault met since the beginning.
    public func close() throws(WritingFault) {
        guard let open = book else { return }
        setInfo(open)
        book = nil
        formats = [:]
        note("the file", workbook_close(open))
        if let first = faults.first { throw first }
    }

    private func setInfo(_ open: UnsafeMutablePointer<lxw_workbook>) {
        let strings = CStrings()
        var properties = lxw_doc_properties()
        properties.title = strings.copy(info.title)
        properties.subject = strings.copy(info.subject)
        properties.author = strings.copy(info.author)
        properties.created = info.created
        note("the document properties", workbook_set_properties(open, &properties))
        withExtendedLifetime(strings) {}
    }
}

extension WorkbookWriter {
    func record(_ operation: String, cause: String) {
        faults.append(WritingFault(operation: operation, cause: cause))
    }

    func note(_ operation: @autoclosure () -> String, _ code: lxw_error) {
        guard code != LXW_NO_ERROR else { return }
        let cause = lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
        record(operation(), cause: cause)
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

    /// The bytes of a workbook that the closure fills; nothing stays on disk.
    public static func bytes(_ fill: (WorkbookWriter) throws -> Void) throws -> [UInt8] {
        var template = Array(
            FileManager.default.temporaryDirectory.appendingPathComponent("workbook-XXXXXX").path
                .utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw WritingFault(
                operation: "a temporary file", cause: String(cString: strerror(errno)))
        }
        Foundation.close(descriptor)
        let path = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let writer = WorkbookWriter(path: path)
        try fill(writer)
        try writer.close()
        guard let data = FileManager.default.contents(atPath: path) else {
            throw WritingFault(operation: "a temporary file", cause: "it cannot be read back")
        }
        return [UInt8](data)
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
