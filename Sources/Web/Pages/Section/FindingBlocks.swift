import Accountability
import Forms
import Reckoning

/// Queries and notes at a question, each query with the box in which it is explained.
struct FindingBlocks {
    let at: ReturnVisit
    let items: [StandingFindings.Item]
    let isEditable: Bool
    /// The blocks stand in a table, where a box that is not needed takes no space.
    var isInTable = false

    init(
        _ at: ReturnVisit, _ items: [StandingFindings.Item], _ isEditable: Bool,
        isInTable: Bool = false
    ) {
        self.at = at
        self.items = items
        self.isEditable = isEditable
        self.isInTable = isInTable
    }

    var html: Html { items.map { block($0) }.joined() }

    private func block(_ item: StandingFindings.Item) -> Html {
        let finding = item.finding
        return """
            <div class="\(finding.severity == .query ? "finding" : "finding note")">
            <p>\(tag(item)) \(finding.message)</p>
            \(finding.severity == .query ? explanation(item) : .hint("\(finding.remedy)"))
            </div>
            """
    }

    private func tag(_ item: StandingFindings.Item) -> Html {
        if item.waiver != nil { return .tag("Waived", .quiet) }
        if item.explanation != nil { return .tag("Explained", .quiet) }
        return .tag(
            item.finding.severity.word, item.finding.severity == .query ? .attention : .quiet)
    }

    private func explanation(_ item: StandingFindings.Item) -> Html {
        if let waiver = item.waiver {
            return "<p class=\"hint\">Waived until \(waiver.days.to.inWords): \(waiver.reason)</p>"
        }
        guard isEditable else {
            return item.explanation.map {
                .quoted($0.text) + .hint("\(at.name($0.circumstance.by))")
            } ?? .hint("Not explained yet.")
        }
        guard isInTable else { return Self.box(item) }
        return "<details><summary>Explain</summary>\(Self.box(item))</details>"
    }

    /// The box for an explanation; its field is named after the finding that it explains.
    static func box(_ item: StandingFindings.Item) -> Html {
        let id =
            "explain-\(item.finding.identity.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })"
        return """
            <p class="hint" id="hint-\(id)">\(item.finding.remedy)</p>
            <label for="\(id)">Explanation, if the figures are right\
            \(.hidden("– \(item.finding.message)"))</label>
            \(.carrying("explained." + item.finding.identity, item.explanation?.text ?? ""))\
            <textarea id="\(id)" name="explain.\(item.finding.identity)" rows="2" \
            aria-describedby="hint-\(id)">\(item.explanation?.text ?? "")</textarea>
            """
    }
}
