import Accountability
import Forms
import Reckoning

/// One section in the task list: what to do, who looks after it, how far it has come.
struct SectionTask {
    let at: ReturnVisit
    let section: FormSection

    init(_ at: ReturnVisit, _ section: FormSection) {
        self.at = at
        self.section = section
    }

    var html: Html {
        let progress = SectionProgress(section, at)
        let hint = [describe, progress.remainder].filter { !$0.isEmpty }
        let isMine = at.isAssigned(section)
        return """
            <li class="task"><div class="task-name">
            <a href="\(ReturnRoute.section.path(at.id, section.id))" \
            aria-describedby="hint-\(section.id) status-\(section.id)">\
            <span class="code">\(section.id)</span> \(section.task)</a>
            <div id="hint-\(section.id)"><p class="hint">\(hint.joined(separator: " · "))</p>
            \(SectionOwner(at, section).line)</div></div>
            <div class="task-status" id="status-\(section.id)">\(tag(progress))\
            \(isMine ? "<p class=\"hint\">Assigned to you</p>" : .nothing)</div></li>
            """
    }

    private func tag(_ progress: SectionProgress) -> Html {
        at.entry.declaredNil == nil
            ? progress.status.tag : "<span class=\"blocked\">Not needed</span>"
    }

    /// What the section holds: `37 initiatives, 34 of them done`, `10 questions`.
    private var describe: String {
        let tables = section.items.compactMap { item -> String? in
            guard case .table(let table) = item else { return nil }
            return describe(table)
        }
        let questions = section.items.filter { item in
            if case .question(let question) = item { question.calculation == nil } else { false }
        }.count
        return ((questions > 0 ? [questions.of("question")] : []) + tables)
            .joined(separator: ", ")
    }

    private func describe(_ table: FormTable) -> String? {
        let rows = at.entry.sheet.rows(of: table.id)
        guard !rows.isEmpty else { return nil }
        let name = rows.count.of(table.rowName.lowercased())
        let done = rows.count { isDone($0, table) }
        return done == rows.count ? name : "\(name), \(done) of them done"
    }

    /// Everything that has to be answered in a row is answered.
    private func isDone(_ row: Int, _ table: FormTable) -> Bool {
        table.columns.allSatisfy {
            !$0.isRequired || at.answer(AnswerKey($0.id, row: row)) != nil
        }
    }
}

/// Who looks after a section and by when it is to be done.
struct SectionOwner {
    let at: ReturnVisit
    let assignment: SectionAssignment?
    let isCompleted: Bool

    init(_ at: ReturnVisit, _ section: FormSection) {
        self.at = at
        assignment = at.entry.assignment(of: section.id)
        isCompleted = at.entry.completedSections[section.id] != nil
    }

    /// `Owner: Jo Hartley, by 12 October 2017`; nothing where nobody is named.
    var line: Html {
        guard let assignment else { return .nothing }
        let owner = assignment.owner.map { "Owner: \(at.name($0))" }
        let due = assignment.due.map { "\(owner == nil ? "To" : "to") be done by \($0.inWords)" }
        let isLate = !isCompleted && (assignment.due.map { $0 < at.visit.today } ?? false)
        let words = [owner, due].compactMap(\.self).joined(separator: ", ")
        return """
            <p class="hint">\(words)\(isLate ? " <strong class=\"late\">– late</strong>" : .nothing)</p>
            """
    }
}

extension ReturnVisit {
    /// The visitor looks after the section.
    func isAssigned(_ section: FormSection) -> Bool {
        visit.officer != nil && entry.assignment(of: section.id)?.owner == visit.officer?.id
    }
}
