import Accountability
import Ledger
import Reckoning

/// One decision: what was decided, and what has happened since.
struct DecisionPage {
    let visit: Visit
    let decision: Decision

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        decision = try visit.decision()
    }

    /// The visitor works for the council, so exempt amounts and warnings are shown.
    var isOfficer: Bool { visit.reads(decision.organisation) }

    var page: Page {
        Page(
            title: "\(decision.id): \(decision.title)",
            crumbs: [Crumb(words: "Decisions", path: DecisionRoute.decisions.path())],
            feeds: isPublished ? [feed] : [], isWide: true,
            main: """
                <h1><span class="above">Decision \(decision.id.text)</span>\(decision.title)</h1>
                \(statusLine)
                <p class="lead">\(sentence)</p>
                \(warnings)
                \(facts)
                \(decided)
                \(since)
                \(statement)
                \(documents)
                \(isPublished ? follow : .nothing)
                \(history)
                \(acts)
                """)
    }

    /// Everyone may read it, perhaps without some of it.
    private var isPublished: Bool {
        visit.isEveryone || visit.everyone().decision(decision.id) != nil
    }

    private var feed: Feed {
        Feed(title: decision.title, path: DecisionRoute.decisionFeed.path(decision.id.text))
    }

    private var follow: Html {
        FollowBlock(
            visit: visit, thing: "this decision",
            citation: "“\(decision.title)”, \(decision.maker), \(decision.dayInWords), "
                + "reference \(decision.id)",
            path: DecisionRoute.decision.path(decision.id.text), feed: feed.path
        ).html
    }

    private var statusLine: Html {
        let effective = decision.record?.effective.map { day in
            "\(day <= visit.today ? "Effective from" : "Takes effect on") \(day.inWords)"
        }
        let status = decision.status(on: visit.today)
        let outcome = decision.record.map { Html.tag($0.outcome.title, .quiet) }
        return """
            <p class="standing-line">\(outcome) \(status == .effective ? .nothing : status.tag) \
            \(effective.map { "<span>\($0)</span>" as Html })</p>
            """
    }

    private var sentence: Html {
        guard let record = decision.record else {
            let due = decision.notice?.due.inWords ?? ""
            return "\(decision.maker) is to take this key decision, \(due)."
        }
        let amounts = shown(record).compactMap(\.amount)
        let money = amounts.isEmpty ? "" : " for \(amounts.total().inWords)"
        let held = record.resolutions.filter { $0.condition != nil && isOpen($0) }
            .compactMap(\.amount).total()
        let condition =
            held > .zero ? " \(held.inWords) of this depends on a condition." : ""
        return """
            \(record.maker) took this decision\(money) on \(record.taken.inWords): \
            \(record.outcome.title.lowercased()).\(condition)
            """
    }

    /// Resolutions whose amount the visitor may see.
    private func shown(_ record: DecisionRecord) -> [Resolution] {
        record.resolutions.filter { isOpen($0) }
    }

    func isOpen(_ resolution: Resolution) -> Bool { resolution.exemption == nil || isOfficer }

    private var warnings: Html {
        let found = isOfficer ? visit.books.warnings(about: decision) : []
        guard !found.isEmpty else { return .nothing }
        let items = found.map { warning -> Html in
            "<li>\(warning.text) <span class=\"code\">\(warning.number.code)</span></li>"
        }
        return """
            <section class="finding" aria-labelledby="warnings"><h2 id="warnings">Look at this \
            record</h2><ul>\(items)</ul>
            <p class="hint">Only officers of the council see this.</p></section>
            """
    }

    private var facts: Html {
        guard let record = decision.record else { return notice }
        let key = record.keyReason.map { "Yes – \($0)" } ?? "Yes"
        return KeyFacts([
            ("Reference", .words(decision.id.text)), ("Decision maker", .words(record.maker)),
            ("Date of decision", .words(record.taken.inWords)),
            ("Taken at", .words(orNil: record.takenAt)),
            ("Published", record.published.map { .words($0.inWords) }),
            ("Minutes published", record.minutesPublished.map { .words($0.inWords) }),
            ("Key decision", .words(record.isKey ? key : "No")), ("Call-in", .words(callIn)),
            ("Portfolio", .words(orNil: record.portfolio)),
            ("Wards", .words(orNil: record.wards.joined(separator: ", "))),
            ("Earlier decisions", earlier(record)), ("Contact", .words(orNil: record.contact)),
        ]).paired
    }

    private var notice: Html {
        guard let notice = decision.notice else { return .nothing }
        return KeyFacts([
            ("Reference", .words(decision.id.text)), ("Decision maker", .words(notice.maker)),
            ("Expected", .words(notice.due.inWords)),
            ("Notice published", .words(notice.published.inWords)),
            ("Documents", .words(orNil: notice.documents.joined(separator: "\n"))),
            ("How to make representations", .words(orNil: notice.representations)),
            ("Less than full notice", notice.urgency.map { .words($0.reason) }),
        ]).html
    }

    private func earlier(_ record: DecisionRecord) -> Html? {
        guard !record.earlier.isEmpty else { return nil }
        return record.earlier.map { earlier -> Html in
            let words = "\(earlier.title), \(earlier.taken.inWords)"
            let known = earlier.decision.flatMap { visit.books.decision($0) }
            return known.map { .link(words, DecisionRoute.decision.path($0.id.text)) }
                ?? .words(words)
        }.joined("<br>")
    }

    /// Whether it can be or was called in.
    private var callIn: String {
        if let last = decision.callIns.last {
            let outcome = last.outcome.map { ", \($0.title.lowercased())" } ?? ", not concluded"
            return "Called in on \(last.on.inWords)\(outcome)"
        }
        guard let record = decision.record, record.isSubjectToCallIn else {
            return "Not open to call-in"
        }
        let rules = visit.books.rules(of: decision.organisation).inForce(on: record.taken)
        let last = rules.flatMap { DecisionDates(record, $0).lastDayForCallIn }
        guard let last else { return "Open to call-in" }
        return last < visit.today
            ? "Closed on \(last.inWords), not called in" : "Open until \(last.inWords)"
    }

    private var acts: Html {
        let id = decision.id.text
        var links: [Html] = []
        if visit.may(DecisionRoute.correction, for: decision.organisation), decision.record != nil {
            links.append(.link("Correct this record", DecisionRoute.correction.path(id)))
        }
        if visit.may(DecisionRoute.callIns, for: decision.organisation), decision.record != nil {
            links.append(.link("Call-in and withdrawal", DecisionRoute.callIns.path(id)))
        }
        if decision.record == nil, visit.may(DecisionRoute.newDecision, for: decision.organisation)
        {
            links.append(
                .link("Record this decision", DecisionRoute.newDecision.path() + "?reference=\(id)")
            )
        }
        return links.isEmpty ? .nothing : "<div class=\"actions\">\(links.joined(" "))</div>"
    }
}
