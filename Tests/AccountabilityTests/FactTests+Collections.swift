import Accountability
import Forms
import Reckoning
import Rehearsal

extension FactTests {
    private static let id = CollectionID("c")
    private static let moment = Stage.firstDay
    private static let day = Day(number: 17_441)

    /// One fact of each kind about a round of a collection that is carried out by a national body,
    /// read from the facts that scenarios lead to where a fact has parts that only rules make.
    static let rounds: [CollectionFact] =
        [
            .drafted(CollectionDraft(id, form: "f", owner: Cast.ministry.id)),
            .drafted(
                CollectionDraft(id, form: "f", owner: Cast.ministry.id, like: CollectionID("b"))),
            .datesSet(CollectionDates(id, opens: moment, due: moment, closes: moment, reason: "x")),
            .respondentExempted(Exemption(Cast.ashby.id, from: id, reason: "new")),
            .jointReturnAgreed(
                JointReturn(
                    id, by: Cast.ashby.id, covering: [Cast.birchwood.id], reason: "one board")),
            .extensionGranted(
                DeadlineExtension(Cast.ashby.id, in: id, until: moment, reason: "illness")),
            .dataSetTaken(
                DataSet(
                    "allocations", for: id, source: "the settlement",
                    answers: [Cast.ashby.id: [Stage.key("B1"): .number(3)]])),
            .remindersPlanned(ReminderPlan(id, before: [5, 1], after: [], isPaused: true)),
            .reminderSent(Reminder(id, to: [Cast.ashby.id], planned: day)),
            .reminderSent(Reminder(id, to: [Cast.ashby.id])),
            .testRun(TestRun(id, returns: 2, prefilled: 3, problems: ["one"])),
        ] + steps

    private static let steps: [CollectionFact] = [
        "collectionSetUp", "setUpReopened", "collectionLocked", "collectionUnlocked",
        "collectionPublished", "setUpTaskConfirmed", "respondentsListed",
    ].compactMap { kind in
        let record = CanonicalRecord([
            "kind": .text(kind), "collection": .text("c"), "words": .text("so"),
            "task": .text("sign-off"), "on": .text("2017-10-02"),
            "categories": .list([.text("UA")]),
            "organisations": .list([.text("E06000901")]),
        ])
        guard case .collection(let fact)? = Fact(canonical: .record(record)) else { return nil }
        return fact
    }

    static let authorities: [AuthorityFact] = [
        .entered(
            AuthorityRecord(
                Cast.ashby.id, name: "Ashby", category: "UA", region: "West", from: day,
                to: day.adding(days: 9),
                codes: [AuthorityCode("E9901", from: day, to: day), AuthorityCode("E9902")],
                successors: [Cast.birchwood.id])),
        .entered(AuthorityRecord(Cast.birchwood.id, name: "Birchwood", category: "UA", from: day)),
        amended,
    ].compactMap(\.self)

    private static let amended: AuthorityFact? = {
        let to = CanonicalRecord([
            "authority": .text("E06000901"), "name": .text("Ashby"), "category": .text("UA"),
            "from": .text("2010-04-01"), "codes": .list([]), "successors": .list([]),
        ])
        let record = CanonicalRecord([
            "kind": .text("authorityAmended"), "to": .record(to), "reason": .text("merged"),
        ])
        guard case .authority(let fact)? = Fact(canonical: .record(record)) else { return nil }
        return fact
    }()

    static let figures: [ReturnFact] = [
        .explanationAccepted(Stage.smallReturn, finding: "B-twice@B2"),
        .explanationAccepted(Stage.smallReturn, finding: "B-twice@B2", reason: "It is known"),
        .excluded(Stage.smallReturn, reason: "other homes"), .included(Stage.smallReturn),
    ]
}
