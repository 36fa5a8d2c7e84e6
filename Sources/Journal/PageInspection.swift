/// Holds each page of a closed journal's file against its digest in the seal.
struct PageInspection {
    var report: JournalReport

    mutating func inspect(_ path: String, against opened: borrowing JournalSeal.Opened) {
        let size = DiskFile.size(of: path) ?? 0
        if size != opened.seal.size {
            report.add(
                JournalFinding(
                    .sizeDiffers, byte: min(size, opened.seal.size), found: "\(size) bytes",
                    expected: "\(opened.seal.size) bytes"))
        }
        do throws(JournalFault) {
            try comparePages(of: path, against: opened)
        } catch {
            report.add(.unreadable(error))
        }
    }

    private mutating func comparePages(
        of path: String, against opened: borrowing JournalSeal.Opened
    ) throws(JournalFault) {
        guard opened.seal.pageCount > 0 else { return }
        let file = try DiskFile.reading(path)
        for page in 0..<opened.seal.pageCount where !report.isCutShort {
            let found = try file.digest(ofPage: page)
            let expected = try opened.digest(ofPage: page)
            if found != expected { note(page, found, expected) }
        }
    }

    private mutating func note(_ page: Int64, _ found: Digest, _ expected: Digest?) {
        report.add(
            JournalFinding(
                .pageDiffers, page: page + 1, byte: page * Int64(JournalSchema.pageSize),
                found: found.hexadecimal, expected: expected?.hexadecimal ?? "a digest"))
    }
}
