import Accountability
import Documents
import Forms
public import Journal
import Ledger
import Reckoning

extension CareNation {
    /// Writes what the nation submitted in so many quarters straight into a journal, past all
    /// rules.
    public func record(_ quarters: Int, in store: any JournalStore) throws {
        var pen = try Pen(taking: store)
        let moment = Stage.firstDay.adding(milliseconds: -60_000)
        for facts in try everything(quarters) {
            _ = try pen.append(
                facts.map {
                    EntryDraft(at: moment, by: $0.by.text, fact: $0.fact.canonical)
                })
        }
    }

    /// Everything that happened, in pieces.
    private func everything(_ quarters: Int) throws -> [[Happened]] {
        let people = Cast.facts.map { Happened(.people($0), by: Cast.administrator) }
        let councils = bodies.flatMap { body -> [Happened] in
            let record = AuthorityRecord(
                OrganisationID(body.code), name: body.name, category: body.group,
                region: body.region, from: Day(number: 14_000))
            return [
                Happened(
                    .people(.organisationRegistered(organisation(body))), by: Cast.administrator),
                Happened(.authority(.entered(record)), by: Cast.analyst),
            ]
        }
        return try [people + councils] + (1...quarters).map { try collected($0) }
    }

    private func organisation(_ body: ReleaseBody) -> Organisation {
        Organisation(id: OrganisationID(body.code), name: body.name, codes: [])
    }

    private func collected(_ quarter: Int) throws -> [Happened] {
        let definition = try SmallForm.canonical(CareForm.text(quarter))
        let id = CareForm.id(quarter)
        let collection = CollectionID(id)
        var facts: [CollectionFact] = [
            .formAdopted(form: id, definition: definition),
            .collectionOpened(collection, form: id, owner: Cast.ministry.id),
        ]
        facts += bodies.map { .respondentInvited(collection, OrganisationID($0.code)) }
        let form = try CareForm.form(quarter)
        let fingerprint = Fingerprint(of: definition)
        let returns = bodies.indices.flatMap { place in
            sheet(place, quarter).map { submitted(place, quarter, $0, form, fingerprint) } ?? []
        }
        return facts.map { Happened(.collection($0), by: Cast.analyst) }
            + returns.map { Happened(.return($0), by: Cast.programme) }
    }

    private func submitted(
        _ place: Int, _ quarter: Int, _ sheet: AnswerSheet, _ form: Form,
        _ definition: Fingerprint
    ) -> [ReturnFact] {
        let id = CareForm.id(quarter)
        let council = OrganisationID(bodies[place].code)
        let entry = ReturnID("\(id)-\(council)")
        var facts: [ReturnFact] = [
            .opened(entry, CollectionID(id), council, form: id, previous: nil)
        ]
        facts += sheet.rows(of: "A7").map { .rowAdded(entry, table: "A7", row: $0, token: nil) }
        facts += sheet.everyAnswer.map { .answerGiven(entry, $0.key, $0.answer, .command) }
        let circumstance = Circumstance(sequence: 0, at: Stage.firstDay, by: Cast.programme.id)
        guard var kept = Return(facts[0], circumstance) else { return facts }
        for fact in facts.dropFirst() { kept.apply(fact, circumstance) }
        let content = Fingerprint(of: kept.canonical(form: form, formFingerprint: definition))
        let stamp = FormStamp(version: form.version, definition: definition)
        return facts + [.submitted(entry, version: 1, content: content, stamp)]
    }
}
