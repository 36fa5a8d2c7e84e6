internal import Forms
internal import Reckoning

extension Collection {
    private func onItsList(_ organisation: OrganisationID) throws(Refusal) {
        guard !respondents.contains(organisation) else { return }
        throw Refusal(
            .notRespondent, "\(organisation) is not asked for a return to \(id).",
            remedy: "Invite it first, or correct the code.")
    }

    private func inPreparation() throws(Refusal) {
        guard isSetUp else { return }
        throw Refusal(
            .setUpOver, "The set-up of \(id) is finished.",
            remedy: "Open the set-up again, which can be done until the collection opens.")
    }

    func unlocked() throws(Refusal) {
        guard locked != nil else { return }
        throw Refusal(
            .collectionLocked, "\(id) is locked.",
            remedy: "Only the body that collects can unlock it, for a reason.")
    }

    func inviting(
        _ organisation: OrganisationID, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        guard background.organisation(organisation) != nil else {
            throw .unknown(organisation: organisation)
        }
        if respondents.contains(organisation), exemptions[organisation] == nil { return [] }
        try unlocked()
        return [.respondentInvited(id, organisation)]
    }

    func listing(
        _ day: Day, _ categories: [String], _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        let organisations = background.register.authorities(on: day, of: categories)
        let list = RespondentList(
            collection: id, on: day, categories: categories, organisations: organisations)
        if self.list == list, respondents == Set(organisations) { return [] }
        try inPreparation()
        guard !organisations.isEmpty else {
            throw Refusal(
                .nobodyListed,
                "The register has no such authority on \(day.inWords).",
                remedy: "Load the register of authorities, or choose other classes.")
        }
        return [.respondentsListed(list)]
    }

    func exempting(_ exemption: Exemption) throws(Refusal) -> [CollectionFact] {
        try onItsList(exemption.organisation)
        if exemptions[exemption.organisation] == exemption { return [] }
        try unlocked()
        try Refusal.require(exemption.reason, as: "The reason for the exemption")
        return [.respondentExempted(exemption)]
    }

    func joining(
        _ joint: JointReturn, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        let known = jointReturns.first { $0.lead == joint.lead }
        if known == joint || known == nil && joint.covers.isEmpty { return [] }
        try unlocked()
        try Refusal.require(joint.reason, as: "The reason for the joint return")
        for organisation in [joint.lead] + joint.covers { try onItsList(organisation) }
        let taken = joint.covers.filter { other in
            other == joint.lead || background.entry(id, other) != nil
                || jointReturns.contains {
                    $0.lead == other || $0.lead != joint.lead && $0.covers.contains(other)
                }
        }
        guard taken.isEmpty, jointReturn(covering: joint.lead) == nil else {
            throw Refusal(
                .jointReturnImpossible,
                "\(taken.first ?? joint.lead) gives a return of its own or shares another one.",
                remedy: "An organisation answers in one return only.")
        }
        return [.jointReturnAgreed(joint)]
    }

    func extending(
        _ longer: DeadlineExtension, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        try onItsList(longer.organisation)
        if extensions[longer.organisation] == longer { return [] }
        try unlocked()
        try Refusal.require(longer.reason, as: "The reason for the extension")
        guard longer.until > (dates?.due ?? background.now) else {
            throw Refusal(
                .datesOutOfOrder, "The extension ends before the deadline does.",
                remedy: "Give a later moment.")
        }
        return [.extensionGranted(longer)]
    }

    func taking(
        _ data: DataSet, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        if dataSets.contains(data) { return [] }
        try inPreparation()
        try Refusal.require(data.name, as: "The name of the data set")
        try Refusal.require(data.source, as: "The source of the data set")
        guard let form = background.form(form)?.form else { throw .unknown(form: self.form) }
        for (organisation, answers) in data.answers {
            try onItsList(organisation)
            for key in answers.keys { try Self.fillable(key, form) }
        }
        return [.dataSetTaken(data)]
    }

    private static func fillable(_ key: AnswerKey, _ form: Form) throws(Refusal) {
        guard key.row == nil, let question = form.questions[key.question] else {
            throw Refusal(
                .unknownQuestion, "The form has no question “\(key)” outside its tables.",
                remedy: "Look the question up in the form.")
        }
        guard question.calculation == nil else {
            throw Refusal(
                .calculatedQuestion, "\(key) is calculated, not given.",
                remedy: "Leave the column out.")
        }
    }
}

extension Collection {
    func reminding(
        _ reminder: Reminder, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        for organisation in reminder.organisations { try onItsList(organisation) }
        guard state(at: background.now) == .open || state(at: background.now) == .closed else {
            throw Refusal(
                .collectionNotOpen, "\(id) is \(state(at: background.now).rawValue.lowercased()).",
                remedy: "Reminders go out while returns are awaited.")
        }
        let today = background.now.onLondonClock.day
        var rest = reminder
        rest.organisations = reminder.organisations.filter { organisation in
            let had = reminders(to: organisation).contains { sent in
                sent.reminder.planned == reminder.planned
                    && (reminder.planned != nil || sent.circumstance.at.onLondonClock.day == today)
            }
            return !had && expected.contains(organisation)
                && background.entry(id, organisation)?.versions.isEmpty ?? true
        }
        return rest.organisations.isEmpty ? [] : [.reminderSent(rest)]
    }
}

