import Accountability
import Forms
import Reckoning

/// The answers of one section to be checked, and the question whether it is completed.
struct SectionCheckPage {
    let at: ReturnVisit
    let section: FormSection
    var problem: String?

    init(_ at: ReturnVisit, _ section: FormSection, problem: String? = nil) {
        self.at = at
        self.section = section
        self.problem = problem
    }

    var page: Page {
        let problems = problem.map { [FieldProblem(field: "complete-yes", message: $0)] } ?? []
        return Page(
            title: "Check your answers in section \(section.id)", crumbs: at.crumbs,
            hasProblems: problem != nil, isWide: true,
            main: """
                \(.summary(problems))
                <h1><span class="above">Section \(section.id), \(section.title)</span>Check your \
                answers</h1>
                \(SectionStanding(at, section).html)
                \(AnswerList(at, section, changing: true).html)
                \(at.isEditable(section) ? completing : .nothing)
                """)
    }

    private var completing: Html {
        """
        <form method="post" action="\(ReturnRoute.completeSection.path(at.id, section.id))" novalidate>
        \(at.visit.tokenField)
        \(problem.map { .error($0, id: "complete-error") } ?? Html.nothing)
        \(SectionCompletion(at, section).html)
        <div class="actions"><button class="button" type="submit">Continue</button>
        <a href="\(ReturnRoute.section.path(at.id, section.id))">Change answers</a></div></form>
        """
    }
}

/// The answers of a section to be read: questions in lists, tables as tables, in the form's order.
struct AnswerList {
    let at: ReturnVisit
    let section: FormSection
    /// Each answer has a link by which it is changed.
    let isChanging: Bool

    init(_ at: ReturnVisit, _ section: FormSection, changing: Bool) {
        self.at = at
        self.section = section
        isChanging = changing && at.isEditable(section)
    }

    var html: Html {
        var groups: [Html] = []
        var questions: [Question] = []
        for item in section.items {
            switch item {
            case .question(let question): questions.append(question)
            case .table(let table):
                groups.append(list(questions))
                questions = []
                groups.append(TableBlock(at, table, [], isEditable: false).html)
            }
        }
        return (groups + [list(questions)]).joined()
    }

    private func list(_ questions: [Question]) -> Html {
        guard !questions.isEmpty else { return .nothing }
        return """
            <dl class="\(isChanging ? "summary-list changing" : "summary-list")">\
            \(questions.map { line($0) })</dl>
            """
    }

    private func line(_ question: Question) -> Html {
        let key = AnswerKey(question.id)
        let before = Comparison(key, at)
        let shown = at.shown(key)
        return """
            <div><dt><span class="code">\(question.id)</span> \(question.heading)</dt>
            <dd\(attribute: "class", shown == nil ? "none" : nil)>\
            \(.lines(shown ?? "Not provided"))\(before.map { earlier($0) })\
            </dd>\(isChanging ? change(question, key) : .nothing)</div>
            """
    }

    private func earlier(_ before: Comparison) -> Html {
        let words = [before.before, before.change].compactMap { $0 }.joined(separator: ", ")
        return "<span class=\"hint\"> \(at.previousPeriod): \(words)</span>"
    }

    private func change(_ question: Question, _ key: AnswerKey) -> Html {
        guard question.calculation == nil else { return "<dd class=\"action\">Calculated</dd>" }
        return """
            <dd class="action"><a href="\(ReturnRoute.section.path(at.id, section.id))#\(key.anchor)">\
            Change\(.hidden(question.heading))</a></dd>
            """
    }
}

extension Site {
    /// Marks the section complete, or takes the mark off.
    func completeSection(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let section = try at.section()
        guard let chosen = at.visit.fields["complete"], ["yes", "no"].contains(chosen) else {
            let problem = "Select whether you’ve completed this section"
            return at.visit.page(SectionCheckPage(at, section, problem: problem).page, status: 422)
        }
        do throws(Problem) {
            try await mark(section, at)
        } catch {
            guard case .refused(let refusal) = error, refusal.number == .sectionHasErrors else {
                throw error
            }
            return .go(to: ReturnRoute.section.path(at.id, section.id) + "?problems=1")
        }
        return .go(to: ReturnRoute.taskList.path(at.id))
    }
}
