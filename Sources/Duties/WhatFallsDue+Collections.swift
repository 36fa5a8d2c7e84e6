import Accountability
import Forms
import Ledger
import Reckoning

extension WhatFallsDue {
    /// What waits about the returns that an organisation collects.
    func collections(of owner: OrganisationID) -> [Duty] {
        books.everyCollection.filter { $0.owner == owner }.flatMap { collection in
            chasing(collection)
                + books.everyReturn.filter { $0.collection == collection.id }
                .compactMap { books.return($0.id) }
                .flatMap { checking($0) + closing($0) }
        }
    }

    private func chasing(_ collection: Accountability.Collection) -> [Duty] {
        guard let form = books.form(collection.form)?.form, form.period.to < today else {
            return []
        }
        let missing = collection.respondents.filter { organisation in
            let entry = books.return(ReturnID("\(collection.id)-\(organisation)"))?.entry
            return entry?.versions.isEmpty ?? true
        }
        guard !missing.isEmpty else { return [] }
        return [
            Duty(
                .chase, .collection(collection.id), of: collection.owner,
                title: "\(missing.count) of \(Self.count(collection.respondents.count, "return")) "
                    + "still to come: \(form.title), \(form.period.inWords)",
                detail: names(missing), moment: form.due, since: form.period.to.adding(days: 1),
                for: .holders([.analyst, .chaser]))
        ]
    }

    private func names(_ organisations: Set<OrganisationID>) -> String {
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
                .check, .return(entry.id), of: context.collection.owner,
                title: "Check the return of \(context.organisation.name), "
                    + context.form.form.period.inWords,
                detail: version.number == 1 ? "" : "It is version \(version.number).",
                since: version.circumstance.day, for: .holders([.analyst]))
        ]
    }

    /// Queries that the organisation answered last.
    private func closing(_ context: ReturnInContext) -> [Duty] {
        context.entry.queries.compactMap { query in
            guard let last = query.messages.last, !query.isClosed,
                works(last.circumstance.by, for: context.organisation.id)
            else { return nil }
            return Duty(
                .close, .messages(context.entry.id), part: "\(query.number)",
                of: context.collection.owner,
                title: "Read the answer of \(context.organisation.name) about \(query.key)",
                detail: last.text, since: last.circumstance.day, for: .holders([.analyst]))
        }
    }
}
