import Accountability
import Documents
import Ledger
import Reckoning

/// Asks what the columns of an export hold, once; the answer is saved under a name.
struct MappingPage {
    let visit: Visit
    let fund: Fund
    let waiting: WaitingTable

    init(_ visit: Visit, _ waiting: WaitingTable) throws(Problem) {
        self.visit = visit
        self.waiting = waiting
        fund = try visit.fund()
    }

    private var form: PlainForm {
        PlainForm(visit, "mapping", to: EntryRoute.mapColumns.path(fund.id.text, waiting.text))
    }

    var page: Page {
        Page(
            title: "What the columns hold",
            crumbs: ActualsPage.crumbs(fund) + [
                Crumb(words: "Actuals", path: EntryRoute.actuals.path(fund.id.text))
            ], isWide: true,
            main: """
                <h1><span class="above">\(fund.record.title)</span>What do the columns hold?</h1>
                <p class="lead">The answer is saved, so that the next export is read by itself.</p>
                \(sample)
                \(form.html("Save and read the file", fields))
                """)
    }

    private var sample: Html {
        let headings = Array(waiting.table.headings.prefix(12))
        return DataTable(
            caption: "The first rows of the file",
            columns: headings.map { .words($0) },
            rows: waiting.table.rows.prefix(4).map { row in
                headings.indices.map { .words(String(row.field($0).prefix(40))) }
            }
        ).html
    }

    private var fields: Html {
        let headings = waiting.table.headings.filter { !$0.isEmpty }.map { (value: $0, words: $0) }
        func column(_ name: String, _ title: String, _ likely: [String]) -> Html {
            let guess = headings.first { heading in
                likely.contains { heading.value.lowercased().contains($0) }
            }
            return form.choice(name, title, headings, guess?.value ?? "")
        }
        return form.line("name", "Name of this way of reading", suggestion)
            + column("day", "Column with the day", ["date", "day", "posting"])
            + column("amount", "Column with the amount", ["amount", "value", "net"])
            + column(
                "initiative", "Column with the initiative’s code",
                ["initiative", "cost centre", "code", "project"])
            + column(
                "reference", "Column with the ledger’s own reference of each line",
                ["voucher", "reference", "document", "transaction"])
            + column(
                "category", "Column with what it was spent on (optional)", ["subjective", "categ"])
            + column(
                "text", "Column with a description (optional)", ["narrative", "descr", "text"])
            + form.text(
                "codes", "The ledger’s codes of initiatives (optional)", known,
                hint: "Where they are not ours, one on each line: IB001 | INI-001")
    }

    private var suggestion: String {
        var (name, number) = ("general-ledger", 2)
        while fund.mappings[name] != nil {
            (name, number) = ("general-ledger-\(number)", number + 1)
        }
        return name
    }

    /// The codes that saved mappings know already.
    private var known: String {
        fund.mappings.values.flatMap(\.codes).map { "\($0.key) | \($0.value)" as String }.sorted()
            .joined(separator: "\n")
    }
}

extension FormReading {
    /// The way of reading that the form describes.
    mutating func mapping(for fund: FundID) -> ColumnMapping {
        var mapping = ColumnMapping(
            for: fund, named: needed("name", "Enter a name for this way of reading"),
            day: needed("day", "Choose the column with the day"),
            amount: needed("amount", "Choose the column with the amount"),
            initiative: needed("initiative", "Choose the column with the initiative’s code"),
            reference: needed("reference", "Choose the column with the ledger’s reference"),
            category: filled("category"), text: filled("text"))
        for line in lines("codes") {
            let halves = line.split(separator: "|", maxSplits: 1).map { String($0).trimmed }
            if halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty {
                mapping.codes[halves[0]] = InitiativeID(halves[1])
            } else {
                complain("codes", "Write “\(line)” as a code and an initiative: IB001 | INI-001")
            }
        }
        return mapping
    }
}
