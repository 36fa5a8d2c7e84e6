import Accountability
import Clerk
import Forms
import Ledger
import Reckoning
import Review

/// The queries and explanations of a collection that wait to be settled.
struct QueuePage {
    let visit: Visit
    let review: CollectionReview

    private var id: String { review.collection.id.text }
    private var path: String { ReviewRoute.queue.path(id) }

    /// The analysts of the body that collects, by name.
    private var analysts: [(value: String, words: String)] {
        visit.books.everyOfficer.filter {
            $0.holds(Role.department, for: review.collection.owner)
        }.map { ($0.id.text, visit.face.name($0.id)) }.sorted { $0.1 < $1.1 }
    }

    private static let nobody = "nobody"
    private static let formName = "settle"

    private var filter: FilterForm {
        let rules = Set(review.queue.map { ReviewRule.title(of: $0.rule) }).sorted()
        return FilterForm(
            visit: visit, path: path, file: ReviewRoute.queueFile.path(id),
            fields: [
                .choice(
                    "state", title: "State", QueueState.allCases.map { ($0.rawValue, $0.rawValue) }),
                .choice("rule", title: "Check", rules.map { ($0, $0) }),
                .choice("region", title: "Region", review.regions.map { ($0, $0) }),
                .choice(
                    "analyst", title: "Looked after by", [(Self.nobody, "Nobody yet")] + analysts),
                .choice(
                    "order", title: "Order", QueueOrder.allCases.map { ($0.rawValue, $0.title) }),
            ])
    }

    /// What the filter shows.
    var items: [QueueItem] {
        func chosen(_ name: String) -> String? {
            let value = (visit.query[name] ?? "").trimmed
            return value.isEmpty ? nil : value
        }
        var wanted = QueueFilter()
        wanted.state = chosen("state").flatMap { QueueState(rawValue: $0) }
        wanted.rule = chosen("rule")
        wanted.region = chosen("region")
        wanted.isUnassigned = chosen("analyst") == Self.nobody
        if !wanted.isUnassigned { wanted.analyst = chosen("analyst").map { OfficerID($0) } }
        wanted.order = chosen("order").flatMap { QueueOrder(rawValue: $0) } ?? .effect
        return wanted.items(of: review.queue)
    }

    var page: Page {
        let items = items
        let pager = Pager(visit, items, path: path)
        return Page(
            title: "Queries", isWide: true,
            main: """
                <h1><span class="above">\(review.form.title), \(review.form.period.inWords)</span>\
                Queries</h1>
                \(CollectionTabs(collection: id, here: .queries).html)
                \(done)
                <p class="lead">\(lead(items.count))</p>
                \(filter.html)
                \(items.isEmpty ? "<p>Nothing of this kind is in the queue.</p>" : form(pager, items.count))
                """)
    }

    private func lead(_ count: Int) -> String {
        let open = review.queue.filter { $0.state != .closed }
        let states = [QueueState.replied, .explained, .waiting].map { state in
            "\(open.count { $0.state == state }) \(state.rawValue.lowercased())"
        }
        return "\(open.count.of("thing")) to settle: \(states.joined(separator: ", ")). "
            + "\(count) shown here."
    }

    /// What the last act settled, read back from the record.
    private var done: Html {
        guard let officer = visit.officer?.id,
            let since = visit.query["done"].flatMap({ Int64($0) })
        else { return .nothing }
        let entries = visit.books.returns(to: review.collection.id)
        let accepted = entries.values.flatMap { entry in
            entry.explanations.values.filter { explanation in
                explanation.accepted.map { $0.sequence > since && $0.by == officer } ?? false
            }.map { (entry.organisation, $0) }
        }.sorted { ($0.0.text, $0.1.finding) < ($1.0.text, $1.1.finding) }
        guard !accepted.isEmpty else { return "<p class=\"panel\" role=\"status\">It is done.</p>" }
        let lines = accepted.map { organisation, explanation -> Html in
            let name = visit.books.organisation(organisation)?.name ?? organisation.text
            return "<li>\(name): \(explanation.finding)</li>"
        }
        return """
            <section class="panel" aria-labelledby="accepted"><h2 id="accepted">\
            \(accepted.count.of("explanation")) accepted</h2>
            <p>The reason: \(accepted[0].1.acceptedBecause ?? "none given")</p>
            <ul>\(lines)</ul></section>
            """
    }

