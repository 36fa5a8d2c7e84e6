import Foundation

/// Writes a new workbook in either format; what goes wrong on the way is thrown at its end.
///
/// A class because its sheets write into it as long as it is open.
public final class WorkbookWriter {
    private var ink: (any Ink)?
    private let path: String?
    private var sheets = 0
    private var soFar = WrittenSoFar()
    private(set) var faults: [WritingFault] = []

    /// Begins a file at a path, which is written when the writer is closed.
    public convenience init(path: String, as format: WorkbookFormat = .xlsx) {
        self.init(format, path: path)
    }

    private init(_ format: WorkbookFormat, path: String?) {
        self.path = path
        switch format {
        case .xlsx: ink = XlsxInk()
        case .ods: ink = OdsInk()
        }
    }

    /// The bytes of a workbook that the closure fills; nothing stays on disk.
    public static func bytes(
        as format: WorkbookFormat = .xlsx, _ fill: (WorkbookWriter) throws -> Void
    ) throws -> [UInt8] {
        let writer = WorkbookWriter(format, path: nil)
        try fill(writer)
        return try writer.finish()
    }

    /// Adds a sheet after the others; the name has at most 31 characters and none of `[]:*?/\`.
    public func addSheet(_ name: String) -> SheetWriter {
        guard make(.sheet(name)) else { return SheetWriter(writer: self, name: name, place: nil) }
        sheets += 1
        return SheetWriter(writer: self, name: name, place: sheets - 1)
    }

    /// Gives a name to a formula, such as `'Lists'!$A$1:$A$5`.
    public func define(name: String, formula: String) {
        _ = make(.name(name, formula: formula))
    }

    /// Gives a name to a range.
    public func define(name: String, range: SheetRange) {
        define(name: name, formula: "=\(range)")
    }

    /// Sets a custom document property, both sides of at most 255 characters.
    public func setProperty(_ name: String, _ value: String) {
        _ = make(.property(name, value: value))
    }

    /// Sets what the file says about itself.
    public func documentInfo(_ info: DocumentInfo) {
        _ = make(.info(info))
    }

    /// Sets the font, and its size in points, of every cell that has none of its own.
    public func usualLetters(font: String, size: Double) {
        _ = make(.letters(font: font, size: size))
    }

    /// Writes the file and throws the first fault met since the beginning.
    public func close() throws(WritingFault) {
        guard let path, ink != nil else { return }
        let bytes = try finish()
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        } catch {
            throw WritingFault(operation: path, cause: error.localizedDescription)
        }
    }

    private func finish() throws(WritingFault) -> [UInt8] {
        guard let open = ink else { return [] }
        ink = nil
        let bytes = try open.finish()
        if let first = faults.first { throw first }
        return bytes
    }
}

extension WorkbookWriter {
    func record(_ operation: String, cause: String) {
        faults.append(WritingFault(operation: operation, cause: cause))
    }

    /// Makes a mark about the workbook; whether it could be made.
    private func make(_ mark: BookMark) -> Bool {
        let cause = ink == nil ? Self.closed : soFar.note(mark) ?? ink?.take(mark)
        guard let cause else { return true }
        record(mark.place, cause: cause)
        return false
    }

    func make(_ mark: SheetMark, on sheet: SheetWriter) {
        guard let ink, let place = sheet.place else {
            return record("\(sheet.name), \(mark.place)", cause: Self.closed)
        }
        let cause = soFar.note(mark, onSheet: place) ?? ink.take(mark, onSheet: place)
        guard let cause else { return }
        record("\(sheet.name), \(mark.place)", cause: cause)
    }

    private static let closed = "the workbook is closed"
}
