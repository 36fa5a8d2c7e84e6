/// Finds how far one number can go while all keep to some equations and none falls below nought:
/// the simplex method, by Bland's rule so that it ends (R. G. Bland, Mathematics of Operations
/// Research 2, 1977).
struct LinearProgram {
    /// What may be lost in floating-point arithmetic.
    static let slack = 1e-6

    /// The equations, each with its right side last, brought to a basis.
    private var rows: [[Double]]
    /// The number that each equation gives.
    private var basis: [Int]
    private let width: Int

    /// The program of all numbers for which the rows come to what they come to for some that are
    /// known; nil where no basis was found.
    init?(_ rows: [[Double]], through known: [Double]) {
        width = known.count
        self.rows = []
        basis = []
        let equations = rows.map { row -> [Double] in
            let sum = zip(row, known).reduce(0) { $0 + $1.0 * $1.1 }
            return sum < 0 ? row.map { -$0 } + [-sum] : row + [sum]
        }
        guard settle(equations) else { return nil }
    }

    /// The most that a number can be, or the first value found that is enough; nil without bound.
    mutating func most(_ column: Int, enough: Double) -> Double? {
        climb(gains(column, by: 1)) { $0.value(column) >= enough } ? value(column) : nil
    }

    /// The least that a number can be, or the first value found that is low enough.
    mutating func least(_ column: Int, enough: Double) -> Double {
        _ = climb(gains(column, by: -1)) { $0.value(column) <= enough }
        return value(column)
    }

    private func value(_ column: Int) -> Double {
        basis.firstIndex(of: column).map { rows[$0].last ?? 0 } ?? 0
    }

    /// What each number outside the basis adds to one number's value, in one direction.
    private func gains(_ column: Int, by sign: Double) -> [Double] {
        var gains = [Double](repeating: 0, count: width)
        if let row = basis.firstIndex(of: column) {
            for place in 0..<width { gains[place] = -sign * rows[row][place] }
        }
        gains[column] = basis.contains(column) ? 0 : sign
        return gains
    }

    /// Steps from basis to basis while that gains; false where there is no end to it.
    private mutating func climb(
        _ start: [Double], until isEnough: (LinearProgram) -> Bool
    ) -> Bool {
        var gains = start
        while !isEnough(self), let column = gains.firstIndex(where: { $0 > Self.slack }) {
            guard let row = tightest(column) else { return false }
            pivot(row, column)
            let gain = gains[column]
            for place in 0..<width { gains[place] -= gain * rows[row][place] }
            gains[column] = 0
        }
        return true
    }

    /// The equation that stops a number from growing first; of several, that of the first number.
    private func tightest(_ column: Int) -> Int? {
        var best: (row: Int, ratio: Double)?
        for row in rows.indices where rows[row][column] > Self.slack {
            let ratio = (rows[row].last ?? 0) / rows[row][column]
            guard let known = best else {
                best = (row, ratio)
                continue
            }
            let isTie = abs(ratio - known.ratio) <= Self.slack
            if isTie ? basis[row] < basis[known.row] : ratio < known.ratio { best = (row, ratio) }
        }
        return best?.row
    }

    /// Solves an equation for a number and puts it into the others.
    private mutating func pivot(_ row: Int, _ column: Int) {
        let divisor = rows[row][column]
        for place in rows[row].indices { rows[row][place] /= divisor }
        let solved = rows[row]
        for other in rows.indices where other != row {
            let factor = rows[other][column]
            guard factor != 0 else { continue }
            for place in solved.indices where solved[place] != 0 {
                rows[other][place] -= factor * solved[place]
            }
        }
        basis[row] = column
    }

    /// Brings equations to a first basis: adds a number of its own to each, and drives these out.
    private mutating func settle(_ equations: [[Double]]) -> Bool {
        let count = equations.count
        var wide = LinearProgram(artificial: equations, width: width)
        let gains = (0..<width).map { place in equations.reduce(0) { $0 + $1[place] } }
        guard wide.climb(gains + [Double](repeating: 0, count: count), until: { _ in false })
        else { return false }
        for row in wide.rows.indices where wide.basis[row] >= width {
            guard abs(wide.rows[row].last ?? 0) <= Self.slack * 10 else { return false }
            if let column = (0..<width).first(where: { abs(wide.rows[row][$0]) > Self.slack }) {
                wide.pivot(row, column)
            }
        }
        for row in wide.rows.indices where wide.basis[row] < width {
            rows.append(Array(wide.rows[row][..<width]) + [max(0, wide.rows[row].last ?? 0)])
            basis.append(wide.basis[row])
        }
        return true
    }

    /// Equations with one more number each, which is its basis.
    private init(artificial equations: [[Double]], width: Int) {
        let count = equations.count
        self.width = width + count
        rows = equations.enumerated().map { number, row in
            var own = [Double](repeating: 0, count: count)
            own[number] = 1
            return Array(row[..<width]) + own + [row.last ?? 0]
        }
        basis = (0..<count).map { width + $0 }
    }
}
