import Accountability
import Forms
import Reckoning

/// The figures that one authority would report: its size, its plans and its fees, which move slowly
/// from quarter to quarter.
struct Figures {
    private let values: [String: Double]

    /// The figure for a question by its identifier; nil where there is no model of it.
    func value(_ question: String) -> Double? { values[question] }

    init(_ nation: Nation, _ authority: AuthorityRecord, _ round: NationRound) {
        let year = FinancialYear(of: round.form.period.from)
        var fixed = Dice(nation.seed, "size", authority.authority.text)
        var yearly = Dice(nation.seed, "year", authority.authority.text, "\(year)")
        var drift = Dice(nation.seed, "drift", authority.authority.text, round.form.id)
        let typical: [String: Double] = ["SC": 7_200, "MD": 2_600, "LB": 1_700, "UA": 1_450]
        let years = Double(year.start - 2_015)
        let packages =
            (typical[authority.category] ?? 1_200) * fixed.number(0.55...1.7)
            * (1 + 0.012 * years)
        let before = (
            packages, packages * fixed.number(330...620), packages * fixed.number(0.24...0.5)
        )
        let uplift = yearly.number(0.02...0.16)
        let isSame = yearly.happens(0.07)
        func now(_ plan: Double, _ share: Double) -> Double {
            let own = isSame ? uplift : uplift * share + drift.number(-0.008...0.008)
            return plan * (1 + own)
        }
        var values = [
            "B1a": before.0, "B1b": before.1, "B1c": before.2,
            "B2a": now(before.0, yearly.number(0.6...1.3)),
            "B2b": now(before.1, yearly.number(0.6...1.3)),
            "B2c": now(before.2, yearly.number(-0.1...0.7)),
        ]
        let dear = ["London": 1.16, "South East": 1.1, "South West": 1.06, "North East": 0.93]
        let level = (dear[authority.region ?? ""] ?? 1) * fixed.number(0.93...1.08)
        for (question, fee) in [("D1", 14.6), ("D2", 512.0), ("D3", 578.0)] {
            let last = fee * level * (1 + 0.034 * years)
            values["\(question)a"] = last
            values["\(question)b"] = last * (1 + yearly.number(0.008...0.068))
        }
        // Somebody's figure has lost or gained a nought, once in a while.
        if drift.happens(0.012), let question = drift.pick(["B2a", "B2c", "D2b"]) {
            values[question] = (values[question] ?? 0) * 10
        } else if drift.happens(0.05) {
            values["B2b"] = (values["B2b"] ?? 0) * drift.number(1.12...1.3)
        }
        self.values = values
    }
}
