/// What a number means under a number format.
enum NumberMeaning: Sendable {
    case number
    case date
    case duration
}

/// The number formats that cells refer to by style.
struct CellFormats: Sendable {
    private var meanings: [NumberMeaning] = []

    init(part: String, in archive: ZipArchive) throws(WorkbookRefusal) {
        guard archive.has(part) else { return }
        self = try archive.scan(part) { xml throws(WorkbookRefusal) in
            try CellFormats(&xml, archive: archive)
        }
    }

    /// The meaning of a style; a style that is not in the list is a plain number.
    @inline(__always)
    func meaning(of style: Int) -> NumberMeaning {
        style < meanings.count ? meanings[style] : .number
    }

    private init(_ xml: inout XMLScanner, archive: ZipArchive) throws(WorkbookRefusal) {
        try xml.enterRoot("styleSheet")
        var custom: [Int: NumberMeaning] = [:]
        var formats: [Int] = []
        while try xml.child(of: 1) {
            if xml.isNamed("numFmts") { try Self.readCustom(&xml, archive, into: &custom) }
            if xml.isNamed("cellXfs") { try Self.readStyles(&xml, archive, into: &formats) }
        }
        meanings = formats.map { custom[$0] ?? NumberFormat.builtIn($0) }
    }

    private static func readCustom(
        _ xml: inout XMLScanner, _ archive: ZipArchive, into custom: inout [Int: NumberMeaning]
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("numFmt"), let run = xml.attributeRun("numFmtId"),
                let identifier = xml.count(run)
            else { continue }
            custom[identifier] = NumberFormat.meaning(of: try xml.attribute("formatCode") ?? "")
            try archive.checkListed(custom.count, in: xml.part)
        }
    }

    private static func readStyles(
        _ xml: inout XMLScanner, _ archive: ZipArchive, into formats: inout [Int]
    ) throws(WorkbookRefusal) {
        while try xml.child(of: 2) {
            guard xml.isNamed("xf") else { continue }
            formats.append(xml.attributeRun("numFmtId").flatMap { xml.count($0) } ?? 0)
            try archive.checkListed(formats.count, in: xml.part)
        }
    }
}

/// Tells dates from numbers by the format (ECMA-376 part 1, 18.8.30 and 18.8.31).
enum NumberFormat {
    /// The formats that every program knows by number; 27 to 36 and 50 to 58 are East Asian dates.
    static func builtIn(_ identifier: Int) -> NumberMeaning {
        switch identifier {
        case 14...22, 27...36, 45, 47, 50...58: .date
        case 46: .duration
        default: .number
        }
    }

    /// Looks at the first section of a format code, outside quotes, escapes and brackets.
    static func meaning(of code: String) -> NumberMeaning {
        if code.lowercased() == "general" { return .number }
        var rest = Array(code.utf8)[...]
        while let symbol = rest.popFirst() {
            switch symbol {
            case UInt8(ascii: ";"): return .number
            case UInt8(ascii: "\""): rest = after(UInt8(ascii: "\""), in: rest)
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): rest = rest.dropFirst()
            case UInt8(ascii: "["):
                if isElapsed(rest) { return .duration }
                rest = after(UInt8(ascii: "]"), in: rest)
            default:
                if isDateLetter(symbol) { return .date }
            }
        }
        return .number
    }

    private static func after(_ end: UInt8, in rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        rest.firstIndex(of: end).map { rest[($0 + 1)...] } ?? []
    }

    /// Whether a bracket holds only one letter of time, as in `[h]` or `[mm]`.
    private static func isElapsed(_ rest: ArraySlice<UInt8>) -> Bool {
        let inner = rest.prefix { $0 != UInt8(ascii: "]") }.map { $0 | 0x20 }
        guard let first = inner.first, inner.allSatisfy({ $0 == first }) else { return false }
        return [UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s")].contains(first)
    }

    private static func isDateLetter(_ symbol: UInt8) -> Bool {
        switch symbol | 0x20 {
        case UInt8(ascii: "d"), UInt8(ascii: "m"), UInt8(ascii: "y"), UInt8(ascii: "h"),
            UInt8(ascii: "s"):
            true
        default: false
        }
    }
}
