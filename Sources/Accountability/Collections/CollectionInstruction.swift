public import Reckoning

/// What may be asked about forms and collections.
public enum CollectionInstruction: Hashable, Sendable {
    case adoptForm(form: String, definition: CanonicalValue)
    /// Open a collection at once, without dates.
    case open(CollectionID, form: String, owner: OrganisationID)
    /// Ask an organisation, also one that was exempted.
    case invite(CollectionID, OrganisationID)
    case waive(CollectionID, CheckWaiver)
    /// Begin to set a collection up.
    case draft(CollectionDraft)
    case set(CollectionDates)
    /// Ask every authority of some classes that the register has on a day; no class means all.
    case list(CollectionID, on: Day, categories: [String])
    case exempt(Exemption)
    case join(JointReturn)
    case extend(DeadlineExtension)
    case take(DataSet)
    case plan(ReminderPlan)
    case remind(Reminder)
    case confirm(CollectionID, SetUpTask)
    case note(TestRun)
    case finishSetUp(CollectionID)
    case reopenSetUp(CollectionID, reason: String)
    case lock(CollectionID)
    case unlock(CollectionID, reason: String)
    case publish(CollectionID, at: String)
}

/// What the rules about collections look at.
public struct CollectionBackground {
    let actor: Officer
    let now: Instant
    let form: (String) -> AdoptedForm?
    let collection: (CollectionID) -> Collection?
    let organisation: (OrganisationID) -> Organisation?
    let entry: (CollectionID, OrganisationID) -> Return?
    let register: AuthorityRegister

    /// The actor, the moment, and the forms, collections, organisations, returns and authorities as
    /// they stand.
    public init(
        actor: Officer, now: Instant, form: @escaping (String) -> AdoptedForm?,
        collection: @escaping (CollectionID) -> Collection?,
        organisation: @escaping (OrganisationID) -> Organisation?,
        entry: @escaping (CollectionID, OrganisationID) -> Return?,
        register: AuthorityRegister
    ) {
        self.actor = actor
        self.now = now
        self.form = form
        self.collection = collection
        self.organisation = organisation
        self.entry = entry
        self.register = register
    }
}
