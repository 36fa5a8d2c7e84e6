public import Accountability
public import Documents
public import Forms
import Reckoning

/// A nation of councils by region and class that answers the care form, from a seed.
public struct CareNation: Sendable {
    /// The councils, by code.
    public let bodies: [ReleaseBody]
    private let seed: UInt64

    private static let regions = [
        "North East", "North West", "Yorkshire and the Humber", "East Midlands", "West Midlands",
        "East of England", "London", "South East", "South West",
    ]
    private static let classes = ["MD", "UA", "SC", "LB"]

    /// A nation of so many councils.
    public init(councils: Int, seed: UInt64 = 1) {
        self.seed = seed
        bodies = (1...councils).map { number in
            let digits = "000\(number)".suffix(max(3, "\(number)".count))
            let region = Self.regions[number % Self.regions.count]
            let group = region == "London" ? "LB" : Self.classes[number % 3]
            return ReleaseBody(
                code: "E06\(String(repeating: "0", count: 6 - digits.count))\(digits)",
                name: "Council \(digits)", region: region, group: group)
        }
    }

    /// What a council returned for a quarter; nil where it did not respond, as one in forty.
    public func sheet(_ council: Int, _ quarter: Int) -> AnswerSheet? {
        var random = SeededRandom(
            seed: seed &* 1_000_003 &+ UInt64(council) &* 1_009 &+ UInt64(quarter))
        guard random.whole(1...40) > 1 else { return nil }
        var sheet = AnswerSheet()
        func put(_ key: String, _ answer: Answer) { sheet[AnswerKey(key)] = answer }
        let people = random.whole(1...4) == 1 ? random.whole(0...7) : random.whole(8...400)
        put("A1", .number(DecimalNumber(Int64(people))))
        let before = random.whole(20_000...2_000_000)
        put("A2", .number(DecimalNumber(Int64(before))))
        put("A3", .number(DecimalNumber(Int64(before * random.whole(96...125) / 100))))
        switch random.whole(1...20) {
        case 1: put("A5", .missing(.notYetKnown))
        case 2: break
        default: put("A5", .number(Self.pounds(random.whole(1_200...2_100))))
        }
        put("A6", .choice(random.pick(["1", "1", "2", "3"])))
        for row in 1...random.whole(1...5) {
            sheet.addRow(row, to: "A7")
            sheet[AnswerKey("A7a", row: row)] = .text("Project \(row)")
            sheet[AnswerKey("A7b", row: row)] = .choice(random.pick(["1", "2", "3"]))
        }
        return sheet
    }

    private static func pounds(_ pence: Int) -> DecimalNumber {
        DecimalNumber(coefficient: Int64(pence), scale: 2) ?? .zero
    }

    /// The rounds of so many quarters, the latest first.
    public func rounds(
        _ quarters: Int, for measures: [ReleaseMeasure]
    ) throws(WrongDefinition) -> [CollatedRound] {
        var rounds: [CollatedRound] = []
        for quarter in (1...quarters).reversed() {
            let form = try CareForm.form(quarter)
            let entries = bodies.enumerated().map { place, body in
                CollatedRound.Entry(body, sheet(place, quarter))
            }
            rounds.append(
                CollatedRound(CollectionID(CareForm.id(quarter)), form, entries, for: measures))
        }
        return rounds
    }

    /// The plan of a release of the last of so many quarters, with everything that the form offers.
    public static func plan(_ quarters: Int) throws(WrongDefinition) -> ReleasePlan {
        let form = try CareForm.form(quarters)
        var plan = ReleasePlan(
            release: ReleaseID(CareForm.id(quarters)), organisation: Cast.ministry.id,
            series: "care", address: "quarter-\(quarters)",
            title: "Care for adults: \(form.period.inWords)",
            collection: CollectionID(CareForm.id(quarters)),
            measures: ReleaseMeasure.offered(by: form), statistician: Cast.analyst.id,
            enquiries: "Care statistics, care.statistics@ministry.example")
        plan.earlier = (1..<max(2, quarters)).reversed().filter { $0 < quarters }.map {
            CollectionID(CareForm.id($0))
        }
        for place in plan.measures.indices where plan.measures[place].shape == .rate {
            plan.measures[place].weight = "A3"
        }
        return plan
    }
}
