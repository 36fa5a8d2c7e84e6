public import Accountability
public import Clerk
import Documents
import Forms
public import Ledger
public import Reckoning
import Statistics

/// Works out the figures of releases from books, which may be those of the past.
public struct ReleaseDesk: Sendable {
    let books: Books

    /// The desk on these books.
    public init(books: Books) {
        self.books = books
    }

    /// The figures of a plan; those that differ from what was published before are marked.
    func figures(
        _ plan: ReleasePlan, treatments: [TreatmentChoice], earlier: ReleaseFigures?
    ) -> ReleaseFigures {
        ReleaseFigures(
            plan,
            ([plan.collection] + plan.earlier).compactMap { round($0, for: plan.measures) },
            treatments: Dictionary(
                treatments.map { ($0.collection, MissingTreatment($0)) }
            ) { first, _ in first },
            earlier: earlier)
    }

    /// The returns to a collection as they were submitted.
    private func round(_ id: CollectionID, for measures: [ReleaseMeasure]) -> CollatedRound? {
        guard let collection = books.collection(id), let form = books.form(collection.form) else {
            return nil
        }
        let entries = books.returns(to: id)
        return CollatedRound(
            of: collection, on: form.form, entry: { entries[$0] },
            previous: { books.return($0)?.entry },
            body: { body($0) }, for: measures)
    }

    /// The body that an organisation is, with its region and class by the register.
    private func body(_ id: OrganisationID) -> ReleaseBody? {
        let record = books.register.record(id)
        guard let name = record?.name ?? books.organisation(id)?.name else { return nil }
        return ReleaseBody(
            code: id.text, name: name, region: record?.region ?? "", group: record?.category ?? "")
    }

    /// The version of the series that had been given its time last.
    func publishedBefore(_ plan: ReleasePlan) -> ReleaseVersion? {
        books.everyRelease.filter { $0.plan.series == plan.series }.flatMap(\.versions)
            .max { $0.circumstance.sequence < $1.circumstance.sequence }
    }

    /// What stands for the missing figures of a plan's collections now.
    func treatments(_ plan: ReleasePlan) -> [TreatmentChoice] {
        ([plan.collection] + plan.earlier).compactMap { books.treatment(of: $0) }
    }

    /// A plan of everything that a collection's form offers, by which it is looked at before there
    /// is a release.
    public func everything(of collection: Accountability.Collection) -> ReleasePlan? {
        guard let form = books.form(collection.form)?.form else { return nil }
        var plan = ReleasePlan(
            release: ReleaseID(collection.id.text), organisation: collection.owner,
            series: form.series, address: form.period.asPartOfAddress, title: form.title,
            collection: collection.id, measures: ReleaseMeasure.offered(by: form),
            statistician: OfficerID(""), enquiries: "")
        plan.earlier = earlier(than: collection.id)
        return plan
    }

    /// The collections of the periods before, by the forms that continue one another, the latest
    /// first.
    func earlier(than id: CollectionID) -> [CollectionID] {
        var found: [CollectionID] = []
        var form = books.collection(id).flatMap { books.form($0.form)?.form }
        while let previous = form?.previous, found.count < 100 {
            guard let earlier = books.everyCollection.first(where: { $0.form == previous }),
                !found.contains(earlier.id)
            else { break }
            found.append(earlier.id)
            form = books.form(previous)?.form
        }
        return found
    }
}

extension ReleaseDesk {
    /// The instruction that gives a release its time, with its figures as everything stands now.
    public static func scheduling(
        _ plan: ReleasePlan, at moment: Instant, by clerk: Clerk
    ) throws -> ReleaseInstruction {
        let desk = ReleaseDesk(books: clerk.books)
        let treatments = desk.treatments(plan)
        let figures = desk.figures(
            plan, treatments: treatments, earlier: try desk.published(before: plan, clerk))
        return .schedule(
            plan.release, at: moment, known: Int(desk.books.sequence), treatments: treatments,
            figures: Fingerprint(of: figures.csv), note: "")
    }

    /// What had been published of the series before, as far as figures go.
    func published(before plan: ReleasePlan, _ clerk: Clerk) throws -> ReleaseFigures? {
        guard let version = publishedBefore(plan) else { return nil }
        let schedule = version.schedule
        return ReleaseDesk(books: try clerk.books(upTo: Int64(schedule.known))).figures(
            version.plan, treatments: schedule.treatments, earlier: nil)
    }
}
