import Accountability
import Documents
import Forms
import Ledger
import Reckoning
import Statistics

/// Works out the figures of releases from the books.
struct ReleaseDesk: Sendable {
    let books: Books

    /// The figures of a plan, from what was submitted up to a fact of the journal.
    ///
    /// What was published of the series before is looked up by what had been recorded then, so that
    /// the same version has the same figures and marks for ever.
    func figures(
        _ plan: ReleasePlan, known: Int, treatments: [TreatmentChoice]
    ) -> ReleaseFigures {
        let earlier = publishedBefore(plan, known: known).map { version in
            figures(
                version.plan, known: version.schedule.known,
                treatments: version.schedule.treatments, earlier: nil)
        }
        return figures(plan, known: known, treatments: treatments, earlier: earlier)
    }

    private func figures(
        _ plan: ReleasePlan, known: Int, treatments: [TreatmentChoice], earlier: ReleaseFigures?
    ) -> ReleaseFigures {
        ReleaseFigures(
            plan,
            ([plan.collection] + plan.earlier).compactMap {
                round($0, known: known, for: plan.measures)
            },
            treatments: Dictionary(
                treatments.map { ($0.collection, MissingTreatment($0)) }) { first, _ in first },
            earlier: earlier)
    }

    /// The returns to a collection as they were submitted up to a fact of the journal.
    func round(
        _ id: CollectionID, known: Int, for measures: [ReleaseMeasure]
    ) -> CollatedRound? {
        guard let collection = books.collection(id), let form = books.form(collection.form) else {
            return nil
        }
        return CollatedRound(
            of: collection, on: form.form, known: known, returns: books.everyReturn,
            body: { books.organisation($0).map { ReleaseBody($0) } }, for: measures)
    }

    /// The version of the series that had been given its time last.
    private func publishedBefore(_ plan: ReleasePlan, known: Int) -> ReleaseVersion? {
        books.everyRelease.filter { $0.plan.series == plan.series }
            .flatMap { $0.versions + $0.takenOff.map(\.version) }
            .filter { $0.circumstance.sequence <= known }
            .max { $0.circumstance.sequence < $1.circumstance.sequence }
    }

    /// What stands for the missing figures of a plan's collections now.
    func treatments(_ plan: ReleasePlan) -> [TreatmentChoice] {
        ([plan.collection] + plan.earlier).compactMap { books.treatment(of: $0) }
    }

    /// A plan of everything that a collection's form offers, by which it is looked at before there
    /// is a release.
    func everything(of collection: Accountability.Collection) -> ReleasePlan? {
        guard let form = books.form(collection.form)?.form else { return nil }
        var plan = ReleasePlan(
            release: ReleaseID(collection.id.text), organisation: collection.owner,
            series: form.series, address: form.period.address, title: form.title,
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

extension ReleaseBody {
    /// The body that an organisation is.
    init(_ organisation: Organisation) {
        self.init(
            code: organisation.id.text, name: organisation.name, region: "", group: "")
    }
}
