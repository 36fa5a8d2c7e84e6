import Accountability
import Documents
import Forms
import Ledger
import Reckoning

/// The form on which a release is planned.
struct ReleaseForm {
    let visit: Visit
    /// What it begins with: the release as it is planned, or everything that a collection offers.
    let plan: ReleasePlan
    /// What the collection's form offers to measure.
    let offered: [ReleaseMeasure]
    let action: String

    /// The form to change a release.
    init?(changing release: StatisticalRelease, _ visit: Visit) {
        self.init(visit, release.plan, to: ReleaseRoute.release.path(release.id.text))
    }

    /// The form to plan the release of a collection.
    init?(planning collection: Accountability.Collection, _ visit: Visit) {
        guard let plan = ReleaseDesk(books: visit.books).everything(of: collection) else {
            return nil
        }
        let path = ReleaseRoute.newRelease.path() + "?collection=\(collection.id)"
        self.init(visit, plan, to: path)
    }

    private init?(_ visit: Visit, _ plan: ReleasePlan, to action: String) {
        guard let collection = visit.books.collection(plan.collection),
            let form = visit.books.form(collection.form)?.form
        else { return nil }
        self.visit = visit
        self.plan = plan
        self.action = action
        let own = plan.measures.filter { measure in
            !ReleaseMeasure.offered(by: form).contains { $0.measure == measure.measure }
        }
        offered = ReleaseMeasure.offered(by: form) + own
    }

    var html: Html {
        let form = PlainForm(visit, "plan", to: action)
        return form.html(
            "Save the plan",
            """
            \(form.line("title", "Title", plan.title))
            \(isNew ? .nothing : .hint("Address: /publications/\(plan.series)/\(plan.address)"))
            \(isNew ? form.line("address", "Address of the release", plan.address, hint: "Lower-case letters, digits and hyphens. It never changes.") : .nothing)
            \(form.choice("type", "Type", ReleaseType.allCases.map { ($0.rawValue, $0.title) }, plan.type.rawValue))
            \(form.choice("maturity", "Figures are", FigureMaturity.allCases.map { ($0.rawValue, $0.title) }, plan.maturity.rawValue))
            <fieldset class="field"><legend class="title">What is measured</legend>
            \(offered.map { measure(form, $0) })</fieldset>
            <fieldset class="field"><legend class="title">Areas</legend>
            \(AreaLevel.allCases.map { form.tick("level-\($0.rawValue)", $0.title, plan.levels.contains($0)) })</fieldset>
            \(earlierPeriods(form))
            \(form.text("headlines", "Headlines, one a line", plan.headlines.joined(separator: "\n"), hint: "Put a figure as {\(plan.measures.first?.measure ?? "b2a")}. Leave it empty to have them written from the figures."))
            \(form.line("enquiries", "Whom readers ask", plan.enquiries, hint: "A team and its address, not a person"))
            \(form.day("next", "Next release of the series, if known", plan.next))
            \(form.text("posts", "Pre-release access, one post a line", posts, hint: "A post, and after a | the officer who holds it here: Minister for Care | officer-7"))
            \(form.line("replaces", "The release that it takes the place of, if any", plan.replaces?.text ?? ""))
            """)
    }

    private var isNew: Bool { visit.books.release(plan.release) == nil }

    private func measure(_ form: PlainForm, _ measure: ReleaseMeasure) -> Html {
        let question = "\(measure.question): \(measure.title)"
        let people = measure.countsPeople ? " (small counts are withheld)" : ""
        return form.tick(
            "measure-\(measure.measure)", question + people,
            plan.measure(measure.measure) != nil)
    }

    private func earlierPeriods(_ form: PlainForm) -> Html {
        let known = ReleaseDesk(books: visit.books).earlier(than: plan.collection)
        guard !known.isEmpty else { return .nothing }
        let ticks = known.map { id in
            form.tick(
                "earlier-\(id)", visit.period(of: id).inWords, plan.earlier.contains(id))
        }
        return """
            <fieldset class="field"><legend class="title">Earlier periods beside it</legend>
            \(ticks)</fieldset>
            """
    }

    private var posts: String {
        plan.preRelease.map { reader in
            reader.officer.map { "\(reader.post) | \($0)" } ?? reader.post
        }.joined(separator: "\n")
    }

    /// The plan that was typed.
    func read(_ reading: inout FormReading) -> ReleasePlan {
        var plan = plan
        plan.title = reading.needed("title", "Enter the title")
        if isNew {
            plan.address = reading.needed("address", "Enter the address of the release")
            plan.statistician = visit.officer?.id ?? OfficerID("")
        }
        plan.type = reading.choice("type", "Choose the type") ?? plan.type
        plan.maturity =
            reading.choice("maturity", "Choose how settled the figures are") ?? plan.maturity
        plan.measures = offered.filter { reading.isTicked("measure-\($0.measure)") }.map {
            self.plan.measure($0.measure) ?? $0
        }
        if plan.measures.isEmpty { reading.complain("title", "Choose what is measured") }
        plan.levels = AreaLevel.allCases.filter { reading.isTicked("level-\($0.rawValue)") }
        plan.earlier = ReleaseDesk(books: visit.books).earlier(than: plan.collection).filter {
            reading.isTicked("earlier-\($0)")
        }
        plan.headlines = reading.lines("headlines")
        plan.enquiries = reading.needed("enquiries", "Enter whom readers ask")
        plan.next = reading.optionalDay("next", "the day of the next release")
        let replaces = reading.words("replaces")
        plan.replaces = replaces.isEmpty ? nil : ReleaseID(replaces)
        plan.preRelease = reading.lines("posts").map { line in
            let parts = line.split(separator: "|", maxSplits: 1).map { String($0).trimmed }
            return PreReleaseReader(
                post: parts.first ?? "", officer: parts.count > 1 ? OfficerID(parts[1]) : nil)
        }
        return plan
    }
}
