import Accountability
import Forms
import Reckoning

/// One question of a section: what is asked, what stood there before, and the field.
struct QuestionBlock {
    let at: ReturnVisit
    let question: Question
    let key: AnswerKey
    let items: [StandingFindings.Item]
    let isEditable: Bool

    init(
        _ at: ReturnVisit, _ question: Question, _ noticed: [StandingFindings.Item],
        isEditable: Bool
    ) {
        self.at = at
        self.question = question
        self.isEditable = isEditable
        let key = AnswerKey(question.id)
        self.key = key
        items = noticed.filter { $0.finding.place.key == key }
    }

    private var errors: [StandingFindings.Item] { items.filter { $0.finding.severity == .error } }

    var html: Html {
        """
        <div class="\(errors.isEmpty ? "question" : "question has-error")">
        <div class="ask">\(asked)</div>
        <div class="beside">\(beside)</div>
        \(FindingBlocks(at, items.filter { $0.finding.severity != .error }, isEditable).html)
        \(messages)
        </div>
        """
    }

    private var asked: Html {
        if question.calculation != nil { return "\(named("div", nil))\(hint)\(calculated)" }
        guard isEditable else { return "\(named("div", nil))\(hint)\(given)" }
        let control = AnswerControl(
            at: at, key: key, question: question, describedBy: describedBy,
            hasError: !errors.isEmpty)
        if control.isGroup {
            return """
                <fieldset\(attribute: "aria-describedby", describedBy.joined(separator: " "))>\
                <legend>\(title)</legend>\(hint)\(errorTexts)\(control.html)</fieldset>
                """
        }
        return "\(named("label", key.anchor))\(hint)\(errorTexts)\(control.html)"
    }

    private func named(_ element: String, _ target: String?) -> Html {
        element == "label"
            ? "<label class=\"title\"\(attribute: "for", target)>\(title)</label>"
            : "<div class=\"title\" id=\"\(key.anchor)\">\(title)</div>"
    }

    private var title: Html {
        let isOptional = !question.isRequired && question.calculation == nil
        let optional: Html = isOptional ? "<span class=\"optional\"> (optional)</span>" : .nothing
        return "<span class=\"code\">\(question.id)</span> \(question.heading)\(optional)"
    }

    private var describedBy: [String] {
        ["hint-\(key.anchor)"] + errors.indices.map { "error-\(key.anchor)-\($0)" }
            + (Comparison(key, at) == nil ? [] : ["before-\(key.anchor)"])
    }

    private var hint: Html {
        let more = question.guidance.isEmpty ? .nothing : Paragraphs(question.guidance).html
        return """
            <div class="hint" id="hint-\(key.anchor)">\(question.label)\(unitHint)\(more)</div>
            """
    }

    private var unitHint: Html {
        switch question.kind {
        case .money(_, let unit):
            " <span class=\"unit\">In pounds\(unit.isEmpty ? "" : ", " + unit).</span>"
        case .text(let words?):
            " <span class=\"unit\">Up to \(DecimalNumber(Int64(words)).formatted()) words.</span>"
        case .date: " <span class=\"unit\">For example, 30 September 2017.</span>"
        case .percent where question.calculation == nil: " <span class=\"unit\">Per cent.</span>"
        case .text, .whole, .decimal, .percent, .choice, .choices, .yesNo: .nothing
        }
    }

    private var errorTexts: Html {
        errors.enumerated().map { position, item -> Html in
            .error(
                "\(item.finding.message) \(item.finding.remedy)",
                id: "error-\(key.anchor)-\(position)")
        }.joined()
    }

    private var calculated: Html {
        "<output class=\"calculated\">\(at.shown(key) ?? "Not worked out yet")</output>"
    }

    private var given: Html {
        "<div class=\"given\">\(.lines(at.shown(key) ?? "Not provided"))</div>"
    }

    private var beside: Html {
        let comparison = Comparison(key, at).map { before -> Html in
            """
            <div id="before-\(key.anchor)"><span class="before-label">\(at.previousPeriod)</span>
            <span class="before-value">\(before.before)</span>
            \(before.change.map { "<span class=\"change\">\($0)</span>" as Html })</div>
            """
        }
        guard question.calculation == nil, !at.entry.history(of: key).isEmpty else {
            return "\(comparison)"
        }
        return """
            \(comparison)<a class="history-link" \
            href="\(ReturnRoute.answerHistory.path(at.id, key.inAddress))">\
            History\(.hidden("of \(question.id)"))</a>
            """
    }

    private var messages: Html {
        let mine = at.entry.queries.filter { $0.key == key && !$0.isClosed }
        return mine.map { query -> Html in
            """
            <div class="finding"><p><strong class="tag tag-attention">The department asks</strong> \
            \(query.messages.last?.text ?? "") <a href="\(ReturnRoute.messages.path(at.id))">Reply\
            \(.hidden("about \(question.id)"))</a></p></div>
            """
        }.joined()
    }
}
