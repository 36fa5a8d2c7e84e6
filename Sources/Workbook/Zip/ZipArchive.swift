import CZlib
import Foundation

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

    private static func wrongSize(_ name: String) -> WorkbookRefusal {
        WorkbookRefusal(
            .damagedPart, at: name, found: "The part does not unpack to the size it declares.")
    }

    func has(_ name: String) -> Bool {
        entries[ZipName.key(name)] != nil
    }

    /// The unpacked bytes of a part.
    func part(_ name: String) throws(WorkbookRefusal) -> [UInt8] {
        guard let entry = entries[ZipName.key(name)] else {
            throw WorkbookRefusal(.missingPart, at: name, found: "The part is not in the file.")
        }
        let content = entry.method == 0 ? stored(entry) : inflated(entry)
        guard let content else { throw Self.wrongSize(entry.name) }
        guard Self.checksum(of: content) == entry.checksum else {
            throw WorkbookRefusal(
                .wrongChecksum, at: entry.name, found: "The part has been damaged on its way.")
        }
        return content
    }

    private func stored(_ entry: ZipEntry) -> [UInt8] {
        Array(bytes[entry.dataOffset..<entry.dataEnd])
    }

    private func inflated(_ entry: ZipEntry) -> [UInt8]? {
        bytes.withUnsafeBufferPointer { all in
            Inflation.unpack(
                UnsafeBufferPointer(rebasing: all[entry.dataOffset..<entry.dataEnd]),
                size: entry.size)
        }
    }

    private static func checksum(of content: [UInt8]) -> UInt32 {
        content.withUnsafeBufferPointer { buffer in
            UInt32(truncatingIfNeeded: crc32(0, buffer.baseAddress, UInt32(buffer.count)))
        }
    }
}

/// Raw deflate, to a size that is known beforehand and never exceeded.
enum Inflation {
    /// The unpacked bytes; nil if the data is damaged or does not have exactly the size.
    static func unpack(_ packed: UnsafeBufferPointer<UInt8>, size: Int) -> [UInt8]? {
        var isWhole = false
        let content = [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
            var stream = z_stream()
            guard outturn_inflate_raw_begin(&stream) == Z_OK else { return }
            defer { inflateEnd(&stream) }
            stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
            stream.avail_in = UInt32(clamping: packed.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(clamping: size + 1)
            let result = inflate(&stream, Z_FINISH)
            count = Int(stream.total_out)
            isWhole = result == Z_STREAM_END && count == size
        }
        return isWhole ? content : nil
    }
}
