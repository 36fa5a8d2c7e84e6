/// Splits the source of a formula into tokens.
struct FormulaScanner {
    private let bytes: [UInt8]
    private var position = 0

    /// The longest text between quotes, as in a spreadsheet.
    static let longestText = 255

    init(_ source: String) throws(FormulaMistake) {
        self.bytes = Array(source.utf8)
        guard bytes.count <= Formula.longestSource else {
            throw FormulaMistake(
                "The formula is longer than 8,192 characters.", at: Formula.longestSource)
        }
    }

    /// The next token; `end` once everything is read.
    mutating func next() throws(FormulaMistake) -> FormulaToken {
        while let byte = current, [32, 9, 10, 13].contains(byte) { position += 1 }
        let start = position
        guard let byte = current else { return FormulaToken(kind: .end, offset: start) }
        return FormulaToken(kind: try kind(startingWith: byte), offset: start)
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func kind(
        startingWith byte: UInt8
    ) throws(FormulaMistake) -> FormulaToken.Kind {
        switch byte {
        case UInt8(ascii: "\""): return try text()
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return try number()
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "_"):
            return try name()
        default: return try punctuation(byte)
        }
    }

    private mutating func punctuation(_ byte: UInt8) throws(FormulaMistake) -> FormulaToken.Kind {
        let start = position
        position += 1
        switch byte {
        case UInt8(ascii: "("): return .open
        case UInt8(ascii: ")"): return .close
        case UInt8(ascii: ";"), UInt8(ascii: ","): return .separator
        case UInt8(ascii: "%"): return .percent
        default:
            if let sign = sign(at: start) { return .sign(sign) }
            throw unknown(at: start)
        }
    }

    private mutating func sign(at start: Int) -> FormulaSign? {
        let pair = bytes[start...].prefix(2)
        let written = String(decoding: pair, as: UTF8.self)
        if pair.count == 2, let sign = FormulaSign(rawValue: written) {
            position = start + 2
            return sign
        }
        return FormulaSign(rawValue: String(decoding: [bytes[start]], as: UTF8.self))
    }

    private func unknown(at start: Int) -> FormulaMistake {
        let rest = String(decoding: bytes[start...].prefix(16), as: UTF8.self)
        let found = rest.first.map(String.init) ?? ""
        return FormulaMistake(
            "“\(found)” has no meaning in a formula.", at: start,
            expected: "a number, a text in double quotes, a question or a function")
    }
}

// MARK: - Texts, names and numbers

extension FormulaScanner {
    private mutating func text() throws(FormulaMistake) -> FormulaToken.Kind {
        let start = position
        position += 1
        var content: [UInt8] = []
        while let byte = current {
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard current == UInt8(ascii: "\"") else { return try finished(content, start) }
                position += 1
            }
            guard byte >= 32 else {
                throw FormulaMistake(
                    "A text may not contain a line break or a tab.", at: position - 1)
            }
            content.append(byte)
        }
        throw FormulaMistake(
            "The text that begins here does not end.", at: start, expected: "a closing “\"”")
    }

    private func finished(
        _ content: [UInt8], _ start: Int
    ) throws(FormulaMistake) -> FormulaToken.Kind {
        let text = String(decoding: content, as: UTF8.self)
        guard text.utf16.count <= Self.longestText else {
            throw FormulaMistake("A text may not be longer than 255 characters.", at: start)
        }
        return .text(text)
    }

    private mutating func name() throws(FormulaMistake) -> FormulaToken.Kind {
        let start = position
        while let byte = current, Self.isName(byte) { position += 1 }
        while current == UInt8(ascii: "."), position + 1 < bytes.count,
            Self.isName(bytes[position + 1])
        {
            position += 1
            while let byte = current, Self.isName(byte) { position += 1 }
        }
        return .name(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func number() throws(FormulaMistake) -> FormulaToken.Kind {
        let start = position
        digits()
        if current == UInt8(ascii: ".") {
            position += 1
            digits()
        }
        exponent()
        let written = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Double(written), current.map({ !Self.isName($0) }) ?? true else {
            throw FormulaMistake(
                "“\(written)” is not a number.", at: start,
                expected: "a number such as 1200 or 0.5")
        }
        guard number.isZero || number.isNormal else {
            throw FormulaMistake("“\(written)” is too large or too small.", at: start)
        }
        return .number(number)
    }

    private mutating func digits() {
        while let byte = current, (48...57).contains(byte) { position += 1 }
    }

    private mutating func exponent() {
        guard let byte = current, byte | 32 == UInt8(ascii: "e") else { return }
        let start = position
        position += 1
        if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
        let first = position
        digits()
        if position == first { position = start }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
