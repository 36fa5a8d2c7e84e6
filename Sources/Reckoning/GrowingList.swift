/// A list that only grows, kept in blocks that copies share, so that a copy costs next to nothing
/// and adding to one of two copies moves at most one block.
public struct GrowingList<Element: Sendable>: Sendable, RandomAccessCollection {
    private static var blockSize: Int { 512 }
    private var blocks: [[Element]] = []
    /// How many elements there are.
    public private(set) var count = 0

    /// An empty list.
    public init() {}

    /// The place of the first element.
    public var startIndex: Int { 0 }
    /// The place after the last element.
    public var endIndex: Int { count }

    /// The element at a place.
    public subscript(place: Int) -> Element {
        blocks[place / Self.blockSize][place % Self.blockSize]
    }

    /// Adds an element at the end.
    public mutating func append(_ element: Element) {
        if count % Self.blockSize == 0 {
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(count == 0 ? 4 : Self.blockSize)
        }
        blocks[blocks.count - 1].append(element)
        count += 1
    }
}

extension GrowingList: Equatable where Element: Equatable {
    /// The same elements in the same order.
    public static func == (left: GrowingList, right: GrowingList) -> Bool {
        left.blocks == right.blocks
    }
}

extension GrowingList: Hashable where Element: Hashable {
    /// Mixes in every element.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(blocks)
    }
}
