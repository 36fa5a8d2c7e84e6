internal import CZlib

/// Writes a zip archive into memory, part by part; every date is the first of 1980, so that the
/// same parts give the same bytes.
package struct ZipWriter {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    package init() {}

    /// Adds a part; a stored part stands in the file as it is, as the `mimetype` of an OpenDocument
    /// must.
    package mutating func add(_ name: String, _ content: [UInt8], isStored: Bool = false) {
        let packed = isStored ? nil : Self.deflated(content)
        add(
            Packed(
                name: Array(name.utf8), isDeflated: packed != nil,
                checksum: Self.checksum(of: content), size: content.count),
            (packed ?? content)[...])
    }

    /// Adds a part of another archive as it is packed there.
    mutating func add(_ entry: ZipEntry, packed: ArraySlice<UInt8>) {
        add(
            Packed(
                name: Array(entry.rawName), isDeflated: entry.method == 8,
                checksum: Int(entry.checksum), size: entry.size),
            packed)
    }

    /// What is said of a part besides its bytes.
    private struct Packed {
        let name: [UInt8]
        let isDeflated: Bool
        let checksum: Int
        let size: Int

        /// The flag of names in UTF-8, for those that are.
        var flags: Int { String(validating: name, as: UTF8.self) == nil ? 0 : 0x0800 }
    }

    private mutating func add(_ part: Packed, _ data: ArraySlice<UInt8>) {
        let offset = bytes.count
        var fields = LittleEndianBytes()
        fields.short(part.isDeflated ? 20 : 10)
        fields.short(part.flags)
        fields.short(part.isDeflated ? 8 : 0)
        fields.long(0x0021_0000)
        fields.long(part.checksum)
        fields.long(data.count)
        fields.long(part.size)
        fields.short(part.name.count)
        fields.short(0)
        bytes += [0x50, 0x4B, 3, 4] + fields.bytes + part.name
        bytes += data
        directory += [0x50, 0x4B, 1, 2, 20, 0] + fields.bytes
        directory += [UInt8](repeating: 0, count: 10) + LittleEndianBytes(long: offset).bytes
        directory += part.name
        count += 1
    }

    /// The whole archive.
    package func finished() -> [UInt8] {
        var end = LittleEndianBytes()
        end.long(0)
        end.short(count)
        end.short(count)
        end.long(directory.count)
        end.long(bytes.count)
        end.short(0)
        return bytes + directory + [0x50, 0x4B, 5, 6] + end.bytes
    }

    private static func checksum(of content: [UInt8]) -> Int {
        content.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
    }

    /// Raw deflate; nil where the library refuses, and then the part is stored.
    private static func deflated(_ content: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard outturn_deflate_raw_begin(&stream) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(content.count)))
        var isWhole = false
        let packed = content.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: room) { output, written in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(room)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
                written = Int(stream.total_out)
            }
        }
        return isWhole ? packed : nil
    }
}

/// Numbers as zip spells them, the lowest byte first.
private struct LittleEndianBytes {
    private(set) var bytes: [UInt8] = []

    init() {}

    init(long value: Int) { long(value) }

    mutating func short(_ value: Int) {
        bytes += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }

    mutating func long(_ value: Int) {
        short(value)
        short(value >> 16)
    }
}
