/// What is known about a journal's file while nobody writes in it: its size, its end, and a digest
/// of every page; or, while somebody does, only where it ended when it was opened.
///
/// A text file of lines: a title, `state`, `size`, `head`, `pages`, one digest per page of 4,096
/// bytes, and last `seal` with the digest of all lines before it.
struct JournalSeal: Hashable {
    /// Whether the journal was closed when the seal was written.
    enum State: String, CaseIterable {
        case open, closed
    }

    let state: State
    /// Bytes of the journal's file; 0 when open.
    let size: Int64
    let head: JournalHead

    /// How many pages have a digest in the seal.
    var pageCount: Int64 {
        let page = Int64(JournalSchema.pageSize)
        return (size + page - 1) / page
    }

    /// The seal of a journal that is being written.
    static func open(at head: JournalHead) -> JournalSeal {
        JournalSeal(state: .open, size: 0, head: head)
    }

    /// The lines before the pages.
    var heading: String {
        """
        \(Self.title)
        state \(state.rawValue)
        size \(size)
        head \(head.sequence) \(head.digest)
        pages \(pageCount)

        """
    }

    static let title = "outturn journal seal 1"
    /// A digest and the end of its line.
    static let lineByteCount = Digest.byteCount * 2 + 1
    /// The last line.
    static let endingByteCount = 5 + lineByteCount

    static func path(besides journal: String) -> String { journal + ".seal" }
}
