import Accountability
import Forms
import Ledger
import Reckoning

/// What one authority answers in one round, question by question, for any form.
struct Answering {
    let nation: Nation
    let authority: AuthorityRecord
    let round: NationRound
    private let figures: Figures

    init(_ nation: Nation, _ authority: AuthorityRecord, _ round: NationRound) {
        self.nation = nation
        self.authority = authority
        self.round = round
        figures = Figures(nation, authority, round)
    }

    /// The answers and rows of some sections, given what stands in the return already.
    func change(of sections: [FormSection], in entry: Return) -> ReturnInstruction {
        var answers: [AnswerChange] = []
        var rows: [RowChange] = []
        for item in sections.flatMap(\.items) {
            switch item {
            case .question(let question):
                if let answer = answer(question, row: nil) {
                    answers.append(AnswerChange(AnswerKey(question.id), to: answer))
                }
            case .table(let table):
                let numbers = self.rows(of: table, in: entry, &rows)
                for column in table.columns {
                    for row in numbers {
                        let key = AnswerKey(column.id, row: row)
                        guard entry.sheet[key] == nil || !column.isPrefilled,
                            let answer = answer(column, row: row)
                        else { continue }
                        answers.append(AnswerChange(key, to: answer))
                    }
                }
            }
        }
        return .answer(answers, rows: rows, .web, source: nil)
    }

    /// The figures that were wrong by a nought, put right, and a changed plan.
    func revision(of entry: Return) -> ReturnInstruction? {
        guard let question = round.form.questions.keys.sorted().first(where: { $0 == "B2a" })
        else { return nil }
        var dice = dice("revision")
        guard let plan = figures.value("B1a") else { return nil }
        let value = DecimalNumber(Int64(plan * dice.number(1.02...1.14)))
        return .answer(
            [AnswerChange(AnswerKey(question), to: .number(value))], rows: [], .web, source: nil)
    }

    private func dice(_ purpose: String) -> Dice {
        Dice(nation.seed, purpose, authority.authority.text, round.form.id)
    }

    private func rows(
        of table: FormTable, in entry: Return, _ changes: inout [RowChange]
    ) -> [Int] {
        let there = entry.sheet.rows(of: table.id)
        guard there.isEmpty else { return there }
        var dice = dice("rows \(table.id)")
        let isAsked = table.columns.contains { $0.update != nil } || table.previous == nil
        let wished = isAsked ? dice.whole(2...4) : dice.whole(0...1)
        let numbers = Array(1...max(1, min(wished, table.mostRows))).prefix(wished)
        for row in numbers {
            changes.append(.add(table: table.id, row: row, token: "\(table.id)-made-up-\(row)"))
        }
        return Array(numbers)
    }

    private func answer(_ question: Question, row: Int?) -> Answer? {
        guard question.calculation == nil else { return nil }
        var dice = dice("\(question.id)/\(row ?? 0)")
        switch question.kind {
        case .text:
            guard question.isRequired || dice.happens(0.2) else { return nil }
            return .text(Words.sentence(for: question, row: row, &dice))
        case .whole, .decimal, .money, .percent: return number(question, &dice)
        case .date:
            return isUnknown(question.id) ? .date(round.form.period.to.adding(days: 60)) : nil
        case .choice(let list): return choice(list, row, &dice).map { .choice($0) }
        case .choices(let list):
            guard question.isRequired || dice.happens(0.6),
                let code = round.form.options[list].flatMap({ dice.pick($0.options) })?.code
            else { return nil }
            return .choices([code])
        case .yesNo: return .yesNo(dice.happens(0.7))
        }
    }

    private func number(_ question: Question, _ dice: inout Dice) -> Answer? {
        if isUnknown(question.id) { return nil }
        if question.isRequired, dice.happens(0.004) {
            return .missing(dice.happens(0.5) ? .notApplicable : .notYetKnown)
        }
        let bounds = question.kind.bounds
        let least = bounds?.least?.double ?? 0
        let most = min(bounds?.most?.double ?? 1_000, least + 1_000)
        let value = figures.value(question.id) ?? dice.number(least...max(least, most))
        return DecimalNumber(value, decimals: question.kind.decimals ?? 0).map { .number($0) }
    }

    /// The fee is not known yet: the question for it stays blank, and the one for the day is not.
    private func isUnknown(_ question: String) -> Bool {
        guard let letter = question.last, "bd".contains(letter), question.hasPrefix("D") else {
            return false
        }
        var dice = dice("unknown \(question.dropLast())")
        return dice.happens(0.03)
    }

    /// An option, the later ones likelier the more rounds have passed.
    private func choice(_ list: String, _ row: Int?, _ dice: inout Dice) -> String? {
        let options = round.form.options[list]?.options ?? []
        let past = nation.rounds.firstIndex { $0.form.id == round.form.id } ?? 0
        let most = min(options.count, 2 + past / 2)
        return options.isEmpty ? nil : options[dice.whole(0...max(0, most - 1))].code
    }
}

/// Sentences that a made-up authority writes.
enum Words {
    static let initiatives = [
        "Home first and reablement", "Falls prevention", "Trusted assessors in acute hospitals",
        "Extra home care at weekends", "Discharge to assess beds", "Care home support team",
        "Community equipment", "Carers’ breaks", "Step-down beds", "Provider fee uplift",
        "Dementia home support", "Social work in accident and emergency",
        "Assistive technology", "Voluntary sector home from hospital", "Market development",
    ]
    private static let metrics = [
        "Delayed transfers of care", "Older people at home 91 days after discharge",
        "Permanent admissions to care homes", "Waiting time for a home care package",
    ]
    private static let progress = [
        "Recruitment is complete and the first people have been supported.",
        "The provider has been chosen, and the service starts next quarter.",
        "Fewer people wait for a package than in the quarter before.",
        "Work is going as planned, with savings expected later in the year.",
        "Staffing remains hard, and some capacity was opened later than planned.",
    ]

    static func sentence(for question: Question, row: Int?, _ dice: inout Dice) -> String {
        if row != nil, question.isRequired {
            let titles = question.update == .title || question.id.hasPrefix("A")
            return dice.pick(titles ? initiatives : metrics) ?? question.heading
        }
        return dice.pick(progress) ?? question.heading
    }

    static func explanation(_ dice: inout Dice) -> String {
        dice.pick([
            "One assumption of growth was used for all three lines.",
            "The figure was checked with the service, and it is right.",
            "A block contract has ended and spot purchases have taken its place.",
            "A new framework started this quarter, which changed the mix of providers.",
            "The count now leaves out people who pay for their own care.",
        ]) ?? "It is right."
    }
}
