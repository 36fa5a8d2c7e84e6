import Rehearsal
import Statistics
import Testing

/// What is withheld is attacked with everything that a reader has.
@Suite struct SuppressionTests {
    private static func table(_ seed: UInt64) throws -> CountTable {
        try #require(RandomTables.table(seed))
    }

    /// The withheld counts that the equations give away, solved exactly.
    private static func givenAway(_ table: CountTable, _ found: Suppression) -> [Int] {
        Equations(table, found).rows.compactMap { row in
            let named = row.indices.filter { row[$0].upper != 0 }
            return named.count == 1 ? found.places[named[0]] : nil
        }
    }

    @Test(arguments: 0..<400)
    func `no withheld count is had back by linear algebra over all margins`(seed: Int) throws {
        let table = try Self.table(UInt64(seed))
        let found = table.suppression()
        #expect(
            found.primary
                == Set(table.counts.indices.filter { (1...5).contains(table.counts[$0]) }))
        #expect(found.places.allSatisfy { table.counts[$0] > 0 }, "a nought is shown")
        #expect(Self.givenAway(table, found).isEmpty)
        #expect(found.places.count < table.counts.count || table.counts.allSatisfy { $0 > 0 })
    }

    @Test func `without secondary suppression the attack succeeds`() throws {
        var solved = 0
        for seed in 0..<40 {
            let table = try Self.table(UInt64(seed))
            let alone = try #require(Self.primaryOnly(table))
            solved += Self.givenAway(table, alone).isEmpty ? 0 : 1
        }
        #expect(solved > 20)
    }

    /// What a rule withholds when nobody can subtract.
    private static func primaryOnly(_ table: CountTable) -> Suppression? {
        CountTable(table.counts, margins: [])?.suppression()
    }

    /// Ways in which the withheld counts of a small table could stand, all margins kept.
    @Test(arguments: 0..<60)
    func `a small count could still be any small number`(seed: Int) throws {
        var samples = RandomTables(seed: UInt64(seed) + 1_000)
        let made = samples.cube(3, 2, 1)
        let table = try #require(made)
        let found = table.suppression()
        let moves = Equations(table, found).moves
        guard moves.count <= 4 else { return }
        let places = found.places
        var seen = [Set<Int64>](repeating: [], count: places.count)
        func step(_ standing: [Int64], _ next: Int) {
            guard next < moves.count else {
                guard standing.allSatisfy({ $0 > 0 }) else { return }
                for (place, count) in standing.enumerated() { seen[place].insert(count) }
                return
            }
            for size in Int64(-10)...10 {
                step(zip(standing, moves[next]).map { $0 + size * $1 }, next + 1)
            }
        }
        step(places.map { table.counts[$0] }, 0)
        // A sum is at least as large as its withheld parts are many, which nobody can hide.
        let sums = Set(table.margins.map(\.total))
        for (place, counts) in zip(places, seen) where found.primary.contains(place) {
            let isHidden =
                sums.contains(place)
                ? counts.count >= 5 : counts.isSuperset(of: [1, 2, 3, 4, 5])
            #expect(isHidden, "place \(place): \(counts.sorted())")
        }
    }

    @Test func `the children's outcome page of 0, 3, 7 and 120 withholds two of them`() throws {
        let table = try #require(
            CountTable(
                [0, 3, 7, 120, 130], margins: [.init(total: 4, parts: [0, 1, 2, 3])]))
        let found = table.suppression()
        #expect(found.primary == [1] && found.secondary == [2])
        #expect(!found.withholds(0) && !found.withholds(4))
    }

    @Test func `two small counts that leave each other no room call for a third`() throws {
        let table = try #require(
            CountTable([2, 4, 9, 50, 65], margins: [.init(total: 4, parts: [0, 1, 2, 3])]))
        #expect(table.suppression().secondary.isEmpty, "each could be 1 to 5")
        let tight = try #require(
            CountTable([1, 5, 9, 15], margins: [.init(total: 3, parts: [0, 1, 2])]))
        #expect(tight.suppression().secondary.isEmpty)
        let close = try #require(
            CountTable([2, 2, 9, 50, 63], margins: [.init(total: 4, parts: [0, 1, 2, 3])]))
        #expect(close.suppression().secondary == [2])
    }

    @Test func `a table that does not add up to a table is none`() {
        #expect(CountTable([-1], margins: []) == nil)
        #expect(CountTable([1], margins: [.init(total: 1, parts: [0])]) == nil)
        #expect(CountTable([1, 1], margins: [.init(total: 1, parts: [0, 0])]) == nil)
        #expect(DisclosureRule(0...5) == nil && DisclosureRule(1...9) != nil)
    }

    @Test func `a nation by region, class and category takes no time`() throws {
        var samples = RandomTables(seed: 7)
        let made = samples.areas(152, regions: 9, classes: 4)
        let table = try #require(made)
        let clock = ContinuousClock()
        let taken = clock.measure { _ = table.suppression() }
        #expect(taken < .seconds(5), "\(taken)")
    }
}

/// An exact fraction.
private struct Fraction {
    let upper: Int
    let lower: Int

    init(_ upper: Int, _ lower: Int = 1) {
        var (a, b) = (abs(upper), abs(lower))
        while b != 0 { (a, b) = (b, a % b) }
        let sign = lower < 0 ? -1 : 1
        self.upper = sign * upper / max(1, a)
        self.lower = sign * lower / max(1, a)
    }

    static func / (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.upper * right.lower, left.lower * right.upper)
    }

    static func * (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.upper * right.upper, left.lower * right.lower)
    }

    static func - (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.upper * right.lower - right.upper * left.lower, left.lower * right.lower)
    }
}

/// The equations between withheld counts that a reader can write down, solved exactly for as many
/// counts as there are equations.
private struct Equations {
    private(set) var rows: [[Fraction]]
    private var pivots: [Int] = []

    init(_ table: CountTable, _ found: Suppression) {
        let places = found.places
        rows = table.margins.map { margin in
            places.map { place in
                Fraction(margin.parts.contains(place) ? 1 : margin.total == place ? -1 : 0)
            }
        }
        for column in places.indices {
            let first = pivots.count
            guard let row = rows[first...].firstIndex(where: { $0[column].upper != 0 }) else {
                continue
            }
            rows.swapAt(first, row)
            let divisor = rows[first][column]
            rows[first] = rows[first].map { $0 / divisor }
            for other in rows.indices where other != first && rows[other][column].upper != 0 {
                let factor = rows[other][column]
                rows[other] = zip(rows[other], rows[first]).map { $0 - factor * $1 }
            }
            pivots.append(column)
        }
    }

    /// Changes of the withheld counts that keep every margin, one for each count that is free.
    var moves: [[Int64]] {
        let width = rows.first?.count ?? 0
        return (0..<width).filter { !pivots.contains($0) }.map { free in
            var move = [Int64](repeating: 0, count: width)
            move[free] = 1
            for (row, pivot) in pivots.enumerated() {
                let factor = rows[row][free]
                guard factor.lower == 1 else { return [] }
                move[pivot] = Int64(-factor.upper)
            }
            return move
        }.filter { !$0.isEmpty }
    }
}
