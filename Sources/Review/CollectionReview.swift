public import Accountability
internal import Documents
public import Forms
public import Ledger
public import Reckoning
internal import Statistics

/// What the body that collects looks at in the returns to one collection: what the checks across
/// all of them found, how figures changed, and what waits to be settled.
public struct CollectionReview: Sendable {
    /// The collection.
    public let collection: Accountability.Collection
    /// Its form.
    public let form: Form
    /// The months of the collection before, or nil where there is none.
    public let earlier: Period?
    /// The regions that the organisations asked lie in, in order.
    public let regions: [String]
    /// How many returns were submitted, and how many were asked for.
    public let coverage: (submitted: Int, asked: Int)
    /// What the checks across the returns found, what matters most for a total first.
    public let findings: [ReviewFinding]
    /// Every figure that changed since the collection before, the largest share of a total first.
    public let changes: [ChangedFigure]
    /// Queries and explanations, what matters most for a total first.
    public let queue: [QueueItem]

    /// The review of a collection as the books stand; nil when there is no such collection.
    public init?(of id: CollectionID, in books: Books) {
        guard let collection = books.collection(id), let form = books.form(collection.form)?.form
        else { return nil }
        let lines = ReviewLines(of: collection, on: form, in: books)
        self.collection = collection
        self.form = form
        earlier = lines.earlier?.form.period
        regions = Set(lines.round.bodies.map(\.region)).filter { !$0.isEmpty }.sorted()
        coverage = (lines.round.responded, lines.round.bodies.count)
        findings = lines.findings
        changes = lines.changes
        queue = ReviewQueue(lines, findings, in: books).items
    }

    /// The findings of one check across returns.
    public func findings(of check: ReviewRule) -> [ReviewFinding] {
        findings.filter { $0.rule == check }
    }
}

/// A check across returns, by the name under which a query is raised.
public enum ReviewRule: String, Hashable, Sendable, CaseIterable {
    case level = "cross-level"
    case change = "cross-change"
    case unchanged = "cross-unchanged"
    case uplift = "cross-uplift"
    case peers = "cross-peers"

    /// What people call it.
    public var title: String {
        switch self {
        case .level: "Far from others of its class"
        case .change: "Changed unlike the others"
        case .unchanged: "Same as last quarter"
        case .uplift: "Same change on every line"
        case .peers: "Far from others of its region"
        }
    }

    /// How it works, for whoever reads the list.
    public var method: String {
        switch self {
        case .level:
            "Median and median absolute deviation among authorities of the same class, on "
                + "logarithms; from a score of 3.5, with 12 figures at least (Iglewicz and Hoaglin, "
                + "1993)."
        case .change:
            "Ratio to the figure of the period before against the median ratio; from 7 quartile "
                + "distances and 5% on, with 12 pairs at least (Hidiroglou and Berthelot, 1986)."
        case .unchanged:
            "Every figure of a section is the one of the period before. Lines that most authorities "
                + "left as they were do not count; two others at least have to."
        case .uplift:
            "Every line of a section changed by the same rate, within 0.05% or half a unit; three "
                + "lines at least."
        case .peers:
            "For prices and shares: 1.5 times the median of the others of the region or more, or "
                + "two thirds of it or less, with 6 figures at least."
        }
    }

    init(_ check: CrossCheck) {
        switch check {
        case .level: self = .level
        case .change: self = .change
        case .unchanged: self = .unchanged
        case .uplift: self = .uplift
        case .peers: self = .peers
        }
    }

    /// What a rule is called: a check across returns by its title, a check of the form by its own
    /// name, and a question that somebody asked of their own accord so.
    public static func title(of rule: String?) -> String {
        guard let rule else { return "Asked without a check" }
        return ReviewRule(rawValue: rule)?.title ?? rule
    }
}
