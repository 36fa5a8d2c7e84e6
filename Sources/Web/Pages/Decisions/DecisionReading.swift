import Accountability
import Ledger
import Reckoning

extension FormReading {
    /// The record that a decision's form describes.
    mutating func record(
        _ id: DecisionID, of organisation: OrganisationID, correcting before: DecisionRecord?
    ) -> DecisionRecord {
        var record = DecisionRecord(
            id, of: organisation, title: needed("title", "Enter the title"),
            maker: needed("maker", "Enter who decided"),
            taken: day("taken", "the date of the decision"))
        record.outcome =
            choice("outcome", "Choose what became of the recommendations") ?? .approved
        record.isKey = isTicked("key")
        record.keyReason = filled("keyReason")
        record.takenAt = filled("takenAt")
        record.minutesPublished = optionalDay("minutes", "the day the minutes were published")
        record.published = optionalDay("published", "the day the record was published")
        record.effective = optionalDay("effective", "the day it takes effect")
        record.resolutions = resolutions()
        readStatement(into: &record)
        record.earlier = earlier(before)
        return record
    }

    /// What stands in a field, nil when nothing does.
    func filled(_ field: String) -> String? { isBlank(field) ? nil : words(field) }

    private func readStatement(into record: inout DecisionRecord) {
        record.purpose = words("purpose")
        record.reasons = words("reasons")
        record.alternatives = words("alternatives")
        record.conflicts = words("conflicts")
        record.dispensations = words("dispensations")
        record.consulted = lines("consulted")
        record.portfolio = filled("portfolio")
        record.wards = lines("wards")
        record.contact = filled("contact")
        record.documents = lines("documents").map { DecisionDocument(line: $0) }
    }

    private mutating func resolutions() -> [Resolution] {
        let rows = min(
            DecisionForm.mostResolutions, max(0, fields["rows"].flatMap { Int($0) } ?? 0))
        return (1...max(1, rows)).compactMap { resolution($0) }
    }

    private mutating func resolution(_ row: Int) -> Resolution? {
        let asked = ["number", "text", "amount", "condition", "fund", "initiative"]
        guard asked.contains(where: { !isBlank("\($0)-\(row)") }) else { return nil }
        return Resolution(
            needed("number-\(row)", "Enter the number of resolution \(row)"),
            needed("text-\(row)", "Enter the words of resolution \(row)"),
            amount: optionalAmount("amount-\(row)", "the amount of resolution \(row)"),
            fund: filled("fund-\(row)").map { FundID($0) },
            initiative: filled("initiative-\(row)").map { InitiativeID($0) },
            condition: filled("condition-\(row)"), isSubjectToCallIn: isTicked("callIn-\(row)"),
            exemption: filled("exemption-\(row)"))
    }

    /// The earlier decisions; one that was known before keeps its reference.
    private mutating func earlier(_ before: DecisionRecord?) -> [EarlierDecision] {
        var found: [EarlierDecision] = []
        for line in lines("earlier") {
            let halves = line.split(separator: "|", maxSplits: 1).map { String($0).trimmed }
            guard halves.count == 2, let day = Day(typed: halves[1]) else {
                complain(
                    "earlier", "Write “\(line)” with its day, after a bar: Minute 74 | 17 9 2014")
                continue
            }
            let known = before?.earlier.first { $0.title == halves[0] && $0.taken == day }
            found.append(
                known
                    ?? EarlierDecision(
                        halves[0], taken: day,
                        decision: nil))
        }
        return found
    }
}

extension DecisionRecord {
    /// The record; where it does not say from when it may be acted on, that follows from the rules
    /// of the day on which it was taken.
    func effective(by books: Books) -> DecisionRecord {
        guard effective == nil, outcome.isApproval,
            let rules = books.rules(of: organisation).inForce(on: taken)
        else { return self }
        var record = self
        record.effective = DecisionDates(self, rules).effective
        return record
    }
}

extension DecisionDocument {
    /// A document as a line of the form says it: its title, and its address or why it is exempt.
    fileprivate init(line: String) {
        let halves = line.split(separator: "|", maxSplits: 1).map { String($0).trimmed }
        let rest = halves.count > 1 ? halves[1] : ""
        let exempt = rest.lowercased().hasPrefix("exempt")
        let why = String(rest.drop { $0 != ":" }.dropFirst()).trimmed
        self.init(
            halves.first ?? line, address: exempt || rest.isEmpty ? nil : rest,
            exemption: exempt ? (why.isEmpty ? "exempt" : why) : nil)
    }
}
