import Accountability
import Forms
import Ledger
import Reckoning

extension ScenarioPlay {
    /// How a return stands, in one line.
    func standing(of id: ReturnID) -> String? {
        guard let context = stage.books.return(id) else { return nil }
        let entry = context.entry
        let findings = context.standing(on: today)
        var parts = [entry.stage.plain]
        let counts = [
            Self.count(findings.errors.count, "error", "errors"),
            Self.count(findings.queries.count, "query", "queries"),
            Self.count(findings.explained.count, "query explained", "queries explained"),
        ].compactMap(\.self)
        parts.append(counts.isEmpty ? "nothing to put right" : counts.joined(separator: ", "))
        parts.append("complete: " + Self.list(entry.completedSections.keys.sorted()))
        let signed = entry.signatures.filter(\.isValid).map(\.step)
        if !signed.isEmpty { parts.append("signed: " + Self.list(signed)) }
        if let version = entry.versions.last { parts.append("version \(version.number)") }
        if entry.declaredNil != nil { parts.append("nil return") }
        if let acceptance = entry.acceptedInPart {
            parts.append("accepted without \(Self.list(acceptance.without))")
        } else if entry.acceptedVersion != nil {
            parts.append("accepted")
        }
        return "\(context.organisation.name) \(entry.form): " + parts.joined(separator: "; ")
    }

    private var today: Day { stage.clock.now.onLondonClock.day }

    private static func count(_ number: Int, _ one: String, _ many: String) -> String? {
        number == 0 ? nil : "\(number) \(number == 1 ? one : many)"
    }

    private static func list(_ words: [String]) -> String {
        words.isEmpty ? "none" : words.joined(separator: ", ")
    }

    /// What an act asks to be shown, each thing on a line.
    func shown(_ act: ScenarioAct) throws -> [String] {
        guard let context = stage.books.return(try target(act)) else { return [] }
        let entry = context.entry
        switch act.rest {
        case "findings": return context.standing(on: today).items.map { "> " + Self.line(of: $0) }
        case "signatures": return entry.signatures.map { "> " + line(of: $0, context) }
        case "versions": return entry.versions.map { "> " + Self.line(of: $0, entry) }
        case "queries": return entry.queries.map { "> " + Self.line(of: $0) }
        case "assignments":
            return entry.assignments.map(\.assignment).map { assignment in
                "> \(assignment.section): \(assignment.owner?.text ?? "nobody")"
                    + (assignment.due.map { ", by \($0)" } ?? "")
            }
        case "events":
            return entry.events.map {
                "> " + $0.what + ($0.reason.isEmpty ? "" : " (\($0.reason))")
                    + " by \($0.circumstance.by)"
            }
        case let history where history.hasPrefix("history of "):
            return Self.history(of: Stage.key(String(history.dropFirst(11))), entry)
        default: return act.rest.split(separator: " ").map { answer(at: String($0), context) }
        }
    }

    private func answer(at place: String, _ context: ReturnInContext) -> String {
        let key = Stage.key(place)
        if context.form.form.tables[key.question] != nil {
            let rows = context.entry.sheet.rows(of: key.question)
            return "> \(place): \(rows.count) rows, "
                + rows.map { "\($0)" }.joined(separator: " ")
        }
        let form = context.form.form
        guard let question = form.question(key.question) else { return "> \(place): no question" }
        if let calculated = context.standing(on: today).calculated[key] {
            return "> \(place): \(form.shown(calculated, for: question)) (calculated)"
        }
        guard let given = context.entry.history(of: key).last, let answer = given.answer else {
            return "> \(place): blank"
        }
        let shown = form.shown(answer, for: question)
        return "> \(place): \(shown) (\(given.channel.written), \(given.circumstance.by))"
    }

    private static func history(of key: AnswerKey, _ entry: Return) -> [String] {
        entry.history(of: key).map { given in
            "> \(given.circumstance.at) \(given.circumstance.by), \(given.channel.written): "
                + (given.answer?.plain ?? "blank")
        }
    }

    private static func line(of item: StandingFindings.Item) -> String {
        let finding = item.finding
        let done =
            item.waiver.map { " (waived: \($0.reason))" }
            ?? item.explanation.map { " (explained: \($0.text))" } ?? ""
        return "\(finding.severity.word) \(finding.identity): \(finding.message)\(done)"
    }

    private func line(of signature: Signature, _ context: ReturnInContext) -> String {
        let meeting = signature.meeting.map { " of \($0.date), minute \($0.minute)" } ?? ""
        let ratified = signature.ratified.map { ", ratified on \($0.date)" } ?? ""
        let waits = signature.awaitsRatification ? ", waits for ratification" : ""
        return "\(signature.step) \(signature.basis.inWords)\(meeting)\(ratified)\(waits), by "
            + "\(signature.circumstance.by)"
            + (context.principal(of: signature, in: stage.books).map { ", for \($0)" } ?? "")
            + (signature.isValid ? "" : ", void")
    }

    private static func line(of version: SubmittedVersion, _ entry: Return) -> String {
        let used = entry.acceptedVersion == version.number ? ", accepted" : ""
        return "version \(version.number) on \(version.circumstance.at.onLondonClock.day.inWords), "
            + "\(version.sheet.everyAnswer.count) answers, \(version.signatures.count) signatures, "
            + "receipt \(version.receipt ?? "none")\(used)"
    }

    private static func line(of query: DepartmentQuery) -> String {
        let messages = query.messages.map { "\($0.circumstance.by): \($0.text)" }
        return "query \(query.number) on \(query.key), \(query.isClosed ? "closed" : "open"): "
            + messages.joined(separator: " / ")
    }
}

extension ReturnStage {
    fileprivate var plain: String {
        switch self {
        case .open: "open"
        case .awaitingSignOff: "awaiting sign-off"
        case .submitted: "submitted"
        }
    }
}

extension Answer {
    /// The answer in plain words, for a script.
    var plain: String {
        switch self {
        case .text(let text): "“\(text)”"
        case .number(let number): number.formatted()
        case .date(let day): day.inWords
        case .choice(let code): "option \(code)"
        case .choices(let codes): "options \(codes.joined(separator: "; "))"
        case .yesNo(let yes): yes ? "yes" : "no"
        case .missing(let reason): "[\(reason.rawValue)]"
        case .remark(let text): "the words “\(text)”"
        }
    }
}
