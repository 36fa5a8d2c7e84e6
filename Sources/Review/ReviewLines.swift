import Accountability
import Documents
import Forms
import Ledger
import Reckoning
import Statistics

/// The figures of a collection's returns beside those of the collection before, line by line.
struct ReviewLines {
    let collection: Accountability.Collection
    let round: CollatedRound
    let earlier: CollatedRound?
    let lines: [CrossLine]
    private let questions: [Question]

    init(of collection: Accountability.Collection, on form: Form, in books: Books) {
        self.collection = collection
        round = Self.round(collection, form, books)
        earlier = form.previous.flatMap { books.collection(on: $0) }.flatMap { before in
            books.form(before.form).map { Self.round(before, $0.form, books) }
        }
        questions = form.sections.flatMap(\.items).compactMap { item in
            guard case .question(let question) = item, question.calculation == nil,
                question.kind.isFigure
            else { return nil }
            return question
        }
        let places = earlier.map { earlier in
            Dictionary(uniqueKeysWithValues: earlier.bodies.enumerated().map { ($1.code, $0) })
        }
        lines = questions.map { [round, earlier] question in
            let now = round.figures(question.id)
            let before = question.previous.flatMap { earlier?.figures($0) }
            return CrossLine(
                question.id, in: form.sectionOf[question.id] ?? "",
                now: round.bodies.indices.map { now[$0].measured },
                before: round.bodies.map { body in
                    guard let before, let place = places?[body.code] else {
                        return .missing(.notCollected)
                    }
                    return before[place].measured
                }, isRate: question.kind.isRate)
        }
    }

    private static func round(
        _ collection: Accountability.Collection, _ form: Form, _ books: Books
    ) -> CollatedRound {
        let entries = books.returns(to: collection.id)
        return CollatedRound(
            of: collection, on: form, entry: { entries[$0] }, previous: { books.return($0)?.entry },
            body: { id in
                let record = books.register.record(id)
                return ReleaseBody(
                    code: id.text, name: record?.name ?? books.organisation(id)?.name ?? id.text,
                    region: record?.region ?? "", group: record?.category ?? "")
            }, for: [])
    }

    var findings: [ReviewFinding] {
        CrossChecks(
            lines, classes: Self.numbers(round.bodies.map(\.group)),
            regions: Self.numbers(round.bodies.map(\.region))
        ).findings.compactMap { finding in
            questions.first { $0.id == finding.line }.map { words(finding, $0) }
        }
    }

    private static func numbers(_ names: [String]) -> [Int] {
        let known = Dictionary(
            uniqueKeysWithValues: Set(names).sorted().enumerated().map { ($1, $0) })
        return names.map { known[$0] ?? 0 }
    }

    private func words(_ finding: CrossFinding, _ question: Question) -> ReviewFinding {
        let body = round.bodies[finding.body]
        let wording = FindingWords(finding, question, round, earlier)
        return ReviewFinding(
            rule: ReviewRule(finding.check), organisation: OrganisationID(body.code),
            name: body.name, region: body.region, key: AnswerKey(question.id),
            title: question.name, section: round.form.sectionOf[question.id] ?? "",
            figure: question.kind.words(finding.figure),
            before: finding.before.map { question.kind.words($0) },
            comparison: question.kind.words(finding.comparison),
            effect: question.kind.words(finding.effect), effectPercent: finding.effectPercent,
            measure: wording.measure, question: wording.question)
    }

    /// Every figure that is another than before.
    var changes: [ChangedFigure] {
        zip(lines, questions).flatMap { line, question in
            line.pairs.filter { $0.now != $0.before && line.total != 0 }.map { pair in
                let body = round.bodies[pair.place]
                return ChangedFigure(
                    organisation: OrganisationID(body.code), name: body.name, region: body.region,
                    key: AnswerKey(question.id), title: question.name,
                    before: question.kind.words(pair.before), now: question.kind.words(pair.now),
                    changePercent: pair.before > 0 ? (pair.now / pair.before - 1) * 100 : nil,
                    effectPercent: (pair.now - pair.before) / line.total * 100)
            }
        }.sorted { left, right in
            let sizes = [left, right].map { abs($0.effectPercent) }
            return sizes[0] == sizes[1]
                ? (left.organisation.text, left.key) < (right.organisation.text, right.key)
                : sizes[0] > sizes[1]
        }
    }
}

extension Question {
    /// What it is called in a list.
    var name: String { heading.isEmpty ? label : heading }
}

extension AnswerKind {
    fileprivate var isFigure: Bool { bounds != nil }

    /// It is a price for something or a share, which does not grow with the body.
    fileprivate var isRate: Bool {
        switch self {
        case .money(_, let unit): !unit.isEmpty
        case .percent: true
        case .whole, .decimal, .text, .date, .choice, .choices, .yesNo: false
        }
    }

    /// A figure of a column in words; a share stands there per cent.
    func words(_ figure: Double) -> String {
        if case .percent = self {
            return DecimalNumber(figure / 100, decimals: decimals ?? 4).map { shown($0) } ?? "–"
        }
        return DecimalNumber(figure, decimals: decimals ?? 0).map { shown($0) } ?? "–"
    }
}
