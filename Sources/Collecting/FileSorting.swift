import Accountability
import Clerk
import Dispatch
import Documents
import Forms
import Ledger
import Reckoning
import Synchronization

/// A file that was read: what is in it when it is some respondent's, else why it is refused.
struct SortedFile: Sendable {
    var result: CollectedFile
    var draft: ReturnDraft?

    init(_ result: CollectedFile, _ draft: ReturnDraft? = nil) {
        self.result = result
        self.draft = draft
    }
}

/// Reads files and settles whose each is: by what a workbook of this program says of itself, else
/// by what a map finds in it; never by a file's name.
struct FileSorting: Sendable {
    private let run: FolderCollection
    private let books: Books
    private let collection: Accountability.Collection
    private let form: AdoptedForm
    /// The return that each workbook was taken into.
    private let taken: [Fingerprint: Return]

    init(_ run: FolderCollection) throws(NotCarriedOut) {
        let books = run.clerk.books
        guard let collection = books.collection(run.collection),
            let form = books.form(collection.form)
        else { throw .refused(.unknown(collection: run.collection)) }
        self.run = run
        self.books = books
        self.collection = collection
        self.form = form
        var taken: [Fingerprint: Return] = [:]
        for entry in books.returns(to: collection.id).values {
            for print in entry.workbooksTaken { taken[print] = entry }
        }
        self.taken = taken
    }

    /// Reads files, as many at a time as there are processors.
    func sort(
        _ files: [FolderFile], progress: @escaping @Sendable (Int) -> Void
    ) -> [SortedFile] {
        let found = Mutex<[Int: SortedFile]>([:])
        DispatchQueue.concurrentPerform(iterations: files.count) { place in
            let sorted = sort(files[place])
            let count = found.withLock { found in
                found[place] = sorted
                return found.count
            }
            progress(count)
        }
        return found.withLock { found in files.indices.compactMap { found[$0] } }
    }

    private func sort(_ file: FolderFile) -> SortedFile {
        guard let bytes = file.bytes() else {
            var result = CollectedFile(file.name, nil, .refused)
            result.refuse([.notAFile(file.isFile)])
            return SortedFile(result)
        }
        let digest = Fingerprint(of: bytes)
        if let entry = taken[digest] {
            var result = CollectedFile(file.name, digest, .before)
            result.organisation = books.organisation(entry.organisation)
            result.returnID = entry.id
            return SortedFile(result)
        }
        var sorted = sort(
            SentWorkbook(bytes, by: run.reader), CollectedFile(file.name, digest, .refused))
        sorted.draft?.source = digest
        return sorted
    }

    private func sort(_ workbook: SentWorkbook, _ result: CollectedFile) -> SortedFile {
        if let unreadable = workbook.unreadable { return refused(result, [unreadable]) }
        if let claim = workbook.claim { return own(workbook, claim, result) }
        var drafts: [ReturnDraft] = []
        var unknown: [Finding] = []
        for map in run.maps {
            let draft = workbook.draft(through: map, for: form.form)
            if draft.findings.contains(where: { $0.number == .layoutUnknown }) {
                unknown += draft.findings
            } else {
                drafts.append(draft)
            }
        }
        guard let draft = drafts.first else {
            return refused(result, unknown.isEmpty ? [.noIdentity(form.form)] : unknown)
        }
        guard drafts.count == 1 else { return refused(result, [.severalLayouts(run.maps)]) }
        return foreign(draft, result)
    }

    private func refused(_ result: CollectedFile, _ findings: [Finding]) -> SortedFile {
        var result = result
        result.refuse(findings)
        return SortedFile(result)
    }

    /// A workbook that this program wrote.
    private func own(
        _ workbook: SentWorkbook, _ claim: SentWorkbook.Claim, _ file: CollectedFile
    ) -> SortedFile {
        var result = file
        guard let organisation = respondent(claim.organisation) else {
            return refused(result, [.notAsked(claim.organisation, collection)])
        }
        result.organisation = organisation
        let opening = { run.opened(organisation.id) }
        switch books.context(collection.id, organisation.id, opening: opening) {
        case .failure(let error):
            return refused(result, [(try? .notAdmitted(error)) ?? .noIdentity(form.form)])
        case .success(let context):
            result.returnID = context.entry.id
            return sorted(workbook.draft(for: context), result)
        }
    }

    /// Another layout, whose organisation is what a map found.
    private func foreign(_ draft: ReturnDraft, _ file: CollectedFile) -> SortedFile {
        var result = file
        guard !draft.isRefused else { return refused(result, draft.findings) }
        guard let name = draft.organisation else {
            return refused(result, draft.findings + [.noIdentity(form.form)])
        }
        guard let organisation = respondent(name) else {
            return refused(result, [.notAsked(name, collection)])
        }
        result.organisation = organisation
        result.returnID = ReturnID("\(collection.id)-\(organisation.id)")
        var draft = draft
        // Whose it is was settled here by any of its codes; the comparison knows the chief ones.
        draft.organisation = organisation.id.text
        return sorted(draft, result)
    }

    private func sorted(_ draft: ReturnDraft, _ result: CollectedFile) -> SortedFile {
        draft.isRefused ? refused(result, draft.findings) : SortedFile(result, draft)
    }

    /// The respondent that is meant by a code or a name, also one that only the register has.
    private func respondent(_ text: String) -> Organisation? {
        let day = form.form.period.to
        let id =
            books.organisation(knownAs: text)?.id
            ?? books.register.authority(knownAs: text, on: day)?.authority
        return id.flatMap { collection.expected.contains($0) ? books.organisation($0) : nil }
    }
}
