import Foundation

/// The right to write in a journal: an advisory lock on a file beside it, given back when the value
/// goes away, or by the system when the process ends.
///
/// The lock is never taken on the journal itself: closing any descriptor of a file drops all of a
/// process's record locks on it, and with them SQLite's own.
struct WriterLock: ~Copyable, Sendable {
    private let descriptor: Int32

    deinit {
        close(descriptor)
    }

    /// Takes the lock of the journal at `path`; a fault `heldElsewhere` when somebody has it.
    static func take(for path: String) throws(JournalFault) -> WriterLock {
        let descriptor = open(path + suffix, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw fault(.inputOutput, path) }
        let lock = WriterLock(descriptor: descriptor)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw fault(errno == EWOULDBLOCK ? .heldElsewhere : .inputOutput, path)
        }
        return lock
    }

    /// Keeps writers out while the journal at `path` is inspected; nil when one is in.
    static func keepOut(of path: String) -> WriterLock? {
        let descriptor = open(path + suffix, O_RDONLY | O_CLOEXEC)
        let lock = WriterLock(descriptor: descriptor)
        if descriptor >= 0, flock(descriptor, LOCK_SH | LOCK_NB) != 0 { return nil }
        return lock
    }

    private static let suffix = ".lock"

    private static func fault(_ code: JournalFault.Code, _ path: String) -> JournalFault {
        let cause =
            code == .heldElsewhere
            ? "another process has the journal open for writing, or is verifying it"
            : String(cString: strerror(errno))
        return JournalFault(
            operation: "lock", code: code, cause: cause, context: DiskFile.name(of: path))
    }
}
