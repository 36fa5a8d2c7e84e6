import Accountability
import Ledger
import Reckoning

/// The key decisions that are to be made (SI 2012/2089, regulation 9).
struct ForthcomingPage {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    /// Notices of decisions that are not made yet, the next first.
    static func notices(_ decisions: [Decision], on day: Day) -> [KeyDecisionNotice] {
        decisions.filter { $0.record == nil && $0.withdrawn == nil }.compactMap(\.notice)
            .filter { $0.published <= day }
            .sorted { ($0.due.from, $0.decision.text) < ($1.due.from, $1.decision.text) }
    }

    var notices: [KeyDecisionNotice] {
        Self.notices(visit.everyone().everyDecision, on: visit.today)
    }

    var page: Page {
        let found = notices
        return Page(
            title: "Key decisions to be made",
            crumbs: [Crumb(words: "Decisions", path: DecisionRoute.decisions.path())],
            feeds: [.decisions],
            main: """
                <h1>Key decisions to be made</h1>
                <p class="lead">\(found.count.of("key decision")) to be made. A notice is published \
                at least 28 clear days before, unless an urgent procedure is followed.</p>
                \(found.isEmpty ? "<p>No notice is published at present.</p>" : list(found))
                <p>\(Html.link("Add them to your calendar", DecisionRoute.forthcomingCalendar.path()))\
                 · \(Html.link("Follow decisions as a feed", DecisionRoute.decisionsFeed.path()))</p>
                <h2>What a key decision is</h2>
                <p>One that will make the council spend or save a significant amount for the service, \
                or that has a significant effect on people in two or more wards. What is to be \
                discussed in private is announced too, with the reason, so that you can object.</p>
                """)
    }

    private func list(_ notices: [KeyDecisionNotice]) -> Html {
        notices.map { notice -> Html in
            let isPast = notice.due.to < visit.today
            let late: Html = isPast ? .tag("Later than announced", .attention) : .nothing
            return """
                <article class="card notice"><h2>\(Html.link(notice.matter,
                DecisionRoute.decision.path(notice.decision.text)))</h2>\(late)
                \(facts(notice))</article>
                """
        }.joined()
    }

    private func facts(_ notice: KeyDecisionNotice) -> Html {
        let documents = notice.documents.map { "<li>\($0)</li>" as Html }
        return KeyFacts([
            ("To be decided", .words(notice.due.inWords)), ("By", .words(notice.maker)),
            ("Reference", .words(notice.decision.text)),
            ("Notice published", .words(notice.published.inWords)),
            (
                "Documents to be considered",
                documents.isEmpty ? nil : "<ul>\(documents)</ul>"
            ),
            (
                "How to make representations",
                .words(orNil: notice.representations) ?? .words(visit.face.settings.contact)
            ),
            ("Less than full notice", notice.urgency.map { .words($0.reason) }),
        ]).html
    }

    var calendar: NoticeCalendar {
        NoticeCalendar(
            title: "Key decisions – \(visit.face.settings.title)", origin: visit.origin,
            notices: notices)
    }
}
