public import Accountability
import Forms
import GRDB
public import Ledger
public import Reckoning

/// The letters that tell organisations of what the body that collects has done by hand.
public struct CollectionLetters {
    private let books: Books
    private let now: Instant
    private let site: String?

    /// Letters from the books as they stand; `site` is the address of the site, where it is known.
    public init(_ books: Books, at now: Instant, site: String?) {
        self.books = books
        self.now = now
        self.site = site
    }

    /// The letters that follow from facts: of reminders sent by hand, later deadlines and
    /// invitations. They go to whoever sends the organisation's returns.
    public func letters(about facts: [Fact]) -> [DraftNotice] {
        let contacts = books.holders(of: Role.senders, on: now.onLondonClock.day)
        return facts.flatMap { fact -> [DraftNotice] in
            guard case .collection(let fact) = fact else { return [] }
            return told(by: fact).flatMap { organisation -> [DraftNotice] in
                guard let (subject, text) = words(fact, organisation) else { return [] }
                return (contacts[organisation] ?? []).map {
                    DraftNotice(to: $0, subject: subject, text: text)
                }
            }
        }
    }

    private func told(by fact: CollectionFact) -> [OrganisationID] {
        switch fact {
        case .reminderSent(let reminder) where reminder.planned == nil: reminder.organisations
        case .extensionGranted(let longer): [longer.organisation]
        case .respondentInvited(_, let organisation): [organisation]
        default: []
        }
    }

    private func words(
        _ fact: CollectionFact, _ organisation: OrganisationID
    ) -> (subject: String, text: String)? {
        guard let collection = fact.collection.flatMap({ books.collection($0) }) else { return nil }
        switch fact {
        case .reminderSent: return reminder(collection, organisation)
        case .extensionGranted(let longer): return extended(collection, longer)
        default: return invitation(collection, organisation)
        }
    }

    /// What a reminder says to an organisation, sent by hand.
    public func reminder(
        _ collection: Accountability.Collection, _ organisation: OrganisationID
    ) -> (subject: String, text: String) {
        let due = collection.due(for: organisation) ?? books.due(of: collection)
        let isLate = due.map { $0 < now } ?? false
        let when = due.map { isLate ? "It was due \(Self.by($0))." : "It is due \(Self.by($0))." }
        let state =
            books.return(to: collection.id, of: organisation) == nil
            ? "It has not been started." : "It has been started, and not been submitted yet."
        let subject = isLate ? "Your return is overdue" : "Please send your return"
        return (
            "\(subject): \(title(collection))",
            letter(
                "The return of \(name(organisation)) to “\(title(collection))” is awaited.",
                [state, when ?? ""].filter { !$0.isEmpty }.joined(separator: " "))
        )
    }

    private func extended(
        _ collection: Accountability.Collection, _ longer: DeadlineExtension
    ) -> (subject: String, text: String) {
        (
            "You have more time: \(title(collection))",
            letter(
                "The return of \(name(longer.organisation)) to “\(title(collection))” is now due "
                    + "\(Self.by(longer.until)).", "Why: \(longer.reason)")
        )
    }

    /// Nobody is written to about a collection that is still being set up.
    private func invitation(
        _ collection: Accountability.Collection, _ organisation: OrganisationID
    ) -> (subject: String, text: String)? {
        guard collection.awaits(organisation, at: now) else { return nil }
        let due = collection.due(for: organisation) ?? books.due(of: collection)
        return (
            "You are asked for a return: \(title(collection))",
            letter(
                "\(name(collection.owner)) asks \(name(organisation)) for a return to "
                    + "“\(title(collection))”.", due.map { "It is due \(Self.by($0))." } ?? "")
        )
    }

    private func letter(_ parts: String...) -> String {
        let place = site.map { "Open it: \($0)/returns" } ?? "Sign in to open it."
        return (parts.filter { !$0.isEmpty } + [place + "\n"]).joined(separator: "\n\n")
    }

    private func name(_ organisation: OrganisationID) -> String {
        books.organisation(organisation)?.name ?? organisation.text
    }

    private func title(_ collection: Accountability.Collection) -> String {
        guard let form = books.form(collection.form)?.form else { return collection.id.text }
        return "\(form.title), \(form.period.inWords)"
    }

    private static func by(_ due: Instant) -> String { "on or before \(due.inWords)" }
}

extension NoticeBook {
    /// The officers whose last letter could not be delivered.
    public func unreached() async throws(NoticeFault) -> Set<OfficerID> {
        try await read { db in
            Set(
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT officer FROM notice WHERE state = 'failed' AND number IN (
                            SELECT max(number) FROM notice WHERE state IN ('sent', 'failed')
                            GROUP BY officer)
                        """
                ).map { OfficerID($0) })
        }
    }
}
