import Accountability
import Clerk
import Reckoning

/// Which facts of the journal are asked for.
struct AuditFilter: Sendable {
    let kind: String
    let thing: String
    let officer: String
    let from: Day?
    let to: Day?
    /// What of the visitor's words cannot be used.
    let problems: [FieldProblem]

    init(_ query: FormFields) {
        func words(_ name: String) -> String { (query[name] ?? "").trimmed }
        var problems: [FieldProblem] = []
        func day(_ name: String, _ title: String) -> Day? {
            let typed = words(name)
            guard !typed.isEmpty else { return nil }
            if let day = Day(typed: typed) { return day }
            problems.append(
                FieldProblem(
                    field: "filter-\(name)",
                    message: "Enter \(title) as a real date, such as 12 October 2017"))
            return nil
        }
        kind = words("kind")
        thing = words("thing")
        officer = words("officer")
        from = day("from", "the first day")
        to = day("to", "the last day")
        self.problems = problems
    }

    /// The fact is asked for. What the visitor may not read is not found by its words.
    func admits(_ entry: AuditEntry, _ isReadable: (AuditEntry) -> Bool) -> Bool {
        let words = FactWords(entry)
        let day = entry.circumstance.at.onLondonClock.day
        return words.kind.mentions(kind)
            && (officer.isEmpty || entry.circumstance.by.text == officer)
            && from.map { day >= $0 } ?? true && to.map { day <= $0 } ?? true
            && (thing.isEmpty || words.names(thing) && isReadable(entry))
    }
}
