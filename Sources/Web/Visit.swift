import Accountability
import Accounts
import Forms
import Ledger
import Reckoning

/// One request that was let in: what is asked, by whom, and how everything stands.
struct Visit: Sendable {
    let route: Route
    /// The open parts of the address, in order.
    var open: [String]
    let query: FormFields
    var fields = FormFields()
    /// The document that a program sent, if one did.
    var document: CanonicalValue?
    /// The file that was sent, if one was.
    var file: [UInt8]?
    let officer: Officer?
    /// The session, when somebody is signed in with a browser.
    let session: Session?
    /// What the session is known by.
    var secret: Secret?
    /// The token, when a program asks.
    var program: AccessToken?
    /// The form that this browser sent when its session was over.
    var kept: String?
    /// The state of a sign-in that goes on at an organisation's own.
    var handshake: String?
    /// What the browser says of itself.
    var agent: String?
    /// The address as it was asked for.
    var path = ""
    /// What forms on the page have to carry.
    let token: String
    var books: Books
    let now: Instant
    var face: SiteFace
    /// What is noted of the request.
    var passage = Passage()
    /// The return that the address is about.
    var context: ReturnInContext?
    /// The day at whose end everything is shown as it was known; nil for now.
    var asKnownOn: Day?
    /// The books as everyone may read them.
    var everyone: @Sendable () -> Books = { Books() }
    /// The site's address, for links that are read elsewhere: `https://www.example.gov.uk`.
    var origin = ""
    /// The visitor reads what everyone may read, and nothing else.
    var isEveryone = false
    /// What could not be used of a form that came back.
    var problems: [FieldProblem] = []
    /// What is said above the page.
    var notice: Html?

    /// The day that is shown: today, or the past day that was asked for.
    var today: Day { asKnownOn ?? now.onLondonClock.day }

    /// The visitor sees only what everyone may read, and no officer's name but their own.
    mutating func readAsEveryone() {
        isEveryone = true
        books = everyone()
        face = face.unnamed(but: officer?.id)
    }

    /// The same visitor on the way to another page.
    func going(to route: Route, _ open: [String], _ query: FormFields) -> Visit {
        Visit(
            route: route, open: open, query: query, officer: officer, session: session,
            secret: secret, program: program, kept: kept,
            handshake: handshake, agent: agent, path: path, token: token,
            books: books, now: now, face: face, everyone: everyone, origin: origin)
    }

    /// The return that is visited.
    func subject() throws(Problem) -> ReturnVisit {
        guard let context else { throw .notFound }
        return ReturnVisit(self, context)
    }
}

/// What pages know of the site itself.
struct SiteFace: Sendable {
    let settings: SiteSettings
    let people: PeopleBook
    /// How many letters an officer has not read.
    let unread: @Sendable (OfficerID) -> Int
    let style: Stylesheet
    private(set) var standings = StandingShelf()
    /// Officers are not named, but for one.
    private var isUnnamed = false
    private var named: OfficerID?

    init(
        settings: SiteSettings, people: PeopleBook, unread: @escaping @Sendable (OfficerID) -> Int,
        style: Stylesheet
    ) {
        self.settings = settings
        self.people = people
        self.unread = unread
        self.style = style
    }

    /// The officer as people call them; the identifier where no name is kept.
    func name(_ officer: OfficerID) -> String {
        guard !isUnnamed || officer == named else { return "an officer" }
        return people.name(of: officer) ?? officer.text
    }

    /// The site with every officer unnamed but one.
    func unnamed(but known: OfficerID?) -> SiteFace {
        var face = self
        face.isUnnamed = true
        // The books that everyone reads hold other returns under the same names.
        face.standings = StandingShelf()
        face.named = known
        return face
    }
}

/// A visit to one return, with its findings as they stand today.
struct ReturnVisit: Sendable {
    let visit: Visit
    let context: ReturnInContext
    let standing: StandingFindings
    /// The form of the return before.
    let previousForm: Form?
    /// What lies beside the return.
    var beside = BesideReturn()

    init(_ visit: Visit, _ context: ReturnInContext) {
        self.visit = visit
        self.context = context
        standing = visit.face.standings.standing(of: context, on: visit.today)
        previousForm = context.previous.flatMap { visit.books.form($0.form)?.form }
    }

    var entry: Return { context.entry }
    var form: Form { context.form.form }
    var id: String { context.entry.id.text }

    /// The visitor may use a route of this return.
    func may(_ route: some RouteGroup) -> Bool {
        route.declared.mandate.admits(visit.officer, to: context)
    }

    /// The visitor fills this return in, and it can be changed now.
    var isEditable: Bool {
        may(ReturnRoute.saveSection) && entry.stage == .open && entry.declaredNil == nil
    }

    /// The section can be changed: after a reopening, only what was reopened.
    func isEditable(_ section: FormSection) -> Bool {
        isEditable && (entry.reopening?.sections.contains(section.id) ?? true)
    }

    func answer(_ key: AnswerKey) -> Answer? { standing.calculated[key] ?? entry.sheet[key] }

    func question(_ id: String) -> Question? { form.question(id) }

    /// The answer in words; nil for a blank.
    func shown(_ key: AnswerKey) -> String? {
        guard let question = form.question(key.question) else { return nil }
        return answer(key).map { form.shown($0, for: question) }
    }

    /// What the return before says in the same place.
    func previousAnswer(_ key: AnswerKey) -> Answer? {
        guard let source = form.question(key.question)?.previous else { return nil }
        return context.previous?.sheet[AnswerKey(source, row: key.row)]
    }

    /// The months of the return before, or words where its form is not known.
    var previousPeriod: String { previousForm?.period.inWords ?? "last time" }

    /// What a row is called: `Initiative 11: Further testing of …`.
    func rowName(_ row: Int, of table: FormTable) -> String {
        let name = shown(AnswerKey(table.nameColumn, row: row))
        return name.map { "\(table.rowName) \(row): \($0)" } ?? "\(table.rowName) \(row)"
    }

    /// The row that a finding is in, before its message.
    func rowPrefix(_ finding: Finding) -> Html {
        guard let key = finding.place.key, let row = key.row,
            let table = form.table(ofColumn: key.question)
        else { return .nothing }
        return "<b>\(table.rowName) \(row)</b>: "
    }

    func name(_ officer: OfficerID) -> String { visit.face.name(officer) }

    /// Who signed, and as whose deputy where it was not in their own right.
    func signatory(_ signature: Signature) -> String {
        let principal = context.principal(of: signature, in: visit.books)
        return name(signature.circumstance.by)
            + (principal.map { " as deputy of \(name($0))" } ?? "")
    }
}
