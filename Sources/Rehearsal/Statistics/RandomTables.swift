public import Statistics

/// Tables of counts as statistics publish them, from a seed.
public struct RandomTables: Sendable {
    private var random: SeededRandom

    /// Tables from a seed.
    public init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// A table of one of four sizes and shapes, by its seed.
    public static func table(_ seed: UInt64) -> CountTable? {
        var tables = RandomTables(seed: seed)
        return switch seed % 4 {
        case 0: tables.areas(12, regions: 3, classes: 2)
        case 1: tables.areas(40, regions: 6, classes: 4)
        case 2: tables.cube(4, 3, 1)
        default: tables.cube(5, 3, 3)
        }
    }

    private mutating func below(_ bound: Int) -> Int { random.whole(0...bound - 1) }

    /// Mostly small counts, some noughts, a few large ones.
    private mutating func count() -> Int64 {
        switch below(10) {
        case 0, 1: 0
        case 2, 3, 4: Int64(1 + below(5))
        case 5, 6, 7: Int64(6 + below(30))
        default: Int64(50 + below(5_000))
        }
    }

    /// Areas with a region and a class each: regions and classes add up, and so does the nation.
    public mutating func areas(_ number: Int, regions: Int, classes: Int) -> CountTable? {
        let homes = (0..<number).map { _ in (region: below(regions), group: below(classes)) }
        var counts = homes.map { _ in count() }
        var margins: [CountTable.Margin] = []
        func add(_ parts: [Int]) -> Int {
            counts.append(parts.reduce(0) { $0 + counts[$1] })
            margins.append(CountTable.Margin(total: counts.count - 1, parts: parts))
            return counts.count - 1
        }
        let regional = (0..<regions).map { region in
            add(homes.indices.filter { homes[$0].region == region })
        }
        let classed = (0..<classes).map { group in
            add(homes.indices.filter { homes[$0].group == group })
        }
        let nation = add(regional)
        margins.append(CountTable.Margin(total: nation, parts: classed))
        return CountTable(counts, margins: margins)
    }

    /// Areas by categories by quarters, with the sum along every one of the three.
    public mutating func cube(_ areas: Int, _ categories: Int, _ quarters: Int) -> CountTable? {
        let sizes = [areas + 1, categories + 1, quarters + 1]
        func place(_ at: [Int]) -> Int { (at[0] * sizes[1] + at[1]) * sizes[2] + at[2] }
        var counts = [Int64](repeating: 0, count: sizes.reduce(1, *))
        for area in 0..<areas {
            for category in 0..<categories {
                for quarter in 0..<quarters {
                    counts[place([area, category, quarter])] = count()
                }
            }
        }
        var margins: [CountTable.Margin] = []
        for axis in 0..<3 {
            var others = sizes
            others[axis] = 1
            for first in 0..<others[0] {
                for second in 0..<others[1] {
                    for third in 0..<others[2] {
                        var at = [first, second, third]
                        let parts = (0..<sizes[axis] - 1).map { step -> Int in
                            at[axis] = step
                            return place(at)
                        }
                        at[axis] = sizes[axis] - 1
                        counts[place(at)] = parts.reduce(0) { $0 + counts[$1] }
                        margins.append(CountTable.Margin(total: place(at), parts: parts))
                    }
                }
            }
        }
        return CountTable(counts, margins: margins)
    }
}
