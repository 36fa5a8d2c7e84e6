/// A journal's write-ahead log, read as bytes: its heading and its frames, one page in each.
///
/// After the format that SQLite documents (fileformat2, section 4): a heading of 32 bytes; frames
/// of 24 bytes and a page; each frame bears the heading's two salts and a checksum over everything
/// before it.
struct WriteAheadLog: ~Copyable {
    static let headingByteCount: Int64 = 32
    static let frameHeadingByteCount = 24

    /// A pair of running sums over 32-bit words.
    struct Checksum: Equatable {
        var first: UInt32 = 0
        var second: UInt32 = 0

        /// Takes in bytes, eight at a time, as words in the log's byte order.
        mutating func add(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) {
            bytes.withUnsafeBytes { buffer in
                for place in stride(from: 0, to: buffer.count - 7, by: 8) {
                    let words = (Self.word(buffer, place), Self.word(buffer, place + 4))
                    first &+= (bigEndian ? words.0.bigEndian : words.0.littleEndian) &+ second
                    second &+= (bigEndian ? words.1.bigEndian : words.1.littleEndian) &+ first
                }
            }
        }

        private static func word(_ buffer: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
            buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self)
        }
    }

    /// What the log says about itself.
    struct Heading {
        let isBigEndian: Bool
        let pageSize: Int
        let salts: [UInt8]
        let checksum: Checksum
        /// Everything in it is as it was written.
        let isIntact: Bool

        init(_ bytes: [UInt8]) {
            isBigEndian = bytes[3] & 1 == 1
            pageSize = Int(WriteAheadLog.word(bytes, 8))
            salts = Array(bytes[16..<24])
            checksum = Checksum(
                first: WriteAheadLog.word(bytes, 24), second: WriteAheadLog.word(bytes, 28))
            var computed = Checksum()
            computed.add(bytes[0..<24], bigEndian: isBigEndian)
            let magic = WriteAheadLog.word(bytes, 0)
            isIntact =
                computed == checksum && magic & ~1 == 0x377F_0682
                && pageSize == JournalSchema.pageSize && WriteAheadLog.word(bytes, 4) == 3_007_000
        }
    }

    /// One page as it was to be written.
    struct Frame {
        let page: Int64
        /// It ends a transaction.
        let isCommit: Bool
        let salts: [UInt8]
        /// The checksum it bears.
        let checksum: Checksum
        private let bytes: [UInt8]

        init(_ bytes: [UInt8]) {
            page = Int64(WriteAheadLog.word(bytes, 0))
            isCommit = WriteAheadLog.word(bytes, 4) != 0
            salts = Array(bytes[8..<16])
            checksum = Checksum(
                first: WriteAheadLog.word(bytes, 16), second: WriteAheadLog.word(bytes, 20))
            self.bytes = bytes
        }

        /// Its checksum follows from the one before.
        func follows(_ previous: Checksum, bigEndian: Bool) -> Bool {
            var computed = previous
            computed.add(bytes[0..<8], bigEndian: bigEndian)
            computed.add(bytes[WriteAheadLog.frameHeadingByteCount...], bigEndian: bigEndian)
            return computed == checksum
        }
    }

    /// How many whole frames there are.
    let frameCount: Int64
    /// Bytes after the last whole frame.
    let rest: Int64
    let heading: Heading
    private let file: DiskFile

    private init(file: consuming DiskFile, heading: Heading, space: Int64) {
        self.file = file
        self.heading = heading
        frameCount = space / Self.frameByteCount
        rest = space % Self.frameByteCount
    }

    /// Reads the heading of the log at `path`; one that is too short to have a heading counts as
    /// damaged.
    static func reading(_ path: String) throws(JournalFault) -> WriteAheadLog {
        let file = try DiskFile.reading(path)
        let bytes = try file.read(Int(headingByteCount), at: 0)
        let missing = Int(headingByteCount) - bytes.count
        let heading = Heading(bytes + Array(repeating: 0, count: missing))
        let space = max(0, (DiskFile.size(of: path) ?? 0) - headingByteCount)
        return WriteAheadLog(file: file, heading: heading, space: space)
    }

    /// The frame of this number, counted from 0.
    func frame(_ number: Int64) throws(JournalFault) -> Frame {
        let bytes = try file.read(Int(Self.frameByteCount), at: Self.place(of: number))
        let missing = Int(Self.frameByteCount) - bytes.count
        return Frame(bytes + Array(repeating: 0, count: missing))
    }

    /// Where a frame begins in the log.
    static func place(of number: Int64) -> Int64 { headingByteCount + number * frameByteCount }

    private static var frameByteCount: Int64 {
        Int64(frameHeadingByteCount + JournalSchema.pageSize)
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
