import Accountability
import Forms

extension Site {
    /// The section's page; whoever may change it is taken to have it open.
    func sectionPage(_ at: ReturnVisit) async throws(Problem) -> Page {
        let section = try at.section()
        await noteEditing(section, at)
        return SectionPage(at, section).page
    }

    /// The page of one row of a table.
    func rowPage(_ at: ReturnVisit) async throws(Problem) -> Page {
        let page = try RowPage(at)
        await noteEditing(page.section, at)
        return page.page
    }

    private func noteEditing(_ section: FormSection, _ at: ReturnVisit) async {
        guard at.isEditable(section), let officer = at.visit.officer else { return }
        await editing.open(at.entry.id, section.id, by: officer.id, at: at.visit.now)
    }

    /// Records what changed on the page, then the explanations, then whether it is complete.
    func saveSection(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let section = try at.section()
        let before = Set(at.standing.queries.map(\.finding.identity))
        let sent = SentAnswers(at.visit.fields, section, at)
        let add = at.visit.fields["add"].flatMap { at.form.tables[$0] }
        let conflict = SavingConflict(
            explanations: sent.explanations.filter { $0.isOvertaken(at) }, orphans: sent.orphans)
        guard conflict.isEmpty else { return conflictReply(conflict, sent, section, at) }
        do throws(Problem) {
            try await record(sent, adding: add, at)
            try await explain(sent.explanations, at)
            try await mark(section, at)
        } catch {
            return try notSaved(error, sent, section, at)
        }
        let after = try again(at)
        let isNew = after.standing.queries.contains { item in
            item.finding.place.section == section.id && !before.contains(item.finding.identity)
        }
        if let officer = at.visit.officer {
            await editing.close(at.entry.id, section.id, by: officer.id)
        }
        return .go(to: after.next(from: section, added: add, hasNewQueries: isNew))
    }

    private func record(
        _ sent: SentAnswers, adding table: FormTable?, _ at: ReturnVisit
    ) async throws(Problem) {
        var rows: [RowChange] = []
        if let table, let officer = at.visit.officer {
            // The same page sent twice adds one row.
            rows = [.add(table: table.id, row: nil, token: "web:\(officer.id):\(sent.asAt)")]
        }
        guard !sent.changes.isEmpty || !rows.isEmpty else { return }
        try await carryOut(.answer(sent.changes, rows: rows, .web, source: nil), at)
    }

    /// Explains what still stands; a query that the change itself put right needs no words.
    func explain(_ explanations: [SentAnswers.Explanation], _ at: ReturnVisit) async throws(Problem)
    {
        guard !explanations.isEmpty else { return }
        let standing = try again(at).standing
        for explanation in explanations {
            guard let item = standing.item(explanation.finding),
                item.explanation?.text != explanation.text
            else { continue }
            try await carryOut(.explain(finding: explanation.finding, text: explanation.text), at)
        }
    }

    func mark(_ section: FormSection, _ at: ReturnVisit) async throws(Problem) {
        switch at.visit.fields["complete"] {
        case "yes"?: try await carryOut(.complete(section: section.id), at)
        case "no"?: try await carryOut(.resume(section: section.id), at)
        default: break
        }
    }

    private func conflictReply(
        _ conflict: SavingConflict, _ sent: SentAnswers, _ section: FormSection, _ at: ReturnVisit
    ) -> Reply {
        at.visit.page(ConflictPage(at, section, sent, conflict).page, status: 409)
    }

    private func notSaved(
        _ problem: Problem, _ sent: SentAnswers, _ section: FormSection, _ at: ReturnVisit
    ) throws(Problem) -> Reply {
        guard case .refused(let refusal) = problem else { throw problem }
        switch refusal.number {
        case .changedMeanwhile:
            let conflict = SavingConflict(answers: refusal.conflicts)
            return conflictReply(conflict, sent, section, try again(at))
        case .sectionHasErrors:
            let path = ReturnRoute.section.path(at.id, section.id)
            return .go(to: path + "?problems=1")
        default:
            return at.visit.page(NotSavedPage(at, refusal, sent).page, status: problem.status)
        }
    }

    func removalPage(_ at: ReturnVisit) throws(Problem) -> Page {
        try RemovalPage(at).page
    }

    func removeRow(_ at: ReturnVisit) async throws(Problem) -> Reply {
        var page = try RemovalPage(at)
        let reason = at.visit.fields["reason"] ?? ""
        guard reason.contains(where: { !$0.isWhitespace }) else {
            page.problem = "Enter why it is removed"
            return at.visit.page(page.page, status: 422)
        }
        let change = RowChange.remove(table: page.table.id, row: page.row, reason: reason)
        try await carryOut(.answer([], rows: [change], .web, source: nil), at)
        let section = at.form.sectionOf[page.table.id] ?? ""
        return .go(to: ReturnRoute.section.path(at.id, section) + "#title-\(page.table.id)")
    }
}

extension ReturnVisit {
    /// The section that the address names.
    func section() throws(Problem) -> FormSection {
        guard visit.open.count > 1, let section = form.section(visit.open[1]) else {
            throw .notFound
        }
        return section
    }

    /// Where to go after a save.
    fileprivate func next(
        from section: FormSection, added table: FormTable?, hasNewQueries: Bool
    ) -> String {
        let here = ReturnRoute.section.path(id, section.id)
        if let table, let row = entry.sheet.rows(of: table.id).last {
            let anchor = AnswerKey(table.nameColumn, row: row).anchor
            // A browser leaves the focus alone when the address names a part of the page.
            return here + "?focus=\(anchor)"
        }
        if hasNewQueries { return ReturnRoute.queries.path(id) + "?after=\(section.id)" }
        let row = (visit.fields["row"] ?? "").split(separator: "~").map(String.init)
        switch visit.fields["then"] {
        case "stay"?: return here
        case "row"? where row.count == 2: return ReturnRoute.row.path(id, row[0], row[1])
        case "table"? where row.count == 2: return here + "#row-\(row[0])-\(row[1])"
        case "incomplete"?: return nextIncomplete(after: section)
        default: return ReturnRoute.taskList.path(id)
        }
    }

    /// The next section that is not marked complete, going round; the task list when all are.
    private func nextIncomplete(after section: FormSection) -> String {
        let place = form.sections.firstIndex { $0.id == section.id } ?? 0
        let round = form.sections[(place + 1)...] + form.sections[..<place]
        let next = round.first { entry.completedSections[$0.id] == nil && isEditable($0) }
        return next.map { ReturnRoute.section.path(id, $0.id) } ?? ReturnRoute.taskList.path(id)
    }
}

extension SentAnswers.Explanation {
    /// Somebody else explained the same query after the page was made, in other words.
    func isOvertaken(_ at: ReturnVisit) -> Bool {
        guard let now = at.standing.item(finding)?.explanation?.text else { return false }
        return !now.sameWords(as: seen) && !now.sameWords(as: text)
    }
}
