extension ZipArchive {
    /// Lends a scanner over a part to the closure, for as long as the closure runs. The scanner
    /// sees the part through a window; only a part in UTF-16 is unpacked as a whole.
    func scan<Value>(
        _ name: String, _ body: (inout XMLScanner) throws(WorkbookRefusal) -> Value
    ) throws(WorkbookRefusal) -> Value {
        try stream(name) { stream throws(WorkbookRefusal) in
            let window = try PartWindow(stream, part: name)
            switch try XMLEncoding(of: window.start, part: name) {
            case .marked: window.skipMark()
            case .plain: break
            case .wide(let order):
                return try scan(wide: try part(name), order, name, body)
            }
            try window.check()
            var scanner = XMLScanner(window, part: name, limits: limits)
            let value = try body(&scanner)
            try stream.finish()
            return value
        }
    }

    private func scan<Value>(
        wide bytes: [UInt8], _ order: UTF16Order, _ name: String,
        _ body: (inout XMLScanner) throws(WorkbookRefusal) -> Value
    ) throws(WorkbookRefusal) -> Value {
        let text = try XMLBytes.narrowed(bytes, order, part: name, limits: limits)
        return try text.withUnsafeBufferPointer { buffer throws(WorkbookRefusal) in
            let shown = UnsafeBufferPointer(rebasing: buffer.dropLast())
            var scanner = XMLScanner(shown, part: name, limits: limits)
            return try body(&scanner)
        }
    }

    /// Refuses a list that has grown beyond the limit.
    func checkListed(_ count: Int, in part: String) throws(WorkbookRefusal) {
        guard count <= limits.listed else {
            throw WorkbookRefusal(
                .listTooLong, at: part, found: "Found a list of more than \(limits.listed) entries."
            )
        }
    }
}
