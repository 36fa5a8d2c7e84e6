import Foundation

/// An open file of the operating system, closed when the value goes away.
struct DiskFile: ~Copyable {
    private let descriptor: Int32
    private let name: String

    private init(path: String, flags: Int32) throws(JournalFault) {
        name = Self.name(of: path)
        descriptor = open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.fault("open", name) }
    }

    deinit {
        close(descriptor)
    }

    /// Opens a file that exists, for reading.
    static func reading(_ path: String) throws(JournalFault) -> DiskFile {
        try DiskFile(path: path, flags: O_RDONLY)
    }

    /// Makes an empty file for writing, whatever stood there before.
    static func replacing(_ path: String) throws(JournalFault) -> DiskFile {
        try DiskFile(path: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
    }

    /// Makes sure that a file exists, readable by its owner only.
    static func touch(_ path: String) throws(JournalFault) {
        _ = try DiskFile(path: path, flags: O_WRONLY | O_CREAT)
    }

    /// Makes the names in the directory of `path` outlast a power cut.
    static func syncDirectory(of path: String) throws(JournalFault) {
        let directory = (path as NSString).deletingLastPathComponent
        try DiskFile(path: directory.isEmpty ? "." : directory, flags: O_RDONLY).sync()
    }

    /// Makes the bytes of the file at `path`, whoever wrote them, outlast a power cut.
    static func sync(_ path: String) throws(JournalFault) {
        try reading(path).sync()
    }

    /// Puts the file `source` durably in the place of `target`, at one stroke.
    static func move(_ source: String, onto target: String) throws(JournalFault) {
        guard rename(source, target) == 0 else { throw fault("rename", name(of: target)) }
        try syncDirectory(of: target)
    }

    /// How many bytes a file has; nil when there is none.
    static func size(of path: String) -> Int64? {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }

    /// The last part of a path: what a fault may say without giving away where the data lies.
    static func name(of path: String) -> String {
        (path as NSString).lastPathComponent
    }

    /// Reads up to `count` bytes from `offset`; fewer only at the end of the file.
    func read(_ count: Int, at offset: Int64) throws(JournalFault) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let space = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                let place = off_t(offset) + filled
                let got = pread(descriptor, space.baseAddress, space.count, place)
                if got < 0, errno == EINTR { continue }
                failed = got < 0
                guard got > 0 else { return }
                filled += got
            }
        }
        if failed { throw Self.fault("read", name) }
        return bytes
    }

    /// Writes all the bytes after those written before.
    func write(_ bytes: [UInt8]) throws(JournalFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                Foundation.write(descriptor, bytes.baseAddress, bytes.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.fault("write", name) }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes everything written outlast a power cut.
    func sync() throws(JournalFault) {
        guard fsync(descriptor) == 0 else { throw Self.fault("sync", name) }
    }

    private static func fault(_ operation: String, _ name: String) -> JournalFault {
        JournalFault(
            operation: operation, code: .inputOutput, cause: String(cString: strerror(errno)),
            context: name)
    }
}
