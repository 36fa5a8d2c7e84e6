/// The grammar of addresses: optional dollar, letters, optional dollar, digits.
enum AddressText {
    /// Row and column from zero; a side that the text leaves out (`A:C`, `1:3`) is nil.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> (row: Int?, column: Int?)? {
        var index = 0
        guard let column = letters(bytes, &index), let row = digits(bytes, &index),
            index == bytes.count, column != 0 || row != 0
        else { return nil }
        return (row == 0 ? nil : row - 1, column == 0 ? nil : column - 1)
    }

    /// The column from one, zero if there are no letters, nil if beyond the last column.
    private static func letters(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int? {
        var cursor = index
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "$") { cursor += 1 }
        var value = 0
        let first = cursor
        while cursor < bytes.count {
            let letter = bytes[cursor] & 0xDF
            guard letter >= 65, letter <= 90, bytes[cursor] >= 65 else { break }
            value = value * 26 + Int(letter - 64)
            guard value <= CellAddress.columnLimit else { return nil }
            cursor += 1
        }
        if cursor > first { index = cursor }
        return value
    }

    /// The row from one, zero if there are no digits, nil if beyond the last row.
    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int? {
        var cursor = index
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "$") { cursor += 1 }
        var value = 0
        let first = cursor
        while cursor < bytes.count, bytes[cursor] >= 48, bytes[cursor] <= 57 {
            value = value * 10 + Int(bytes[cursor] - 48)
            guard value > 0, value <= CellAddress.rowLimit else { return nil }
            cursor += 1
        }
        if cursor > first { index = cursor }
        return value
    }
}
