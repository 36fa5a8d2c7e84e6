/// A copy of somebody's workbook with annotations listed on a first sheet and marked at their
/// cells, and with nothing else changed.
///
/// What need not change is carried over as it is packed; what changes is changed by putting bytes
/// in at the right places, never by reading a part and writing it anew (docs/adr/0010).
public struct AnnotatedCopy: Sendable, Hashable {
    /// The bytes of the copy.
    public let bytes: [UInt8]
    /// The copy is an OpenDocument spreadsheet; otherwise it is an Office Open XML workbook.
    public let isOpenDocument: Bool

    /// The copy of a file; throws what reading the file would, and why no copy can be made.
    ///
    /// Annotations of an earlier copy are taken out first. At most `AnnotationLimits` are marked
    /// and listed, and the first sheet says so when there are more.
    public init(
        of bytes: [UInt8], with annotations: [Annotation], limits: WorkbookLimits = .standard
    ) throws(WorkbookRefusal) {
        var bytes = bytes
        var source = try AnnotationSource(bytes, limits)
        if let earlier = source.earlier {
            bytes = try source.cleared(of: earlier, limits)
            source = try AnnotationSource(bytes, limits)
        }
        let plan = AnnotationPlan(annotations, in: source)
        isOpenDocument = source.isOpenDocument
        self.bytes = try source.annotated(by: plan, limits)
    }

    init(bytes: [UInt8], isOpenDocument: Bool) {
        self.bytes = bytes
        self.isOpenDocument = isOpenDocument
    }
}

/// How much of what is to be said finds room in a copy.
enum AnnotationLimits {
    /// The most cells that are marked.
    static let marks = 2_000
    /// The most lines of the first sheet.
    static let lines = 10_000
    /// The most characters of one note.
    static let note = 8_000
    /// The most characters of the word for a level.
    static let word = 100
    /// The most characters of one sentence.
    static let sentence = 2_000
}
