import Accountability
import Accounts
import Clerk
import Forms
import Ledger
import Reckoning

extension ProgramRoute {
    /// Returns, their answers and their sign-off.
    var returnAddress: ProgramAddress? {
        switch self {
        case .returns:
            return .list(
                "/returns", .signedIn, .returns, "The returns that you read, the latest first.",
                [
                    .text("text", "Words of the return, its months or its organisation."),
                    .text("status", "How it stands, in the words of the pages."),
                ]
            ) { (_, visit) async throws(Problem) in
                StatedList(visit.returnLines, visit) { StatedReturnLine($0) }
            }
        case .oneReturn:
            return .read(
                "/returns/{id}", .everyone, .returns,
                "A return: how far it has come, and its versions."
            ) { (_, visit) async throws(Problem) in StatedReturn(try ReturnVisit(asked: visit)) }
        case .answers:
            return .list(
                "/returns/{id}/answers", .everyone, .returns,
                "Every answer in its place, as it stands or as a version says it.",
                [
                    .text("section", "A section of the form."),
                    ProgramParameter(
                        name: "version", words: "A version that was submitted.",
                        kind: .whole(1...9_999, usual: 1)),
                ]
            ) { (_, visit) async throws(Problem) in
                StatedList(try StatedAnswer.asked(visit), visit) { $0 }
            }
        case .versions:
            return .list(
                "/returns/{id}/versions", .everyone, .returns,
                "Every version that was submitted, with its receipt and its signatures."
            ) { (_, visit) async throws(Problem) in
                let at = try ReturnVisit(asked: visit)
                return StatedList(at.readVersions, visit) { StatedVersion($0, of: at.entry) }
            }
        case .findings:
            return .list(
                "/returns/{id}/findings", .reader, .returns,
                "What was found in the answers, with its explanations."
            ) { (_, visit) async throws(Problem) in
                StatedList(try visit.subject().standing.items, visit) { StatedFinding($0) }
            }
        case .queries:
            return .list(
                "/returns/{id}/queries", .reader, .returns,
                "What the department asked about answers, and what was said."
            ) { (_, visit) async throws(Problem) in
                StatedList(try visit.subject().entry.queries, visit) { StatedQuery($0) }
            }
        default: return returnAct
        }
    }

    private var returnAct: ProgramAddress? {
        switch self {
        case .saveAnswers:
            return .act(
                "/returns/{id}/answers", .preparer, .returns,
                "Changes answers and rows, all or none.", example: SentChanges.example
            ) { (sent, visit) throws(Problem) in
                let at = try visit.subject()
                return [.return(at.entry.id, try sent.instruction(at))]
            }
        case .explain:
            return .act(
                "/returns/{id}/explanations", .preparer, .returns,
                "Explains why a query stands although nothing is wrong.",
                example: SentExplanation.example
            ) { (sent, visit) throws(Problem) in
                [
                    .return(
                        try visit.subject().entry.id,
                        .explain(finding: sent.finding, text: sent.text))
                ]
            }
        case .markSection:
            return .act(
                "/returns/{id}/sections/{section}", .preparer, .returns,
                "Marks a section complete, or takes the mark off it.",
                example: SentMark(isComplete: true)
            ) { (sent, visit) throws(Problem) in
                let (id, section) = (try visit.subject().entry.id, visit.open[1])
                return [
                    .return(
                        id,
                        sent.isComplete ? .complete(section: section) : .resume(section: section))
                ]
            }
        case .send:
            return .act(
                "/returns/{id}/sign-off", .sender, .returns,
                "Sends a return to those who sign it, as its answers stand.",
                example: SentNothing()
            ) { (_, visit) throws(Problem) in
                [.return(try visit.subject().entry.id, .sendForSignOff)]
            }
        case .replyToQuery:
            return .act(
                "/returns/{id}/queries/{query}/replies", .preparer, .returns,
                "Replies to what the department asked.",
                example: SentReply(text: "The figure includes the new team.")
            ) { (sent, visit) throws(Problem) in
                guard let query = Int(visit.open[1]) else { throw .notFound }
                return [
                    .return(
                        try visit.subject().entry.id, .reply(query: query, text: sent.text))
                ]
            }
        default: return nil
        }
    }
}

