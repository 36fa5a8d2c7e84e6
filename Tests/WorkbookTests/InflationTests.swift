import CZlib
import Testing

@testable import Workbook

/// One library packs and another unpacks: what the one wrote the other reads, however it is cut.
@Suite struct InflationTests {
    private static let rooms = [1, 7, 300, 65_536, 262_144]

    /// Noise, few letters, near repeats, and repeats from as far back as deflate reaches.
    private static func content(_ kind: Int, _ count: Int, _ random: inout SeededRandom) -> [UInt8]
    {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for index in 0..<count {
            let noise = UInt8.random(in: .min ... .max, using: &random)
            switch kind {
            case 0: bytes.append(noise)
            case 1: bytes.append(97 + noise % 5)
            case 2: bytes.append(index > 99 && noise > 12 ? bytes[index - 99] : noise)
            default: bytes.append(index >= 32_768 ? bytes[index - 32_768] : noise)
            }
        }
        return bytes
    }

    /// Raw deflate: stored at level 0, fixed codes by strategy 4, otherwise mostly dynamic ones.
    private static func deflated(_ content: [UInt8], level: Int32, strategy: Int32) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard
            deflateInit2_(&stream, level, Z_DEFLATED, -15, 9, strategy, ZLIB_VERSION, size) == Z_OK
        else { return [] }
        defer { deflateEnd(&stream) }
        var (input, output) = (content, [UInt8](repeating: 0, count: content.count * 2 + 1000))
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
                (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(output.count))
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
        return Array(output.prefix(count))
    }

    private static func unpacked(
        _ packed: [UInt8], as content: [UInt8], room: Int
    ) throws(WorkbookRefusal) -> [UInt8] {
        let entry = ZipEntry(
            name: "part", rawName: [], method: 8, checksum: checksum(content),
            packedSize: packed.count, size: content.count, headerOffset: 0)
        return try packed.withUnsafeBufferPointer { packed throws(WorkbookRefusal) in
            let stream = try PartStream(entry, packed: packed)
            var (piece, all) = ([UInt8](repeating: 0, count: room), [UInt8]())
            while !stream.isFinished {
                let count = try piece.withUnsafeMutableBufferPointer {
                    piece throws(WorkbookRefusal) in try stream.fill(piece)
                }
                all += piece.prefix(count)
            }
            return all
        }
    }

    @Test(arguments: 0..<4)
    func `what zlib packed is unpacked the same, whatever the room`(kind: Int) throws {
        var random = SeededRandom(seed: UInt64(kind))
        for level: Int32 in [0, 1, 6, 9] {
            for strategy in [Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED] {
                for count in [0, 1, Int.random(in: 2...2_000, using: &random), 70_000] {
                    let content = Self.content(kind, count, &random)
                    let packed = Self.deflated(content, level: level, strategy: strategy)
                    let room = count < 3_000 ? Self.rooms.randomElement(using: &random) : 65_536
                    let found = try Self.unpacked(packed, as: content, room: room ?? 1)
                    #expect(found == content, "\(level), \(strategy), \(count), \(room ?? 1)")
                }
            }
        }
    }

    @Test(arguments: Self.rooms)
    func `a stream that is cut anywhere is refused`(room: Int) {
        var random = SeededRandom(seed: 5)
        let content = Self.content(2, 600, &random)
        for level: Int32 in [0, 6] {
            let packed = Self.deflated(content, level: level, strategy: Z_DEFAULT_STRATEGY)
            for count in 0..<packed.count {
                let found = refusal { () throws(WorkbookRefusal) in
                    _ = try Self.unpacked(Array(packed.prefix(count)), as: content, room: room)
                }
                #expect(found == .damagedPart, "\(count) of \(packed.count)")
            }
        }
    }

    @Test func `a stream that says something else is refused`() {
        var random = SeededRandom(seed: 6)
        let content = Self.content(1, 400, &random)
        let packed = Self.deflated(content, level: 6, strategy: Z_DEFAULT_STRATEGY)
        for place in 0..<(packed.count - 1) {
            var other = packed
            other[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
            let found = refusal { () throws(WorkbookRefusal) in
                let bytes = try Self.unpacked(other, as: content, room: 300)
                #expect(bytes == content, "\(place)")
            }
            #expect(found == nil || found == .damagedPart || found == .wrongChecksum)
        }
    }

    /// Empty blocks with fixed codes, ten bits each: `010` and the seven noughts of their end.
    @Test func `millions of empty blocks are refused before they take long`() {
        var bits: [UInt8] = []
        for _ in 0..<8 { bits += [0, 1, 0, 0, 0, 0, 0, 0, 0, 0] }
        let tenBytes = (0..<10).map { byte in
            (0..<8).reduce(UInt8(0)) { $0 | bits[byte * 8 + $1] << UInt8($1) }
        }
        let packed = [UInt8]((0..<60_000).lazy.flatMap { _ in tenBytes })
        #expect(throws: WorkbookRefusal.self) {
            try Self.unpacked(packed, as: [1], room: 65_536)
        }
    }
}
