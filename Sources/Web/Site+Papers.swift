import Accountability
import Forms
import Ledger
import Reckoning
import WorkingPapers

extension Site {
    /// What answers the addresses of what lies beside a return.
    func answer(_ route: PaperRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let at = try await subject(visit)
        switch route {
        case .comments: return visit.page(CommentsPage(at).page)
        case .commentsFile: return CommentsPage(at).file
        case .answerComments: return visit.page(try CommentsPage(about: at).page)
        case .comment: return try await comment(at)
        case .settle: return try await settle(at, true)
        case .openAgain: return try await settle(at, false)
        case .erase: return try await erase(at)
        case .average: return try await averagePage(at)
        case .workOut: return try await workOut(at)
        }
    }

    private func comment(_ at: ReturnVisit) async throws(Problem) -> Reply {
        guard let officer = at.visit.officer else { throw .signInFirst }
        let key = try at.answerKey()
        var reading = FormReading(at.visit)
        let text = reading.needed("text", "Enter what you want to say")
        if text.count > WorkingPapers.longestComment {
            reading.complain(
                "text", "The comment must be \(WorkingPapers.longestComment) characters or fewer")
        }
        var draft = CommentDraft(
            return: at.id, question: "\(key)", author: officer.id.text, at: at.visit.now, text: text
        )
        draft.audience =
            at.isColleague
            ? Comment.Audience(rawValue: reading.words("audience")) ?? .organisation : .department
        let addressee = OfficerID(reading.words("for"))
        let isKnown = at.visit.books.officer(addressee)?.organisations
            .contains(at.context.organisation.id)
        draft.addressee = isKnown == true ? addressee.text : nil
        draft.entry = reading.entry("\(officer.id)")
        draft.thread = Int64(reading.words("thread"))
        if let thread = draft.thread, !at.beside.comments.contains(where: { $0.number == thread }) {
            throw .notFound
        }
        guard reading.problems.isEmpty else { return try again(at, reading.problems) }
        let final = draft
        let number = try await keeping { () async throws(PapersFault) in
            try await papers.add(final)
        }
        guard let number else {
            reading.complain("text", "The return has as many comments as can be kept. Settle some")
            return try again(at, reading.problems)
        }
        return .go(
            to: PaperRoute.answerComments.path(at.id, key.inAddress) + "#said-\(number)")
    }

    private func again(
        _ at: ReturnVisit, _ problems: [FieldProblem]
    ) throws(Problem) -> Reply {
        var visit = at.visit
        visit.problems = problems
        var back = ReturnVisit(visit, at.context)
        back.beside = at.beside
        return visit.page(try CommentsPage(about: back).page, status: 422)
    }

    /// The comment that the address names, of those that the visitor may read.
    private func named(_ at: ReturnVisit) throws(Problem) -> Comment {
        guard at.visit.open.count > 2, let number = Int64(at.visit.open[2]),
            let comment = at.beside.comments.first(where: { $0.number == number }),
            comment.question == "\(try at.answerKey())"
        else { throw .notFound }
        return comment
    }

    private func settle(_ at: ReturnVisit, _ isSettled: Bool) async throws(Problem) -> Reply {
        guard let officer = at.visit.officer else { throw .signInFirst }
        let comment = try named(at)
        let now = at.visit.now
        try await keeping { () async throws(PapersFault) in
            try await papers.settle(comment.thread, isSettled, by: officer.id.text, at: now)
        }
        return .go(to: PaperRoute.answerComments.path(at.id, at.visit.open[1]))
    }

    private func erase(_ at: ReturnVisit) async throws(Problem) -> Reply {
        let comment = try named(at)
        guard at.mayErase(comment) else { throw .notPermitted }
        _ = try await keeping { () async throws(PapersFault) in
            try await papers.erase(comment.number)
        }
        return .go(to: PaperRoute.answerComments.path(at.id, at.visit.open[1]))
    }
}
