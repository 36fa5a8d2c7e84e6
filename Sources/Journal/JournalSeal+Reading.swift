import Crypto

extension JournalSeal {
    /// Why a seal cannot be believed.
    struct Damage: Error {
        let found: String
        let expected: String
    }

    /// A seal that has been read and believed, with its file for the pages' digests.
    struct Opened: ~Copyable {
        let seal: JournalSeal
        private let file: DiskFile

        init(seal: JournalSeal, file: consuming DiskFile) {
            self.seal = seal
            self.file = file
        }

        /// The digest that a page had when the journal was sealed, pages counted from 0.
        func digest(ofPage page: Int64) throws(JournalFault) -> Digest? {
            let start = Int64(seal.heading.utf8.count) + page * Int64(lineByteCount)
            let line = try file.read(lineByteCount - 1, at: start)
            return Digest(hexadecimal: String(decoding: line, as: UTF8.self))
        }
    }

    /// Reads the seal beside a journal and holds it against its own digest; nil when there is none.
    static func read(besides journal: String) throws -> Opened? {
        let path = path(besides: journal)
        guard let size = DiskFile.size(of: path) else { return nil }
        let file = try DiskFile.reading(path)
        try checkEnding(of: file, size: size)
        let start = try file.read(512, at: 0)
        guard let seal = JournalSeal(lines: String(decoding: start, as: UTF8.self)) else {
            throw Damage(found: "other lines", expected: "a seal's heading")
        }
        let length = seal.heading.utf8.count + Int(seal.pageCount) * lineByteCount + endingByteCount
        guard Int64(length) == size else {
            throw Damage(found: "\(size) bytes", expected: "\(length) bytes")
        }
        return Opened(seal: seal, file: file)
    }

    private static func checkEnding(of file: borrowing DiskFile, size: Int64) throws {
        let start = max(0, size - Int64(endingByteCount))
        var hash = SHA256()
        var place: Int64 = 0
        while place < start {
            let bytes = try file.read(Int(min(65_536, start - place)), at: place)
            guard !bytes.isEmpty else { break }
            hash.update(data: bytes)
            place += Int64(bytes.count)
        }
        let expected = "seal \(Digest(hash.finalize()))\n"
        let found = try file.read(endingByteCount, at: start)
        guard found == Array(expected.utf8) else {
            throw Damage(found: "another last line", expected: "the digest of the lines before it")
        }
    }

    private init?(lines text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 5, lines[0] == Self.title,
            let state = Self.value("state", lines[1]).flatMap({ State(rawValue: $0) }),
            let size = Self.value("size", lines[2]).flatMap({ Int64($0) }),
            size >= 0, size < 1 << 50,
            let head = Self.value("head", lines[3])?.split(separator: " "), head.count == 2,
            let sequence = Int64(head[0]), let digest = Digest(hexadecimal: head[1])
        else { return nil }
        self.init(
            state: state, size: size, head: JournalHead(sequence: sequence, digest: digest))
    }

    private static func value(_ key: String, _ line: Substring) -> String? {
        line.hasPrefix(key + " ") ? String(line.dropFirst(key.count + 1)) : nil
    }
}
