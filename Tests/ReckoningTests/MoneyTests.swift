import Reckoning
import Testing

struct MoneyTests {
    @Test(arguments: [
        ("£1,300,000", 130_000_000), ("1300000", 130_000_000), (" 1,300,000 ", 130_000_000),
        ("£75.5", 7_550), ("−£5.05", -505), ("0.01", 1),
    ])
    func `an amount is read as people type it`(typed: String, pence: Int) {
        #expect(Money(typed: typed) == Money(pence: Int64(pence)))
    }

    @Test(arguments: [
        "", "£", "1.3m", "1,30", "12,3456", "1.005", "1.", "one", "--1", "£1 and more", "99e9",
        "92233720368547758070", "1,000,000,000,001", "٣",
    ])
    func `anything else is not an amount`(typed: String) {
        #expect(Money(typed: typed) == nil)
    }

    @Test func `an amount is shown as people read it`() {
        let shown = [135_000_000, 7_550, 7_500, -500, 0].map { Money(pence: $0).inWords }
        #expect(shown == ["£1,350,000", "£75.50", "£75", "−£5", "£0"])
        #expect("\(Money(pence: -5))" == "-0.05")
    }

    @Test(arguments: UInt64(1)...50)
    func `the parts make the whole to the penny`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let whole = Money(
            pence: Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &chance))
        let weights = (0...Int.random(in: 0..<40, using: &chance)).map { _ in
            Int64.random(in: 0..<1_000_000, using: &chance)
        }
        guard let parts = whole.apportioned(by: weights) else {
            #expect(weights.allSatisfy { $0 == 0 })
            return
        }
        #expect(parts.total() == whole)
        let sum = Double(weights.reduce(0, +))
        for (part, weight) in zip(parts, weights) {
            let exact = Double(whole.pence) * Double(weight) / sum
            #expect(abs(Double(part.pence) - exact) <= 1.001, "\(part) of \(whole)")
        }
    }

    @Test func `equal claims on a penny are settled by order`() throws {
        let parts = try #require(Money(pence: 100).apportioned(by: [1, 1, 1]))
        #expect(parts.map(\.pence) == [34, 33, 33])
        #expect(Money(pence: 100).apportioned(by: []) == nil)
        #expect(Money(pence: 100).apportioned(by: [-1, 2]) == nil)
    }
}

struct MonthTests {
    @Test func `a month is written, read and counted on`() throws {
        let month = try #require(Month("2017-12"))
        #expect("\(month.adding(months: 2))" == "2018-02")
        #expect(month.adding(months: -12).inWords == "December 2016")
        #expect("\(month.first) \(month.last)" == "2017-12-01 2017-12-31")
        for wrong in ["2017-13", "2017-1", "2017-01-01", "201701", ""] {
            #expect(Month(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `a financial year runs from April to March`() throws {
        let march = try #require(Day("2018-03-31"))
        let year = FinancialYear(of: march)
        #expect("\(year)" == "2017-18")
        #expect("\(FinancialYear(of: march.adding(days: 1)))" == "2018-19")
        #expect(year.quarter(2)?.inWords == "July to September 2017")
        #expect(Period.quarter(of: march).inWords == "January to March 2018")
        #expect(year.months.map(\.description).first == "2017-04" && year.months.count == 12)
    }
}
