public import Accountability
public import Clerk
public import Documents
import Forms
import Ledger
import Reckoning

/// Takes a folder of workbooks in for a collection.
///
/// First every file is read and it is settled whose it is; then each is recorded on its own, all of
/// it or nothing, with whatever it opens. What was taken in before is known by its bytes, so that a
/// run that was stopped is simply started again.
public struct FolderCollection: Sendable {
    /// What becomes of answers that somebody else changed since a workbook was made.
    public enum Settling: Sendable {
        /// The file is refused.
        case refusing
        /// The file's answers are taken.
        case takingTheFile
        /// The answers of the return are kept.
        case keepingTheReturn
    }

    /// How far a run has come.
    public enum Progress: Sendable {
        /// So many of so many files were read.
        case read(Int, of: Int)
        /// It is settled what came of a file, the so-manieth of so many.
        case done(CollectedFile, Int, of: Int)
    }

    let collection: CollectionID
    let officer: OfficerID
    let clerk: Clerk
    /// The maps through which other layouts are read.
    public var maps: [ReadingMap] = []
    /// Where the files are read.
    public var reader = WorkbookReader.here
    /// What becomes of answers that somebody else changed.
    public var settling = Settling.refusing
    /// Nothing is recorded; what would be is said.
    public var isTrial = false

    /// A run for a collection by an officer.
    public init(_ collection: CollectionID, by officer: OfficerID, at clerk: Clerk) {
        self.collection = collection
        self.officer = officer
        self.clerk = clerk
    }

    /// Takes the files in; what came of each is in their order.
    ///
    /// Throws where there is no such collection, and where the journal cannot be written: what was
    /// recorded until then stands.
    public func collect(
        _ files: [FolderFile], progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws(NotCarriedOut) -> [CollectedFile] {
        let sorting = try FileSorting(self)
        let sorted = apart(sorting.sort(files) { progress(.read($0, of: files.count)) })
        var results: [CollectedFile] = []
        var taken: Set<Fingerprint> = []
        for file in sorted {
            var result = file.result
            if let digest = result.digest, file.draft != nil, taken.contains(digest) {
                result.outcome = .before
            } else if let draft = file.draft {
                result = try await record(draft, result)
                if result.outcome != .refused, let digest = result.digest { taken.insert(digest) }
            }
            results.append(result)
            progress(.done(result, results.count, of: files.count))
        }
        return results
    }

    /// Nobody can tell which of several different files of one organisation counts.
    private func apart(_ files: [SortedFile]) -> [SortedFile] {
        var names: [ReturnID: [Fingerprint: [String]]] = [:]
        for file in files where file.draft != nil {
            guard let id = file.result.returnID, let digest = file.result.digest else { continue }
            names[id, default: [:]][digest, default: []].append(file.result.name)
        }
        return files.map { file in
            guard file.draft != nil, let id = file.result.returnID,
                let digest = file.result.digest, let all = names[id], all.count > 1
            else { return file }
            let others = all.filter { $0.key != digest }.values.flatMap(\.self).sorted()
            var apart = SortedFile(file.result)
            apart.result.refuse([.sentTwice(file.result, others)])
            return apart
        }
    }
}

extension FolderCollection {
    private func record(
        _ draft: ReturnDraft, _ file: CollectedFile
    ) async throws(NotCarriedOut) -> CollectedFile {
        var result = file
        guard let organisation = file.organisation?.id else { return result }
        let books = clerk.books
        let context: ReturnInContext
        switch books.context(collection, organisation, opening: { opened(organisation) }) {
        case .success(let found): context = found
        case .failure(let error):
            result.refuse([try .notAdmitted(error)])
            return result
        }
        let comparison = DraftComparison(draft, with: context, on: clerk.now.onLondonClock.day)
        result.findings = comparison.findings
        if comparison.isRefused {
            result.outcome = .refused
            return result
        }
        if settling == .refusing, !comparison.conflicts.isEmpty {
            result.refuse(comparison.conflicts.map { .changedSince($0, context.form.form) })
            return result
        }
        return try await carryOut(comparison, context, result)
    }

    private func carryOut(
        _ comparison: DraftComparison, _ context: ReturnInContext, _ file: CollectedFile
    ) async throws(NotCarriedOut) -> CollectedFile {
        var result = file
        var settled: [AnswerKey: Answer?] = [:]
        if settling == .takingTheFile {
            for item in comparison.conflicts { settled[item.key] = .some(item.draft) }
        }
        let opens = clerk.books.return(context.entry.id) == nil
        let instructions: [Instruction] =
            (opens ? [.openReturn(collection, context.organisation.id)] : []) + [
                .return(
                    context.entry.id,
                    comparison.instruction(channel: .collected, settling: settled))
            ]
        result.answers = comparison.changed.count + settled.count
        result.rows = comparison.newRows.count
        do throws(NotCarriedOut) {
            let facts = try await facts(of: instructions)
            let changes = facts.contains { fact in
                if case .return(.workbookTaken) = fact { false } else { true }
            }
            result.outcome = changes ? .recorded : .unchanged
        } catch {
            result.refuse([try .notAdmitted(error)])
        }
        return result
    }

    private func facts(of instructions: [Instruction]) async throws(NotCarriedOut) -> [Fact] {
        guard isTrial else {
            return try await clerk.carryOut(all: instructions, by: officer).facts
        }
        var facts: [Fact] = []
        for result in clerk.trial(of: instructions, by: officer) { facts += try result.get() }
        return facts
    }

    /// The facts that opening an organisation's return would give.
    func opened(_ organisation: OrganisationID) -> Result<[Fact], NotCarriedOut> {
        clerk.trial(of: [.openReturn(collection, organisation)], by: officer)[0]
    }
}

extension Books {
    /// An organisation's return to a collection as it stands, or as it would be once it is opened.
    func context(
        _ id: CollectionID, _ organisation: OrganisationID,
        opening: () -> Result<[Fact], NotCarriedOut>
    ) -> Result<ReturnInContext, NotCarriedOut> {
        if let entry = self.return(to: id, of: organisation), let known = self.return(entry.id) {
            return .success(known)
        }
        return opening().flatMap { facts in
            guard let known = unopened(facts, id, organisation) else {
                return .failure(.refused(.unknown(collection: id)))
            }
            return .success(known)
        }
    }

    private func unopened(
        _ facts: [Fact], _ id: CollectionID, _ organisation: OrganisationID
    ) -> ReturnInContext? {
        let circumstance = Circumstance(
            sequence: sequence, at: Instant(milliseconds: 0), by: OfficerID(""))
        var entry: Return?
        for case .return(let fact) in facts {
            if entry == nil {
                entry = Return(fact, circumstance)
            } else {
                entry?.apply(fact, circumstance)
            }
        }
        guard let entry, let collection = collection(id), let form = form(collection.form),
            let organisation = self.organisation(organisation)
        else { return nil }
        return ReturnInContext(
            entry: entry, form: form, collection: collection, organisation: organisation,
            previous: entry.previous.flatMap { self.return($0)?.entry }, sequence: sequence)
    }
}
