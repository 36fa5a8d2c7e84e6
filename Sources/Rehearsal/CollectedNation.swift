public import Accountability
import Clerk
public import Documents
import Forms
public import Journal
import Ledger
import Nation
import Reckoning

/// The authorities of the shipped register with a return of July to September 2017 each, and the
/// workbooks in which they have answered it, none of them taken in yet.
///
/// Every workbook is as long as Leeds' return: 37 initiatives and their metrics are known from the
/// quarter before, and what is typed is Leeds' own with figures that differ.
public enum CollectedNation {
    /// The collection.
    public static let collection = CollectionID("ibcf-2017-18-q2")
    /// Who collects.
    public static let analyst = Cast.analyst.id

    /// Sets the collection up in a journal, and hands over each authority's workbook by its code.
    public static func workbooks(
        in store: any JournalStore, as format: SpreadsheetFormat, most: Int = .max,
        each: (String, [UInt8]) throws -> Void
    ) async throws {
        let stage = try Stage.given([], in: store)
        let definition = try SmallForm.canonical(try Ground.text("Forms/\(collection).yaml"))
        let form = try Form(definition: DefinitionNode(canonical: definition))
        let day = form.period.to
        let councils = try NationStage.register().filter { $0.exists(on: day) }.prefix(most)
        let people = councils.flatMap { council -> [Instruction] in
            let officer = Nation.officer(.programme, of: council.authority)
            let mandate = Mandate(role: .programme, organisation: council.authority)
            return [
                .people(.registerOrganisation(Organisation(council))),
                .people(.enrol(officer)), .people(.grant(officer, mandate)),
            ]
        }
        _ = try await stage.clerk.carryOut(all: people, by: Cast.administrator.id)
        let invited = councils.map { CollectionInstruction.invite(collection, $0.authority) }
        let setUp: [CollectionInstruction] = [
            .adoptForm(form: form.id, definition: definition),
            .open(collection, form: form.id, owner: Cast.ministry.id),
        ]
        _ = try await stage.clerk.carryOut(
            all: (setUp + invited).map { .collection($0) }, by: analyst)
        var answers = try AnswersFile.draft(
            of: try Ground.text("Examples/leeds/\(collection).yaml"), for: form)
        answers.organisation = nil
        for (place, council) in councils.enumerated() {
            let context = try await stage.begun(council.authority, answers)
            let filled = stage.filled(context, answers, differingBy: place)
            try each(
                council.authority.text,
                try ReturnWorkbook.bytes(
                    filled, on: stage.clock.now.day, issue: "\(place)", as: format))
        }
    }
}

extension Stage {
    /// The return of a council, opened with the names of its rows in it.
    fileprivate func begun(
        _ council: OrganisationID, _ answers: ReturnDraft
    ) async throws -> ReturnInContext {
        let officer = Nation.officer(.programme, of: council)
        let id = ReturnID("\(CollectedNation.collection)-\(council)")
        _ = try await clerk.carryOut(
            .openReturn(CollectedNation.collection, council), by: officer)
        let opened = try context(id)
        let comparison = DraftComparison(answers, with: opened, on: clock.now.day)
        let names = Set(opened.form.form.tables.values.map(\.nameColumn))
        let rows = comparison.newRows.map {
            RowChange.add(table: $0.table, row: $0.row, token: nil)
        }
        let changes = comparison.changed.filter { names.contains($0.key.question) }.map {
            AnswerChange($0.key, to: $0.draft)
        }
        _ = try await clerk.carryOut(
            .return(id, .answer(changes, rows: rows, .command, source: nil)), by: officer)
        return try context(id)
    }

    private func context(_ id: ReturnID) throws -> ReturnInContext {
        guard let context = books.return(id) else { throw Unexpected("\(id) is not open") }
        return context
    }

    /// The return as it is once everything is typed.
    fileprivate func filled(
        _ context: ReturnInContext, _ answers: ReturnDraft, differingBy place: Int
    ) -> ReturnInContext {
        let circumstance = Circumstance(
            sequence: context.sequence, at: clock.now, by: Cast.programme.id)
        var entry = context.entry
        for item in DraftComparison(answers, with: context, on: clock.now.day).changed {
            var answer = item.draft
            if case .number(let number)? = answer,
                let more = DecimalNumber(
                    coefficient: number.coefficient + Int64(place),
                    scale: number.scale)
            {
                answer = .number(more)
            }
            entry.apply(.answerGiven(entry.id, item.key, answer, .workbook), circumstance)
        }
        return ReturnInContext(
            entry: entry, form: context.form, collection: context.collection,
            organisation: context.organisation, previous: context.previous,
            sequence: context.sequence)
    }
}
