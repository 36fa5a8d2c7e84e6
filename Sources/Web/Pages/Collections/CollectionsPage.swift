import Accountability
import Forms
import Ledger
import Reckoning

/// The collections that the visitor runs or chases, the latest period first.
struct CollectionsPage {
    private let visit: Visit
    private let found: [CollectionVisit]

    init(_ visit: Visit) {
        self.visit = visit
        let words = (visit.query["text"] ?? "").trimmed
        let state = (visit.query["state"] ?? "").trimmed
        found = visit.books.everyCollection.filter { collection in
            visit.may(CollectionRoute.board, for: collection.owner)
        }.compactMap { collection in
            try? CollectionVisit(visit, collection)
        }.filter { at in
            "\(at.id) \(at.form.title) \(at.form.period.inWords)".mentions(words)
                && ["", at.state.rawValue].contains(state)
        }.sorted { left, right in
            (left.form.period.to, left.id) > (right.form.period.to, right.id)
        }
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: CollectionRoute.collections.path(),
            file: CollectionRoute.collectionsFile.path(),
            fields: [
                .words("text", title: "Form or months"),
                .choice(
                    "state", title: "State",
                    CollectionState.allCases.map { ($0.rawValue, $0.rawValue) }),
            ])
    }

    var page: Page {
        Page(
            title: "Collections", isWide: true,
            main: """
                <h1>Collections</h1>
                <p class="lead">\(found.count.of("collection")). Who is asked for which return, and \
                how many have answered.</p>
                \(acts)
                \(filter.html)
                \(found.isEmpty ? "<p>No collection matches.</p>" : table)
                """)
    }

    private var acts: Html {
        guard visit.may(CollectionRoute.newCollection) else { return .nothing }
        return """
            <div class="actions"><a class="button" href="\(CollectionRoute.newCollection.path())">\
            Set up a collection</a></div>
            """
    }

    private var table: Html {
        DataTable(
            caption: "Collections, the latest first",
            columns: [
                .words("Collection"), .words("State"), .words("Due"), .words("Closes"),
                .figure("Expected"), .figure("Submitted"), .figure("Response"), .figure("On time"),
            ] + (visit.may(CollectionRoute.newCollection) ? [.words("Next")] : []),
            rows: found.map { row($0) }
        ).html
    }

    private func row(_ at: CollectionVisit) -> [Html] {
        let copying: [Html] =
            at.may(CollectionRoute.newCollection)
            ? [
                """
                <a href="\(CollectionRoute.newCollection.path())?like=\(at.id)">Copy\
                \(.hidden("\(at.form.title), \(at.form.period.inWords)"))</a>
                """
            ] : visit.may(CollectionRoute.newCollection) ? [""] : []
        let standing = at.standing
        return [
            """
            <a href="\(at.path(.board))">\(at.form.title)\
            \(.hidden("for \(at.form.period.inWords)"))</a><br>\
            <span class="hint">\(at.form.period.inWords)</span>
            """,
            at.state.tag, .words(at.due?.inWords ?? "no date"),
            .words(at.collection.dates?.closes.inWords ?? "no date"),
            "\(standing.expected.count)", "\(standing.submitted.count)",
            .words(standing.response.words), .words(standing.punctuality.words),
        ] + copying
    }

    var file: ListFile {
        ListFile(
            name: "collections",
            columns: [
                "Collection", "Form", "From", "To", "State", "Opens", "Due", "Closes", "Expected",
                "Submitted", "In time",
            ],
            rows: found.map { at in
                [
                    .words(at.id), .words(at.form.title), .day(at.form.period.from),
                    .day(at.form.period.to), .words(at.state.rawValue),
                    .words(at.collection.dates.map { "\($0.opens)" } ?? ""),
                    .words(at.due.map { "\($0)" } ?? ""),
                    .words(at.collection.dates.map { "\($0.closes)" } ?? ""),
                    .words("\(at.standing.expected.count)"),
                    .words("\(at.standing.submitted.count)"),
                    .words("\(at.standing.inTime.count)"),
                ]
            })
    }
}
