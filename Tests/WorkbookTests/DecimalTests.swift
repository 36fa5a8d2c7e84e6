import Testing
import Workbook

@Suite struct DecimalTests {
    @Test(arguments: ["0", "-0", "12.5", "+3", ".5", "5.", "1E+3", "1.5e-7", "8.3000000000000007"])
    func `a decimal is accepted as it is spelled`(text: String) {
        #expect(DecimalText.isValid(text))
    }

    @Test(arguments: [
        "", "-", ".", "e5", "1e", "1e+", "NaN", "nan", "inf", "Infinity", "0x10", "1,000", "1e400",
        "-1e309", "1e99999999999999999999", " 1", "1 ", "1_000", "١", "--1", "1.2.3",
    ])
    func `anything else is not a number`(text: String) {
        #expect(!DecimalText.isValid(text))
    }

    @Test(arguments: [
        ("8.3000000000000007", "8.3"), ("0.30000000000000004", "0.3"),
        ("990166.0699999999", "990166.07"),
        ("-0", "0"), ("1E+3", "1000"), ("1.5e-3", "0.0015"),
        ("999999999999999.9", "1000000000000000"),
        ("-12.50", "-12.5"), ("123456789012345678", "123456789012346000"), ("0.0", "0"),
    ])
    func `a number settles to the fifteen digits that Excel shows`(text: String, shown: String) {
        #expect(DecimalText.settled(text) == shown)
    }

    @Test func `every amount in pence settles to itself after a trip through binary`() {
        var random = SeededRandom(seed: 15)
        for _ in 0..<2_000 {
            let pence = Int.random(in: 0..<10_000_000_000_000, using: &random)
            let digits = String(pence % 100 + 100).dropFirst()
            let spelled = String(Double("\(pence / 100).\(digits)") ?? -1)
            #expect(DecimalText.settled(spelled) == DecimalText.settled("\(pence / 100).\(digits)"))
        }
    }
}
