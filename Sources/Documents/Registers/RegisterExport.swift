public import Accountability
internal import Reckoning

/// Writes registers as tidy CSV, one row for each thing and one column for each fact about it.
public enum RegisterExport {
    /// Decisions with the headings by which they can be imported: one row for each resolution.
    public static func decisions(_ decisions: [Decision]) -> String {
        let headings = RegisterTable.headings(of: .decisions)
        var csv = CSVText(headings: headings)
        for record in decisions.compactMap(\.record) {
            let rows = record.resolutions.map { resolutionFields($0) }
            for row in rows.isEmpty ? [[:]] : rows {
                let fields = decisionFields(record).merging(row) { $1 }
                csv.add(headings.map { fields[$0] ?? "" })
            }
        }
        return csv.text
    }

    private static func decisionFields(_ record: DecisionRecord) -> [String: String] {
        let days = [
            "taken": record.taken, "minutes published": record.minutesPublished,
            "published": record.published, "effective": record.effective,
        ].compactMapValues { $0.map { "\($0)" } }
        return [
            "reference": record.decision.text, "organisation": record.organisation.text,
            "title": record.title, "decision maker": record.maker,
            "outcome": record.outcome.title, "key decision": word(record.isKey),
            "key reason": record.keyReason ?? "", "taken at": record.takenAt ?? "",
            "purpose": record.purpose, "reasons": record.reasons,
            "alternatives": record.alternatives, "conflicts": record.conflicts,
            "dispensations": record.dispensations, "consulted": listed(record.consulted),
            "portfolio": record.portfolio ?? "", "wards": listed(record.wards),
            "contact": record.contact ?? "",
        ].merging(days) { $1 }
    }

    private static func resolutionFields(_ resolution: Resolution) -> [String: String] {
        [
            "resolution number": resolution.number, "resolution text": resolution.text,
            "resolution amount": resolution.amount.map { "\($0)" } ?? "",
            "resolution fund": resolution.fund?.text ?? "",
            "resolution initiative": resolution.initiative?.text ?? "",
            "resolution condition": resolution.condition ?? "",
            "resolution subject to call-in": word(resolution.isSubjectToCallIn),
            "resolution exemption": resolution.exemption ?? "",
        ]
    }

    /// Initiatives with the headings by which they can be imported.
    public static func initiatives(_ initiatives: [Initiative]) -> String {
        let headings = RegisterTable.headings(of: .initiatives)
        var csv = CSVText(headings: headings)
        for record in initiatives.map(\.record) {
            let fields = initiativeFields(record)
            csv.add(headings.map { fields[$0] ?? "" })
        }
        return csv.text
    }

    private static func initiativeFields(_ record: InitiativeRecord) -> [String: String] {
        [
            "code": record.initiative.text, "organisation": record.organisation.text,
            "title": record.title, "lead": record.lead?.text ?? "", "fund": record.fund.text,
            "period": "\(record.period.from) to \(record.period.to)", "need": record.need,
            "outcomes": record.outcomes, "partners": listed(record.partners),
            "decision": record.decision?.text ?? "", "slot": record.slot.map { "\($0)" } ?? "",
            "recipient name": record.recipient?.name ?? "",
            "recipient identifier": record.recipient?.identifier ?? "",
            "recipient charity number": record.recipient?.charityNumber ?? "",
            "recipient company number": record.recipient?.companyNumber ?? "",
        ]
    }

    /// Every part of every movement of a fund, amounts negative where one takes another back.
    public static func movements(_ fund: Fund) -> String {
        var csv = CSVText(headings: [
            "movement", "fund", "kind", "day", "initiative", "to", "category", "amount", "text",
            "reference", "decision", "resolution", "drawdown", "reverses", "originally",
            "recorded at", "recorded by",
        ])
        for entry in fund.movements {
            let movement = entry.movement
            for line in movement.lines {
                let sign: Int64 = movement.reverses == nil ? 1 : -1
                let before = [
                    movement.id.text, fund.id.text, movement.kind.title, "\(movement.day)",
                    line.initiative?.text ?? "", line.to?.text ?? "", line.category ?? "",
                ]
                let after = [
                    movement.text, movement.reference ?? "", movement.decision?.text ?? "",
                    movement.resolution ?? "", movement.drawdown?.text ?? "",
                    movement.reverses?.text ?? "", movement.originally.map { "\($0)" } ?? "",
                    "\(entry.circumstance.at)", entry.circumstance.by.text,
                ]
                csv.add(
                    before.map { .text($0) } + [.amount(Money(pence: line.amount.pence * sign))]
                        + after.map { .text($0) })
            }
        }
        return csv.text
    }

    private static func word(_ flag: Bool) -> String { flag ? "yes" : "no" }

    private static func listed(_ texts: [String]) -> String { texts.joined(separator: "; ") }
}
