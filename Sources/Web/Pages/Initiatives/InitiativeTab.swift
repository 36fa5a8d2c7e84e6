/// The pages of one initiative.
enum InitiativeTab: CaseIterable {
    case overview, impact, money, progress, afterFunding, documents, history

    var title: String {
        switch self {
        case .overview: "Overview"
        case .impact: "Impact"
        case .money: "Money"
        case .progress: "Progress"
        case .afterFunding: "After funding"
        case .documents: "Documents"
        case .history: "History"
        }
    }

    private var route: InitiativeRoute {
        switch self {
        case .overview: .initiative
        case .impact: .impact
        case .money: .money
        case .progress: .progress
        case .afterFunding: .afterFunding
        case .documents: .documents
        case .history: .history
        }
    }

    func path(_ initiative: String) -> String { route.path(initiative) }
}
