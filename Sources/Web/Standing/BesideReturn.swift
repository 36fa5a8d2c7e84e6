import Accountability
import Forms
import Ledger
import Reckoning
import WorkingPapers

/// What is shown beside a return and is no part of it: comments, and who else has it open.
struct BesideReturn: Sendable {
    /// The comments that the visitor may read, oldest first.
    var comments: [Comment] = []
    /// Everybody else who has a section open.
    var editors: [EditingNow.Editor] = []

    /// The conversations about an answer that are not settled.
    func openThreads(about key: AnswerKey) -> Int {
        comments.count { $0.isFirst && $0.question == "\(key)" && $0.resolved == nil }
    }

    /// Every comment about an answer.
    func comments(about key: AnswerKey) -> [Comment] {
        comments.filter { $0.question == "\(key)" }
    }

    var openThreads: Int { comments.count { $0.isFirst && $0.resolved == nil } }
}

extension Site {
    /// The return that is visited, with what lies beside it.
    func subject(_ visit: Visit) async throws(Problem) -> ReturnVisit {
        var at = try visit.subject()
        at.beside.editors = await editing.others(
            than: visit.officer?.id, in: at.entry.id, at: visit.now)
        guard at.may(PaperRoute.comments) else { return at }
        let all = try await keeping { () async throws(PapersFault) in
            try await papers.comments(on: at.id)
        }
        let isColleague = at.isColleague
        at.beside.comments = all.filter { isColleague || $0.audience == .department }
        return at
    }

    /// Does something with the papers; a failure is noted under a reference.
    func keeping<Value: Sendable>(
        _ work: () async throws(PapersFault) -> Value
    ) async throws(Problem) -> Value {
        do throws(PapersFault) { return try await work() } catch { throw failed("\(error)") }
    }
}

extension ReturnVisit {
    /// The visitor works for the organisation that gives the return.
    var isColleague: Bool {
        visit.officer?.organisations.contains(context.organisation.id) ?? false
    }

    /// The officers who hold one of the roles for the organisation, by what they are called.
    func officers(_ roles: Set<Role>) -> [OfficerID] {
        visit.books.everyOfficer.filter { $0.holds(roles, for: context.organisation.id) }
            .map(\.id).sorted { name($0) < name($1) }
    }
}
