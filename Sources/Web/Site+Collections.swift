import Accountability
import Clerk
import Documents
import Forms
import Ledger
import Notices
import Reckoning

extension Site {
    /// What answers the addresses of collections.
    func answer(_ route: CollectionRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .collections: return visit.page(CollectionsPage(visit).page)
        case .collectionsFile: return CollectionsPage(visit).file.reply
        case .newCollection: return visit.page(NewCollectionPage(visit: visit).page)
        case .draftCollection: return try await draftCollection(visit)
        case .uploadForm: return try await uploadForm(visit)
        case .questions: return visit.page(QuestionsPage(at: try asked(visit)).page)
        case .blankWorkbook: return try await blankWorkbook(try asked(visit))
        case .board, .boardFile, .nonSubmitters, .addresses, .audit, .authority:
            return try await show(route, CollectionVisit(visit))
        case .respondents, .respondentsFile, .reminders:
            return try await show(route, CollectionVisit(visit))
        case .setUp, .dates, .form, .prefill: return try prepared(route, CollectionVisit(visit))
        case .respondentsDraft, .recordRespondents, .prefillDraft, .recordPrefill,
            .uploadRespondents, .uploadPrefill:
            return try await answerUpload(route, visit)
        case .remind, .extend, .exempt, .join, .invite, .inviteRespondent, .listRespondents:
            return try await agree(route, CollectionVisit(visit))
        case .confirmTask, .tryOut, .finishSetUp, .reopenSetUp, .setDates, .lock, .unlock,
            .publish, .planReminders:
            return try await setUp(route, CollectionVisit(visit))
        }
    }

    /// A collection whose questions everyone may read: one that was given out.
    private func asked(_ visit: Visit) throws(Problem) -> CollectionVisit {
        let at = try CollectionVisit(visit)
        guard at.collection.isSetUp || at.may(CollectionRoute.form) else { throw .notFound }
        return at
    }

    /// The workbook as nobody has filled it in.
    private func blankWorkbook(_ at: CollectionVisit) async throws(Problem) -> Reply {
        guard let format = SpreadsheetFormat(rawValue: at.visit.open[1]),
            let adopted = at.visit.books.form(at.collection.form),
            let context = at.blank(adopted)
        else { throw .notFound }
        let day = at.visit.today
        let bytes = try await written("the blank workbook of \(at.id)") {
            try ReturnWorkbook.bytes(context, on: day, issue: "blank", as: format)
        }
        return Reply.document(bytes, type: format.mediaType)
            .attached(as: "\(at.id)-blank.\(format.rawValue)")
    }

    private func show(
        _ route: CollectionRoute, _ at: CollectionVisit
    ) async throws(Problem) -> Reply {
        let contacts = at.visit.books.holders(of: Role.senders, on: at.visit.today)
        switch route {
        case .boardFile: return try await rows(at, contacts).file.reply
        case .nonSubmitters: return try await rows(at, contacts).nonSubmitters.reply
        case .addresses:
            return at.visit.page(AddressesPage(at: at, rows: try await rows(at, contacts)).page)
        case .audit: return at.visit.page(try await audit(at).page)
        case .authority: return at.visit.page(try await authority(at).page)
        case .respondents:
            return at.visit.page(RespondentsPage(at: at, contacts: contacts).page)
        case .respondentsFile: return RespondentsPage(at: at, contacts: contacts).file.reply
        case .reminders: return at.visit.page(try await reminders(at).page)
        default:
            let since = try await asking { () async throws(NoticeFault) in
                try await notices.remindingSince()
            }
            return at.visit.page(
                BoardPage(at: at, rows: try await rows(at, contacts), reminding: since).page)
        }
    }

    private func rows(
        _ at: CollectionVisit, _ contacts: [OrganisationID: [OfficerID]]
    ) async throws(Problem) -> BoardRows {
        let unreached = try await asking { () async throws(NoticeFault) in
            try await notices.unreached()
        }
        return BoardRows(at: at, contacts: contacts, unreached: unreached)
    }

    /// The page of the organisation that the address names.
    func authority(_ at: CollectionVisit) async throws(Problem) -> AuthorityPage {
        let (organisation, row) = try at.addressed()
        let contacts = at.visit.books.holders(of: Role.senders, on: at.visit.today)[organisation]
        let letters = try await asking { () async throws(NoticeFault) in
            var letters: [Notice] = []
            for officer in contacts ?? [] { letters += try await notices.notices(of: officer) }
            return letters.sorted { $0.number > $1.number }
        }
        return AuthorityPage(
            at: at, organisation: organisation, row: row, contacts: contacts ?? [],
            letters: letters)
    }

    /// The page of the reminders of one collection.
    func reminders(_ at: CollectionVisit) async throws(Problem) -> CollectionRemindersPage {
        let (unreached, since) = try await asking { () async throws(NoticeFault) in
            (try await notices.unreached(), try await notices.remindingSince())
        }
        return CollectionRemindersPage(
            at: at, contacts: at.visit.books.holders(of: Role.senders, on: at.visit.today),
            unreached: unreached, reminding: since, site: face.settings.baseAddress)
    }

    private func audit(_ at: CollectionVisit) async throws(Problem) -> CollectionAuditPage {
        let before = at.visit.query["before"].flatMap { Int64($0) } ?? .max
        let (clerk, id) = (clerk, at.collection.id)
        let found = try await readJournal { () -> Result<AuditPage, any Error> in
            Result {
                try clerk.entries(
                    before: before, most: CollectionAuditPage.pageSize,
                    looking: CollectionAuditPage.mostLooked
                ) { entry in
                    guard entry.kept.record?["collection"]?.text == id.text,
                        case .collection? = entry.fact
                    else { return false }
                    return true
                }
            }
        }
        return CollectionAuditPage(at: at, found: found)
    }

    private func prepared(_ route: CollectionRoute, _ at: CollectionVisit) throws(Problem) -> Reply
    {
        switch route {
        case .dates: at.visit.page(DatesPage(at: at).page)
        case .form: at.visit.page(FormPage(at: at).page)
        case .prefill: at.visit.page(PrefillPage(at: at).page)
        default: at.visit.page(SetUpPage(at: at).page)
        }
    }

    private func draftCollection(_ visit: Visit) async throws(Problem) -> Reply {
        let form = visit.fields["definition"] ?? ""
        return try await carryOut(
            visit, then: CollectionRoute.setUp.path(form),
            page: { visit throws(Problem) in NewCollectionPage(visit: visit).page },
            read: { reading in
                let form = reading.needed("definition", "Choose the form")
                let owner = reading.needed("owner", "Choose for whom")
                let like = reading.words("like")
                return [
                    .collection(
                        .draft(
                            CollectionDraft(
                                CollectionID(form), form: form, owner: OrganisationID(owner),
                                like: like.isEmpty ? nil : CollectionID(like))))
                ]
            })
    }
}

extension CollectionVisit {
    /// A return that nobody gives, with nothing in it.
    fileprivate func blank(_ form: AdoptedForm) -> ReturnInContext? {
        let organisation = Organisation(
            id: OrganisationID("blank"), name: "Blank form", codes: [])
        let fact = ReturnFact.opened(
            ReturnID("\(id)-blank"), collection.id, organisation.id, form: form.form.id,
            previous: nil)
        let circumstance = Circumstance(sequence: 0, at: visit.now, by: OfficerID("blank"))
        guard let entry = Return(fact, circumstance) else { return nil }
        return ReturnInContext(
            entry: entry, form: form, collection: collection, organisation: organisation,
            previous: nil, sequence: 0)
    }
}
