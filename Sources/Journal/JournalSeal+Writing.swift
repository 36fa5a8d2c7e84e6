import Crypto

extension JournalSeal {
    /// Reads the whole closed file at `journal` and writes its seal.
    static func writeClosed(at head: JournalHead, besides journal: String) throws(JournalFault) {
        let size = DiskFile.size(of: journal) ?? 0
        try JournalSeal(state: .closed, size: size, head: head).write(besides: journal)
    }

    /// Puts the seal durably beside the journal, at one stroke.
    func write(besides journal: String) throws(JournalFault) {
        let target = Self.path(besides: journal)
        try writeLines(to: target + ".new", pagesOf: journal)
        try DiskFile.move(target + ".new", onto: target)
    }

    private func writeLines(to path: String, pagesOf journal: String) throws(JournalFault) {
        let file = try DiskFile.replacing(path)
        var hash = SHA256()
        let start = Array(heading.utf8)
        hash.update(data: start)
        try file.write(start)
        if pageCount > 0 { try writePages(to: file, of: journal, &hash) }
        try file.write(Array("seal \(Digest(hash.finalize()))\n".utf8))
        try file.sync()
    }

    private func writePages(
        to file: borrowing DiskFile, of journal: String, _ hash: inout SHA256
    ) throws(JournalFault) {
        let pages = try DiskFile.reading(journal)
        var lines: [UInt8] = []
        for page in 0..<pageCount {
            let digest = try pages.digest(ofPage: page)
            lines.append(contentsOf: "\(digest)\n".utf8)
            guard lines.count >= 65_536 || page == pageCount - 1 else { continue }
            hash.update(data: lines)
            try file.write(lines)
            lines.removeAll(keepingCapacity: true)
        }
    }
}

extension DiskFile {
    /// The digest of one page of the file, counted from 0; the last may be short.
    func digest(ofPage page: Int64) throws(JournalFault) -> Digest {
        let size = JournalSchema.pageSize
        return Digest(of: try read(size, at: page * Int64(size)))
    }
}
