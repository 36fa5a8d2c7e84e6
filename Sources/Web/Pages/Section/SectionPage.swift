import Accountability
import Forms

/// One section of a return, to be filled in or read.
struct SectionPage {
    let at: ReturnVisit
    let section: FormSection
    /// What could not be done with the last save.
    var problems: [FieldProblem] = []

    init(_ at: ReturnVisit, _ section: FormSection, problems: [FieldProblem] = []) {
        self.at = at
        self.section = section
        self.problems = problems
    }

    var page: Page {
        let all =
            problems
            + noticed.filter { $0.finding.severity == .error }.map { item in
                FieldProblem(field: anchor(of: item), message: item.finding.message)
            }
        return Page(
            title: "\(section.id) \(section.title)", crumbs: at.crumbs, hasProblems: !all.isEmpty,
            isWide: true,
            main: """
                \(.summary(all))
                <h1><span class="above">Section \(section.id) of \(at.form.title)</span>
                \(section.title)</h1>
                \(standing)
                \(guidance)
                \(PairChart(at, section).html)
                \(content)
                """)
    }

    /// The findings to show: not what is merely unanswered, until somebody says it is complete.
    private var noticed: [StandingFindings.Item] {
        at.standing.items.filter { item in
            item.finding.place.section == section.id
                && (item.finding.severity != .error || isStrict || !at.isAboutBlanks(item.finding))
        }
    }

    private var isStrict: Bool {
        at.visit.query["problems"] != nil || at.entry.completedSections[section.id] != nil
    }

    private func anchor(of item: StandingFindings.Item) -> String {
        item.finding.place.key?.anchor ?? "main"
    }

    private var standing: Html {
        let progress = SectionProgress(section, at)
        let locked: Html =
            at.isEditable(section)
            ? .nothing
            : "<p class=\"inset\">\(at.whyLocked(section)) You can read it here.</p>"
        return
            "<p class=\"section-status\">\(progress.status.tag) \(progress.remainder)</p>\(locked)"
    }

    private var guidance: Html {
        let paragraphs = Paragraphs(section.guidance)
        let html = paragraphs.html
        guard section.guidance.utf8.count > 400 else {
            return "<div class=\"guidance\">\(html)</div>"
        }
        return """
            <details class="guidance"><summary>What to know before you answer</summary>\(html)\
            </details>
            """
    }

    private var content: Html {
        let items = section.items.map { item -> Html in
            switch item {
            case .question(let question):
                QuestionBlock(at, question, noticed, isEditable: at.isEditable(section)).html
            case .table(let table):
                TableBlock(at, table, noticed, isEditable: at.isEditable(section)).html
            }
        }
        guard at.isEditable(section) else { return items.joined() }
        return """
            <form method="post" action="\(ReturnRoute.saveSection.path(at.id, section.id))" novalidate>
            \(at.visit.tokenField)\(.carrying("as-at", "\(at.context.sequence)"))
            \(items)
            \(completion)
            </form>
            """
    }

    private var completion: Html {
        let isComplete = at.entry.completedSections[section.id] != nil
        return """
            <fieldset class="completion" id="complete"><legend>Have you completed this \
            section?</legend>
            <div class="choice"><input type="radio" id="complete-yes" name="complete" value="yes"\
            \(flag: "checked", isComplete)><label for="complete-yes">Yes, I’ve completed this \
            section</label></div>
            <div class="choice"><input type="radio" id="complete-no" name="complete" value="no"\
            \(flag: "checked", !isComplete && at.isTouched(section))><label for="complete-no">No, \
            I’ll \
            come back later</label></div></fieldset>
            <div class="actions"><button class="button" type="submit" name="then" \
            value="next">Save \
            and continue</button>
            <button class="button secondary" type="submit" name="then" value="stay">Save and stay \
            here</button>
            <a href="\(ReturnRoute.taskList.path(at.id))">Cancel</a></div>
            """
    }
}

extension ReturnVisit {
    /// Why a section cannot be changed by this visitor now.
    func whyLocked(_ section: FormSection) -> String {
        switch entry.stage {
        case .awaitingSignOff: "The return is locked while it waits for sign-off."
        case .submitted: "The return is submitted and locked."
        case .open:
            if visit.officer == nil {
                "Sign in to change answers."
            } else if !may(ReturnRoute.saveSection) {
                "Your role does not change answers."
            } else {
                "The department has not opened this section again."
            }
        }
    }
}
