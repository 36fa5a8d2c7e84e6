import Accountability
import Forms

extension Site {
    func sectionPage(_ at: ReturnVisit) throws(Problem) -> Page {
        SectionPage(at, try at.section()).page
    }

    /// Records what changed on the page, then the explanations, then whether it is complete.
    func saveSection(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let section = try at.section()
        let before = Set(at.standing.queries.map(\.finding.identity))
        let sent = SentAnswers(at.visit.fields, section, at)
        let add = at.visit.fields["add"].flatMap { at.form.tables[$0] }
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

    private func mark(_ section: FormSection, _ at: ReturnVisit) async throws(Problem) {
        switch at.visit.fields["complete"] {
        case "yes"?: try await carryOut(.complete(section: section.id), at)
        case "no"?: try await carryOut(.resume(section: section.id), at)
        default: break
        }
    }

    private func notSaved(
        _ problem: Problem, _ sent: SentAnswers, _ section: FormSection, _ at: ReturnVisit
    ) throws(Problem) -> Reply {
        guard case .refused(let refusal) = problem else { throw problem }
        switch refusal.number {
        case .changedMeanwhile:
            let now = try again(at)
            return at.visit.page(
                ConflictPage(now, section, sent, refusal.conflicts).page, status: 409)
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
        if visit.fields["then"] == "stay" { return here }
        return ReturnRoute.taskList.path(id)
    }
}
