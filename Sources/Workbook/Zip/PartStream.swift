internal import CIsal

/// The bytes of one part as they are unpacked, never more than the part declares.
///
/// The packed bytes are borrowed: the stream must not outlive the closure that lends them.
final class PartStream {
    private let entry: ZipEntry
    private var rest: UnsafeBufferPointer<UInt8>
    private let inflation: OpaquePointer?
    private var count = 0
    private var checksum: UInt32 = 0
    /// Whether all bytes have been handed over, and were what the directory says.
    private(set) var isFinished = false

    init(_ entry: ZipEntry, packed: UnsafeBufferPointer<UInt8>) throws(WorkbookRefusal) {
        self.entry = entry
        rest = packed
        guard entry.method != 0 else {
            inflation = nil
            return
        }
        inflation = outturn_inflate_begin(packed.baseAddress, UInt32(clamping: packed.count))
        guard inflation != nil else { throw damaged() }
    }

    deinit {
        if let inflation { outturn_inflate_end(inflation) }
    }

    /// How many bytes the part declares.
    var declaredSize: Int { entry.size }

    /// Fills the room as far as the part goes; how many bytes there were.
    func fill(_ room: UnsafeMutableBufferPointer<UInt8>) throws(WorkbookRefusal) -> Int {
        guard !isFinished, let start = room.baseAddress else { return 0 }
        let filled = inflation == nil ? copy(to: room) : try inflate(to: room)
        checksum = crc32_gzip_refl(checksum, start, UInt64(filled))
        count += filled
        guard count <= entry.size else { throw damaged() }
        isFinished = isFinished || (inflation == nil && rest.isEmpty)
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
        guard let inflation else { return 0 }
        let filled = Int(
            outturn_inflate(inflation, room.baseAddress, UInt32(clamping: room.count)))
        isFinished = filled >= 0 && outturn_inflate_is_finished(inflation) != 0
        guard filled > 0 || isFinished else { throw damaged() }
        return filled
    }

    private func checkWhole() throws(WorkbookRefusal) {
        guard count == entry.size else { throw damaged() }
        guard checksum == entry.checksum else {
            throw WorkbookRefusal(
                .wrongChecksum, at: entry.name, found: "The part has been damaged on its way.")
        }
    }

    private func damaged() -> WorkbookRefusal { ZipArchive.wrongSize(entry.name) }
}
