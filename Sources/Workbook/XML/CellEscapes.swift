/// The escapes of spreadsheet text: `_x000D_` is a carriage return (ECMA-376 part 1, 22.9.2.19).
enum CellEscapes {
    static func decoded(_ text: String) -> String {
        guard text.utf8.count >= 7, text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        var output: [UInt16] = []
        var plain = 0
        var index = 0
        while index + 7 <= bytes.count {
            guard let unit = unit(bytes, at: index) else {
                index += 1
                continue
            }
            output.append(contentsOf: String(decoding: bytes[plain..<index], as: UTF8.self).utf16)
            output.append(unit)
            index += 7
            plain = index
        }
        if plain == 0 { return text }
        output.append(contentsOf: String(decoding: bytes[plain...], as: UTF8.self).utf16)
        return String(decoding: output, as: UTF16.self)
    }

    /// The text with an escape before every underscore that would otherwise begin one.
    static func encoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        for index in bytes.indices {
            let begins = index + 7 <= bytes.count && unit(bytes, at: index) != nil
            if begins { output.append(contentsOf: "_x005F".utf8) }
            output.append(bytes[index])
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func unit(_ bytes: [UInt8], at index: Int) -> UInt16? {
        guard bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_"), bytes[index + 2] != UInt8(ascii: "+")
        else { return nil }
        return UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
    }
}
