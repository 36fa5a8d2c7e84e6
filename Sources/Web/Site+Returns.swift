import Accountability

extension Site {
    /// What answers the addresses of a return.
    func answer(_ route: ReturnRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .returns: return visit.page(ReturnsPage(visit).page)
        case .openReturn: return try await openReturn(visit)
        case .taskList: return visit.page(TaskListPage(try visit.subject()).page)
        case .section: return visit.page(try sectionPage(visit.subject()))
        case .saveSection: return try await saveSection(visit.subject())
        case .confirmRemoval: return visit.page(try removalPage(visit.subject()))
        case .removeRow: return try await removeRow(visit.subject())
        case .queries: return visit.page(QueriesPage(try visit.subject()).page)
        case .explain: return try await explain(visit.subject())
        case .messages: return visit.page(MessagesPage(try visit.subject()).page)
        case .reply: return try await replyToQuery(visit.subject())
        case .check: return visit.page(CheckPage(try visit.subject()).page)
        case .history: return visit.page(HistoryPage(try visit.subject()).page)
        case .answerHistory: return visit.page(try AnswerHistoryPage(visit.subject()).page)
        case .workbook: return try await download(visit.subject())
        case .workbookAs: return try await downloadAsAsked(visit.subject())
        case .upload: return try await upload(visit.subject())
        case .preview: return visit.page(try await previewPage(visit.subject()))
        case .marked: return try await markedCopy(visit.subject())
        case .acceptUpload: return try await acceptUpload(visit.subject())
        case .cancelUpload: return try await cancelUpload(visit.subject())
        case .canonical: return try canonical(visit.subject())
        case .version: return try version(visit.subject())
        case .published: return try await publish(visit.subject())
        case .signOff, .sign, .decline, .ratify, .send, .takeBack, .submit, .receipt:
            return try await answerSignOff(route, visit.subject())
        }
    }

    private func answerSignOff(
        _ route: ReturnRoute, _ at: ReturnVisit
    ) async throws(Problem) -> Reply {
        switch route {
        case .sign: return try await sign(at)
        case .decline: return try await decline(at)
        case .ratify: return try await ratify(at)
        case .send: return try await send(at)
        case .takeBack: return try await takeBack(at)
        case .submit: return try await submit(at)
        case .receipt: return at.visit.page(try ReceiptPage(at).page)
        default: return at.visit.page(SignOffPage(at).page)
        }
    }
}
