/// The central directory of a zip archive, which is the only list of parts that is believed.
struct ZipDirectory {
    private let source: LittleEndian
    private let limits: WorkbookLimits

    init(bytes: [UInt8], limits: WorkbookLimits) {
        source = LittleEndian(bytes: bytes)
        self.limits = limits
    }

    /// Where the directory lies and how many entries it announces.
    private struct Extent {
        var offset: Int
        var length: Int
        var count: Int
    }

    func entries() throws(WorkbookRefusal) -> [ZipEntry] {
        let extent = try extent()
        guard extent.count <= limits.entries else {
            throw WorkbookRefusal(
                .tooManyEntries, at: "", found: "Found \(extent.count) parts in the file.",
                expected: "Expected at most \(limits.entries).")
        }
        var entries: [ZipEntry] = []
        var offset = extent.offset
        for _ in 0..<extent.count {
            let (entry, next) = try entry(at: offset)
            guard next <= extent.offset + extent.length else { throw damaged("The list overruns.") }
            entries.append(entry)
            offset = next
        }
        return try located(entries, before: extent.offset)
    }

    private func extent() throws(WorkbookRefusal) -> Extent {
        guard let end = endRecord(), let count = source.short(at: end + 10),
            let length = source.long(at: end + 12), let offset = source.long(at: end + 16)
        else { throw damaged("The end of the file is missing.") }
        var extent = Extent(offset: offset, length: length, count: count)
        if count == 0xFFFF || length == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
            extent = try large(before: end) ?? extent
        }
        guard extent.length <= end, extent.offset <= end - extent.length else {
            throw damaged("The list of parts lies outside the file.")
        }
        return extent
    }

    private func endRecord() -> Int? {
        let last = source.bytes.count - 22
        guard last >= 0 else { return nil }
        for offset in stride(from: last, through: max(0, last - 65_535), by: -1)
        where source.bytes[offset] == 0x50 && source.has(0x0605_4B50, at: offset) {
            if let comment = source.short(at: offset + 20), offset + 22 + comment <= last + 22 {
                return offset
            }
        }
        return nil
    }

    /// The Zip64 form of the end record, which some writers use for small files too.
    private func large(before end: Int) throws(WorkbookRefusal) -> Extent? {
        guard source.has(0x0706_4B50, at: end - 20) else { return nil }
        guard let record = source.size(at: end - 12), source.has(0x0606_4B50, at: record),
            let count = source.size(at: record + 32), let length = source.size(at: record + 40),
            let offset = source.size(at: record + 48)
        else { throw damaged("The large-file record is not readable.") }
        return Extent(offset: offset, length: length, count: count)
    }

    private func damaged(_ found: String) -> WorkbookRefusal {
        WorkbookRefusal(.damagedDirectory, at: "", found: found)
    }
}

extension ZipDirectory {
    private func entry(at offset: Int) throws(WorkbookRefusal) -> (ZipEntry, next: Int) {
        guard source.has(0x0201_4B50, at: offset), let flags = source.short(at: offset + 8),
            let method = source.short(at: offset + 10), let crc = source.long(at: offset + 16),
            let packed = source.long(at: offset + 20), let size = source.long(at: offset + 24),
            let nameLength = source.short(at: offset + 28),
            let extraLength = source.short(at: offset + 30),
            let comment = source.short(at: offset + 32), let header = source.long(at: offset + 42),
            offset + 46 + nameLength + extraLength <= source.bytes.count
        else { throw damaged("An entry in the list of parts is not readable.") }
        let rawName = source.bytes[(offset + 46)..<(offset + 46 + nameLength)]
        let name = try ZipName.checked(rawName, limits: limits)
        try check(flags: flags, method: method, of: name)
        let extra = (offset + 46 + nameLength)..<(offset + 46 + nameLength + extraLength)
        var fields = LargeFields(values: [size, packed, header])
        guard fields.fill(from: source, in: extra) else { throw damaged("A size is not readable.") }
        let entry = ZipEntry(
            name: name, rawName: rawName, method: UInt16(method), checksum: UInt32(crc),
            packedSize: fields.values[1], size: fields.values[0], headerOffset: fields.values[2])
        return (entry, extra.upperBound + comment)
    }

    private func check(flags: Int, method: Int, of name: String) throws(WorkbookRefusal) {
        guard flags & 0x2041 == 0 else {
            throw WorkbookRefusal(.encryptedEntry, at: name, found: "Found an encrypted part.")
        }
        guard method == 0 || method == 8 else {
            throw WorkbookRefusal(
                .unknownCompression, at: name, found: "Found compression method \(method).")
        }
    }

    /// The entries with the place of their data, in the order of the directory.
    private func located(
        _ entries: [ZipEntry], before limit: Int
    ) throws(WorkbookRefusal) -> [ZipEntry] {
        var located = entries
        for index in located.indices {
            located[index].dataOffset = try dataOffset(of: located[index])
        }
        var end = 0
        for entry in located.sorted(by: { $0.headerOffset < $1.headerOffset }) {
            guard entry.headerOffset >= end, entry.dataEnd <= limit else {
                throw WorkbookRefusal(
                    .overlappingEntries, at: entry.name,
                    found: "Found two parts in the same bytes of the file.")
            }
            end = entry.dataEnd
        }
        return located
    }

    private func dataOffset(of entry: ZipEntry) throws(WorkbookRefusal) -> Int {
        let offset = entry.headerOffset
        guard source.has(0x0403_4B50, at: offset), let name = source.short(at: offset + 26),
            let extra = source.short(at: offset + 28), name == entry.rawName.count,
            offset + 30 + name <= source.bytes.count,
            source.bytes[(offset + 30)..<(offset + 30 + name)].elementsEqual(entry.rawName)
        else { throw damaged("The part \(entry.name) is not where the list says.") }
        return offset + 30 + name + extra
    }
}

/// The sizes of an entry that may be given in eight bytes in its extra field.
private struct LargeFields {
    var values: [Int]

    mutating func fill(from source: LittleEndian, in range: Range<Int>) -> Bool {
        guard values.contains(0xFFFF_FFFF) else { return true }
        var offset = range.lowerBound
        while offset + 4 <= range.upperBound {
            guard let tag = source.short(at: offset), let length = source.short(at: offset + 2)
            else { return false }
            if tag == 1 { return take(from: source, at: offset + 4, length: length) }
            offset += 4 + length
        }
        return false
    }

    private mutating func take(from source: LittleEndian, at start: Int, length: Int) -> Bool {
        var offset = start
        for index in values.indices where values[index] == 0xFFFF_FFFF {
            guard offset + 8 <= start + length, let value = source.size(at: offset) else {
                return false
            }
            values[index] = value
            offset += 8
        }
        return true
    }
}
