import Accountability
import Forms
import Ledger
import Reckoning

/// A visit to one collection, with its form and how everyone stands in it.
struct CollectionVisit {
    let visit: Visit
    let collection: Accountability.Collection
    let form: Form
    let standing: CollectionStanding

    init(_ visit: Visit) throws(Problem) {
        guard let name = visit.open.first,
            let collection = visit.books.collection(CollectionID(name))
        else { throw .notFound }
        try self.init(visit, collection)
    }

    init(_ visit: Visit, _ collection: Accountability.Collection) throws(Problem) {
        guard let form = visit.books.form(collection.form)?.form else { throw .notFound }
        self.visit = visit
        self.collection = collection
        self.form = form
        standing = visit.books.standing(of: collection, at: visit.now)
    }

    var id: String { collection.id.text }
    var state: CollectionState { collection.state(at: visit.now) }
    var due: Instant? { visit.books.due(of: collection) }

    /// Reminders go out, and extensions matter, while returns are awaited.
    var isAwaiting: Bool { state == .open || state == .closed }

    func path(_ route: CollectionRoute) -> String { route.path(id) }

    func path(_ route: CollectionRoute, _ organisation: OrganisationID) -> String {
        route.path(id, organisation.text)
    }

    /// The visitor may use a route of this collection.
    func may(_ route: some RouteGroup) -> Bool { visit.may(route, for: collection.owner) }

    func name(_ organisation: OrganisationID) -> String {
        visit.books.organisation(organisation)?.name ?? organisation.text
    }

    /// What the register says about an organisation, if it is in it.
    func record(_ organisation: OrganisationID) -> AuthorityRecord? {
        visit.books.register.record(organisation)
    }

    /// How the organisation that the address names stands, if it is asked at all.
    func addressed() throws(Problem) -> (id: OrganisationID, row: RespondentStanding?) {
        let organisation = OrganisationID(visit.open[1])
        guard visit.books.organisation(organisation) != nil else { throw .notFound }
        return (organisation, standing.rows.first { $0.organisation == organisation })
    }

    var crumbs: [Crumb] {
        [Crumb(words: "Collections", path: CollectionRoute.collections.path())]
    }

    /// The way back from a page below the dashboard.
    var crumbsBelow: [Crumb] {
        crumbs + [Crumb(words: "\(form.title), \(form.period.inWords)", path: path(.board))]
    }

    /// The way to the other pages of the collection.
    func tabs(_ here: CollectionTab) -> Html {
        CollectionTabs(collection: id, here: here, isAnalyst: may(CollectionRoute.setUp)).html
    }

    /// The page's heading under what it is about.
    func heading(_ words: String) -> Html {
        "<h1><span class=\"above\">\(form.title), \(form.period.inWords)</span>\(words)</h1>"
    }
}

extension CollectionState {
    /// The state as people see it.
    var tag: Html {
        switch self {
        case .draft: .tag(rawValue, .quiet)
        case .scheduled, .closed: .tag(rawValue, .attention)
        case .open: .tag(rawValue, .active)
        case .locked, .published: .tag(rawValue, .quiet)
        }
    }
}

extension RespondentStatus {
    /// The status as people see it.
    var tag: Html {
        switch self {
        case .notStarted, .changesRequested, .underQuery: .tag(rawValue, .attention)
        case .inProgress, .awaitingSignOff, .submitted: .tag(rawValue, .active)
        case .notSubmitted: .tag(rawValue, .problem)
        case .accepted: .tag(rawValue, .plain)
        case .excluded, .exempt, .covered: .tag(rawValue, .quiet)
        }
    }

    /// How soon somebody has to look at it: what needs to be chased comes first.
    var urgency: Int {
        switch self {
        case .notStarted, .notSubmitted: 0
        case .inProgress: 1
        case .awaitingSignOff: 2
        case .changesRequested: 3
        case .underQuery: 4
        case .submitted: 5
        case .accepted: 6
        case .excluded: 7
        case .covered: 8
        case .exempt: 9
        }
    }
}

/// A part of a whole in words: `63%`.
struct CountedShare {
    let part: Int
    let whole: Int

    var percent: Double? { whole == 0 ? nil : 100 * Double(part) / Double(whole) }

    /// The share in whole hundredths; nothing where there is no whole.
    var words: String {
        percent.map { ChartUnit.percent.shown($0, decimals: 0) } ?? "not applicable"
    }
}

extension CollectionStanding {
    /// Those that have submitted, of those that are expected to.
    var response: CountedShare { CountedShare(part: submitted.count, whole: expected.count) }

    /// Those that submitted in time, of those that are expected to.
    var punctuality: CountedShare { CountedShare(part: inTime.count, whole: expected.count) }
}
