public import Accountability
import Forms
import HashTreeCollections
public import Reckoning

extension Books {
    /// How every organisation of a collection stands at a moment.
    public func standing(
        of collection: Accountability.Collection, at now: Instant
    ) -> CollectionStanding {
        CollectionStanding(
            collection, returns: returns(to: collection.id),
            due: form(collection.form)?.form.due, at: now)
    }

    /// When returns to a collection are due: what was said of it, or else the form's own deadline.
    public func due(of collection: Accountability.Collection) -> Instant? {
        collection.dates?.due ?? form(collection.form)?.form.due
    }

    /// The collection of the period before: on the form that comes before, or else the last one of
    /// the same series for the same body; nil when there is none.
    public func collection(
        before collection: Accountability.Collection
    ) -> Accountability.Collection? {
        guard let form = form(collection.form)?.form else { return nil }
        if let named = form.previous.flatMap({ self.collection(on: $0) }) { return named }
        let earlier = everyCollection.compactMap { other -> (Accountability.Collection, Form)? in
            guard other.owner == collection.owner, let asked = self.form(other.form)?.form,
                asked.series == form.series, asked.period.to < form.period.from
            else { return nil }
            return (other, asked)
        }
        return earlier.max { $0.1.period.to < $1.1.period.to }?.0
    }

    /// A collection and those of the periods before it, nearest first.
    public func rounds(
        to collection: Accountability.Collection, most: Int = 8
    ) -> [Accountability.Collection] {
        var found = [collection]
        while found.count < most, let last = found.last,
            let earlier = self.collection(before: last),
            !found.contains(where: { $0.id == earlier.id })
        { found.append(earlier) }
        return found
    }

    /// How many had submitted in the period before, as long before or after the deadline as it is
    /// now; nil when there was none, or a deadline is not known.
    public func submittedAtSamePoint(
        before collection: Accountability.Collection, at now: Instant
    ) -> Int? {
        guard let earlier = self.collection(before: collection),
            let due = self.due(of: collection), let was = self.due(of: earlier)
        else { return nil }
        let moment = was.adding(milliseconds: now.milliseconds - due.milliseconds)
        return standing(of: earlier, at: now).submitted(by: moment)
    }

    /// The officers who hold one of some roles on a day, deputies among them, by organisation.
    public func holders(of roles: Set<Role>, on day: Day) -> [OrganisationID: [OfficerID]] {
        var found: [OrganisationID: [OfficerID]] = [:]
        for officer in everyOfficer {
            let acting = officer.acting(on: day)
            let organisations = acting.mandates.filter { roles.contains($0.role) }
            for organisation in Set(organisations.map(\.organisation)) {
                found[organisation, default: []].append(officer.id)
            }
        }
        return found
    }

    /// What opening a return to a collection for everyone who is expected would come to.
    public func trial(
        of collection: Accountability.Collection, on day: Day
    ) -> TestRun? {
        guard let form = form(collection.form)?.form else { return nil }
        let earlier = form.previous.flatMap { self.collection(on: $0) }.map { returns(to: $0.id) }
        return collection.trial(
            TrialBackground(
                form: form, previous: { earlier?[$0] },
                preparers: Set(holders(of: Role.preparers, on: day).keys),
                name: { organisation($0)?.name ?? $0.text }, register: register))
    }
}

extension Books {
    /// Every form in use, by identifier.
    public var everyForm: [AdoptedForm] { forms.values.sorted { $0.form.id < $1.form.id } }
}
