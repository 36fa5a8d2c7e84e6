import Accountability
import Forms
import Ledger
import Reckoning

/// The organisations of a collection as the address narrows them down.
struct BoardRows {
    /// Whom the dashboard shows.
    enum Group: String, CaseIterable {
        case expected, notStarted, inProgress, awaiting, submitted, accepted, underQuery
        case changes, excluded, notSubmitted, exempt, covered

        var title: String {
            switch self {
            case .expected: "Expected"
            case .submitted: "Submitted"
            default: status?.rawValue ?? ""
            }
        }

        /// The one status that it holds; nil for those of several.
        private var status: RespondentStatus? {
            switch self {
            case .expected, .submitted: nil
            case .notStarted: .notStarted
            case .inProgress: .inProgress
            case .awaiting: .awaitingSignOff
            case .accepted: .accepted
            case .underQuery: .underQuery
            case .changes: .changesRequested
            case .excluded: .excluded
            case .notSubmitted: .notSubmitted
            case .exempt: .exempt
            case .covered: .covered
            }
        }

        func holds(_ row: RespondentStanding) -> Bool {
            switch self {
            case .expected: row.status.isExpected
            case .submitted: row.status.isExpected && row.submitted != nil
            default: row.status == status
            }
        }

        func count(_ standing: CollectionStanding) -> Int { standing.rows.count { holds($0) } }

        /// Those of it can be reminded: nothing of theirs is submitted.
        var canBeReminded: Bool {
            self == .notStarted || self == .inProgress || self == .awaiting
        }
    }

    /// What else the list is narrowed down by.
    enum Matter: String, CaseIterable {
        case overdue, queries, extended, bounced

        var title: String {
            switch self {
            case .overdue: "Overdue"
            case .queries: "With open queries"
            case .extended: "With an extension"
            case .bounced: "Letters not delivered"
            }
        }
    }

    static let pageSize = 25

    let at: CollectionVisit
    /// Whom letters about a return go to, by organisation.
    let contacts: [OrganisationID: [OfficerID]]
    /// The officers whose last letter could not be delivered.
    let unreached: Set<OfficerID>

    private func chosen(_ name: String) -> String { (at.visit.query[name] ?? "").trimmed }

    var group: Group? { Group(rawValue: chosen("status")) }

    /// Every row that matches, what needs somebody first.
    var found: [RespondentStanding] {
        let (group, matter) = (group, Matter(rawValue: chosen("matter")))
        let (region, category) = (chosen("region"), chosen("class"))
        let words = chosen("text")
        return at.standing.rows.filter { row in
            let record = at.record(row.organisation)
            return group?.holds(row) ?? true && matter.map { concerns($0, row) } ?? true
                && (region.isEmpty || record?.region == region)
                && (category.isEmpty || record?.category == category)
                && "\(row.organisation) \(at.name(row.organisation))".mentions(words)
        }.map { (row: $0, name: at.name($0.organisation)) }.sorted { left, right in
            let ranks = [left, right].map { ($0.row.isOverdue ? 0 : 1, $0.row.status.urgency) }
            return ranks[0] == ranks[1] ? left.name < right.name : ranks[0] < ranks[1]
        }.map(\.row)
    }

    func isBounced(_ row: RespondentStanding) -> Bool {
        contacts[row.organisation]?.contains { unreached.contains($0) } ?? false
    }

    private func concerns(_ matter: Matter, _ row: RespondentStanding) -> Bool {
        switch matter {
        case .overdue: row.isOverdue
        case .queries: row.openQueries > 0
        case .extended: row.longer != nil
        case .bounced: isBounced(row)
        }
    }

    /// What the list can be narrowed down by.
    var filter: FilterForm {
        let records = at.standing.rows.compactMap { at.record($0.organisation) }
        func options(_ values: [String]) -> [(value: String, words: String)] {
            Set(values).sorted().map { ($0, $0) }
        }
        return FilterForm(
            visit: at.visit, path: at.path(.board), file: at.path(.boardFile),
            fields: [
                .words("text", title: "Name or code"),
                .choice("status", title: "Status", Group.allCases.map { ($0.rawValue, $0.title) }),
                .choice("region", title: "Region", options(records.compactMap(\.region))),
                .choice("class", title: "Class", options(records.map(\.category))),
                .choice("matter", title: "Only", Matter.allCases.map { ($0.rawValue, $0.title) }),
            ])
    }
}
