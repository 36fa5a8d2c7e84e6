/// A part seen through a window: the bytes around the place that is being read, and no more.
///
/// What the window shows is strict UTF-8. A token that is longer than the window widens it, up to
/// the whole part.
final class PartWindow {
    private let stream: PartStream
    private let part: String
    private var room: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// Bytes in the room, of which the first are known to be UTF-8.
    private var filled = 0
    private var checked = 0
    /// Bytes of the part that came before those in the room.
    private(set) var offset = 0

    /// How much is unpacked at once, in bytes, unless a token is longer.
    static let width = 1 << 18
    /// Bytes after the room that may be read, and mean nothing.
    private static let slack = 16

    init(_ stream: PartStream, part: String) throws(WorkbookRefusal) {
        self.stream = stream
        self.part = part
        capacity = min(Self.width, stream.declaredSize + 1)
        room = .allocate(capacity: capacity + Self.slack)
        room.initialize(repeating: 0, count: capacity + Self.slack)
        try load()
    }

    deinit { room.deallocate() }

    /// Whether the rest of the part is in the window.
    var isLast: Bool { stream.isFinished && checked == filled }

    /// What can be seen.
    var view: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: room, count: checked) }

    /// The first bytes of the part, before anything is known of their encoding.
    var start: [UInt8] { Array(UnsafeBufferPointer(start: room, count: min(4, filled))) }

    /// Leaves out a byte order mark at the beginning.
    func skipMark() {
        guard filled >= 3 else { return }
        drop(3)
    }

    /// Checks the bytes that have been loaded last; to be called before they are looked at.
    func check() throws(WorkbookRefusal) {
        let new = UnsafeBufferPointer(start: room + checked, count: filled - checked)
        guard let sound = UTF8Check.soundPrefix(new, isLast: stream.isFinished) else {
            throw XMLBytes.refusal(part, "Found bytes that are not UTF-8.")
        }
        checked += sound
    }

    /// Moves on, so that the window begins at a place that is now seen, and shows more.
    func move(to place: Int) throws(WorkbookRefusal) {
        drop(place)
        if filled > capacity / 2 { widen() }
        try load()
        try check()
    }

    private func drop(_ count: Int) {
        room.update(from: room + count, count: filled - count)
        filled -= count
        checked = max(0, checked - count)
        offset += count
    }

    private func widen() {
        let wider = capacity * 2
        let other = UnsafeMutablePointer<UInt8>.allocate(capacity: wider + Self.slack)
        other.initialize(repeating: 0, count: wider + Self.slack)
        other.update(from: room, count: filled)
        room.deallocate()
        (room, capacity) = (other, wider)
    }

    private func load() throws(WorkbookRefusal) {
        while filled < capacity, !stream.isFinished {
            filled += try stream.fill(
                UnsafeMutableBufferPointer(start: room + filled, count: capacity - filled))
        }
        room[filled] = 0
    }
}
