import Accountability
import Forms
import Reckoning
import WorkingPapers

/// Works out an average price from the categories that it is paid for, weighted by how many receive
/// each, and puts it where it is asked for.
struct AveragePage {
    let at: ReturnVisit
    let key: AnswerKey
    let question: Question
    let section: FormSection
    /// What is weighted by, in the plural: `clients`.
    let things: String
    /// What was kept last.
    var average: WeightedAverage?

    init(_ at: ReturnVisit) throws(Problem) {
        let key = try at.answerKey()
        guard let question = at.form.question(key.question), let things = question.averagedOver,
            let section = at.form.section(of: key)
        else { throw .notFound }
        self.at = at
        self.key = key
        self.question = question
        self.things = things
        self.section = section
    }

    private var form: PlainForm {
        PlainForm(at.visit, "average", to: PaperRoute.workOut.path(at.id, key.inAddress))
    }

    var page: Page {
        Page(
            title: "Work out \(question.id)",
            crumbs: at.crumbs + [
                Crumb(
                    words: "Section \(section.id)",
                    path: ReturnRoute.section.path(at.id, section.id) + "#\(key.anchor)")
            ], isWide: true,
            main: """
                <h1><span class="above">Work out a weighted average for</span>\(at.words(key))</h1>
                <p class="lead">Enter each category with its number of \(things) and what is paid. \
                Each amount counts as often as its category has \(things).</p>
                <p class="hint">These figures are kept beside the return for your organisation’s \
                officers. They are never sent, signed or published.</p>
                \(result)
                \(form.html("Work out", rows))
                """)
    }

    /// How many rows there are to fill in: those kept, and some more.
    private var count: Int {
        let typed = (at.visit.fields["rows"]).flatMap { Int($0) } ?? 0
        let kept = average?.lines.count ?? 0
        let wanted = form.isBack ? typed : max(5, kept + 2)
        return min(max(wanted, kept), WeightedAverage.mostLines)
    }

    private var rows: Html {
        let body = (1...count).map { row($0) }
        return """
            <table class="average"><caption>Categories</caption><thead><tr>\
            <th scope="col">Category</th><th scope="col">Number of \(things)</th>\
            <th scope="col">Amount, in pounds \(unit)</th></tr></thead><tbody>\(body)</tbody></table>
            \(.carrying("rows", "\(count)"))\(.carrying("as-at", "\(at.context.sequence)"))
            """
    }

    private var unit: String {
        if case .money(_, let unit) = question.kind { unit } else { "" }
    }

    private func row(_ number: Int) -> Html {
        let line = average.flatMap { $0.lines.count >= number ? $0.lines[number - 1] : nil }
        return """
            <tr>\(cell("name", number, "Category \(number)", line?.name ?? "", isFigure: false))\
            \(cell("weight", number, "Number of \(things) in category \(number)", line?.weight.formatted() ?? ""))\
            \(cell("amount", number, "Amount for category \(number), in pounds", line?.amount.formatted(decimals: 2) ?? ""))</tr>
            """
    }

    private func cell(
        _ field: String, _ number: Int, _ label: String, _ start: String, isFigure: Bool = true
    ) -> Html {
        let name = "\(field)-\(number)"
        let id = form.id(name)
        let problem = at.visit.problems.first { $0.field == id }?.message
        return """
            <td><label class="cell-label" for="\(id)">\(label)</label>\
            \(problem.map { .error($0, id: "\(id)-error") } ?? Html.nothing)\
            <input type="text" id="\(id)" name="\(name)" value="\(form.value(name, start))"\
            \(attribute: "class", isFigure ? "width-number" : nil)\
            \(attribute: "inputmode", isFigure ? "decimal" : nil) autocomplete="off"\
            \(attribute: "aria-describedby", problem == nil ? nil : "\(id)-error")\
            \(attribute: "aria-invalid", problem == nil ? nil : "true")></td>
            """
    }

