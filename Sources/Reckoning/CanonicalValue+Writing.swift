extension CanonicalValue {
    /// The bytes of the canonical form, UTF-8.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return bytes
    }

    /// Appends the bytes of the canonical form.
    public func write(into bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.write(text, into: &bytes)
        case .whole(let whole): bytes.append(contentsOf: String(whole).utf8)
        case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .list(let list): Self.write(list, into: &bytes)
        case .record(let record): Self.write(record, into: &bytes)
        }
    }

    private static func write(_ list: [CanonicalValue], into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (position, value) in list.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            value.write(into: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func write(_ record: CanonicalRecord, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (position, field) in record.fields.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            write(field.key, into: &bytes)
            bytes.append(UInt8(ascii: ":"))
            field.value.write(into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func write(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20: escape(byte, into: &bytes)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
    }
}
