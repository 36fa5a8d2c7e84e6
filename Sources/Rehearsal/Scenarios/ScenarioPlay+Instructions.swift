import Accountability
import Forms
import Ledger
import Reckoning

extension ScenarioPlay {
    /// What the act asks of the return it is about.
    func returnInstruction(_ act: ScenarioAct) throws -> ReturnInstruction {
        switch act.verb {
        case "answers", "clears", "adds", "removes", "takes-in": return try change(act)
        case "explains":
            let words = try act.words(/(\S+): (.+)/, like: "B-twice@B2: why")
            return .explain(finding: String(words.1), text: String(words.2))
        case "completes": return .complete(section: act.rest)
        case "resumes": return .resume(section: act.rest)
        case "sends":
            _ = try act.words(/it for sign-off/, like: "it for sign-off")
            return .sendForSignOff
        case "takes-back": return .withdrawFromSignOff(reason: act.reason)
        case "signs", "ratifies", "declines": return try signOff(act)
        case "submits":
            _ = try act.words(/it/, like: "it")
            return .submit
        case "assigns", "confirms", "declares", "withdraws-nil": return try organising(act)
        default: return try department(act)
        }
    }

    private func organising(_ act: ScenarioAct) throws -> ReturnInstruction {
        switch act.verb {
        case "assigns":
            let words = try act.words(
                /(\S+) to (nobody|\S+)(?: by (\S+))?/, like: "B to finance by 2017-10-12")
            let owner =
                words.2 == "nobody"
                ? nil : OfficerID("\(act.organisation.lowercased())-\(words.2)")
            return .assign(section: String(words.1), to: owner, due: words.3.flatMap { Day($0) })
        case "confirms":
            _ = try act.words(/the details/, like: "the details")
            return .confirmDetails
        case "declares":
            _ = try act.words(/nothing to report/, like: "nothing to report because …")
            return .declareNil(reason: act.reason)
        default:
            _ = try act.words(/it/, like: "it")
            return .withdrawNil
        }
    }

    private func department(_ act: ScenarioAct) throws -> ReturnInstruction {
        switch act.verb {
        case "queries":
            let words = try act.words(/(\S+): (.+)/, like: "B2: why")
            return .query(Stage.key(String(words.1)), text: String(words.2))
        case "replies":
            let words = try act.words(/to query (\d+): (.+)/, like: "to query 1: because")
            return .reply(query: Int(words.1) ?? 0, text: String(words.2))
        case "closes":
            let words = try act.words(/query (\d+)/, like: "query 1")
            return .close(query: Int(words.1) ?? 0)
        case "reopens":
            let sections = act.rest.split(separator: ", ").map(String.init)
            return .reopen(sections: sections, reason: act.reason)
        case "accepts":
            let words = try act.words(/it(?: without (.+))?/, like: "it of the return of Ashby")
            guard let without = words.1 else { return .accept }
            return .acceptInPart(
                without: without.split(separator: ", ").map(String.init), reason: act.reason)
        case "accepts-explanation": return .acceptExplanation(finding: act.rest)
        case "entrusts":
            let words = try act.words(/(.+) to (nobody|\S+)/, like: "query 1 to ministry-analyst")
            let matter = QueryMatter(written: String(words.1)) ?? .query(0)
            return .assignQuery(
                matter, to: words.2 == "nobody" ? nil : OfficerID(String(words.2)))
        case "excludes":
            _ = try act.words(/it/, like: "it of the return of Ashby because …")
            return .exclude(reason: act.reason)
        case "includes": return .include
        default: throw Unexpected("nobody knows how to “\(act.verb)”")
        }
    }

    private func change(_ act: ScenarioAct) throws -> ReturnInstruction {
        switch act.verb {
        case "answers":
            let words = try act.words(/(\S+) (.+?)(?:, having seen (.+))?/, like: "B1 12")
            let key = Stage.key(String(words.1))
            let seen = try words.3.map { try answer(String($0), at: key, act) }
            return .answer(
                [
                    AnswerChange(
                        key, to: try answer(String(words.2), at: key, act),
                        seen: seen.map { .answer($0) } ?? .whatever)
                ], rows: [], .web, source: nil)
        case "clears": return .give(act.rest, nil)
        case "takes-in":
            return try stage.instruction(toTakeIn: act.rest, for: try target(act))
        default:
            let words = try act.words(/([A-Za-z0-9]+)\/(\d+)/, like: "A2/11")
            let (table, row) = (String(words.1), Int(words.2) ?? 0)
            let rows: [RowChange] =
                act.verb == "adds"
                ? [.add(table: table, row: row, token: nil)]
                : [.remove(table: table, row: row, reason: act.reason)]
            return .answer([], rows: rows, .web, source: nil)
        }
    }

    /// The answer as the form understands the typed words; “blank” is none.
    private func answer(_ words: String, at key: AnswerKey, _ act: ScenarioAct) throws -> Answer? {
        guard words != "blank" else { return nil }
        guard let form = stage.books.return(try target(act))?.form.form,
            let question = form.question(key.question)
        else { return .text(words) }
        return form.read(.text(words), for: question).answer
    }

    private func signOff(_ act: ScenarioAct) throws -> ReturnInstruction {
        let pattern = /(\S+)(?: (.+?))??(?: at the meeting of (\S+), minute (.+?))?(, long read)?/
        let words = try act.words(pattern, like: "board at the meeting of 2017-10-18, minute 12")
        let step = String(words.1)
        let meeting = words.3.flatMap { Day($0) }.map {
            Meeting(date: $0, minute: String(words.4 ?? ""))
        }
        switch act.verb {
        case "declines": return .decline(step: step, reason: act.reason)
        case "ratifies":
            guard let meeting else { throw Unexpected("ratified at no meeting") }
            return .ratify(step: step, meeting)
        default:
            let content = stage.books.return(try target(act))?.content
            let seen = words.5 == nil ? content : Fingerprint(String(repeating: "0", count: 64))
            return .sign(
                step: step, try Self.basis(words.2, meeting), seen: seen ?? Fingerprint(""), meeting
            )
        }
    }

    private static func basis(_ words: Substring?, _ meeting: Meeting?) throws -> SignOffBasis {
        switch words {
        case "as certifier": return .certifier
        case "as signatory": return .signatories
        case "under delegation": return .delegated
        case nil: return .meeting
        case .some(let other): throw Unexpected("nobody signs “\(other)”")
        }
    }

    /// What a waiver asks of the collection.
    func instructionToWaive(_ act: ScenarioAct) throws -> CollectionInstruction {
        let example = "B-twice from 2017-10-01 to 2017-12-31 of the return of Ashby because …"
        let words = try act.words(/(\S+) from (\S+) to (\S+)/, like: example)
        guard let from = Day(words.2), let to = Day(words.3), let days = Period(from: from, to: to),
            let council = act.about.flatMap({ organisations[$0] }),
            let entry = stage.books.return(try target(act))?.entry
        else { throw Unexpected("not “waives \(example)”") }
        return .waive(
            entry.collection,
            CheckWaiver(
                rule: String(words.1), organisation: council.id, days: days, reason: act.reason))
    }
}
