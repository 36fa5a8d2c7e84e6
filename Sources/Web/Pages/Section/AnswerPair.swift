import Accountability
import Forms
import Reckoning

/// Two figures that a form compares by calculation: by taking one from the other, or by the share
/// by which one is larger.
struct AnswerPair {
    let before: Question
    let now: Question
    let result: Question

    /// The pair that a calculated question compares; nil when it calculates something else.
    init?(_ result: Question, on form: Form) {
        guard let formula = result.calculation?.formula else { return nil }
        let names = formula.references.map(\.name)
        guard names.count == 2,
            ["\(names[0]) - \(names[1])", "\(names[0]) / \(names[1]) - 1"].contains(formula.source),
            let now = form.questions[names[0]], let before = form.questions[names[1]],
            now.calculation == nil, before.calculation == nil
        else { return nil }
        self.before = before
        self.now = now
        self.result = result
    }

    /// It takes one figure from the other.
    var isDifference: Bool { result.calculation?.formula.source.contains(" / ") == false }

    var questions: [Question] { [before, now, result] }

    /// What all three headings begin with: `Home care packages`.
    var title: String {
        let parts = questions.map { $0.heading.split(separator: ", ").map(String.init) }
        let common = zip(zip(parts[0], parts[1]), parts[2]).prefix { pair, third in
            pair.0 == pair.1 && pair.0 == third
        }
        return common.isEmpty ? before.heading : common.map(\.0.0).joined(separator: ", ")
    }

    /// What is left of a heading beside the title: `before`.
    func shortHeading(_ question: Question) -> String {
        let rest = question.heading.dropFirst(title.count)
        return rest.hasPrefix(", ") ? String(rest.dropFirst(2)).capitalisedFirst : question.heading
    }

    /// The change from one figure to the other with its share; nil where there is nothing to
    /// compare.
    func change(_ at: ReturnVisit) -> String? {
        guard case .number(let old)? = at.answer(AnswerKey(before.id)),
            case .number(let new)? = at.answer(AnswerKey(now.id))
        else { return nil }
        return Comparison.difference(from: old, to: new, now.kind)
    }
}

/// What stands in a section one below the other: a question, a pair with its result, or a table.
enum SectionBlock {
    case question(Question)
    case pair(AnswerPair)
    case table(FormTable)

    /// The items of a section in their order, the members of a pair where its first one stands.
    static func all(of section: FormSection, on form: Form) -> [SectionBlock] {
        var pairs: [String: AnswerPair] = [:]
        for case .question(let question) in section.items {
            guard let pair = AnswerPair(question, on: form),
                pair.questions.allSatisfy({
                    pairs[$0.id] == nil && form.sectionOf[$0.id] == section.id
                })
            else { continue }
            for member in pair.questions { pairs[member.id] = pair }
        }
        var blocks: [SectionBlock] = []
        var isTold: Set<String> = []
        for item in section.items {
            switch item {
            case .table(let table): blocks.append(.table(table))
            case .question(let question):
                guard let pair = pairs[question.id] else {
                    blocks.append(.question(question))
                    continue
                }
                if isTold.insert(pair.result.id).inserted { blocks.append(.pair(pair)) }
            }
        }
        return blocks
    }
}

/// A pair of figures side by side with what is calculated from them; one below the other where
/// there is no room.
struct PairBlock {
    let at: ReturnVisit
    let pair: AnswerPair
    let blocks: [QuestionBlock]

    init(
        _ at: ReturnVisit, _ pair: AnswerPair, _ noticed: [StandingFindings.Item],
        isEditable: Bool, _ earlier: EarlierReturns
    ) {
        self.at = at
        self.pair = pair
        blocks = pair.questions.map { question in
            var block = QuestionBlock(
                at, question, noticed, isEditable: isEditable, earlier: earlier)
            block.shortHeading = pair.shortHeading(question)
            return block
        }
    }

    var html: Html {
        let hasError = blocks.contains(where: \.hasErrors)
        return """
            <fieldset class="\(hasError ? "pair-row has-error" : "pair-row")">
            <legend>\(pair.title)</legend>
            <div class="pair-cells">\(blocks.map { cell($0) })</div>
            \(blocks.map(\.findings))</fieldset>
            """
    }

    private func cell(_ block: QuestionBlock) -> Html {
        guard block.question == pair.result, pair.isDifference else {
            return """
                <div class="pair-cell"><div class="ask">\(block.asked)</div>\
                <div>\(block.beside)</div></div>
                """
        }
        let change = pair.change(at) ?? "Not worked out yet"
        return """
            <div class="pair-cell"><div class="ask">\(block.title)\(block.labelHint)\
            <div><output class="calculated">\(change)</output></div></div></div>
            """
    }
}
