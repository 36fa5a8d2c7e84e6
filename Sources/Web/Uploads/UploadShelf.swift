import Accountability
import Reckoning

/// Uploads that were read and wait to be accepted. They are no facts; when the program stops they
/// are gone.
actor UploadShelf<Content: Sendable> {
    /// How many uploads may wait.
    static var mostUploads: Int { 64 }
    /// How long an upload waits.
    static var lastsMilliseconds: Int64 { 60 * 60 * 1_000 }
    /// How many bytes of files are kept; the oldest files go first, what was read of them stays.
    static var mostBytes: Int { 100_000_000 }

    /// One upload that waits.
    struct Upload: Sendable {
        /// The address of what it is about.
        let about: String
        let officer: OfficerID
        /// What was read of it, or said with it.
        var content: Content
        let arrived: Instant
        /// The file itself; nil when there was no more room.
        var file: [UInt8]?
    }

    private var uploads: [Int: Upload] = [:]
    private var last = 0

    /// How many uploads wait.
    var count: Int { uploads.count }

    /// Keeps an upload and hands over its number; the oldest gives way when there are too many.
    func keep(_ upload: Upload) -> Int {
        discard(at: upload.arrived)
        if uploads.count >= Self.mostUploads, let oldest = uploads.keys.min() {
            uploads[oldest] = nil
        }
        last += 1
        uploads[last] = upload
        makeRoom()
        return last
    }

    /// Lets go of the oldest files until the rest has room.
    private func makeRoom() {
        var room = Self.mostBytes
        for number in uploads.keys.sorted(by: >) {
            room -= uploads[number]?.file?.count ?? 0
            if room < 0 { uploads[number]?.file = nil }
        }
    }

    /// An upload of this officer to this address.
    func upload(
        _ number: Int, to address: String, by officer: OfficerID, at now: Instant
    ) -> Upload? {
        discard(at: now)
        guard let upload = uploads[number], upload.about == address, upload.officer == officer
        else { return nil }
        return upload
    }

    /// Says something else with an upload.
    func change(_ number: Int, to content: Content) {
        uploads[number]?.content = content
    }

    /// Lets go of an upload.
    func discard(_ number: Int) {
        uploads[number] = nil
    }

    private func discard(at now: Instant) {
        uploads = uploads.filter {
            now < $0.value.arrived.adding(milliseconds: Self.lastsMilliseconds)
        }
    }
}
