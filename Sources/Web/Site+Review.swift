import Accountability
import Clerk
import Forms
import Ledger
import Review

extension Site {
    /// What answers the addresses at which returns are looked at and settled.
    func answer(_ route: ReviewRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .quality:
            return visit.page(QualityPage(visit: visit, review: try await review(visit)).page)
        case .qualityFile:
            let page = QualityPage(visit: visit, review: try await review(visit))
            guard let file = page.file(visit.open[1]) else { throw .notFound }
            return file.reply
        case .queue:
            return visit.page(QueuePage(visit: visit, review: try await review(visit)).page)
        case .queueFile:
            return QueuePage(visit: visit, review: try await review(visit)).file.reply
        case .settle: return try await settle(visit)
        case .reviewed:
            return visit.page(try reviewed(visit, try await review(visit)).page)
        case .reviewedFile: return try reviewed(visit, try await review(visit)).file.reply
        case .ask, .close, .acceptExplanation, .reopen, .accept, .acceptInPart, .exclude, .include:
            return try await decide(route, visit)
        }
    }

    private func reviewed(
        _ visit: Visit, _ review: CollectionReview
    ) throws(Problem) -> ReviewedReturnPage {
        guard let page = ReviewedReturnPage(visit: visit, review: review) else { throw .notFound }
        return page
    }

    /// Does with several things in the queue what the form asks, all or none.
    private func settle(_ visit: Visit) async throws(Problem) -> Reply {
        let review = try await review(visit)
        let id = review.collection.id
        let next = visit.address(
            ReviewRoute.queue.path(id.text), with: [("done", "\(visit.books.sequence)")])
        return try await carryOut(
            visit, then: next,
            page: { back throws(Problem) in QueuePage(visit: back, review: review).page },
            read: { reading in
                Self.settling(&reading, QueuePage(visit: visit, review: review))
            })
    }

    private static func settling(
        _ reading: inout FormReading, _ page: QueuePage
    ) -> [Instruction] {
        guard let act = reading.choice("act", "Choose what to do", of: SettlingAct.self) else {
            return []
        }
        let reason =
            act == .accept
            ? reading.needed("reason", "Enter why the explanations are accepted") : ""
        let analyst = reading.isBlank("analyst") ? nil : OfficerID(reading.words("analyst"))
        let items = Self.chosen(&reading, page)
        let instructions = items.compactMap { item in
            act.instruction(item.matter, reason: reason, analyst: analyst).map {
                Instruction.return(item.return, $0)
            }
        }
        if instructions.count < items.count {
            reading.complain(
                "act",
                act == .accept
                    ? "Untick the queries: only explanations are accepted"
                    : "Untick the explanations: only queries are closed")
        }
        return instructions
    }

    /// What a form is about: what was ticked, or all that the filter shows.
    private static func chosen(
        _ reading: inout FormReading, _ page: QueuePage
    ) -> [QueueItem] {
        if reading.isTicked("all") {
            let items = page.items
            if "\(items.count)" == reading.words("count") { return items }
            reading.complain("all", "The queue has changed since you saw it: look at it again")
            return []
        }
        let chosen = Set(reading.fields.all("chosen"))
        let items = page.review.queue.filter { chosen.contains($0.id) }
        if items.isEmpty || items.count < chosen.count {
            reading.complain("act", "Tick what it is to be done for; some of it is settled already")
            return []
        }
        return items
    }

    /// Carries out what a form on the page of one return asks.
    private func decide(_ route: ReviewRoute, _ visit: Visit) async throws(Problem) -> Reply {
        let review = try await review(visit)
        guard let page = ReviewedReturnPage(visit: visit, review: review), let entry = page.entry
        else { throw .notFound }
        let path = ReviewRoute.reviewed.path(visit.open[0], visit.open[1])
        let place =
            switch route {
            case .ask: "#query-\(entry.queries.count + 1)"
            case .close: "#query-\(visit.open[2])"
            case .acceptExplanation: "#findings"
            default: ""
            }
        return try await carryOut(
            visit, then: path + place,
            page: { back throws(Problem) in try self.reviewed(back, review).page },
            read: { reading in
                Self.decision(route, visit, &reading, page).map { [.return(entry.id, $0)] } ?? []
            })
    }

    private static func decision(
        _ route: ReviewRoute, _ visit: Visit, _ reading: inout FormReading,
        _ page: ReviewedReturnPage
    ) -> ReturnInstruction? {
        switch route {
        case .ask: return asking(&reading, page)
        case .close: return .close(query: Int(visit.open[2]) ?? 0)
        case .acceptExplanation:
            return .acceptExplanation(
                finding: reading.words("finding"),
                reason: reading.isBlank("reason") ? nil : reading.words("reason"))
        case .reopen:
            let sections = reading.fields.all("section")
            let reason = reading.needed("reason", "Enter why it is opened again")
            if sections.isEmpty { reading.complain("reason", "Tick the sections to open again") }
            return .reopen(sections: sections, reason: reason)
        case .accept: return .accept
        case .acceptInPart:
            return .acceptInPart(
                without: reading.lines("without"),
                reason: reading.needed("reason", "Enter why it is not accepted"))
        case .exclude: return .exclude(reason: reading.needed("reason", "Enter the reason"))
        case .include: return .include
        default: return nil
        }
    }

    private static func asking(
        _ reading: inout FormReading, _ page: ReviewedReturnPage
    ) -> ReturnInstruction? {
        let text = reading.needed("text", "Enter what to ask")
        guard let key = AnswerKey(written: reading.words("key")) else {
            reading.complain("key", "Choose what the question is about")
            return nil
        }
        let rule = reading.words("rule")
        return .query(key, text: text, rule: page.knows(rule, key) ? rule : nil)
    }
}
