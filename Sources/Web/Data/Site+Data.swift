import Accountability
import Clerk
import Documents
import Foundation
import Ledger
import Reckoning

extension Site {
    /// What answers the addresses of open data.
    func answer(_ route: DataRoute, _ visit: Visit) async throws(Problem) -> Reply {
        switch route {
        case .catalogue: return visit.page(CataloguePage(visit).page)
        case .dataset: return visit.page(try DatasetPage(visit).page)
        case .grants: return try await grants(visit)
        case .spending: return try await spending(visit)
        case .awards: return try await awards(visit)
        }
    }

    private static let csv = "text/csv; charset=utf-8"

    private func grants(_ visit: Visit) async throws(Problem) -> Reply {
        let awards = OpenAwards(all: clerk.books, open: visit.everyone())
        let title = face.settings.title
        let bytes = try await written("the grants") {
            Array(TransparencyExport.grants(awards.list, department: title).utf8)
        }
        return Reply.document(bytes, type: Self.csv).attached(as: "grants.csv")
    }

    private func awards(_ visit: Visit) async throws(Problem) -> Reply {
        guard let publisher = face.settings.grantPublisher else { throw .notFound }
        let awards = OpenAwards(all: clerk.books, open: visit.everyone())
        let export = AwardsExport(
            prefix: publisher.prefix, funder: publisher.identifier, name: face.settings.title)
        let bytes = try await written("the awards") { try export.threeSixtyGiving(awards.list) }
        return Reply.document(bytes, type: "application/json").attached(as: "360giving.json")
    }

    private func spending(_ visit: Visit) async throws(Problem) -> Reply {
        let start = Int(visit.query["year"] ?? "")
        let year =
            start.flatMap { (1900...2200).contains($0) ? FinancialYear(start: $0) : nil }
            ?? FinancialYear(of: visit.today)
        let file = SpendingFile(
            all: clerk.books, open: visit.everyone(), year: year, department: face.settings.title)
        let bytes = try await written("the spending") { Array(file.text.utf8) }
        return Reply.document(bytes, type: Self.csv)
            .attached(as: "spending-\(year.start)-\(year.start + 1).csv")
    }
}

/// Awards to outside bodies out of the funds that everyone reads.
struct OpenAwards {
    let all: Books
    let open: Books

    /// The awards; the ledger that dates them is not open, and nothing else of it is given.
    var list: [Award] {
        open.everyInitiative.compactMap { initiative in
            let id = initiative.record.fund
            guard open.fund(id)?.initiatives.contains(initiative.id) ?? false else { return nil }
            return all.fund(id).flatMap { Award(initiative, from: $0) }
        }
    }
}

/// Spending of more than £500 in a year out of the funds that everyone reads.
struct SpendingFile {
    let all: Books
    let open: Books
    let year: FinancialYear
    let department: String

    /// The financial years in which published funds have run, the latest first.
    static func years(_ funds: [Fund], until day: Day) -> [FinancialYear] {
        guard let first = funds.map(\.record.period.from).min(),
            let last = funds.map(\.record.period.to).max()
        else { return [] }
        let end = FinancialYear(of: min(last, day)).start
        let start = FinancialYear(of: first).start
        guard start <= end else { return [] }
        return (start...end).reversed().map { FinancialYear(start: $0) }
    }

    /// The file; an initiative whose money is not published is in no line of it.
    var text: String {
        let open = open
        return TransparencyExport.spending(
            open.everyFund.compactMap { all.fund($0.id) }, { open.initiative($0) },
            in: year.period, department: department,
            isOpen: { fund, initiative in
                open.fund(fund)?.initiatives.contains(initiative) ?? false
            })
    }
}
