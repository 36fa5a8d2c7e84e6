import Accountability
import Clerk
import WorkingPapers

extension Site {
    /// What answers the addresses of returns.
    func answer(_ route: ReturnRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .returns: return try await returnsPage(visit)
        case .returnsFile: return visit.returnsFile
        case .openReturn: return try await openReturn(visit)
        default: return try await answer(route, at: subject(visit))
        }
    }

    private func returnsPage(_ visit: Visit) async throws(Problem) -> Reply {
        let officer = visit.officer?.id.text ?? ""
        let comments = try await keeping { () async throws(PapersFault) in
            try await papers.comments(meantFor: officer)
        }
        return visit.page(ReturnsPage(visit, comments).page)
    }

    /// Opens the organisation's return to a collection.
    private func openReturn(_ visit: Visit) async throws(Problem) -> Reply {
        let collection = CollectionID(visit.open[0])
        let organisation = OrganisationID(visit.open[1])
        try await carryOut(.openReturn(collection, organisation), visit)
        return .go(to: ReturnRoute.taskList.path("\(collection)-\(organisation)"))
    }

    /// What answers the addresses of one return.
    private func answer(
        _ route: ReturnRoute, at: ReturnVisit
    ) async throws(Problem) -> Reply {
        switch route {
        case .taskList: return at.visit.page(TaskListPage(at).page)
        case .people: return at.visit.page(PeoplePage(at).page)
        case .confirmPeople: return try await confirmPeople(at)
        case .assignments: return at.visit.page(AssignmentsPage(at).page)
        case .assign: return try await assign(at)
        case .formChanges: return at.visit.page(FormChangesPage(at).page)
        case .section: return at.visit.page(try await sectionPage(at))
        case .saveSection: return try await saveSection(at)
        case .checkSection: return at.visit.page(SectionCheckPage(at, try at.section()).page)
        case .completeSection: return try await completeSection(at)
        case .row: return at.visit.page(try await rowPage(at))
        case .confirmRemoval: return at.visit.page(try removalPage(at))
        case .removeRow: return try await removeRow(at)
        case .queries: return at.visit.page(QueriesPage(at).page)
        case .explain: return try await explain(at)
        case .review: return at.visit.page(ReviewPage(at).page)
        case .signOff: return at.visit.page(SignOffPage(at).page)
        case .sign: return try await sign(at)
        case .decline: return try await decline(at)
        case .ratify: return try await ratify(at)
        case .send: return try await send(at)
        case .takeBack: return try await takeBack(at)
        case .submit: return try await submit(at)
        case .nilReturn: return at.visit.page(NilPage(at).page)
        case .declareNil: return try await declareNil(at)
        case .withdrawNil: return try await withdrawNil(at)
        case .receipt: return at.visit.page(try ReceiptPage(at).page)
        case .history: return at.visit.page(HistoryPage(at).page)
        case .historyFile: return HistoryPage(at).file
        case .answerHistory: return at.visit.page(try AnswerHistoryPage(at).page)
        case .versions: return at.visit.page(VersionsPage(at).page)
        case .versionsFile: return try VersionComparison.file(at)
        case .messages: return at.visit.page(MessagesPage(at).page)
        case .reply: return try await replyToQuery(at)
        case .workbook: return try await download(at)
        case .workbookAs: return try await downloadAsAsked(at)
        case .upload: return try await upload(at)
        case .preview: return at.visit.page(try await previewPage(at))
        case .marked: return try await markedCopy(at)
        case .acceptUpload: return try await acceptUpload(at)
        case .cancelUpload: return try await cancelUpload(at)
        case .canonical: return try canonical(at)
        case .version: return try version(at)
        case .published: return try await publish(at)
        case .returns, .returnsFile, .openReturn: throw .notFound
        }
    }
}
