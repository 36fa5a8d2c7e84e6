import Foundation

extension XMLScanner {
    /// Reads `<name attribute="value" …>` or `<name …/>`.
    mutating func openTag() throws(WorkbookRefusal) -> XMLEvent {
        let (full, local) = try nameRun(from: position + 1)
        name = local
        attributeCount = 0
        var index = full.end
        while true {
            let gap = index
            while isSpace(byte(index)) { index += 1 }
            let next = byte(index)
            if next == UInt8(ascii: ">") { break }
            if next == UInt8(ascii: "/"), byte(index + 1) == UInt8(ascii: ">") {
                closesItself = true
                index += 1
                break
            }
            guard index > gap else { throw malformed("A tag is not well formed.") }
            index = try attribute(at: index)
        }
        position = index + 1
        try push(full)
        return .open
    }

    private mutating func push(_ full: ByteRun) throws(WorkbookRefusal) {
        guard !openNames.isEmpty || !sawRoot else {
            throw malformed("There is a second root element.")
        }
        sawRoot = true
        guard openNames.count < limits.depth else {
            throw WorkbookRefusal(
                .tooDeep, at: part, found: "Found elements nested deeper than \(limits.depth).")
        }
        fullName = full
        openNames.append(nameStack.count)
        nameStack.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[full.start..<full.end]))
    }

    private mutating func attribute(at start: Int) throws(WorkbookRefusal) -> Int {
        guard attributeCount < attributes.count else {
            throw WorkbookRefusal(
                .tooManyAttributes, at: part,
                found: "Found more than \(limits.attributes) attributes on one element.")
        }
        let (full, local) = try nameRun(from: start)
        var index = full.end
        while isSpace(byte(index)) { index += 1 }
        guard byte(index) == UInt8(ascii: "=") else {
            throw malformed("An attribute has no value.")
        }
        index += 1
        while isSpace(byte(index)) { index += 1 }
        let quote = byte(index)
        guard quote == 34 || quote == 39 else { throw malformed("An attribute is not quoted.") }
        let end = try valueEnd(from: index + 1, quote: quote)
        guard !isRepeated(full) else { throw malformed("An attribute is given twice.") }
        attributes[attributeCount] = XMLAttribute(
            fullName: full, name: local, value: ByteRun(start: index + 1, end: end))
        attributeCount += 1
        return end + 1
    }

    /// Whether the element already has an attribute of the full name.
    private func isRepeated(_ full: ByteRun) -> Bool {
        guard let origin = bytes.baseAddress else { return false }
        for index in 0..<attributeCount where attributes[index].fullName.count == full.count {
            let other = attributes[index].fullName.start
            guard bytes[other] == bytes[full.start] else { continue }
            if memcmp(origin + other, origin + full.start, full.count) == 0 { return true }
        }
        return false
    }

    private func valueEnd(from start: Int, quote: UInt8) throws(WorkbookRefusal) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != quote {
            guard bytes[index] != UInt8(ascii: "<") else { break }
            index += 1
        }
        guard byte(index) == quote else { throw malformed("An attribute does not end.") }
        return index
    }

    /// The full name at a place, and the part of it after the prefix.
    @inline(__always)
    private func nameRun(
        from start: Int
    ) throws(WorkbookRefusal) -> (full: ByteRun, local: ByteRun) {
        var index = start
        var localStart = start
        while index < bytes.count, XMLNames.isNameByte(bytes[index]) {
            index += 1
            if bytes[index - 1] == UInt8(ascii: ":") { localStart = index }
        }
        guard index > localStart, index - start <= limits.nameBytes else {
            throw badName(index > localStart ? index - start : 0)
        }
        return (ByteRun(start: start, end: index), ByteRun(start: localStart, end: index))
    }

    private func badName(_ length: Int) -> WorkbookRefusal {
        if length == 0 { return malformed("A name is missing.") }
        return WorkbookRefusal(
            .nameTooLong, at: part, found: "Found an XML name of \(length) bytes.")
    }

    /// Reads `</name>`, which must close the element opened last.
    mutating func closeTag() throws(WorkbookRefusal) -> XMLEvent {
        guard let opened = openNames.last, let origin = bytes.baseAddress else {
            throw malformed("An element is closed that was not opened.")
        }
        let start = position + 2
        let length = nameStack.count - opened
        var index = start + length
        let isSame =
            index < bytes.count
            && nameStack.withUnsafeBufferPointer { stack in
                stack.baseAddress.map { memcmp(origin + start, $0 + opened, length) == 0 } ?? false
            }
        guard isSame else { throw malformed("An element is closed out of order.") }
        while isSpace(byte(index)) { index += 1 }
        guard byte(index) == UInt8(ascii: ">") else {
            throw malformed("An element is closed out of order.")
        }
        pop()
        position = index + 1
        return .close
    }
}

/// Which bytes may stand in an XML name; everything beyond ASCII may.
enum XMLNames {
    // Hyphen, point, digits, colon.
    private static let low: UInt64 = 0x07FF_6000_0000_0000
    // Letters and underscore.
    private static let high: UInt64 = 0x07FF_FFFE_87FF_FFFE

    @inline(__always)
    static func isNameByte(_ byte: UInt8) -> Bool {
        if byte >= 128 { return true }
        let mask = byte < 64 ? low : high
        return mask >> UInt64(byte & 63) & 1 == 1
    }
}