    private func form(_ pager: Pager<QueueItem>, _ count: Int) -> Html {
        let form = PlainForm(visit, Self.formName, to: visit.address(path, with: [("done", "")]))
        let fields: Html = """
            \(form.tick("all", "All \(count) that the filter shows, not only what is ticked"))
            \(.carrying("count", "\(count)"))
            \(form.choice("act", "What to do", SettlingAct.allCases.map { ($0.rawValue, $0.title) }))
            \(form.line("reason", "Why the explanations are accepted"))
            \(form.choice("analyst", "Who looks after them", analysts, nothing: "Nobody"))
            """
        return """
            \(table(Array(pager.items)))
            \(pager.html)
            <h2>With what is ticked</h2>
            \(form.html("Do it for what is ticked", fields))
            """
    }

    private func table(_ items: [QueueItem]) -> Html {
        let chosen = Set(visit.fields.all("chosen"))
        return DataTable(
            caption: "Queries and explanations",
            columns: [
                .words("Authority"), .words("Region"), .words("Check"), .words("What is said"),
                .words("State"), .figure("Days"), .figure("Effect, %"),
                .words("Looked after by"),
            ],
            rows: items.map { row($0, isTicked: chosen.contains($0.id)) }
        ).html
    }

    private func row(_ item: QueueItem, isTicked: Bool) -> [Html] {
        let mark = "item-" + item.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let key = item.key.map { "\($0): " } ?? ""
        return [
            """
            <div class="choice"><input type="checkbox" id="\(mark)" name="chosen" \
            form="\(Self.formName)" value="\(item.id)"\(flag: "checked", isTicked)><label for="\(mark)">\(item.name)\
            \(.hidden(item.matter.written))</label></div>
            """,
            .words(item.region), .words(ReviewRule.title(of: item.rule)),
            """
            <div class="said">\(.link("\(key)\(item.text.opening)", place(item)))\
            \(item.reply.map { "<br>“\($0.opening)”" as Html })</div>
            """,
            item.state.tag, "\(item.age(on: visit.today))",
            .words(item.effectPercent.map { $0.signedPercent } ?? "–"),
            .words(item.analyst.map { visit.face.name($0) } ?? "–"),
        ]
    }

    private func place(_ item: QueueItem) -> String {
        let path = ReviewRoute.reviewed.path(id, item.organisation.text)
        return switch item.matter {
        case .query(let number): "\(path)#query-\(number)"
        case .explanation: "\(path)#findings"
        }
    }

    var file: ListFile {
        ListFile(
            name: "\(id)-queries",
            columns: [
                "Code", "Authority", "Region", "Matter", "Check", "Reference", "Said", "Reply",
                "State", "Since", "Days", "Effect (% of the total)", "Looked after by",
            ],
            rows: items.map { item in
                [
                    .words(item.organisation.text), .words(item.name), .words(item.region),
                    .words(item.matter.written), .words(ReviewRule.title(of: item.rule)),
                    .words(item.key.map { "\($0)" } ?? ""), .words(item.text),
                    .words(item.reply ?? ""), .words(item.state.rawValue), .day(item.since),
                    .words("\(item.age(on: visit.today))"),
                    .number(item.effectPercent.flatMap { DecimalNumber($0, decimals: 4) }),
                    .words(item.analyst?.text ?? ""),
                ]
            })
    }
}

/// What can be done with several things in a queue at once.
enum SettlingAct: String, CaseIterable {
    case accept, close, assign

    var title: String {
        switch self {
        case .accept: "Accept the explanations"
        case .close: "Close the queries"
        case .assign: "Say who looks after them"
        }
    }

    /// What it comes to for one thing; nil where it is not for such a thing.
    func instruction(
        _ matter: QueryMatter, reason: String, analyst: OfficerID?
    ) -> ReturnInstruction? {
        switch (self, matter) {
        case (.assign, _): .assignQuery(matter, to: analyst)
        case (.accept, .explanation(let finding)):
            .acceptExplanation(finding: finding, reason: reason)
        case (.close, .query(let number)): .close(query: number)
        case (.accept, .query), (.close, .explanation): nil
        }
    }
}

extension QueueItem {
    /// How many days it has stood so.
    func age(on day: Day) -> Int { max(0, day.number - since.number) }
}

extension String {
    /// The first 160 letters.
    fileprivate var opening: String { count > 160 ? prefix(160) + " …" : self }
}
