/// Which way ROUND, ROUNDUP and ROUNDDOWN go.
enum RoundingWay: Sendable {
    /// To the nearest, halves away from nought.
    case nearest
    /// Away from nought.
    case up
    /// Towards nought.
    case down
}

extension Calculation {
    /// The number with so many decimals, or rounded to tens, hundreds … when `decimals` is below
    /// nought.
    static func rounded(_ number: Double, decimals: Int, _ way: RoundingWay) -> Double {
        switch way {
        case .nearest: return round(number, decimals, way)
        case .up, .down:
            // Only 15 digits count: 0.94 from 8.94-8 must not become 0.95.
            let isFraction = number.truncatingRemainder(dividingBy: 1) != 0
            guard decimals < 12, isFraction else { return round(number, decimals, way) }
            return round(significant(number), decimals, way)
        }
    }

    /// The number cut to 15 digits.
    private static func significant(_ number: Double) -> Double {
        let places = 14 - DecimalDigits(number).exponent
        guard (0...308).contains(places) else { return number }
        let factor = powerOfTen(places)
        let rounded = (number * factor).rounded(.toNearestOrAwayFromZero) / factor
        return rounded.isFinite ? rounded : number
    }

    private static func round(_ number: Double, _ decimals: Int, _ way: RoundingWay) -> Double {
        let size = number.magnitude
        guard size != 0, size.isFinite else { return number }
        if decimals >= 0, size >= 0x1p52 || isWhole(size) { return number }
        // No more decimals than the binary digits behind the point can tell apart.
        let places = decimals > 0 ? min(decimals, 52 - Int(size.exponent)) : decimals
        let factor = powerOfTen(Int(places.magnitude))
        guard factor.isFinite else { return places < 0 ? 0 : number }
        let moved = places < 0 ? size / factor : size * factor
        guard moved.isFinite else { return number }
        let whole = moved < 0x1p52 ? settle(moved, way, places) : moved
        let result = places < 0 ? whole * factor : whole / factor
        guard result.isFinite else { return number }
        return number < 0 ? -result : result
    }

    private static func settle(_ size: Double, _ way: RoundingWay, _ places: Int) -> Double {
        switch way {
        case .nearest:
            places == 0 ? size.rounded(.toNearestOrAwayFromZero) : floor(size + 0.5)
        case .up: ceiling(size)
        case .down: floor(size)
        }
    }
}
