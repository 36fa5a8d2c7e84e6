import Accountability
import Ledger
import Reckoning

/// One initiative: the four things that are promised about it, in their order.
struct InitiativePage {
    let visit: Visit
    let initiative: Initiative
    let position: FundPosition
    /// The amounts may be read: always by officers, by everyone where the fund is open.
    let isMoneyOpen: Bool

    init(_ visit: Visit) throws(Problem) {
        self.visit = visit
        initiative = try visit.initiative()
        let position = visit.position(of: initiative)
        isMoneyOpen = position != nil
        self.position = position ?? FundPosition()
    }

    /// The visitor works for the organisation.
    var isOfficer: Bool { visit.reads(owner) }

    var id: String { initiative.id.text }
    var owner: OrganisationID { initiative.record.organisation }
    var record: InitiativeRecord { initiative.record }

    /// The visitor keeps this initiative: its lead, or whoever runs the programme.
    var isKeeper: Bool {
        guard visit.may(InitiativeRoute.newUpdate, for: owner), let officer = visit.officer else {
            return false
        }
        return officer.id == record.lead || officer.holds([.programme], for: owner)
    }

    var page: Page {
        Page(
            title: "\(id): \(record.title)",
            crumbs: crumbs,
            isWide: true,
            main: """
                <h1><span class="above">Initiative \(id)</span>\(record.title)</h1>
                \(standing)
                <p class="lead">\(sentence)</p>
                \(unmet)
                \(contents)
                \(facts)
                \(InitiativeImpact(self).html)
                \(InitiativeMoney(self).html)
                \(InitiativeProgressPart(self).html)
                \(InitiativeFuture(self).html)
                \(InitiativeRecords(self).html)
                """)
    }

    private var crumbs: [Crumb] {
        isOfficer ? [Crumb(words: "Portfolio", path: InitiativeRoute.portfolio.path())] : []
    }

    private var standing: Html {
        let ratings = RatingAspect.allCases.map { aspect -> Html in
            let given = initiative.rating(aspect)
            let why = given.map { $0.rating.commentary }.flatMap { $0.isEmpty ? nil : $0 }
            return """
                <li><span>\(aspect.title)</span> \(given.tag)\
                \(why.map { "<p class=\"hint\">\($0)</p>" as Html })</li>
                """
        }
        return """
            <p class="standing-line">\(initiative.progress.tag)</p>
            <ul class="ratings">\(ratings)<li><span>After funding</span> \
            \(.tag(initiative.afterFunding.words, .quiet))</li></ul>
            """
    }

    private var sentence: String {
        guard isMoneyOpen else { return "What it costs is not published." }
        let unmet = initiative.unmetPromises(on: visit.today, position).count
        let money =
            "\(position.approved.inWords) approved, \(position.released.inWords) released, "
            + "\(position.outturn.inWords) spent."
        guard isOfficer else { return money }
        let kept =
            unmet == 0
            ? "All four promises are kept." : "\(4 - unmet) of 4 promises are kept."
        return "\(money) \(kept)"
    }

    private var unmet: Html {
        let found = isOfficer ? initiative.unmetPromises(on: visit.today, position) : []
        guard !found.isEmpty else { return .nothing }
        let items = found.map { promise -> Html in
            """
            <li><strong>\(promise.promise.title)</strong>, since \(promise.since.inWords): \
            \(promise.reason) \(promise.next)</li>
            """
        }
        return """
            <section class="finding" aria-labelledby="attention"><h2 id="attention">Needs \
            attention</h2><ul>\(items)</ul></section>
            """
    }

    private var contents: Html {
        let parts =
            [
                ("impact", "Impact"), ("money", "Money"), ("progress", "Progress"),
                ("after", "After funding"),
            ] + (isOfficer ? [("documents", "Documents")] : []) + [("history", "History")]
        let items = parts.map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" as Html }
        return "<nav class=\"contents\" aria-label=\"On this page\"><ul>\(items)</ul></nav>"
    }

    private var facts: Html {
        let lead = record.lead.map { visit.face.name($0) } ?? "nobody yet"
        return KeyFacts([
            ("Lead", isOfficer ? .words(lead) : nil),
            ("Fund", visit.link(record.fund)), ("Funded", .words(record.period.inWords)),
            ("Need", .words(orNil: record.need)),
            ("What will be different", .words(orNil: record.outcomes)),
            ("Partners", .words(orNil: record.partners.joined(separator: ", "))),
            ("Approved by", record.decision.map { visit.link($0) }),
            ("Used in returns", record.slot.map { .words("Row \($0) of the programme’s returns") }),
            ("Stopped", initiative.stopped.map { .words($0.reason.isEmpty ? "Yes" : $0.reason) }),
        ]).html
    }
}
