import Reckoning
import Testing

struct DecimalNumberTests {
    @Test(arguments: [
        ("15.29", "15.29"), ("1.50", "1.5"), ("1.5e3", "1500"), ("-0", "0"), ("-0.0", "0"),
        ("+7", "7"), (".5", "0.5"), ("5.", "5"), ("000123", "123"), ("1e-15", "0.000000000000001"),
        ("2E+2", "200"), ("-1234.5", "-1234.5"), ("999999999999999", "999999999999999"),
        ("0.0000000000000000", "0"),
    ])
    func `a written number is read and written in its shortest form`(
        given: String, expected: String
    ) {
        #expect(DecimalNumber(given)?.description == expected)
    }

    @Test(arguments: [
        "", "-", ".", "e5", "1e", "1.2.3", "1,000", "£5", " 5", "5 ", "0x10", "1e401", "1e99999999",
        "1e00005x", "1e-16", "--5", "5-", "٣", "１", "1e999999999999999999999", "infinity", "nan",
        "1e18",
    ])
    func `what is not a number, or too large or fine to hold, is refused`(text: String) {
        #expect(DecimalNumber(text) == nil)
    }

    @Test(arguments: [
        ("15.290000000000001", "15.29"), ("0.1234567890123456", "0.123456789012346"),
        ("2.6749999999999998", "2.675"), ("9999999999999995", "10000000000000000"),
        ("0.9999999999999999", "1"), ("1234567890123454", "1234567890123450"),
    ])
    func `digits beyond the fifteenth are rounded away as a spreadsheet does`(
        given: String, expected: String
    ) {
        #expect(DecimalNumber(given)?.description == expected)
    }

    @Test func `every number of fifteen digits is printed and read back as itself`() throws {
        var chance = Chance(seed: 1)
        for _ in 0..<20_000 {
            let number = try Self.random(&chance)
            #expect(DecimalNumber(number.description) == number)
        }
    }

    /// Up to 15 digits, of which up to 15 decimals.
    private static func random(_ chance: inout Chance) throws -> DecimalNumber {
        let digits = Int.random(in: 1...15, using: &chance)
        let most = (0..<digits).reduce(Int64(1)) { power, _ in power * 10 } - 1
        let coefficient = Int64.random(in: -most...most, using: &chance)
        let scale = Int.random(in: 0...15, using: &chance)
        return try #require(DecimalNumber(coefficient: coefficient, scale: scale))
    }

    @Test func `order is that of whole numbers on a common scale`() throws {
        var chance = Chance(seed: 2)
        for _ in 0..<20_000 {
            let left = try Self.random(&chance)
            let right = try Self.random(&chance)
            #expect((left < right) == (Self.common(left) < Self.common(right)))
            #expect((left == right) == (Self.common(left) == Self.common(right)))
        }
    }

    /// The number in units of 10^-15, by another way than the product's.
    private static func common(_ number: DecimalNumber) -> Int128 {
        (number.scale..<15).reduce(Int128(number.coefficient)) { units, _ in units * 10 }
    }

    @Test func `numbers far apart in scale are still ordered`() throws {
        let huge = DecimalNumber(Int64.max)
        let tiny = try #require(DecimalNumber(coefficient: 1, scale: 15))
        #expect(tiny < huge)
        #expect(DecimalNumber(Int64.min) < tiny)
        #expect(!(huge < huge))
    }

    @Test(arguments: [
        (2.675, 2, "2.68"), (-2.675, 2, "-2.68"), (1.005, 2, "1.01"), (0.5, 0, "1"),
        (-0.5, 0, "-1"),
        (1.4999999, 0, "1"), (0.118_999, 3, "0.119"), (1e15, 2, "1000000000000000"), (0, 2, "0"),
        (-1e-9, 2, "0"),
    ])
    func `halves are rounded away from nought`(double: Double, decimals: Int, expected: String) {
        #expect(DecimalNumber(double, decimals: decimals)?.description == expected)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e19, -1e19, .greatestFiniteMagnitude])
    func `what is not finite or too large is refused`(double: Double) {
        #expect(DecimalNumber(double, decimals: 0) == nil)
    }

    @Test func `every amount of pence comes back from a double as itself`() throws {
        var chance = Chance(seed: 3)
        for _ in 0..<20_000 {
            let pence = Int64.random(in: -99_999_999_999_999...99_999_999_999_999, using: &chance)
            let number = try #require(DecimalNumber(coefficient: pence, scale: 2))
            #expect(DecimalNumber(number.double, decimals: 2) == number)
        }
    }

    @Test(arguments: [
        ("1840", 0, "1,840"), ("-1073312.5", 2, "−1,073,312.50"), ("999", 0, "999"),
        ("0.5", 0, "0.5"), ("1000000", 1, "1,000,000.0"), ("-0.25", 0, "−0.25"),
    ])
    func `people read commas and a real minus sign`(
        given: String, decimals: Int, expected: String
    ) throws {
        #expect(try #require(DecimalNumber(given)).formatted(decimals: decimals) == expected)
    }

    @Test func `more decimals than can be held are refused`() {
        #expect(DecimalNumber(coefficient: 1, scale: 16) == nil)
        #expect(DecimalNumber(coefficient: 1, scale: -1) == nil)
        #expect(DecimalNumber(coefficient: 1_500, scale: 3)?.scale == 1)
    }
}

struct DecimalSumTests {
    @Test func `a sum is exact on every scale, whatever the order`() throws {
        var chance = Chance(seed: 4)
        for _ in 0..<2_000 {
            let numbers = (0..<20).compactMap { _ in
                DecimalNumber(
                    coefficient: Int64.random(in: -99_999_999...99_999_999, using: &chance),
                    scale: Int.random(in: 0...8, using: &chance))
            }
            let units = numbers.reduce(Int64(0)) { units, number in
                units + (number.scale..<8).reduce(number.coefficient) { digits, _ in digits * 10 }
            }
            let expected = DecimalNumber(coefficient: units, scale: 8)
            #expect(DecimalNumber.sum(numbers) == expected)
            #expect(DecimalNumber.sum(numbers.reversed()) == expected)
        }
    }

    @Test func `a sum that cannot be held is refused`() throws {
        let most = DecimalNumber(Int64.max)
        let least = try #require(DecimalNumber(coefficient: 1, scale: 15))
        #expect(most.adding(DecimalNumber(1)) == nil)
        #expect(most.adding(least) == nil)
        #expect(DecimalNumber(Int64.min).adding(most) == DecimalNumber(-1))
        #expect(DecimalNumber.sum([]) == .zero)
    }
}
