import Accountability
import Forms
import Ledger
import Reckoning

extension WhatFallsDue {
    /// What waits about the returns that an organisation collects.
    func collections(of owner: OrganisationID) -> [Duty] {
        books.everyCollection.filter { $0.owner == owner }.flatMap { collection -> [Duty] in
            let contexts = books.returns(to: collection.id).values
                .compactMap { books.return($0.id) }
            return [settingUp(collection), chasing(collection), locking(collection)]
                .compactMap(\.self) + contexts.flatMap { checking($0) + closing($0) }
        }
    }

    private func settingUp(_ collection: Accountability.Collection) -> Duty? {
        guard !collection.isSetUp, let form = books.form(collection.form)?.form else { return nil }
        return Duty(
            .setUp, .collection(collection.id), of: collection.owner,
            title: "Finish setting up \(form.title), \(form.period.inWords)",
            detail: "It does not open before.", moment: collection.dates?.opens,
            since: form.period.from, for: .holders([.analyst]))
    }

    private func chasing(_ collection: Accountability.Collection) -> Duty? {
        guard let form = books.form(collection.form)?.form,
            let since = opening(of: collection, form)
        else { return nil }
        let standing = CollectionStanding(
            collection, returns: books.returns(to: collection.id), due: form.due,
            at: Instant(today))
        let missing = standing.outstanding
        guard !missing.isEmpty else { return nil }
        return Duty(
            .chase, .collection(collection.id), of: collection.owner,
            title: "\(missing.count) of \(Self.count(standing.expected.count, "return")) "
                + "still to come: \(form.title), \(form.period.inWords)",
            detail: names(missing.map(\.organisation)), moment: collection.dates?.due ?? form.due,
            since: since, for: .holders([.analyst, .chaser]), schedule: schedule(of: collection))
    }

    private func locking(_ collection: Accountability.Collection) -> Duty? {
        guard collection.locked == nil, let form = books.form(collection.form)?.form,
            let closes = collection.dates?.closes.onLondonClock.day, closes < today
        else { return nil }
        return Duty(
            .lock, .collection(collection.id), of: collection.owner,
            title: "Lock \(form.title), \(form.period.inWords)",
            detail: "It closed on \(closes.inWords).", since: closes.adding(days: 1),
            for: .holders([.analyst]))
    }

    private func names(_ organisations: [OrganisationID]) -> String {
        let names = organisations.map { books.organisation($0)?.name ?? $0.text }.sorted()
        let more = names.count - 3
        return names.prefix(3).joined(separator: ", ")
            + (more > 0 ? " and \(more) more." : ".")
    }

    private func checking(_ context: ReturnInContext) -> [Duty] {
        let entry = context.entry
        guard entry.stage == .submitted, let version = entry.versions.last,
            entry.acceptedVersion != version.number
        else { return [] }
        return [
            Duty(
                .check, .review(entry.collection, entry.organisation),
                of: context.collection.owner,
                title: "Check the return of \(context.organisation.name), "
                    + context.form.form.period.inWords,
                detail: version.number == 1 ? "" : "It is version \(version.number).",
                since: version.circumstance.day, for: .holders([.analyst]))
        ]
    }

    /// Queries that the organisation answered last, or settled by changing its figure.
    private func closing(_ context: ReturnInContext) -> [Duty] {
        let entry = context.entry
        return entry.queries.compactMap { query in
            guard let last = query.messages.last, query.state(in: entry) == .replied else {
                return nil
            }
            let isAnswered = works(last.circumstance.by, for: context.organisation.id)
            guard isAnswered || entry.stage == .submitted else { return nil }
            let analyst = entry.analyst(of: .query(query.number))
            return Duty(
                .close, .review(entry.collection, entry.organisation), part: "\(query.number)",
                of: context.collection.owner,
                title: "Read the answer of \(context.organisation.name) about \(query.key)",
                detail: isAnswered ? last.text : "The figure was changed.",
                since: (isAnswered ? last.circumstance : entry.lastChanged).day,
                for: analyst.map { .officer($0) } ?? .holders([.analyst]))
        }
    }
}
