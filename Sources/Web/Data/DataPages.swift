import Accountability
import Forms
import Ledger
import Reckoning

/// What open data there is.
struct CataloguePage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    var page: Page {
        Page(
            title: "Data", feeds: [Feed(title: "All changes", path: SiteRoute.changesFeed.path())],
            isWide: true,
            main: """
                <h1>Data</h1>
                <p class="lead">Everything that is published here can be downloaded and used again, \
                under the \(PublicLicence.link). Files are made anew from the records whenever they \
                are asked for.</p>
                <ul class="cards two">\(Dataset.all(for: visit).map { card($0) })</ul>
                <h2>For programs</h2>
                <p>The same records can be read as JSON, below <code>/api/v1/</code>. \
                \(.link("The description for programs (OpenAPI)", ProgramRoute.description.path())) \
                says what there is.</p>
                <h2>Ask about the data</h2>
                <p>\(visit.face.settings.contact)</p>
                """)
    }

    private func card(_ dataset: Dataset) -> Html {
        let download = dataset.file.map { file -> Html in
            """
            <p><a href="\(file)" download>Download \(dataset.format)\
            \(.hidden("of \(dataset.title)"))</a></p>
            """
        }
        return """
            <li class="card"><h2>\(Html.link(dataset.title, DataRoute.dataset.path(dataset.rawValue)))\
            </h2><p>\(dataset.summary)</p>\(download)</li>
            """
    }
}

/// One set of open data.
struct DatasetPage {
    let visit: Visit
    let dataset: Dataset

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        guard let dataset = Dataset(rawValue: visit.open[0]),
            Dataset.all(for: visit).contains(dataset)
        else { throw .notFound }
        self.dataset = dataset
    }

    var page: Page {
        Page(
            title: dataset.title, crumbs: [Crumb(words: "Data", path: DataRoute.catalogue.path())],
            isWide: true,
            main: """
                <h1><span class="above">Data</span>\(dataset.title)</h1>
                <p class="lead">\(dataset.summary)</p>
                \(files)
                \(KeyFacts([
                ("Format", .words(dataset.format)), ("Licence", PublicLicence.link),
                ("Published by", .words(visit.face.settings.title)),
                ("Ask about it", .words(visit.face.settings.contact)),
                ]).html)
                \(columns)
                """)
    }

    private var files: Html {
        switch dataset {
        case .returns: returns
        case .spending: spending
        case .decisions, .funds, .initiatives, .outcomes, .grants, .awards:
            dataset.file.map { file in
                """
                <p><a class="button" href="\(file)" download>Download \(dataset.format)</a></p>
                """
            } ?? .nothing
        }
    }

    private var returns: Html {
        let open = visit.everyone()
        let rows = open.everyReturn.compactMap { open.return($0.id) }.map { context -> [Html] in
            let path = PublishedReturnRoute.publishedReturn.path(
                context.entry.collection.text, context.organisation.id.text)
            let version = context.entry.versions.last
            return [
                .link("\(context.form.form.title), \(context.form.form.period.inWords)", path),
                .words(context.organisation.name), .words(version.map { "\($0.number)" } ?? ""),
                .words(version?.circumstance.at.onLondonClock.day.inWords ?? ""),
            ]
        }
        guard !rows.isEmpty else { return "<p>No return is published yet.</p>" }
        return DataTable(
            caption: "Published returns",
            columns: [
                .words("Return"), .words("Organisation"), .figure("Version"), .words("Submitted"),
            ], rows: rows
        ).html
    }

    /// A file for each financial year of the published funds.
    private var spending: Html {
        let years = SpendingFile.years(visit.everyone().everyFund, until: visit.today)
        let items = years.map { year -> Html in
            """
            <li><a href="\(DataRoute.spending.path())?year=\(year.start)" download>\
            \(year.inWords)</a></li>
            """
        }
        return items.isEmpty
            ? "<p>No fund is published yet.</p>" : "<ul class=\"links\">\(items)</ul>"
    }

    private var columns: Html {
        guard !dataset.columns.isEmpty else { return .nothing }
        let table = DataTable(
            caption: "The columns of the file",
            columns: [.words("Column"), .words("What it holds")],
            rows: dataset.columns.map { [.words($0.name), .words($0.meaning)] })
        return "<h2>Columns</h2>\(table.html)"
    }
}

extension Dataset {
    /// The sets that this site offers: awards in the 360Giving standard only under a prefix of the
    /// publisher's own.
    static func all(for visit: Visit) -> [Dataset] {
        allCases.filter { $0 != .awards || visit.face.settings.grantPublisher != nil }
    }
}
