internal import Forms
internal import Reckoning

extension CollectionInstruction {
    /// The facts that follow, given how things stand; the same instruction again gives none.
    public func facts(_ background: CollectionBackground) throws(Refusal) -> [CollectionFact] {
        switch self {
        case .adoptForm(let form, let definition):
            try Self.needAnalyst(of: nil, background)
            return try Self.adopt(form, definition, background.form(form)?.definition)
        case .open(let id, let form, let owner):
            return try Self.begin(id, form, owner, background)
                ? [.collectionOpened(id, form: form, owner: owner)] : []
        case .draft(let draft): return try Self.drafting(draft, background)
        case .invite(let id, let organisation):
            let collection = try Self.collection(id, background)
            return try collection.inviting(organisation, background)
        case .waive(let id, let waiver):
            let collection = try Self.collection(id, background)
            try Refusal.require(waiver.reason, as: "The reason for the waiver")
            return collection.waivers.contains(waiver) ? [] : [.checkWaived(id, waiver)]
        default: return try about(background)
        }
    }

    /// The facts about a collection that is being set up or has been.
    private func about(_ background: CollectionBackground) throws(Refusal) -> [CollectionFact] {
        let collection: Collection
        switch self {
        case .extend(let longer):
            collection = try Self.collection(longer.collection, background, or: [.chaser])
        case .remind(let reminder):
            collection = try Self.collection(reminder.collection, background, or: [.chaser])
        case .plan(let plan):
            collection = try Self.collection(plan.collection, background, or: [.chaser])
        default: collection = try Self.collection(id, background)
        }
        switch self {
        case .set(let dates): return try collection.setting(dates, background)
        case .list(_, let day, let categories):
            return try collection.listing(day, categories, background)
        case .exempt(let exemption): return try collection.exempting(exemption)
        case .join(let joint): return try collection.joining(joint, background)
        case .extend(let longer): return try collection.extending(longer, background)
        case .take(let data): return try collection.taking(data, background)
        case .plan(let plan): return try collection.planning(plan)
        case .remind(let reminder): return try collection.reminding(reminder, background)
        case .confirm(_, let task): return try collection.confirming(task)
        case .note(let run): return try collection.noting(run)
        case .finishSetUp: return try collection.finishing()
        case .reopenSetUp(_, let reason):
            return try collection.reopening(reason, background)
        case .lock: return try collection.locking(background)
        case .unlock(_, let reason): return try collection.unlocking(reason)
        case .publish(_, let address): return try collection.publishing(address)
        case .adoptForm, .open, .invite, .waive, .draft: return []
        }
    }

    /// The collection it is about.
    private var id: CollectionID {
        switch self {
        case .adoptForm(let form, _): CollectionID(form)
        case .open(let id, _, _), .invite(let id, _), .waive(let id, _), .list(let id, _, _),
            .confirm(let id, _), .finishSetUp(let id), .reopenSetUp(let id, _), .lock(let id),
            .unlock(let id, _), .publish(let id, _):
            id
        case .draft(let draft): draft.collection
        case .set(let dates): dates.collection
        case .exempt(let exemption): exemption.collection
        case .join(let joint): joint.collection
        case .extend(let longer): longer.collection
        case .take(let data): data.collection
        case .plan(let plan): plan.collection
        case .remind(let reminder): reminder.collection
        case .note(let run): run.collection
        }
    }

    private static func collection(
        _ id: CollectionID, _ background: CollectionBackground, or others: Set<Role> = []
    ) throws(Refusal) -> Collection {
        guard let collection = background.collection(id) else {
            try needAnalyst(of: nil, background, or: others)
            throw .unknown(collection: id)
        }
        try needAnalyst(of: collection.owner, background, or: others)
        return collection
    }

