internal import Foundation

/// An open file, pipe or device, read and written without buffers of its own.
struct Descriptor: Sendable {
    let number: Int32

    static let input = Descriptor(number: 0)
    static let output = Descriptor(number: 1)

    /// All there is, or the beginning and one byte more than is allowed; nil after an error.
    func read(atMost limit: Int, until deadline: Date? = nil) -> [UInt8]? {
        var whole: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while whole.count <= limit {
            guard deadline.map(isReady) ?? true else { return nil }
            let count = Foundation.read(number, &piece, min(piece.count, limit + 1 - whole.count))
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { break }
            whole.append(contentsOf: piece[..<count])
        }
        return whole
    }

    /// There is something to read before the deadline.
    private func isReady(_ deadline: Date) -> Bool {
        while true {
            let rest = deadline.timeIntervalSinceNow
            guard rest > 0 else { return false }
            var waiting = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
            let found = poll(&waiting, 1, Int32(rest * 1_000) + 1)
            if found > 0 { return true }
            if found < 0, errno != EINTR { return false }
        }
    }

    /// Writes everything; false after an error.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    func close() {
        _ = Foundation.close(number)
    }
}
