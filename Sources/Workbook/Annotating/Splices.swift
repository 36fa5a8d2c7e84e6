/// Bytes to be put into a part, each at its place in the part as it was.
struct Splices {
    private struct Splice {
        let range: Range<Int>
        let bytes: [UInt8]
    }

    private var splices: [Splice] = []
    /// How many bytes the part has more than before.
    private(set) var added = 0

    var isEmpty: Bool { splices.isEmpty }

    /// Puts a text in before the byte at a place.
    mutating func insert(_ text: String, at place: Int) {
        replace(place..<place, with: text)
    }

    /// Puts a text where a run of bytes was.
    mutating func replace(_ range: Range<Int>, with text: String) {
        replace(range, with: Array(text.utf8))
    }

    mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
        added += bytes.count - range.count
        splices.append(Splice(range: range, bytes: bytes))
    }

    mutating func remove(_ range: Range<Int>) {
        replace(range, with: [])
    }

    /// The part as it becomes; what is put in at one place stays in the order in which it came.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + max(added, 0))
        var place = 0
        let order = splices.indices.sorted {
            let (one, other) = (splices[$0].range, splices[$1].range)
            return (one.lowerBound, one.upperBound, $0) < (other.lowerBound, other.upperBound, $1)
        }
        for index in order {
            let splice = splices[index]
            // What lies in a run that was taken out already is taken out with it.
            guard splice.range.lowerBound >= place else { continue }
            output += bytes[place..<splice.range.lowerBound]
            output += splice.bytes
            place = splice.range.upperBound
        }
        return output + bytes[place...]
    }
}
