import Accountability
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

extension Site {
    /// The workbook, written where files are read: not on a thread that answers requests.
    func download(
        _ at: ReturnVisit, as format: SpreadsheetFormat = .xlsx
    ) async throws(Problem) -> Reply {
        let (context, today) = (at.context, at.visit.today)
        let issue = "\(at.visit.now.milliseconds)-\(at.visit.officer?.id.text ?? "reader")"
        let bytes = try await written("the workbook of \(at.id)") {
            try ReturnWorkbook.bytes(context, on: today, issue: issue, as: format)
        }
        return Reply.document(bytes, type: format.mediaType)
            .attached(as: ReturnWorkbook.fileName(at.context, as: format))
    }

    /// The workbook in the format that the address names.
    func downloadAsAsked(_ at: ReturnVisit) async throws(Problem) -> Reply {
        guard let format = SpreadsheetFormat(rawValue: at.visit.open[1]) else { throw .notFound }
        return try await download(at, as: format)
    }

    /// The return as it was submitted, as tables to be published.
    func publish(_ at: ReturnVisit) async throws(Problem) -> Reply {
        guard let format = PublicationFormat(rawValue: at.visit.open[1]) else { throw .notFound }
        let published = try published(at.context)
        let bytes = try await written("the publication of \(at.id)") {
            try published.bytes(as: format)
        }
        return Reply.document(bytes, type: format.mediaType)
            .attached(as: published.fileName(as: format))
    }

    /// The page of a return as it was submitted, for everyone where it is open.
    func publishedReturn(_ visit: Visit) throws(Problem) -> Reply {
        let id = ReturnID("\(visit.open[0])-\(visit.open[1])")
        guard let context = clerk.books.return(id) else { throw .notFound }
        var reading = visit
        if !RouteMandate.reader.admits(visit.officer, to: context) {
            guard clerk.books.isOpen(context.entry) else { throw .notFound }
            reading.readAsEveryone()
        }
        let published = try published(context)
        return reading.page(PublishedReturnPage(reading, context, published).page)
    }

    private func published(_ context: ReturnInContext) throws(Problem) -> PublishedReturn {
        do throws(Refusal) {
            return try PublishedReturn(context)
        } catch {
            throw .refused(error)
        }
    }

    /// What the work writes in the reading room; a failure is noted under a reference.
    func written(
        _ what: String, _ work: @escaping @Sendable () throws -> [UInt8]
    ) async throws(Problem) -> [UInt8] {
        guard let result = await readingRoom.read({ Result { try work() } }) else { throw .busy }
        switch result {
        case .success(let bytes): return bytes
        case .failure(let error): throw failed("\(what) could not be written: \(error)")
        }
    }
}
