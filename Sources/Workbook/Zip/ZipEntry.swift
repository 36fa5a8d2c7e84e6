/// One entry of the central directory, checked.
struct ZipEntry: Sendable {
    let name: String
    let rawName: ArraySlice<UInt8>
    let method: UInt16
    let checksum: UInt32
    let packedSize: Int
    let size: Int
    let headerOffset: Int
    var dataOffset = 0

    var dataEnd: Int { dataOffset + packedSize }
    var isFolder: Bool { name.hasSuffix("/") }
}

/// Reads little-endian numbers and never runs past the end.
struct LittleEndian {
    let bytes: [UInt8]

    func number(at offset: Int, width: Int) -> UInt64? {
        guard offset >= 0, offset <= bytes.count - width else { return nil }
        var value: UInt64 = 0
        for index in (0..<width).reversed() {
            value = value << 8 | UInt64(bytes[offset + index])
        }
        return value
    }

    func short(at offset: Int) -> Int? { number(at: offset, width: 2).map { Int($0) } }

    func long(at offset: Int) -> Int? { number(at: offset, width: 4).map { Int($0) } }

    /// An eight-byte number, nil unless it fits in four.
    func size(at offset: Int) -> Int? {
        number(at: offset, width: 8).flatMap { $0 <= UInt32.max ? Int($0) : nil }
    }

    func has(_ signature: UInt64, at offset: Int) -> Bool {
        number(at: offset, width: 4) == signature
    }
}
