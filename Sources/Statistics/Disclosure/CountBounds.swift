/// What a reader can work out about counts that are withheld together: the least and the most that
/// each could be, given every margin and that each is above nought.
struct CountBounds {
    private let places: [Int: Int]
    private let counts: [Int64]
    private var program: LinearProgram?

    /// The bounds of counts that no margin connects with others that are withheld.
    init(_ table: CountTable, of component: [Int]) {
        let places = Dictionary(uniqueKeysWithValues: component.enumerated().map { ($1, $0) })
        let counts = component.map { table.counts[$0] }
        var rows: [[Double]] = []
        for margin in table.margins where margin.places.contains(where: { places[$0] != nil }) {
            var row = [Double](repeating: 0, count: component.count)
            for place in margin.places {
                if let column = places[place] { row[column] = Double(margin.sign(of: place)) }
            }
            rows.append(row)
        }
        self.places = places
        self.counts = counts
        // What is above nought is at least one: the program is about what is more than that.
        program = LinearProgram(rows, through: counts.map { Double($0 - 1) })
    }

    /// Every count of a range could stand at a place.
    mutating func mayBe(_ range: ClosedRange<Int64>, at place: Int) -> Bool {
        reaches(Double(range.upperBound), above: true, at: place)
            && reaches(Double(range.lowerBound), above: false, at: place)
    }

    /// The count at a place could be any of a stretch that is so wide.
    mutating func isWide(_ place: Int, by width: Double) -> Bool {
        guard let column = places[place], program != nil else { return false }
        let count = Double(counts[column])
        if reaches(count + width, above: true, at: place) { return true }
        guard let most = program?.most(column, enough: .infinity) else { return true }
        return reaches(most + 1 - width, above: false, at: place)
    }

    /// The count at a place could be as large, or as small, as this.
    private mutating func reaches(_ value: Double, above: Bool, at place: Int) -> Bool {
        guard let column = places[place], program != nil else { return false }
        if above {
            guard let most = program?.most(column, enough: value - 1) else { return true }
            return most >= value - 1 - LinearProgram.slack
        }
        let least = program?.least(column, enough: value - 1) ?? 0
        return least <= value - 1 + LinearProgram.slack
    }
}
