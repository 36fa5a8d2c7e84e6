internal import CZlib

/// The bytes of one part as they are unpacked, never more than the part declares.
///
/// The packed bytes are borrowed: the stream must not outlive the closure that lends them.
final class PartStream {
    private let entry: ZipEntry
    private var rest: UnsafeBufferPointer<UInt8>
    private let inflater: UnsafeMutablePointer<z_stream>?
    private var count = 0
    private var checksum: UInt = 0
    /// Whether all bytes have been handed over, and were what the directory says.
    private(set) var isFinished = false

    init(_ entry: ZipEntry, packed: UnsafeBufferPointer<UInt8>) throws(WorkbookRefusal) {
        self.entry = entry
        rest = packed
        inflater = entry.method == 0 ? nil : .allocate(capacity: 1)
        guard let inflater else { return }
        inflater.initialize(to: z_stream())
        inflater.pointee.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
        inflater.pointee.avail_in = UInt32(clamping: packed.count)
        guard outturn_inflate_raw_begin(inflater) == Z_OK else { throw damaged() }
    }

    deinit {
        guard let inflater else { return }
        inflateEnd(inflater)
        inflater.deallocate()
    }

    /// How many bytes the part declares.
    var declaredSize: Int { entry.size }

    /// Fills the room as far as the part goes; how many bytes there were.
    func fill(_ room: UnsafeMutableBufferPointer<UInt8>) throws(WorkbookRefusal) -> Int {
        guard !isFinished, let start = room.baseAddress else { return 0 }
        let filled = inflater == nil ? copy(to: room) : try inflate(to: room)
        checksum = crc32(checksum, start, UInt32(clamping: filled))
        count += filled
        guard count <= entry.size else { throw damaged() }
        isFinished = isFinished || (inflater == nil && rest.isEmpty)
        if isFinished { try checkWhole() }
        return filled
    }

    /// Unpacks what nobody wants to see, so that it too is known to be sound.
    func finish() throws(WorkbookRefusal) {
        guard !isFinished else { return }
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
        defer { room.deallocate() }
        while !isFinished { _ = try fill(room) }
    }

    private func copy(to room: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let piece = rest.prefix(room.count)
        _ = room.update(fromContentsOf: piece)
        rest = UnsafeBufferPointer(rebasing: rest.dropFirst(piece.count))
        return piece.count
    }

    private func inflate(
        to room: UnsafeMutableBufferPointer<UInt8>
    ) throws(WorkbookRefusal) -> Int {
        guard let inflater else { return 0 }
        inflater.pointee.next_out = room.baseAddress
        inflater.pointee.avail_out = UInt32(clamping: room.count)
        let result = CZlib.inflate(inflater, Z_NO_FLUSH)
        let filled = room.count - Int(inflater.pointee.avail_out)
        if result == Z_STREAM_END {
            isFinished = true
        } else if result != Z_OK || filled == 0 {
            throw damaged()
        }
        return filled
    }

    private func checkWhole() throws(WorkbookRefusal) {
        guard count == entry.size else { throw damaged() }
        guard UInt32(truncatingIfNeeded: checksum) == entry.checksum else {
            throw WorkbookRefusal(
                .wrongChecksum, at: entry.name, found: "The part has been damaged on its way.")
        }
    }

    private func damaged() -> WorkbookRefusal { ZipArchive.wrongSize(entry.name) }
}