    /// The actor is an analyst of the body that collects, or of any where none is named.
    private static func needAnalyst(
        of owner: OrganisationID?, _ background: CollectionBackground, or others: Set<Role> = []
    ) throws(Refusal) {
        let roles = others.union([.analyst])
        let isOne = background.actor.mandates.contains { mandate in
            roles.contains(mandate.role) && (owner.map { $0 == mandate.organisation } ?? true)
        }
        guard !isOne else { return }
        throw Refusal(
            .notPermitted, "Only a national analyst of the body that collects does this.",
            remedy: "Ask \(owner?.text ?? "the body that collects").")
    }

    private static func adopt(
        _ form: String, _ definition: CanonicalValue, _ known: CanonicalValue?
    ) throws(Refusal) -> [CollectionFact] {
        if known == definition { return [] }
        if let known, known.record?["version"] == definition.record?["version"] {
            throw Refusal(
                .alreadyDifferent, "This version of \(form) is in use, with other content.",
                remedy: "Give the corrected form the next version.")
        }
        return [.formAdopted(form: form, definition: definition)]
    }

    /// A collection of this identifier can begin; false when the same one has begun.
    private static func begin(
        _ id: CollectionID, _ form: String, _ owner: OrganisationID,
        _ background: CollectionBackground
    ) throws(Refusal) -> Bool {
        guard background.form(form) != nil else { throw .unknown(form: form) }
        guard background.organisation(owner) != nil else { throw .unknown(organisation: owner) }
        try needAnalyst(of: owner, background)
        guard let known = background.collection(id) else { return true }
        guard known.form == form, known.owner == owner else {
            throw Refusal(
                .alreadyDifferent, "\(id) asks for \(known.form) already.",
                remedy: "Give this collection another name.")
        }
        return false
    }

    private static func drafting(
        _ draft: CollectionDraft, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        guard try begin(draft.collection, draft.form, draft.owner, background) else { return [] }
        guard let like = draft.like else { return [.drafted(draft)] }
        guard let earlier = background.collection(like) else { throw .unknown(collection: like) }
        return [.drafted(draft)]
            + earlier.carriedOver(to: draft, background)
    }
}

extension Collection {
    /// What a new collection takes over from this one: the same classes as the register has them
    /// at the end of the new period, the joint returns, the reminders.
    fileprivate func carriedOver(
        to draft: CollectionDraft, _ background: CollectionBackground
    ) -> [CollectionFact] {
        var facts: [CollectionFact] = []
        var asked = respondents
        if let list, let day = background.form(draft.form)?.form.period.to {
            let listed = background.register.authorities(on: day, of: list.categories)
            asked = Set(listed)
            facts.append(
                .respondentsListed(
                    RespondentList(
                        collection: draft.collection, on: day, categories: list.categories,
                        organisations: listed)))
        } else {
            facts += respondents.sorted { $0.text < $1.text }
                .map { .respondentInvited(draft.collection, $0) }
        }
        for joint in jointReturns {
            guard var again = joint.within(asked) else { continue }
            again.collection = draft.collection
            facts.append(.jointReturnAgreed(again))
        }
        if var plan = reminderPlan {
            plan.collection = draft.collection
            plan.isPaused = false
            facts.append(.remindersPlanned(plan))
        }
        return facts
    }
}

extension Refusal {
    static func unknown(form: String) -> Refusal {
        Refusal(.unknownForm, "There is no form \(form).", remedy: "Take its definition into use.")
    }

    /// There is no such collection.
    public static func unknown(collection: CollectionID) -> Refusal {
        Refusal(
            .unknownCollection, "There is no collection \(collection).",
            remedy: "Open it first, or correct the name.")
    }

    /// There is no such return.
    public static func unknown(return id: ReturnID) -> Refusal {
        Refusal(
            .unknownReturn, "There is no return \(id).",
            remedy: "Open it first, or correct the name.")
    }

    /// There is no such officer.
    public static func unknown(officer: OfficerID) -> Refusal {
        Refusal(
            .unknownOfficer, "There is no officer \(officer).", remedy: "Enrol the officer first.")
    }
}
