public import Accountability
public import Reckoning

/// The files that the Local Government Transparency Code 2015 asks for: grants (paragraph 42) and
/// spending over £500 (paragraph 28).
public enum TransparencyExport {
    /// Spending up to this is not published.
    public static let threshold = Money.pounds(500)

    /// Grants to outside bodies.
    public static func grants(_ awards: [Award], department: String) -> String {
        var csv = CSVText(headings: [
            "Date awarded", "Time period", "Department", "Beneficiary", "Registration number",
            "Summary of purpose", "Amount",
        ])
        for award in awards {
            let record = award.initiative.record
            let number = award.recipient.charityNumber ?? award.recipient.companyNumber
            let texts = [
                "\(award.day)", record.period.inWords, department, award.recipient.name,
                number ?? award.recipient.identifier, record.title,
            ]
            csv.add(texts.map { .text($0) } + [.amount(award.amount)])
        }
        return csv.text
    }

    /// Actuals of more than £500 in a period, less those taken back; the beneficiary is left empty
    /// where the initiative has no outside recipient, because a fund does not know suppliers. Lines
    /// of an initiative that is not open in its fund are left out.
    public static func spending(
        _ funds: [Fund], _ initiatives: (InitiativeID) -> Initiative?, in period: Period,
        department: String, isOpen: (FundID, InitiativeID) -> Bool = { _, _ in true }
    ) -> String {
        var csv = CSVText(headings: [
            "Date", "Department", "Beneficiary", "Summary of purpose", "Category", "Reference",
            "Amount",
        ])
        for fund in funds {
            for entry in fund.movements where entry.movement.isPublished(in: period, fund) {
                for line in entry.movement.lines where line.amount > threshold {
                    if let initiative = line.initiative, !isOpen(fund.id, initiative) { continue }
                    let record = line.initiative.flatMap { initiatives($0)?.record }
                    let texts = [
                        "\(entry.movement.day)", department, record?.recipient?.name ?? "",
                        record?.title ?? "", line.category ?? "", entry.movement.reference ?? "",
                    ]
                    csv.add(texts.map { .text($0) } + [.amount(line.amount)])
                }
            }
        }
        return csv.text
    }
}

extension Movement {
    /// It is an actual of the period that stands.
    fileprivate func isPublished(in period: Period, _ fund: Fund) -> Bool {
        kind == .actual && reverses == nil && period.contains(day) && fund.reversal(of: id) == nil
    }
}
