import Accountability
import Forms
import Reckoning
import Review

/// Every answer of the version in use beside the one of the period before.
struct ReviewedAnswers {
    let page: ReviewedReturnPage

    private struct Row {
        let key: AnswerKey
        let section: String
        let before: Answer?
        let now: Answer?
    }

    private var rows: [Row] {
        let sheet = page.version?.sheet ?? AnswerSheet()
        let before = page.context?.previous?.versionInUse?.sheet
        return page.form.sections.flatMap { section in
            section.items.flatMap { sheet.places(of: $0) }.map { key in
                let source = page.form.question(key.question)?.previous
                return Row(
                    key: key, section: section.id,
                    before: source.flatMap { before?[AnswerKey($0, row: key.row)] },
                    now: page.answer(key))
            }
        }
    }

    var html: Html {
        let rows = rows
        let sections = page.form.sections.map { section -> Html in
            let mine = rows.filter { $0.section == section.id }
            return mine.isEmpty
                ? .nothing
                : """
                <h3>\(section.id). \(section.title)</h3>
                \(table("Answers of section \(section.id)", mine))
                """
        }
        return """
            <section aria-labelledby="answers"><h2 id="answers" tabindex="-1">Answers</h2>
            \(sections)</section>
            """
    }

    private func table(_ caption: String, _ rows: [Row]) -> Html {
        DataTable(
            caption: caption,
            columns: [
                .words("Question"), .words(page.review.earlier?.inWords ?? "Before"),
                .words(page.form.period.inWords), .figure("Difference"), .words("Marks"),
            ],
            rows: rows.map { row in
                [
                    .words(page.words(row.key)), .words(page.shown(row.before, row.key) ?? "–"),
                    .words(page.shown(row.now, row.key) ?? "Not provided"),
                    .words(difference(row) ?? ""), marks(row.key),
                ]
            }
        ).html
    }

    private func difference(_ row: Row) -> String? {
        guard case .number(let before)? = row.before, case .number(let now)? = row.now,
            let kind = page.form.question(row.key.question)?.kind
        else { return nil }
        return Comparison.difference(from: before, to: now, kind)
    }

    private func marks(_ key: AnswerKey) -> Html {
        let queries = (page.entry?.queries ?? []).filter { $0.key == key && !$0.isClosed }
        let findings =
            page.findings.filter { $0.key == key }.map(\.rule.title)
            + page.assessment.findings.filter { $0.place.key == key }.map(\.rule)
        return queries.map { query -> Html in
            "\(Html.link("Query \(query.number)", "#query-\(query.number)")) "
        }.joined() + .words(findings.joined(separator: "; "))
    }

    var file: ListFile {
        ListFile(
            name: "\(page.collection)-\(page.organisation.id)-answers",
            columns: ["Section", "Reference", "Question", "Before", "Now", "Difference"],
            rows: rows.map { row in
                [
                    .words(row.section), .words("\(row.key)"), .words(page.words(row.key)),
                    .words(page.shown(row.before, row.key) ?? ""),
                    .words(page.shown(row.now, row.key) ?? ""), .words(difference(row) ?? ""),
                ]
            })
    }
}

extension ReviewedReturnPage {
    /// The answers as a file.
    var file: ListFile { ReviewedAnswers(page: self).file }
}
