import Accountability
import Forms
import Reckoning

/// What is different from the return before, figures first.
struct ChangesList {
    let at: ReturnVisit

    init(_ at: ReturnVisit) {
        self.at = at
    }

    var html: Html {
        guard at.context.previous != nil else {
            return """
                <h2>Changes</h2><p>This is the first return of its kind: there is nothing to compare \
                it with.</p>
                """
        }
        let lines = figures + rows
        let list: Html =
            lines.isEmpty
            ? "<p>Nothing that continues from then has changed.</p>" : "<ul>\(lines)</ul>"
        return "<h2>Changes since \(at.previousPeriod)</h2>\(list)"
    }

    private var figures: [Html] {
        at.form.everyQuestion.filter { at.form.tableOfColumn[$0.id] == nil }.compactMap {
            question in
            let key = AnswerKey(question.id)
            guard let compared = Comparison(key, at), let change = compared.change,
                change != "no change"
            else { return nil }
            return """
                <li>\(question.id) \(question.heading): \(compared.before), now \
                \(at.shown(key) ?? "not provided") (\(change))</li>
                """
        }
    }

    private var rows: [Html] {
        at.form.sections.flatMap(\.items).compactMap { item in
            guard case .table(let table) = item, let source = table.previous else { return nil }
            let before = Set(at.context.previous?.sheet.rows(of: source) ?? [])
            let now = Set(at.entry.sheet.rows(of: table.id))
            let (added, gone) = (now.subtracting(before).count, before.subtracting(now).count)
            guard added + gone > 0 else { return nil }
            return """
                <li>\(table.title): \(added.of("row")) added, \(gone) removed, \
                \(now.intersection(before).count) carried on</li>
                """
        }
    }
}
