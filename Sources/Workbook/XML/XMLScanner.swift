import Foundation

/// A run of bytes in the part being scanned.
struct ByteRun {
    var start = 0
    var end = 0

    var count: Int { end - start }
}

/// One attribute: its full name, the part of it after the prefix, and its value as written.
struct XMLAttribute {
    var fullName = ByteRun()
    var name = ByteRun()
    var value = ByteRun()
}

/// What the scanner has come to; names, attributes and text are read from the scanner itself.
enum XMLEvent {
    case open
    case close
    case text
    case end
}

/// A strict pull scanner over UTF-8 bytes that has no rule for document types at all.
///
/// It works on borrowed bytes: it must not outlive the closure that lends them. Names, attributes
/// and text are runs of bytes that hold until the next step.
struct XMLScanner: ~Copyable {
    private(set) var bytes: UnsafeBufferPointer<UInt8>
    private let window: PartWindow?
    /// From where on more of the part has to be loaded first; `max` when all of it is there.
    private var loadsFrom = Int.max
    let part: String
    let limits: WorkbookLimits
    var position = 0
    /// The element last opened or closed, without its prefix.
    var name = ByteRun()
    /// Room for the attributes of one element, of which the first are in use.
    var attributes: [XMLAttribute]
    var attributeCount = 0
    /// The text last met, as written.
    var text = ByteRun()
    /// Whether the text came from a CDATA section, where nothing is escaped.
    var isLiteral = false
    /// The element last opened, with its prefix.
    var fullName = ByteRun()
    /// The full names of the open elements one after the other, and where each begins.
    var nameStack: [UInt8] = []
    var openNames: [Int] = []
    var closesItself = false
    var sawRoot = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, part: String, limits: WorkbookLimits) {
        self.bytes = bytes
        window = nil
        self.part = part
        self.limits = limits
        attributes = Array(repeating: XMLAttribute(), count: max(0, limits.attributes))
        openNames.reserveCapacity(limits.depth)
    }

    init(_ window: PartWindow, part: String, limits: WorkbookLimits) {
        bytes = window.view
        self.window = window
        self.part = part
        self.limits = limits
        attributes = Array(repeating: XMLAttribute(), count: max(0, limits.attributes))
        openNames.reserveCapacity(limits.depth)
        setMark()
    }

    /// Half a window before its end, more is loaded.
    private mutating func setMark() {
        guard let window, !window.isLast else {
            loadsFrom = .max
            return
        }
        loadsFrom = max(0, bytes.count - PartWindow.width / 8)
    }

    /// Shows what comes next, beginning with the present place.
    private mutating func load() throws(WorkbookRefusal) {
        guard let window else { return }
        try window.move(to: position)
        bytes = window.view
        position = 0
        setMark()
    }

    /// Whether the part may go on after the bytes that are seen.
    var isPartial: Bool { loadsFrom != .max }

    var depth: Int { openNames.count }

    /// The byte at an index, zero beyond the end.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 {
        index < bytes.count ? bytes[index] : 0
    }

    mutating func next() throws(WorkbookRefusal) -> XMLEvent {
        if closesItself {
            closesItself = false
            pop()
            return .close
        }
        if position >= loadsFrom { try load() }
        while isPartial {
            let start = position
            do throws(WorkbookRefusal) {
                return try step()
            } catch {
                // What is wrong may be only that a token goes on beyond what is seen.
                position = start
                try load()
            }
        }
        return try step()
    }

    private mutating func step() throws(WorkbookRefusal) -> XMLEvent {
        while position < bytes.count {
            if bytes[position] != UInt8(ascii: "<") {
                if try characters() { return .text }
            } else if let event = try markup() {
                return event
            }
        }
        guard openNames.isEmpty, sawRoot, !isPartial else {
            throw malformed("The part breaks off.")
        }
        return .end
    }

    /// Takes the text up to the next tag; false for white space outside the root.
    private mutating func characters() throws(WorkbookRefusal) -> Bool {
        let end = find(UInt8(ascii: "<"), from: position)
        guard end != nil || !isPartial else { throw malformed("The part breaks off.") }
        text = ByteRun(start: position, end: end ?? bytes.count)
        position = text.end
        isLiteral = false
        if !openNames.isEmpty { return true }
        guard isBlank(text) else { throw malformed("There is text outside the root element.") }
        return false
    }

    /// Forgets the element opened last.
    mutating func pop() {
        guard let start = openNames.popLast() else { return }
        nameStack.removeLast(nameStack.count - start)
    }

    private mutating func markup() throws(WorkbookRefusal) -> XMLEvent? {
        switch byte(position + 1) {
        case UInt8(ascii: "/"): return try closeTag()
        case UInt8(ascii: "?"): return try instruction()
        case UInt8(ascii: "!"): return try declaration()
        default: return try openTag()
        }
    }

    func isBlank(_ run: ByteRun) -> Bool {
        for index in run.start..<run.end where !isSpace(bytes[index]) { return false }
        return true
    }

    @inline(__always)
    func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 10 || byte == 13 || byte == 9
    }

    /// The place of the next such byte, found by `memchr`.
    func find(_ wanted: UInt8, from start: Int) -> Int? {
        guard start < bytes.count, let origin = bytes.baseAddress,
            let found = memchr(origin + start, Int32(wanted), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(origin)
    }

    func malformed(_ found: String) -> WorkbookRefusal {
        WorkbookRefusal(
            .malformedXML, at: part, found: "\(found) (byte \((window?.offset ?? 0) + position))")
    }
}
