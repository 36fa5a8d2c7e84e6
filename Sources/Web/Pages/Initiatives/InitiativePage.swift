import Accountability
import Ledger
import Reckoning

/// One initiative: the four things that are promised about it, in their order, each on a page of
/// its own.
struct InitiativePage {
    let visit: Visit
    let tab: InitiativeTab
    let initiative: Initiative
    let position: FundPosition
    /// The amounts may be read: always by officers, by everyone where the fund is open.
    let isMoneyOpen: Bool

    init(_ visit: Visit, _ tab: InitiativeTab = .overview) throws(Problem) {
        self.visit = visit
        self.tab = tab
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
            title: tab == .overview ? "\(id): \(record.title)" : "\(tab.title) of \(id)",
            crumbs: crumbs,
            isWide: true,
            main: """
                <h1><span class="above">Initiative \(id)</span>\(record.title)</h1>
                \(tabs)
                \(content)
                """)
    }

    private var crumbs: [Crumb] {
        isOfficer ? [Crumb(words: "Portfolio", path: InitiativeRoute.portfolio.path())] : []
    }

    private var tabs: Html {
        let tabs = InitiativeTab.allCases.filter { isOfficer || $0 != .documents }
        let items = tabs.map { tab -> Html in
            let isHere = tab == self.tab
            return """
                <li><a href="\(tab.path(id))"\(attribute: "aria-current", isHere ? "page" : nil)>\
                \(tab.title)</a></li>
                """
        }
        return "<nav class=\"tabs\" aria-label=\"Initiative\"><ul>\(items)</ul></nav>"
    }

    private var content: Html {
        switch tab {
        case .overview: overview
        case .impact: InitiativeImpact(self).html
        case .money: InitiativeMoney(self).html
        case .progress: InitiativeProgressPart(self).html
        case .afterFunding: InitiativeFuture(self).html
        case .documents: InitiativeDocuments(self).html
        case .history: InitiativeHistory(self).html
        }
    }

    /// The four promises in their order, each in brief.
    private var overview: Html {
        """
        \(standing)
        <p class="lead">\(sentence)</p>
        \(unmet)
        \(facts)
        \(changing)
        \(part("1. Impact: is anyone better off?", .impact, InitiativeImpact(self).brief))
        \(part("2. Money: spent as planned?", .money, InitiativeMoney(self).brief))
        \(part("3. Progress", .progress, InitiativeProgressPart(self).brief))
        \(part("4. After the funding ends on \(record.period.to.inWords)", .afterFunding,
        InitiativeFuture(self).brief))
        \(isOfficer ? PublicityLine(visit, .initiative(initiative.id), of: owner).html : .nothing)
        """
    }

    private func part(_ title: String, _ tab: InitiativeTab, _ brief: Html) -> Html {
        """
        <section><h2>\(title)</h2>\(brief)
        <p><a href="\(tab.path(id))">\(tab.title) in full</a></p>\
        </section>
        """
    }

    private var changing: Html {
        guard isKeeper else { return .nothing }
        return "<p>\(Html.link("Change what is said here", InitiativeRoute.change.path(id)))</p>"
    }

    private var standing: Html {
        """
        <p class="standing-line">\(initiative.progress.tag)</p>
        <ul class="ratings">\(ratings)<li><span>After funding</span> \
        \(.tag(initiative.afterFunding.words, .quiet))</li></ul>
        """
    }

    /// The three judgements, each with why it is so.
    var ratings: [Html] {
        RatingAspect.allCases.map { aspect -> Html in
            let given = initiative.rating(aspect)
            let why = given.map { $0.rating.commentary }.flatMap { $0.isEmpty ? nil : $0 }
            return """
                <li><span>\(aspect.title)</span> \(given.tag)\
                \(why.map { "<p class=\"hint\">\($0)</p>" as Html })</li>
                """
        }
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