    private var result: Html {
        guard let average, let mean = average.mean() else { return .nothing }
        let now = at.shown(key)
        let answer = question.kind.shown(mean)
        let using: Html =
            now == answer
            ? "<p>This is the answer in the return.</p>"
            : """
            <form method="post" action="\(PaperRoute.workOut.path(at.id, key.inAddress))">\
            \(at.visit.tokenField)\(.carrying("then", "use"))\
            \(.carrying("as-at", "\(at.context.sequence)"))\(.carrying("mean", "\(mean)"))\
            <p>The return says: \(now ?? "no answer yet").</p>\
            <button class="button" type="submit">Use \(answer) as the answer</button></form>
            """
        return """
            <div class="panel" role="status"><h2>\(answer)</h2>
            <p>The weighted average over \(average.totalWeight.formatted()) \(things) in \
            \(average.lines.count.of("category", "categories")).</p>\(using)</div>
            """
    }
}

extension Site {
    func averagePage(_ at: ReturnVisit) async throws(Problem) -> Reply {
        var page = try AveragePage(at)
        page.average = try await kept(page)
        return at.visit.page(page.page)
    }

    private func kept(_ page: AveragePage) async throws(Problem) -> WeightedAverage? {
        try await keeping { () async throws(PapersFault) in
            try await papers.average(of: "\(page.key)", in: page.at.id)
        }
    }

    /// Keeps the categories and shows the average, or puts the average in as the answer.
    func workOut(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let page = try AveragePage(at)
        if at.visit.fields["then"] == "use" { return try await use(page, at) }
        var reading = FormReading(at.visit)
        let lines = Self.lines(&reading, page)
        guard reading.problems.isEmpty, let average = WeightedAverage(lines) else {
            var visit = at.visit
            visit.problems = reading.problems
            let back = try AveragePage(ReturnVisit(visit, at.context))
            return visit.page(back.page, status: 422)
        }
        try await keeping { () async throws(PapersFault) in
            try await papers.keep(average, of: "\(page.key)", in: at.id)
        }
        return .go(to: PaperRoute.average.path(at.id, page.key.inAddress))
    }

    private static func lines(
        _ reading: inout FormReading, _ page: AveragePage
    ) -> [WeightedAverage.Line] {
        let count = min(Int(reading.words("rows")) ?? 0, WeightedAverage.mostLines)
        guard count > 0 else { return [] }
        return (1...count).compactMap { number in
            let (name, weight, amount) = (
                "name-\(number)", "weight-\(number)", "amount-\(number)"
            )
            if [name, weight, amount].allSatisfy(reading.isBlank) { return nil }
            let line = WeightedAverage.Line(
                String(reading.words(name).prefix(200)),
                weight: reading.figure(weight, "the number of \(page.things)", number),
                amount: reading.figure(amount, "the amount", number))
            return line
        }
    }

    /// The average becomes the answer, as if it had been typed on the section's page.
    private func use(_ page: AveragePage, _ at: ReturnVisit) async throws(Problem) -> Reply {
        guard let mean = try await kept(page)?.mean(), at.visit.fields["mean"] == "\(mean)" else {
            return .go(to: PaperRoute.average.path(at.id, page.key.inAddress))
        }
        let text = at.form.fieldText(.number(mean), for: page.question)
        var visit = at.visit
        visit.fields = FormFields([
            FormFields.Pair(name: "as-at", value: at.visit.fields["as-at"] ?? ""),
            FormFields.Pair(name: page.key.fieldName, value: text),
            FormFields.Pair(name: "then", value: "stay"),
        ])
        visit.open = [at.id, page.section.id]
        return try await saveSection(ReturnVisit(visit, at.context))
    }
}

extension FormReading {
    /// A number of a category, not below nought and not finer than can be counted with.
    fileprivate mutating func figure(_ field: String, _ thing: String, _ row: Int) -> DecimalNumber
    {
        let typed = words(field).replacing(",", with: "").replacing("£", with: "")
        guard !typed.isEmpty else {
            complain(field, "Enter \(thing) of category \(row)")
            return .zero
        }
        guard let number = DecimalNumber(typed) else {
            complain(field, "Enter \(thing) of category \(row) as a number, such as 120 or 563.50")
            return .zero
        }
        let line = WeightedAverage.Line("", weight: number, amount: number)
        if !line.isWithinBounds {
            complain(
                field,
                "Enter \(thing) of category \(row) as a number from 0 to 1,000,000,000 with at most 4 decimals"
            )
        }
        return number
    }
}
