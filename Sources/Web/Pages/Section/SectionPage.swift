import Accountability
import Forms
import Reckoning

/// One section of a return, to be filled in or read.
struct SectionPage {
    let at: ReturnVisit
    let section: FormSection
    private let noticed: NoticedFindings
    private let earlier: EarlierReturns

    init(_ at: ReturnVisit, _ section: FormSection) {
        self.at = at
        self.section = section
        noticed = NoticedFindings(at, section)
        earlier = EarlierReturns(at)
    }

    var page: Page {
        Page(
            title: "\(section.id) \(section.title)", crumbs: at.crumbs,
            hasProblems: !noticed.problems.isEmpty, isWide: true,
            main: """
                \(.summary(noticed.problems))
                <h1><span class="above">Section \(section.id) of \(at.form.title)</span>
                \(section.title)</h1>
                \(SectionStanding(at, section).html)
                \(guidance)
                \(at.isEditable(section) ? .nothing : PairChart(at, section).html)
                \(content)
                """)
    }

    private var guidance: Html {
        let html = Paragraphs(section.guidance).html
        guard section.guidance.utf8.count > 400 else {
            return "<div class=\"guidance\">\(html)</div>"
        }
        return """
            <details class="guidance"><summary>What to know before you answer</summary>\(html)\
            </details>
            """
    }

    private var content: Html {
        let isEditable = at.isEditable(section)
        let items = SectionBlock.all(of: section, on: at.form).map { block -> Html in
            switch block {
            case .question(let question):
                QuestionBlock(
                    at, question, noticed.items, isEditable: isEditable, earlier: earlier
                ).html
            case .pair(let pair):
                PairBlock(at, pair, noticed.items, isEditable: isEditable, earlier).html
            case .table(let table):
                TableBlock(at, table, noticed.items, isEditable: isEditable).html
            }
        }
        guard isEditable else { return items.joined() }
        return """
            <form method="post" action="\(ReturnRoute.saveSection.path(at.id, section.id))" novalidate>
            \(at.visit.tokenField)\(.carrying("as-at", "\(at.context.sequence)"))
            \(items)
            \(SectionCompletion(at, section).html)
            <div class="actions"><button class="button" type="submit" name="then" \
            value="next">Save and continue</button>
            <button class="button secondary" type="submit" name="then" value="incomplete">Save and go \
            to next incomplete section</button>
            <button class="button secondary" type="submit" name="then" value="stay">Save and stay \
            here</button>
            <a href="\(ReturnRoute.taskList.path(at.id))">Cancel</a></div>
            </form>
            """
    }
}

/// The findings that a page of a section shows: not what is merely unanswered, until somebody says
/// that the section is complete.
struct NoticedFindings {
    let items: [StandingFindings.Item]
    /// The errors among them, for the summary at the top.
    let problems: [FieldProblem]

    init(_ at: ReturnVisit, _ section: FormSection) {
        let isStrict =
            at.visit.query["problems"] != nil || at.entry.completedSections[section.id] != nil
        items = at.standing.items.filter { item in
            item.finding.place.section == section.id
                && (item.finding.severity != .error || isStrict
                    || !at.isAboutBlanks(item.finding))
        }
        problems = items.filter { $0.finding.severity == .error }.map { item in
            FieldProblem(
                field: item.finding.place.key?.anchor ?? "main", message: item.finding.message)
        }
    }
}

/// How a section stands: its status, its owner, when it was saved last, who else is at it.
struct SectionStanding {
    let at: ReturnVisit
    let section: FormSection

    init(_ at: ReturnVisit, _ section: FormSection) {
        self.at = at
        self.section = section
    }

    var html: Html {
        let progress = SectionProgress(section, at)
        return """
            <div class="section-status"><p>\(progress.status.tag) \(progress.remainder)\
            \(at.isAssigned(section) ? " Assigned to you." : "")</p>
            \(SectionOwner(at, section).line)\(saved)\(editors)</div>\(locked)
            """
    }

    private var locked: Html {
        at.isEditable(section)
            ? .nothing
            : "<p class=\"inset\">\(at.whyLocked(section)) You can read it here.</p>"
    }

    private var saved: Html {
        let given = section.items.flatMap { at.entry.sheet.places(of: $0) }
            .compactMap { at.entry.history(of: $0).last }.filter { $0.channel != .prefill }
        guard
            let last = given.max(by: { $0.circumstance.sequence < $1.circumstance.sequence })
        else { return .nothing }
        return .hint(
            "Saved at \(last.circumstance.at.inWords) by \(at.name(last.circumstance.by)).")
    }

    private var editors: Html {
        let here = at.beside.editors.filter { $0.section == section.id }
        guard !here.isEmpty, at.isColleague else { return .nothing }
        let names = here.map { at.name($0.officer) }
        let words =
            names.count == 1
            ? "\(names[0]) has this section open too."
            : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1]) have this section open too."
        return """
            <p class="inset editing">\(words) If you both change the same answer, you are asked which \
            one to keep.</p>
            """
    }
}

/// The question whether a section is completed.
struct SectionCompletion {
    let at: ReturnVisit
    let section: FormSection

    init(_ at: ReturnVisit, _ section: FormSection) {
        self.at = at
        self.section = section
    }

    var html: Html {
        let isComplete = at.entry.completedSections[section.id] != nil
        return """
            <fieldset class="completion" id="complete"><legend>Have you completed this \
            section?</legend>
            <div class="choice"><input type="radio" id="complete-yes" name="complete" value="yes"\
            \(flag: "checked", isComplete)><label for="complete-yes">Yes, I’ve completed this \
            section</label></div>
            <div class="choice"><input type="radio" id="complete-no" name="complete" value="no"\
            \(flag: "checked", !isComplete && at.isTouched(section))><label for="complete-no">No, \
            I’ll come back later</label></div></fieldset>
            """
    }
}

extension ReturnVisit {
    /// Why a section cannot be changed by this visitor now.
    func whyLocked(_ section: FormSection) -> String {
        guard entry.stage == .open, entry.declaredNil == nil else { return whyLockedNow }
        if visit.officer == nil { return "Sign in to change answers." }
        return may(ReturnRoute.saveSection)
            ? "The department has not opened this section again."
            : "Your role does not change answers."
    }

    /// Why the return cannot be changed now.
    var whyLockedNow: String {
        switch entry.stage {
        case .awaitingSignOff: "The return is locked while it waits for sign-off."
        case .submitted: "The return is submitted and locked."
        case .open: "A nil return is declared, so nothing is answered."
        }
    }
}
