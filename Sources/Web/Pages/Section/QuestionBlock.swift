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
    let earlier: EarlierReturns
    /// A heading that says less, where what is around it says the rest.
    var shortHeading: String?

    init(
        _ at: ReturnVisit, _ question: Question, row: Int? = nil,
        _ noticed: [StandingFindings.Item], isEditable: Bool, earlier: EarlierReturns
    ) {
        self.at = at
        self.question = question
        self.isEditable = isEditable
        self.earlier = earlier
        let key = AnswerKey(question.id, row: row)
        self.key = key
        items = noticed.filter { $0.finding.place.key == key }
    }

    private var errors: [StandingFindings.Item] { items.filter { $0.finding.severity == .error } }

    var hasErrors: Bool { !errors.isEmpty }

    var html: Html {
        """
        <div class="\(hasErrors ? "question has-error" : "question")">
        <div class="ask">\(asked)</div>
        <div class="beside">\(beside)</div>
        \(findings)
        </div>
        """
    }

    /// What is queried and noted about the answer, and what the department asks.
    var findings: Html {
        FindingBlocks(at, items.filter { $0.finding.severity != .error }, isEditable).html
            + DepartmentAsks(at: at, key: key).html
    }

    var asked: Html {
        if question.calculation != nil { return "\(title)\(hint)\(calculated)" }
        guard isEditable else { return "\(title)\(hint)\(given)" }
        let control = AnswerControl(
            at: at, key: key, question: question, describedBy: describedBy, hasError: hasErrors)
        if control.isGroup {
            return """
                <fieldset\(attribute: "aria-describedby", describedBy.joined(separator: " "))>\
                <legend>\(heading)</legend>\(hint)\(errorTexts)\(control.html)</fieldset>
                """
        }
        return """
            <label class="title" for="\(key.anchor)">\(heading)</label>\(hint)\(errorTexts)\
            \(control.html)
            """
    }

    /// The heading of an answer that is not typed here.
    var title: Html { "<div class=\"title\" id=\"\(key.anchor)\">\(heading)</div>" }

    private var heading: Html {
        let isOptional = !question.isRequired && question.calculation == nil
        let optional: Html = isOptional ? "<span class=\"optional\"> (optional)</span>" : .nothing
        return """
            <span class="code">\(question.id)</span> \(shortHeading ?? question.heading)\(optional)
            """
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

    var labelHint: Html { "<div class=\"hint\">\(question.label)</div>" }

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
        "<div><output class=\"calculated\">\(at.shown(key) ?? "Not worked out yet")</output></div>"
    }

    private var given: Html {
        "<div class=\"given\">\(.lines(at.shown(key) ?? "Not provided"))</div>"
    }

    /// Where an answer comes from that nobody typed into this return.
    private var origin: Html {
        guard let given = at.entry.history(of: key).last, given.answer != nil else {
            return .nothing
        }
        let day = given.circumstance.at.onLondonClock.day.inWords
        switch given.channel {
        case .prefill: return .hint("Carried over from \(at.previousPeriod) on \(day)")
        case .dataSet(let name): return .hint("From the department’s \(name), on \(day)")
        case .update(let initiative, let number):
            return """
                <p class="hint">From <a href="\(InitiativeRoute.initiative.path(initiative.text))">\
                update \(number) of \(initiative.text)</a> on \(day)</p>
                """
        case .program: return .hint("From a program, on \(day)")
        case .collected: return .hint("From a workbook that was collected, on \(day)")
        case .web, .workbook, .command: return .nothing
        }
    }

    /// What stood there before, the earlier values, the history and the comments.
    var beside: Html {
        let comparison = Comparison(key, at).map { before -> Html in
            """
            <div id="before-\(key.anchor)"><span class="before-label">\(at.previousPeriod)</span>
            <span class="before-value">\(before.before)</span>
            \(before.change.map { "<span class=\"change\">\($0)</span>" as Html })</div>
            """
        }
        let links = AnswerLinks(at: at, question: question, key: key).html
        return
            "\(comparison)\(origin)\(question.calculation == nil ? earlier.table(of: key) : .nothing)\(links)"
    }
}

/// What the department asks about an answer and is not closed.
struct DepartmentAsks {
    let at: ReturnVisit
    let key: AnswerKey

    var html: Html {
        let mine = at.entry.queries.filter { $0.key == key && !$0.isClosed }
        return mine.map { query -> Html in
            let isWaiting = query.state(in: at.entry) == .waitingForReply
            return """
                <div class="finding"><p>\(.tag("The department asks", .attention)) \
                \(query.messages.first?.text ?? "")</p>
                <p class="hint">\(isWaiting ? "No reply yet." : "Replied or changed.") \
                <a href="\(ReturnRoute.messages.path(at.id))#message-\(query.number)">\
                \(isWaiting ? "Reply" : "See the messages")\(.hidden("about \(key)"))</a></p></div>
                """
        }.joined()
    }
}
