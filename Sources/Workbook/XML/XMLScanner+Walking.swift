import Foundation

extension XMLScanner {
    /// Moves to the root element, which must have the local name.
    mutating func enterRoot(_ wanted: StaticString...) throws(WorkbookRefusal) {
        _ = try next()
        for name in wanted where isNamed(name) { return }
        throw WorkbookRefusal(
            .unexpectedPart, at: part, found: "The part begins with the element \(string(name)).",
            expected: "Expected the element \(wanted.map { "\($0)" }.joined(separator: " or ")).")
    }

    /// Moves to the next child of the element at a depth; false once that element has closed.
    mutating func child(of parent: Int) throws(WorkbookRefusal) -> Bool {
        while true {
            switch try next() {
            case .open where openNames.count == parent + 1: return true
            case .close where openNames.count < parent: return false
            case .end: return false
            case .open, .close, .text: continue
            }
        }
    }

    /// The text of the element just opened, unescaped, without that of elements inside it.
    mutating func content() throws(WorkbookRefusal) -> String {
        let parent = openNames.count
        var whole = ""
        while true {
            switch try next() {
            case .text where openNames.count == parent:
                let piece = try unescaped(text, isLiteral: isLiteral)
                if whole.isEmpty { whole = piece } else { whole += piece }
            case .close where openNames.count < parent: return whole
            case .end: return whole
            case .open, .close, .text: continue
            }
        }
    }

    /// The whole text of the element just opened, if it is one run without escapes; nil otherwise,
    /// and then nothing has been taken. White space around it is left out.
    mutating func plainContent() -> ByteRun? {
        guard !closesItself, let end = find(UInt8(ascii: "<"), from: position),
            byte(end + 1) == UInt8(ascii: "/")
        else { return nil }
        var run = ByteRun(start: position, end: end)
        while run.start < run.end, isSpace(bytes[run.start]) { run.start += 1 }
        while run.start < run.end, isSpace(bytes[run.end - 1]) { run.end -= 1 }
        for index in run.start..<run.end where bytes[index] == 38 || bytes[index] == 13 {
            return nil
        }
        position = end
        return run
    }

    /// Whether the local name is a single letter.
    @inline(__always)
    func isLetter(_ letter: Unicode.Scalar) -> Bool {
        name.count == 1 && bytes[name.start] == UInt8(ascii: letter)
    }

    @inline(__always)
    func isNamed(_ wanted: StaticString) -> Bool {
        matches(name, wanted)
    }

    @inline(__always)
    func matches(_ run: ByteRun, _ wanted: StaticString) -> Bool {
        run.count == wanted.utf8CodeUnitCount && starts(run, with: wanted)
    }

    func attributeRun(_ wanted: StaticString) -> ByteRun? {
        for index in 0..<attributeCount where matches(attributes[index].name, wanted) {
            return attributes[index].value
        }
        return nil
    }

    func attribute(_ wanted: StaticString) throws(WorkbookRefusal) -> String? {
        guard let run = attributeRun(wanted) else { return nil }
        return try unescaped(run, isLiteral: false)
    }

    /// A truth value of XML Schema: `1` or `true`.
    func isSet(_ wanted: StaticString) -> Bool {
        guard let run = attributeRun(wanted) else { return false }
        return matches(run, "1") || matches(run, "true")
    }

    /// A count of at most nine digits; nil for anything else.
    func count(_ run: ByteRun) -> Int? {
        guard run.count > 0, run.count <= 9 else { return nil }
        var value = 0
        for index in run.start..<run.end {
            let digit = bytes[index] &- 48
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    func string(_ run: ByteRun) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[run.start..<run.end]), as: UTF8.self)
    }
}
