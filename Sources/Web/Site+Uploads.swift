import Accountability
import Documents
import Forms
import Ledger
import Reckoning

extension Site {
    /// The most bytes of an uploaded workbook.
    static let mostFileBytes = 20_000_000

    /// Takes in a form with a file, piece by piece and never more than is allowed.
    func takeFile(_ ask: Ask, into visit: inout Visit) async throws(Problem) {
        guard let boundary = MultipartForm.boundary(ask.header("content-type")) else {
            throw .unreadableForm
        }
        let most = Self.mostFileBytes + 20_000
        if let length = ask.header("content-length").flatMap({ Int($0) }), length > most {
            throw .fileTooLarge
        }
        try allowances.admitFile(visit)
        guard await intake.enter() else { throw .busy }
        let bytes = await ask.body(most)
        await intake.leave()
        guard let bytes else { throw .fileTooLarge }
        meter.noteUpload(bytes: bytes.count)
        guard let form = MultipartForm(bytes, boundary: boundary) else { throw .unreadableForm }
        visit.fields = FormFields(form.fields)
        visit.file = form.file
    }

    func upload(_ at: ReturnVisit) async throws(Problem) -> Reply {
        guard let officer = at.visit.officer else { throw .signInFirst }
        guard let file = at.visit.file, !file.isEmpty else {
            let sentence =
                at.visit.file == nil ? "Select a workbook to upload" : "The selected file is empty"
            return at.visit.page(NoFilePage(at, sentence).page, status: 422)
        }
        let (context, reader) = (at.context, face.settings.reader)
        let draft = await readingRoom.read {
            ReturnWorkbook.draft(of: file, for: context, by: reader)
        }
        guard let draft else { throw .busy }
        let number = await shelf.keep(
            UploadShelf.Upload(
                about: ReturnRoute.upload.path(at.id), officer: officer.id, content: draft,
                arrived: at.visit.now, file: file))
        return .go(to: ReturnRoute.preview.path(at.id, "\(number)"))
    }

    func previewPage(_ at: ReturnVisit) async throws(Problem) -> Page {
        let (number, upload) = try await shelved(at)
        return PreviewPage(
            at, number, DraftComparison(upload.content, with: at.context, on: at.visit.today),
            canBeMarked: upload.file != nil
        )
        .page
    }

    /// The file that was uploaded with what was found in it; made where files are read.
    func markedCopy(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let (number, upload) = try await shelved(at)
        guard let file = upload.file else { throw .notFound }
        let comparison = DraftComparison(upload.content, with: at.context, on: at.visit.today)
        let reader = face.settings.reader
        let copy = await readingRoom.read { comparison.annotatedFile(of: file, by: reader) }
        switch copy {
        case nil: throw .busy
        case .refused(let finding):
            return at.visit.page(NotMarkedPage(at, number, finding).page, status: 422)
        case .copy(let bytes, let ending, let type):
            return Reply.document(bytes, type: type).attached(as: "\(at.id)-findings.\(ending)")
        }
    }

    func acceptUpload(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let (number, upload) = try await shelved(at)
        let comparison = DraftComparison(upload.content, with: at.context, on: at.visit.today)
        guard !comparison.isRefused else { throw .notFound }
        var settled: [AnswerKey: Answer?] = [:]
        for item in comparison.conflicts where at.visit.fields[item.key.fieldName] == "file" {
            settled[item.key] = .some(item.draft)
        }
        let before = Set(at.standing.queries.map(\.finding.identity))
        try await carryOut(comparison.instruction(channel: .workbook, settling: settled), at)
        await shelf.discard(number)
        let after = try again(at)
        let isNew = after.standing.queries.contains { !before.contains($0.finding.identity) }
        return .go(to: isNew ? ReturnRoute.queries.path(at.id) : ReturnRoute.taskList.path(at.id))
    }

    func cancelUpload(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let (number, _) = try await shelved(at)
        await shelf.discard(number)
        return .go(to: ReturnRoute.taskList.path(at.id))
    }

    private func shelved(
        _ at: ReturnVisit
    ) async throws(Problem) -> (Int, UploadShelf<ReturnDraft>.Upload) {
        guard let officer = at.visit.officer, let number = Int(at.visit.open[1]),
            let upload = await shelf.upload(
                number, to: ReturnRoute.upload.path(at.id), by: officer.id, at: at.visit.now)
        else { throw .notFound }
        return (number, upload)
    }

    func canonical(_ at: ReturnVisit) throws(Problem) -> Reply {
        .document(at.context.canonical.bytes, type: "application/json")
    }

    func version(_ at: ReturnVisit) throws(Problem) -> Reply {
        let name = at.visit.open[1]
        guard name.hasSuffix(".json"), let number = Int(name.dropLast(".json".count)),
            let version = at.entry.versions.first(where: { $0.number == number })
        else { throw .notFound }
        return .document(at.context.canonical(version: version).bytes, type: "application/json")
    }
}
