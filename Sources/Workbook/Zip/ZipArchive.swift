/// A zip archive in memory whose parts are unpacked one at a time, each within its limit.
struct ZipArchive: Sendable {
    private let bytes: [UInt8]
    private let entries: [String: ZipEntry]
    /// The names of all parts, in the order of the directory.
    let names: [String]
    let limits: WorkbookLimits

    init(reading bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookRefusal) {
        self.bytes = bytes
        self.limits = limits
        let listed = try ZipDirectory(bytes: bytes, limits: limits).entries()
        names = listed.map(\.name)
        var entries: [String: ZipEntry] = [:]
        var total = 0
        for entry in listed {
            try Self.check(entry, limits: limits)
            total += entry.size
            guard entries.updateValue(entry, forKey: ZipName.key(entry.name)) == nil else {
                throw WorkbookRefusal(
                    .duplicateEntry, at: entry.name, found: "Found this part twice in the file.")
            }
        }
        guard total <= limits.totalBytes else {
            throw WorkbookRefusal(
                .archiveTooLarge, at: "", found: "The parts would unpack to \(total) bytes.",
                expected: "Expected at most \(limits.totalBytes).")
        }
        self.entries = entries
    }

    private static func check(
        _ entry: ZipEntry, limits: WorkbookLimits
    ) throws(WorkbookRefusal) {
        guard entry.size <= limits.partBytes else {
            throw WorkbookRefusal(
                .partTooLarge, at: entry.name,
                found: "The part would unpack to \(entry.size) bytes.",
                expected: "Expected at most \(limits.partBytes).")
        }
        let possible = entry.method == 0 ? entry.packedSize : entry.packedSize * 1032 + 64
        guard entry.size <= possible, entry.method == 8 || entry.size == entry.packedSize else {
            throw wrongSize(entry.name)
        }
    }

    static func wrongSize(_ name: String) -> WorkbookRefusal {
        WorkbookRefusal(
            .damagedPart, at: name, found: "The part does not unpack to the size it declares.")
    }

    func has(_ name: String) -> Bool {
        entries[ZipName.key(name)] != nil
    }

    /// Every entry, in the order in which they lie in the file.
    var entriesInFile: [ZipEntry] {
        entries.values.sorted { $0.headerOffset < $1.headerOffset }
    }

    /// The bytes of an entry as they lie in the file.
    func packed(_ entry: ZipEntry) -> ArraySlice<UInt8> {
        bytes[entry.dataOffset..<entry.dataEnd]
    }

    /// How many bytes a part declares; zero for one that is not there.
    func size(of name: String) -> Int {
        entries[ZipName.key(name)]?.size ?? 0
    }

    /// The unpacked bytes of a part.
    func part(_ name: String) throws(WorkbookRefusal) -> [UInt8] {
        try stream(name) { stream throws(WorkbookRefusal) in
            var content = [UInt8](repeating: 0, count: stream.declaredSize + 1)
            var count = 0
            while !stream.isFinished {
                count += try content.withUnsafeMutableBufferPointer {
                    buffer throws(WorkbookRefusal) in
                    try stream.fill(UnsafeMutableBufferPointer(rebasing: buffer[count...]))
                }
            }
            content.removeLast(content.count - count)
            return content
        }
    }

    /// Lends the bytes of a part as they are unpacked, for as long as the closure runs.
    func stream<Value>(
        _ name: String, _ body: (PartStream) throws(WorkbookRefusal) -> Value
    ) throws(WorkbookRefusal) -> Value {
        guard let entry = entries[ZipName.key(name)] else {
            throw WorkbookRefusal(.missingPart, at: name, found: "The part is not in the file.")
        }
        return try bytes.withUnsafeBufferPointer { all throws(WorkbookRefusal) in
            let packed = UnsafeBufferPointer(rebasing: all[entry.dataOffset..<entry.dataEnd])
            return try body(try PartStream(entry, packed: packed))
        }
    }
}
