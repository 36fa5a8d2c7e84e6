import Accountability
import Clerk
import Forms
import Ledger
import Reckoning
import Rehearsal
import Testing

struct PropertyTests {
    /// Eight stories of 600 acts each, most of them out of turn.
    @Test(arguments: UInt64(1)...8)
    func `whatever officers do, what was signed and submitted stands`(seed: UInt64) async throws {
        var acts = try RandomActs(seed: seed)
        var before = try acts.stage.small.entry
        var submissions = 0
        var signatures = 0
        for _ in 0..<600 {
            guard try await acts.step() else { continue }
            let after = try acts.stage.small.entry
            try Self.check(before, after, acts.stage)
            submissions = after.versions.count
            signatures = after.signatures.count
            before = after
        }
        #expect(submissions > 0 && signatures > 1, "the story came nowhere")
        try acts.stage.agreesWithJournal()
    }

    private static func check(_ before: Return, _ after: Return, _ stage: Stage) throws {
        let valid = after.signatures.filter(\.isValid)
        let content = try stage.content
        #expect(valid.allSatisfy { $0.content == content })
        #expect(Array(after.versions.prefix(before.versions.count)) == before.versions)
        if after.sheet != before.sheet {
            #expect(before.stage == .open && after.stage == .open)
            #expect(valid.isEmpty)
            if let opened = before.reopening {
                try checkChanges(before, after, within: opened, stage)
            }
        }
        if after.versions.count > before.versions.count { try checkSubmission(after, stage) }
    }

    private static func checkChanges(
        _ before: Return, _ after: Return, within opened: Reopening, _ stage: Stage
    ) throws {
        let form = try stage.small.form.form
        for key in Set(before.sheet.everyAnswer.map(\.key) + after.sheet.everyAnswer.map(\.key))
        where before.sheet[key] != after.sheet[key] {
            #expect(opened.sections.contains(form.sectionOf[key.question] ?? ""))
        }
    }

    private static func checkSubmission(_ after: Return, _ stage: Stage) throws {
        let version = try #require(after.versions.last)
        let shown = try stage.small.canonical(version: version)
        #expect(Fingerprint(of: shown) == version.content)
        #expect(version.signatures.allSatisfy { $0.content == version.content })
        let signed = Set(version.signatures.map(\.step))
        #expect(signed == ["finance", "board"])
        let preparers = Self.preparers(of: after)
        #expect(version.signatures.allSatisfy { !preparers.contains($0.circumstance.by) })
    }

    /// Whoever gave an answer of the last version since the one before, counted from the history.
    private static func preparers(of entry: Return) -> Set<OfficerID> {
        let since = entry.versions.dropLast().last?.circumstance.sequence ?? 0
        let keys = Set(entry.sheet.everyAnswer.map(\.key))
        return Set(
            keys.flatMap { entry.history(of: $0) }.map(\.circumstance)
                .filter { $0.sequence > since }.map(\.by))
    }

    /// Two officers who each look, then write, in any order: what is acknowledged is in the
    /// history, and nothing overwrites what its writer had not seen.
    @Test(arguments: UInt64(1)...20)
    func `two officers at one return lose nothing`(seed: UInt64) async throws {
        var chance = SeededRandom(seed: seed)
        let stage = try Stage.given([.opened])
        let keys = ["B1", "B2", "B4"].map { Stage.key($0) }
        var seen: [OfficerID: [AnswerKey: Answer]] = [:]
        var written: [AnswerKey: [Answer]] = [:]
        for number in 0..<60 {
            let member = chance.pick([Cast.programme, Cast.deputy])
            let key = chance.pick(keys)
            if chance.whole(0...2) == 0 { seen[member.id] = try Self.look(stage, keys) }
            let answer = Answer.number(.init(Int64(chance.whole(0...9) * 100 + number)))
            let known = seen[member.id]?[key]
            let act = try await stage.carryOut(
                .return(Stage.smallReturn, .give("\(key)", answer, seen: .answer(known))),
                by: member.id)
            guard act.refusal == nil else {
                #expect(written[key]?.last != known, "refused although nothing had changed")
                continue
            }
            #expect(written[key]?.last == known, "overwrote what was never seen")
            written[key, default: []].append(answer)
            seen[member.id, default: [:]][key] = answer
        }
        try Self.holds(stage, written)
    }

    private static func look(_ stage: Stage, _ keys: [AnswerKey]) throws -> [AnswerKey: Answer] {
        let sheet = try stage.small.entry.sheet
        return keys.reduce(into: [:]) { $0[$1] = sheet[$1] }
    }

    private static func holds(_ stage: Stage, _ written: [AnswerKey: [Answer]]) throws {
        let entry = try stage.small.entry
        #expect(!written.isEmpty)
        for (key, answers) in written {
            #expect(entry.history(of: key).map(\.answer) == answers)
            #expect(entry.sheet[key] == answers.last)
        }
        try stage.agreesWithJournal()
    }
}
