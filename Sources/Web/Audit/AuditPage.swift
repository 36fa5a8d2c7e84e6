import Accountability
import Clerk
import Foundation
import Ledger
import Reckoning

/// The journal as a list, the latest fact first.
struct JournalPage {
    let visit: Visit
    let found: AuditPage

    /// The facts on one page.
    static let pageSize = 100
    /// The facts that are looked at for one page.
    static let mostLooked: Int64 = 50_000
    /// The most facts of a file.
    static let fileSize = 100_000
    /// The facts that are looked at for one file.
    static let mostLookedForFile: Int64 = 1_000_000

    init(_ visit: Visit, _ found: AuditPage) {
        self.visit = visit
        self.found = found
    }

    private var filter: FilterForm {
        FilterForm(
            visit: visit, path: AuditRoute.journal.path(), file: AuditRoute.journalFile.path(),
            fields: [
                .words("kind", title: "Kind, such as drawdown approved"),
                .words("thing", title: "Reference or identifier"),
                .choice(
                    "officer", title: "Officer",
                    visit.books.everyOfficer.map { ($0.id.text, visit.face.name($0.id)) }),
                .words("from", title: "First day"), .words("to", title: "Last day"),
            ])
    }

    var page: Page {
        let rows = found.entries
        return Page(
            title: "Journal", isWide: true,
            main: """
                <h1>Journal</h1>
                <p class="lead">\(Int(visit.books.sequence).of("fact")), the latest first. Nothing in it \
                is ever changed or deleted. Each fact has a hash that ties it to all before it.</p>
                <p>\(Html.link("Check the whole chain", AuditRoute.chain.path()))</p>
                \(filter.html)
                \(rows.isEmpty ? "<p>\(nothing)</p>" : table)
                \(further)
                """)
    }

    private var nothing: String {
        found.next == nil
            ? "No fact matches."
            : "No fact matches among the \(Self.mostLooked) that were looked at."
    }

    private var table: Html {
        DataTable(
            caption: "Facts, the latest first",
            columns: [
                .words("Number"), .words("Recorded"), .words("Officer"), .words("Kind"),
                .words("About"), .words("Hash"),
            ], rows: found.entries.map { row($0) }
        ).html
    }

    private func row(_ entry: AuditEntry) -> [Html] {
        let words = FactWords(entry)
        let number = "\(entry.circumstance.sequence)"
        return [
            .link(number, AuditRoute.fact.path(number)),
            .words(entry.circumstance.at.inWords), .words(visit.face.name(entry.circumstance.by)),
            .link(words.kind, AuditRoute.journal.path() + "?kind=" + words.kind.inQuery),
            visit.reads(entry)
                ? .words(words.thing) : "<span class=\"none\">for its auditors</span>",
            "<code>\(entry.digest.short)</code>",
        ]
    }

    /// The way to what lies further back, with the same filter.
    private var further: Html {
        guard let next = found.next else { return .nothing }
        let kept = visit.query.pairs.filter { $0.name != "before" && !$0.value.isEmpty }.map {
            Html.carrying($0.name, $0.value)
        }
        return """
            <form method="get" action="\(AuditRoute.journal.path())" aria-label="Pages">\(kept)
            <button class="button secondary" type="submit" name="before" value="\("\(next)")">\
            Facts before \("\(next)")</button></form>
            """
    }

    /// The same facts as a file. What the visitor may not read has no words in it.
    var file: ListFile {
        ListFile(
            name: "journal",
            columns: ["Number", "Recorded", "Officer", "Kind", "About", "Hash", "What is kept"],
            rows: found.entries.map { entry in
                let isReadable = visit.reads(entry)
                let kept = String(decoding: entry.kept.bytes, as: UTF8.self)
                return [
                    .words("\(entry.circumstance.sequence)"), .words("\(entry.circumstance.at)"),
                    .words(entry.circumstance.by.text), .words(entry.kind),
                    .words(isReadable ? FactWords(entry).thing : ""),
                    .words(entry.digest.hexadecimal), .words(isReadable ? kept : ""),
                ]
            })
    }
}

/// One fact: what it says, and how it is tied to all before it.
struct FactPage {
    let visit: Visit
    let entry: AuditEntry
    /// The fact before it, by whose hash it is tied.
    let before: AuditEntry?

    init(_ visit: Visit, _ entry: AuditEntry, after before: AuditEntry?) {
        self.visit = visit
        self.entry = entry
        self.before = before
    }

    private var number: Int64 { entry.circumstance.sequence }

    var page: Page {
        let words = FactWords(entry)
        return Page(
            title: "Fact \(number)",
            crumbs: [Crumb(words: "Journal", path: AuditRoute.journal.path())],
            main: """
                <h1><span class="above">Fact \("\(number)")</span>\(words.kind)</h1>
                \(KeyFacts([
                    ("Recorded", .words(entry.circumstance.at.inWords)),
                    ("Officer", .words(visit.face.name(entry.circumstance.by))),
                    ("Hash", "<code class=\"hash\">\(entry.digest.hexadecimal)</code>"),
                    ("Hash of the fact before",
                    before.map { "<code class=\"hash\">\($0.digest.hexadecimal)</code>" }
                        ?? "there is none"),
                ]).html)
                <h2>What it says</h2>
                \(visit.reads(entry) ? said(words) : withheld)
                <p>\(turning)</p>
                """)
    }

    private func said(_ words: FactWords) -> Html {
        """
        \(KeyFacts(words.said.map { ($0.name, .words($0.value)) }).html)
        \(Html.folded("As it is kept", """
        <p><code class="hash">\(String(decoding: entry.kept.bytes, as: UTF8.self))</code></p>
        """))
        """
    }

    private var withheld: Html {
        """
        <p>What it says is for auditors of the organisation that it is about. Its hash shows all \
        the same that it was not changed.</p>
        """
    }

    private var turning: Html {
        let next = number < visit.books.sequence ? number + 1 : nil
        let links = [
            before.map { ("Fact before", $0.circumstance.sequence) },
            next.map { ("Fact after", $0) },
        ].compactMap(\.self)
        return links.map { .link($0.0, AuditRoute.fact.path("\($0.1)")) }.joined(" ")
    }
}
