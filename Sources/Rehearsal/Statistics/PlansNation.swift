public import Accountability
import Documents
import Forms
public import Journal
import Ledger
import Reckoning

/// Councils that submitted two quarters of a small return on their plans, with known mistakes in
/// the second: what the department's checks and its queue are tried on.
public struct PlansNation: Sendable {
    /// How many councils there are; the first is Ashby, whose officers can be played.
    public static let councils = 30
    /// The second quarter's collection.
    public static let collection = CollectionID("plans-2")
    /// Gave a plan ten times too large.
    public static let tenfold = Cast.ashby.id
    /// Gave the figures of the quarter before.
    public static let unchanged = council(3)
    /// Raised every line by the same rate.
    public static let uplifted = council(5)
    /// Pays three times what is usual.
    public static let dear = council(7)
    /// Explained that there are fewer hours than before.
    public static let explaining = [council(9), council(10), council(11)]

    /// The finding that those explained.
    public static let explained = "B-fewer@B2"

    /// A council by its place.
    public static func council(_ place: Int) -> OrganisationID {
        place == 0 ? Cast.ashby.id : OrganisationID("E0600\(1_000 + place)")
    }

    /// The return of a council to the second quarter.
    public static func entry(_ organisation: OrganisationID) -> ReturnID {
        ReturnID("\(collection)-\(organisation)")
    }

    private static func text(_ quarter: Int) -> String {
        let days = FinancialYear(start: 2018).quarter(quarter) ?? .none
        func question(_ id: String, _ heading: String, _ rest: String) -> String {
            "      - { id: \(id), label: \(heading) of the year, heading: \(heading), \(rest), least: 0"
                + (quarter > 1 ? ", previous: \(id)" : "") + " }"
        }
        return """
            form: plans-\(quarter)
            series: plans
            title: Plans for care
            owner: Ministry
            period: { from: \(days.from), to: \(days.to) }
            \(quarter > 1 ? "previous: plans-\(quarter - 1)" : "")
            sections:
              - id: B
                title: Plans
                questions:
            \(question("B1", "Packages", "kind: whole number, unit: packages"))
            \(question("B2", "Hours", "kind: whole number, unit: hours"))
            \(question("B3", "Places", "kind: whole number, unit: places"))
              - id: D
                title: Fees
                questions:
            \(question("D1", "Fee", "kind: money, unit: per hour"))
            checks:
              - { id: B-fewer, severity: query, for: [B2], when: B2 < 8000, says: "Few hours: {B2}.", remedy: Explain it. }
            sign-off:
              - { id: finance, title: Finance, role: finance, bases: [certifier] }
            """
    }

    /// What a council gave, line by line, in the order B1, B2, B3, D1; the fee in pence.
    private static func figures(_ place: Int, _ quarter: Int) -> [Int64] {
        let size = Int64(place * 37 % 29)
        let hours: Int64 = (9...11).contains(place) ? 4_000 : 20_000
        let before: [Int64] = [
            1_000 + size * 10, hours + size * 100, 400 + size * 10, 1_500 + size,
        ]
        guard quarter > 1 else { return before }
        let council = council(place)
        if council == unchanged { return before }
        if council == uplifted { return before.map { $0 + $0 / 10 } }
        let growth = Int64(20 + place % 3)
        var now = before.enumerated().map { line, figure in
            figure + figure * (growth + Int64(line)) / 1_000
        }
        if council == tenfold { now[0] *= 10 }
        if council == dear { now[3] *= 3 }
        return now
    }

    /// Writes all of it into a journal, past all rules.
    public static func record(in store: any JournalStore) throws {
        var pen = try Pen(taking: store)
        let moment = Stage.firstDay.adding(milliseconds: -60_000)
        let everything = try [people] + (1...2).map { try collected($0) }
        for facts in everything {
            _ = try pen.append(
                facts.map { EntryDraft(at: moment, by: $0.by.text, fact: $0.fact.canonical) })
        }
    }

    private static var people: [Happened] {
        Cast.facts.map { Happened(.people($0), by: Cast.administrator) }
            + (0..<councils).flatMap { place -> [Happened] in
                let region = place.isMultiple(of: 2) ? "North" : "South"
                let name = place == 0 ? Cast.ashby.name : "Council \(place)"
                let record = AuthorityRecord(
                    council(place), name: name, category: "UA", region: region,
                    from: Day(number: 14_000))
                let organisation = Organisation(id: council(place), name: name, codes: [])
                let entered = Happened(.authority(.entered(record)), by: Cast.analyst)
                return place == 0
                    ? [entered]
                    : [
                        Happened(
                            .people(.organisationRegistered(organisation)),
                            by: Cast.administrator), entered,
                    ]
            }
    }

    private static func collected(_ quarter: Int) throws -> [Happened] {
        let id = "plans-\(quarter)"
        let definition = try SmallForm.canonical(text(quarter))
        let form = try Form(definition: DefinitionFile.nodes(of: text(quarter)))
        let facts: [CollectionFact] =
            [
                .formAdopted(form: id, definition: definition),
                .collectionOpened(CollectionID(id), form: id, owner: Cast.ministry.id),
            ] + (0..<councils).map { .respondentInvited(CollectionID(id), council($0)) }
        let stamp = FormStamp(version: form.version, definition: Fingerprint(of: definition))
        return facts.map { Happened(.collection($0), by: Cast.analyst) }
            + (0..<councils).flatMap { place in
                submitted(place, quarter, form, stamp).map {
                    Happened(.return($0), by: Cast.programme)
                }
            }
    }

    private static func submitted(
        _ place: Int, _ quarter: Int, _ form: Form, _ stamp: FormStamp
    ) -> [ReturnFact] {
        let (council, id) = (council(place), "plans-\(quarter)")
        let entry = ReturnID("\(id)-\(council)")
        let before = quarter > 1 ? ReturnID("plans-\(quarter - 1)-\(council)") : nil
        var facts: [ReturnFact] = [
            .opened(entry, CollectionID(id), council, form: id, previous: before)
        ]
        for (question, figure) in zip(["B1", "B2", "B3"], figures(place, quarter)) {
            facts.append(
                .answerGiven(entry, AnswerKey(question), .number(DecimalNumber(figure)), .command))
        }
        let pence = figures(place, quarter)[3]
        if let fee = DecimalNumber(coefficient: pence, scale: 2) {
            facts.append(.answerGiven(entry, AnswerKey("D1"), .number(fee), .command))
        }
        if explaining.contains(council), quarter > 1,
            case .answerGiven(_, let key, let answer?, _) =
                facts[2]
        {
            facts.append(
                .findingExplained(
                    entry, finding: explained, text: "A home closed", basis: [key: answer],
                    blanks: []))
        }
        facts += form.sections.map { .sectionCompleted(entry, section: $0.id) }
        let circumstance = Circumstance(sequence: 0, at: Stage.firstDay, by: Cast.programme.id)
        guard var kept = Return(facts[0], circumstance) else { return facts }
        for fact in facts.dropFirst() { kept.apply(fact, circumstance) }
        let content = Fingerprint(
            of: kept.canonical(form: form, formFingerprint: stamp.definition))
        return facts + [.submitted(entry, version: 1, content: content, stamp)]
    }
}