/// Answers and rows to be changed.
struct SentChanges: Codable, Sendable, DescribedShape {
    let answers: [SentAnswer]?
    /// Rows to be added, each once under its token.
    let newRows: [SentRow]?
    let removedRows: [SentRemoval]?

    static let words = [
        "answers": "Answers to be changed, each in its place.",
        "newRows": "Rows to be added, each with the next number.",
        "removedRows": "Rows to be removed, with their answers.",
    ]

    static var example: SentChanges {
        SentChanges(
            answers: [
                SentAnswer(
                    place: "B1a", answer: KeptAnswer(.number(DecimalNumber(1_840))), seen: nil,
                    wasBlank: nil)
            ], newRows: nil, removedRows: nil)
    }

    /// The instruction that the changes are; each answer is understood as one that is typed.
    func instruction(_ at: ReturnVisit) throws(Problem) -> ReturnInstruction {
        var problems: [ShapeProblem] = []
        let changes = (answers ?? []).enumerated().compactMap { number, sent -> AnswerChange? in
            guard let change = sent.change(at.form) else {
                problems.append(
                    ShapeProblem(
                        place: "/answers/\(number)/place", message: "The form has no such place."))
                return nil
            }
            return change
        }
        guard problems.isEmpty else { throw .unfit(problems) }
        let rows =
            (newRows ?? []).map { RowChange.add(table: $0.table, row: nil, token: $0.token) }
            + (removedRows ?? []).map {
                RowChange.remove(table: $0.table, row: $0.row, reason: $0.reason)
            }
        return .answer(changes, rows: rows, .program, source: nil)
    }
}

/// One answer to be changed.
struct SentAnswer: Codable, Sendable, DescribedShape {
    /// The question, and the row where it is a column: `B1a`, `A2b/11`.
    let place: String
    /// The answer; left out, the place becomes blank.
    let answer: KeptAnswer?
    /// What stood there for the program: the change holds only if it still does.
    let seen: KeptAnswer?
    /// Nothing stood there for the program: the change holds only if nothing does.
    let wasBlank: Bool?

    static let words = [
        "place": "The question, and the row where it is a column: B1a, A2b/11.",
        "answer": "The answer, understood as if it were typed; left out, the place becomes blank.",
        "seen": "What stood there when you read it: the change holds only if it still does.",
        "wasBlank": "Nothing stood there when you read it: the change holds only if nothing does.",
    ]

    func change(_ form: Form) -> AnswerChange? {
        guard let key = AnswerKey(written: place), let question = form.question(key.question) else {
            return nil
        }
        let wanted = answer.flatMap { $0.answer(to: question, of: form) }
        if let seen { return AnswerChange(key, to: wanted, seen: .answer(seen.answer)) }
        return AnswerChange(key, to: wanted, seen: wasBlank == true ? .answer(nil) : .whatever)
    }
}

extension KeptAnswer {
    /// The answer as the form understands it when somebody gives it.
    fileprivate func answer(to question: Question, of form: Form) -> Answer? {
        let content: GivenContent
        switch answer {
        case .missing: return answer
        case .text(let text), .remark(let text), .choice(let text): content = .text(text)
        case .number(let number): content = .number(number)
        case .date(let day): content = .day(day)
        case .choices(let codes): content = .text(codes.joined(separator: "; "))
        case .yesNo(let yes): content = .flag(yes)
        }
        return form.read(content, for: question).answer
    }
}

/// A row to be added.
struct SentRow: Codable, Sendable, DescribedShape {
    let table: String
    /// A word of the program's own by which the row is added once, however often it is sent.
    let token: String

    static let words = [
        "token": "A word of your own by which the row is added once, however often it is sent."
    ]
}

/// A row to be removed.
struct SentRemoval: Codable, Sendable {
    let table: String
    let row: Int
    let reason: String
}

/// Why a query stands although nothing is wrong.
struct SentExplanation: Codable, Sendable, DescribedShape {
    /// What the finding is known by.
    let finding: String
    let text: String

    static let words = ["finding": "What the finding is known by, as findings say it."]

    static var example: SentExplanation {
        SentExplanation(finding: "B3-positive@B3a", text: "The plan was revised in July.")
    }
}

/// Whether a section is complete.
struct SentMark: Codable, Sendable {
    let isComplete: Bool
}

/// Nothing more has to be said.
struct SentNothing: Codable, Sendable {}

/// A reply to what the department asked.
struct SentReply: Codable, Sendable {
    let text: String
}
