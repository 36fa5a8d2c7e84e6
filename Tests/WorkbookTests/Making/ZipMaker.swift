/// Makes zip archives of stored entries, sound by default and broken on request.
struct ZipMaker {
    struct Entry {
        var name: [UInt8]
        var content: [UInt8]
        var method: UInt16 = 0
        var flags: UInt16 = 0
        var checksum: UInt32?
        var declaredSize: UInt32?
        var packedSize: UInt32?
        var headerOffset: UInt32?
        var extra: [UInt8] = []
    }

    var entries: [Entry] = []
    var declaredCount: UInt16?

    mutating func add(_ name: String, _ text: String) {
        entries.append(Entry(name: Array(name.utf8), content: Array(text.utf8)))
    }

    mutating func change(_ name: String, _ body: (inout Entry) -> Void) {
        for index in entries.indices where entries[index].name == Array(name.utf8) {
            body(&entries[index])
        }
    }

    func bytes() -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            directory += central(entry, at: entry.headerOffset ?? UInt32(file.count))
            file += local(entry)
        }
        let count = declaredCount ?? UInt16(entries.count)
        let end =
            number(0x0605_4B50, 4) + number(0, 4) + number(UInt64(count), 2)
            + number(UInt64(count), 2) + number(UInt64(directory.count), 4)
            + number(UInt64(file.count), 4) + number(0, 2)
        return file + directory + end
    }

    private func local(_ entry: Entry) -> [UInt8] {
        number(0x0403_4B50, 4) + number(20, 2) + body(entry)
            + number(UInt64(entry.name.count), 2) + number(0, 2) + entry.name + entry.content
    }

    private func central(_ entry: Entry, at offset: UInt32) -> [UInt8] {
        number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + body(entry)
            + number(UInt64(entry.name.count), 2) + number(UInt64(entry.extra.count), 2)
            + number(0, 2) + number(0, 4) + number(0, 4) + number(UInt64(offset), 4) + entry.name
            + entry.extra
    }

    private func body(_ entry: Entry) -> [UInt8] {
        let size = UInt32(entry.content.count)
        return number(UInt64(entry.flags), 2) + number(UInt64(entry.method), 2) + number(0, 4)
            + number(UInt64(entry.checksum ?? checksum(entry.content)), 4)
            + number(UInt64(entry.packedSize ?? size), 4)
            + number(UInt64(entry.declaredSize ?? size), 4)
    }
}

func number(_ value: UInt64, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
}

/// CRC-32 as in ISO 3309.
func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
}
