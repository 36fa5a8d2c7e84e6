public import Clerk
import Foundation
public import Journal
import Ledger
public import Web

/// How a data folder that is being served fares: for those who watch over the site.
public struct Vitals: Sendable {
    /// With less room than this a site does not count as ready.
    static let leastFreeBytes: Int64 = 100_000_000

    private let store: SQLiteStore
    private let clerk: Clerk
    private let folder: String
    private let tls: TransportSecurity?

    /// The vitals of a folder with its journal and its Clerk.
    public init(store: SQLiteStore, clerk: Clerk, folder: String, tls: TransportSecurity? = nil) {
        self.store = store
        self.clerk = clerk
        self.folder = folder
        self.tls = tls
    }

    /// Whether everything works that the site rests on.
    public func readiness() async -> [Readiness] {
        [journal, books, disk, key]
    }

    private var journal: Readiness {
        do throws(JournalFault) {
            try store.checkWritable()
            return Readiness("journal")
        } catch {
            return Readiness("journal", fault: "cannot be written (\(error.code))")
        }
    }

    private var books: Readiness {
        let posted = clerk.books.sequence
        do throws(JournalFault) {
            let behind = try store.head().sequence - posted
            return Readiness("books", fault: behind > 1_000 ? "\(behind) facts behind" : nil)
        } catch {
            return Readiness("books", fault: "the journal cannot be read (\(error.code))")
        }
    }

    private var disk: Readiness {
        guard let free = DiskSpace.free(at: folder) else {
            return Readiness("disk", fault: "nobody knows how much is free")
        }
        return Readiness("disk", fault: free < Self.leastFreeBytes ? "nearly full" : nil)
    }

    /// The certificate and its key, where the site has its own.
    private var key: Readiness {
        guard let tls else { return Readiness("key") }
        do throws(SiteFault) {
            let isOver = try CertificateFiles(tls).lastMoment < Date()
            return Readiness("key", fault: isOver ? "the certificate is too old" : nil)
        } catch {
            return Readiness("key", fault: "the certificate or its key cannot be used")
        }
    }

    /// The journal, the disk and the process in figures.
    public func gauges() async -> [Gauge] {
        let facts = Double(clerk.books.sequence)
        let head = (try? store.head().sequence).map(Double.init) ?? facts
        let sizes = ["", "-wal"].map { DiskSpace.size(of: store.path + $0) ?? 0 }
        return [
            Gauge("outturn_journal_facts", "Facts in the journal.", head),
            Gauge("outturn_journal_bytes", "Bytes of the journal.", Double(sizes[0])),
            Gauge("outturn_journal_log_bytes", "Bytes of the journal's log.", Double(sizes[1])),
            Gauge("outturn_books_behind_facts", "Facts not posted yet.", max(0, head - facts)),
            Gauge(
                "outturn_disk_free_bytes", "Free bytes.", Double(DiskSpace.free(at: folder) ?? 0)),
            Gauge("process_resident_memory_bytes", "Memory in use.", Double(ProcessFigures.memory)),
            Gauge("process_open_fds", "Files and connections open.", Double(ProcessFigures.files)),
        ]
    }
}

/// What the file system says of a place.
enum DiskSpace {
    /// How many bytes the program may still write; nil when nobody knows.
    static func free(at path: String) -> Int64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int64(status.f_bavail) * Int64(status.f_frsize)
    }

    /// How many bytes a file has; nil when there is none.
    static func size(of path: String) -> Int64? {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size]
        return (size as? NSNumber)?.int64Value
    }
}

/// What the operating system says of this process.
enum ProcessFigures {
    /// How many bytes of memory it holds.
    static var memory: Int {
        let words = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = words.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// How many files and connections it has open.
    static var files: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }
}
