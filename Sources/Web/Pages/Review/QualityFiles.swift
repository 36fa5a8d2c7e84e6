import Accountability
import Forms
import Reckoning
import Review

extension QualityPage {
    /// The list of a name as a file, whole; nil for no list.
    func file(_ name: String) -> ListFile? {
        switch name {
        case "checks.csv": checksFile
        case "changes.csv": changesFile
        case "findings.csv": findingsFile(review.findings, "findings")
        default:
            name.hasSuffix(".csv")
                ? ReviewRule(rawValue: String(name.dropLast(4))).map {
                    findingsFile(review.findings(of: $0), $0.rawValue)
                } : nil
        }
    }

    private var checksFile: ListFile {
        ListFile(
            name: "\(review.collection.id)-checks",
            columns: [
                "Check", "Findings", "Waiting for a reply", "Replied or changed", "Explained",
                "Closed", "At stake (% of totals)",
            ],
            rows: review.ruleCounts.map { count in
                [.words(count.title), .words(count.findings.map { "\($0)" } ?? "")]
                    + [QueueState.waiting, .replied, .explained, .closed].map {
                        .words("\(count.states[$0] ?? 0)")
                    } + [.number(DecimalNumber(count.effectPercent, decimals: 4))]
            })
    }

    private var changesFile: ListFile {
        ListFile(
            name: "\(review.collection.id)-changes",
            columns: [
                "Code", "Authority", "Region", "Reference", "Question", "Before", "Now",
                "Change (%)", "Of the total (%)",
            ],
            rows: review.changes.map { change in
                [
                    .words(change.organisation.text), .words(change.name), .words(change.region),
                    .words("\(change.key)"), .words(change.title), .words(change.before),
                    .words(change.now),
                    .number(change.changePercent.flatMap { DecimalNumber($0, decimals: 4) }),
                    .number(DecimalNumber(change.effectPercent, decimals: 4)),
                ]
            })
    }

    private func findingsFile(_ findings: [ReviewFinding], _ name: String) -> ListFile {
        ListFile(
            name: "\(review.collection.id)-\(name)",
            columns: [
                "Check", "Code", "Authority", "Region", "Section", "Reference", "Question",
                "Figure", "Before", "Compared with", "Effect on the total", "Of the total (%)",
                "How far", "Suggested question",
            ],
            rows: findings.map { finding in
                [
                    .words(finding.rule.title), .words(finding.organisation.text),
                    .words(finding.name), .words(finding.region), .words(finding.section),
                    .words("\(finding.key)"), .words(finding.title), .words(finding.figure),
                    .words(finding.before ?? ""), .words(finding.comparison),
                    .words(finding.effect),
                    .number(finding.effectPercent.flatMap { DecimalNumber($0, decimals: 4) }),
                    .words(finding.measure), .words(finding.question),
                ]
            })
    }
}
