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
        for index in 0..<name.count where bytes[start + index] != name[index] { return false }
        return true
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

    /// Seeded anew in each process, so that nobody can choose names that collide.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(name))
        return hasher.finalize()
    }
}
