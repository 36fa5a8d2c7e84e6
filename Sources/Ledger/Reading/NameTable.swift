/// Gives each different name a place, and finds the place again by the name's bytes, without making
/// a text of them.
struct NameTable {
    private var bytes: [UInt8] = []
    /// Where each name begins among the bytes, and where the last one ends.
    private var starts = [0]
    /// A place in each slot, or −1; a power of two of them, at most half full.
    private var slots = [Int32](repeating: -1, count: 1_024)

    /// How many names there are.
    var count: Int { starts.count - 1 }

    /// The name at a place.
    func text(_ place: Int) -> String {
        String(decoding: bytes[starts[place]..<starts[place + 1]], as: UTF8.self)
    }

    /// The place of a name, which is new or not.
    mutating func place(of name: [UInt8]) -> Int {
        name.withUnsafeBufferPointer { place(of: $0, 0..<name.count) }
    }

    /// The place of the name in a range of bytes.
    mutating func place(of text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        let name = UnsafeBufferPointer(rebasing: text[range])
        var slot = Self.hash(name) & (slots.count - 1)
        while slots[slot] >= 0 {
            if holds(Int(slots[slot]), name) { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return add(name, in: slot)
    }

    private func holds(_ place: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = starts[place]
        guard starts[place + 1] - start == name.count else { return false }
        return bytes.withUnsafeBytes { known in
            UnsafeRawBufferPointer(rebasing: known[start..<(start + name.count)])
                .elementsEqual(UnsafeRawBufferPointer(name))
        }
    }

    private mutating func add(_ name: UnsafeBufferPointer<UInt8>, in slot: Int) -> Int {
        let place = count
        slots[slot] = Int32(place)
        bytes.append(contentsOf: name)
        starts.append(bytes.count)
        if count * 2 > slots.count { grow() }
        return place
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for place in 0..<count {
            let hash = bytes.withUnsafeBufferPointer { all in
                Self.hash(UnsafeBufferPointer(rebasing: all[starts[place]..<starts[place + 1]]))
            }
            var slot = hash & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(place)
        }
    }

    /// Drawn anew in each process, so that nobody can choose names that collide.
    private static let seed = UInt64(truncatingIfNeeded: Hasher().finalize()) | 1

    /// Eight bytes at a time are folded into a product of 128 bits: names are short and many.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(name)
        var state = seed ^ UInt64(truncatingIfNeeded: raw.count)
        var place = 0
        while place + 8 <= raw.count {
            state = folded(state ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < raw.count {
            rest = rest << 8 | UInt64(raw[place])
            place += 1
        }
        return Int(truncatingIfNeeded: folded(state ^ rest))
    }

    private static func folded(_ value: UInt64) -> UInt64 {
        let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: seed)
        return product.high ^ product.low
    }
}
