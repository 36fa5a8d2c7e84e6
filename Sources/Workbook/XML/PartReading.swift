extension ZipArchive {
    /// Lends a scanner over a part to the closure, for as long as the closure runs.
    func scan<Value>(
        _ name: String, _ body: (inout XMLScanner) throws(WorkbookRefusal) -> Value
    ) throws(WorkbookRefusal) -> Value {
        let bytes = try XMLBytes.prepared(try part(name), part: name, limits: limits)
        return try bytes.withUnsafeBufferPointer { buffer throws(WorkbookRefusal) in
            var scanner = XMLScanner(buffer, part: name, limits: limits)
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
