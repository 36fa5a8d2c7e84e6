/// A part whose text is changed in places and otherwise stays byte for byte.
struct EditedPart {
    let name: String
    /// The part in UTF-8 as it was, without a byte order mark.
    let bytes: [UInt8]
    var splices = Splices()
    private let hasMark: Bool
    let limits: WorkbookLimits

    /// A part of a file, which must be in UTF-8 so that text can be put into it.
    init(_ name: String, in archive: ZipArchive) throws(WorkbookRefusal) {
        var content = try archive.part(name)
        switch try XMLEncoding(of: Array(content.prefix(4)), part: name) {
        case .plain: hasMark = false
        case .marked:
            hasMark = true
            content.removeFirst(3)
        case .wide:
            throw WorkbookRefusal(.wideText, at: name, found: "The part is written in UTF-16.")
        }
        let sound = content.withUnsafeBufferPointer { UTF8Check.soundPrefix($0, isLast: true) }
        guard sound == content.count else {
            throw XMLBytes.refusal(name, "Found bytes that are not UTF-8.")
        }
        self.name = name
        limits = archive.limits
        bytes = content
    }

    /// A new part, or a piece of one.
    init(_ name: String, text: [UInt8], limits: WorkbookLimits) {
        self.name = name
        self.limits = limits
        bytes = text
        hasMark = false
    }

    /// The part as it becomes; refused when it has grown beyond what the reader would take.
    func changed() throws(WorkbookRefusal) -> [UInt8] {
        try checkSize()
        let output = splices.applied(to: bytes)
        return hasMark ? [0xEF, 0xBB, 0xBF] + output : output
    }

    /// Refuses to let the part grow without bound.
    func checkSize() throws(WorkbookRefusal) {
        guard bytes.count + splices.added <= limits.partBytes else {
            throw WorkbookRefusal(
                .partTooLarge, at: name,
                found: "With its marks the part would have more than \(limits.partBytes) bytes.")
        }
    }

    /// Lends a scanner over the part as it was.
    func scan<Value>(
        _ body: (inout XMLScanner) throws(WorkbookRefusal) -> Value
    ) throws(WorkbookRefusal) -> Value {
        try bytes.withUnsafeBufferPointer { buffer throws(WorkbookRefusal) in
            var scanner = XMLScanner(buffer, part: name, limits: limits)
            return try body(&scanner)
        }
    }

    /// The bytes of a run as text.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Puts text at the end of an element's content.
    mutating func append(_ text: String, to element: ElementPlace) {
        guard element.isEmpty else { return splices.insert(text, at: element.closing) }
        open(element, with: text)
    }

    /// Puts text at the beginning of an element's content.
    mutating func prepend(_ text: String, to element: ElementPlace) {
        guard element.isEmpty else { return splices.insert(text, at: element.opened) }
        open(element, with: text)
    }

    /// `<name/>` becomes `<name>…</name>`.
    private mutating func open(_ element: ElementPlace, with text: String) {
        splices.replace(
            (element.opened - 2)..<element.opened, with: ">\(text)</\(element.name)>")
    }
}

extension EditedPart {
    /// Bytes as text.
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
