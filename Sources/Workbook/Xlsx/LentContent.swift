/// What a cell holds, lent for a moment: a text or a number that nobody keeps costs nothing.
enum LentContent {
    /// A plain decimal, as written.
    case number(UnsafeBufferPointer<UInt8>)
    /// A text that is kept elsewhere.
    case text(String)
    /// A text that stands in the sheet itself, as written.
    case written(UnsafeBufferPointer<UInt8>)
    /// Everything else.
    case other(CellContent)

    /// The content, to be kept.
    @inline(__always)
    consuming func kept() -> CellContent {
        switch self {
        case .number(let digits): .number(String(decoding: digits, as: UTF8.self))
        case .text(let text): .text(text)
        case .written(let bytes): .text(String(decoding: bytes, as: UTF8.self))
        case .other(let content): content
        }
    }

    /// The length of a text in UTF-8; zero for all else.
    @inline(__always)
    var textBytes: Int {
        switch self {
        case .number: 0
        case .text(let text): text.utf8.count
        case .written(let bytes): bytes.count
        case .other(let content): content.textBytes
        }
    }
}