extension Collection {
    func setting(
        _ dates: CollectionDates, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        if self.dates == dates { return [] }
        try unlocked()
        guard dates.opens < dates.due, dates.due <= dates.closes else {
            throw Refusal(
                .datesOutOfOrder,
                "It opens \(dates.opens.inWords), is due \(dates.due.inWords) and closes "
                    + "\(dates.closes.inWords).",
                remedy: "It opens before it is due, and closes then or later.")
        }
        if isSetUp { try Refusal.require(dates.reason ?? "", as: "The reason for new dates") }
        return [.datesSet(dates)]
    }

    func planning(_ plan: ReminderPlan) throws(Refusal) -> [CollectionFact] {
        if reminderPlan == plan { return [] }
        try unlocked()
        guard (plan.before + plan.after).allSatisfy({ (0...60).contains($0) }) else {
            throw Refusal(
                .datesOutOfOrder, "A reminder lies more than 60 working days from the deadline.",
                remedy: "Choose working days from 0 to 60.")
        }
        return [.remindersPlanned(plan)]
    }

    func confirming(_ task: SetUpTask) throws(Refusal) -> [CollectionFact] {
        if confirmed.contains(task) { return [] }
        try inPreparation()
        return [.taskConfirmed(SetUpConfirmation(collection: id, task: task))]
    }

    func noting(_ run: TestRun) throws(Refusal) -> [CollectionFact] {
        if testRun == run { return [] }
        try inPreparation()
        return [.testRun(run)]
    }

    func finishing() throws(Refusal) -> [CollectionFact] {
        if isSetUp { return [] }
        let open = SetUpTask.allCases.filter { !isDone($0) }
        guard open.isEmpty else {
            throw Refusal(
                .setUpIncomplete,
                "Not done yet: \(open.map(\.rawValue).joined(separator: ", ")).",
                remedy: "Complete every task of the set-up first.")
        }
        return [.setUpFinished(CollectionStep(collection: id, words: nil))]
    }

    func reopening(
        _ reason: String, _ background: CollectionBackground
    ) throws(Refusal) -> [CollectionFact] {
        if !isSetUp { return [] }
        guard state(at: background.now) == .scheduled else {
            throw Refusal(
                .openedAlready, "\(id) is \(state(at: background.now).rawValue.lowercased()).",
                remedy: "Change dates, extensions and invitations one by one.")
        }
        try Refusal.require(reason, as: "The reason for opening the set-up again")
        return [.setUpReopened(CollectionStep(collection: id, words: reason))]
    }

    func locking(_ background: CollectionBackground) throws(Refusal) -> [CollectionFact] {
        if locked != nil { return [] }
        let state = state(at: background.now)
        guard state == .closed || state == .open && dates == nil else {
            throw Refusal(
                .collectionNotClosed, "\(id) is \(state.rawValue.lowercased()).",
                remedy: "Lock it when it is closed to submitters.")
        }
        return [.locked(CollectionStep(collection: id, words: nil))]
    }

    func unlocking(_ reason: String) throws(Refusal) -> [CollectionFact] {
        if locked == nil { return [] }
        try Refusal.require(reason, as: "The reason for unlocking")
        return [.unlocked(CollectionStep(collection: id, words: reason))]
    }

    func publishing(_ address: String) throws(Refusal) -> [CollectionFact] {
        if publishedAt == address { return [] }
        guard locked != nil else {
            throw Refusal(
                .collectionNotLocked, "\(id) is not locked.",
                remedy: "Lock it first, so that what is published stays as it was collected.")
        }
        try Refusal.require(address, as: "The address of the publication")
        return [.published(CollectionStep(collection: id, words: address))]
    }
}

extension Collection {
    /// The organisation may open, change or submit its return now, or it is refused.
    func admits(
        _ organisation: OrganisationID, isReopened: Bool = false, at now: Instant
    ) throws(Refusal) {
        try unlocked()
        if let exemption = exemptions[organisation] {
            throw Refusal(
                .exempted, "\(organisation) need not answer this time (\(exemption.reason)).",
                remedy: "Ask \(owner) to invite it again, if it should.")
        }
        if let joint = jointReturn(covering: organisation) {
            throw Refusal(
                .coveredByAnother, "The return of \(joint.lead) answers for \(organisation) too.",
                remedy: "Give the figures to \(joint.lead).")
        }
        switch state(at: now) {
        case .open, .locked, .published: return
        case .draft, .scheduled:
            throw Refusal(
                .collectionNotOpen, "\(id) is not open yet.",
                remedy: dates.map { "It opens at \($0.opens.inWords)." } ?? "Ask \(owner).")
        case .closed:
            if isReopened || closes(for: organisation).map({ now <= $0 }) ?? true { return }
            throw Refusal(
                .deadlinePassed, "\(id) is closed to submitters.",
                remedy: "Ask \(owner) for an extension.")
        }
    }
}
