internal import Forms
public import Reckoning

/// What happens to forms and collections. The names are the storage format and never change.
public enum CollectionFact: Hashable, Sendable {
    /// A form's definition was taken into use, as it is kept.
    case formAdopted(form: String, definition: CanonicalValue)
    /// A collection was opened at once, without dates.
    case collectionOpened(CollectionID, form: String, owner: OrganisationID)
    case respondentInvited(CollectionID, OrganisationID)
    case checkWaived(CollectionID, CheckWaiver)
    case drafted(CollectionDraft)
    case datesSet(CollectionDates)
    case respondentsListed(RespondentList)
    case respondentExempted(Exemption)
    case jointReturnAgreed(JointReturn)
    case extensionGranted(DeadlineExtension)
    case dataSetTaken(DataSet)
    case remindersPlanned(ReminderPlan)
    case reminderSent(Reminder)
    case taskConfirmed(SetUpConfirmation)
    case testRun(TestRun)
    case setUpFinished(CollectionStep)
    case setUpReopened(CollectionStep)
    case locked(CollectionStep)
    case unlocked(CollectionStep)
    case published(CollectionStep)

    /// The collection it happened to; nil when it is about a form.
    public var collection: CollectionID? {
        switch self {
        case .formAdopted: nil
        case .collectionOpened(let id, _, _), .respondentInvited(let id, _),
            .checkWaived(let id, _):
            id
        case .drafted(let draft): draft.collection
        case .datesSet(let dates): dates.collection
        case .respondentsListed(let list): list.collection
        case .respondentExempted(let exemption): exemption.collection
        case .jointReturnAgreed(let joint): joint.collection
        case .extensionGranted(let longer): longer.collection
        case .dataSetTaken(let data): data.collection
        case .remindersPlanned(let plan): plan.collection
        case .reminderSent(let reminder): reminder.collection
        case .taskConfirmed(let confirmation): confirmation.collection
        case .testRun(let run): run.collection
        case .setUpFinished(let step), .setUpReopened(let step), .locked(let step),
            .unlocked(let step), .published(let step):
            step.collection
        }
    }
}

extension Collection {
    /// The collection as it was opened or drafted; nil when the fact is another.
    public init?(_ fact: CollectionFact) {
        switch fact {
        case .collectionOpened(let id, let form, let owner):
            self.init(id: id, form: form, owner: owner, isSetUp: true)
        case .drafted(let draft):
            self.init(
                id: draft.collection, form: draft.form, owner: draft.owner, isSetUp: false)
        default: return nil
        }
    }

    /// The collection after the fact.
    public mutating func apply(_ fact: CollectionFact, _ circumstance: Circumstance) {
        switch fact {
        case .formAdopted, .collectionOpened, .drafted: break
        case .respondentInvited(_, let organisation):
            respondents.insert(organisation)
            exemptions[organisation] = nil
            testRun = nil
        case .checkWaived(_, let waiver): waivers.append(waiver)
        case .datesSet(let dates): self.dates = dates
        case .respondentsListed(let list): take(list)
        case .respondentExempted(let exemption): exemptions[exemption.organisation] = exemption
        case .jointReturnAgreed(let joint): agree(joint)
        case .extensionGranted(let longer): extensions[longer.organisation] = longer
        case .dataSetTaken(let data):
            dataSets.removeAll { $0.name == data.name }
            dataSets.append(data)
            testRun = nil
        case .remindersPlanned(let plan): reminderPlan = plan
        case .reminderSent(let reminder):
            reminders.append(SentReminder(reminder: reminder, circumstance: circumstance))
        case .taskConfirmed(let confirmation): confirmed.insert(confirmation.task)
        case .testRun(let run): testRun = run
        case .setUpFinished: isSetUp = true
        case .setUpReopened: isSetUp = false
        case .locked: locked = circumstance
        case .unlocked: locked = nil
        case .published(let step): publishedAt = step.words
        }
    }

    private mutating func take(_ list: RespondentList) {
        self.list = list
        respondents = Set(list.organisations)
        exemptions = exemptions.filter { respondents.contains($0.key) }
        jointReturns = jointReturns.compactMap { $0.within(respondents) }
        testRun = nil
    }

    private mutating func agree(_ joint: JointReturn) {
        jointReturns.removeAll { $0.lead == joint.lead }
        if !joint.covers.isEmpty { jointReturns.append(joint) }
        testRun = nil
    }
}

extension JointReturn {
    /// The arrangement among organisations that are asked; nil when nothing is left of it.
    func within(_ respondents: Set<OrganisationID>) -> JointReturn? {
        var rest = self
        rest.covers = covers.filter(respondents.contains)
        return respondents.contains(lead) && !rest.covers.isEmpty ? rest : nil
    }
}
