import Accountability
import Forms
import Reckoning
import Rehearsal
import Testing

struct FactTests {
    /// One fact of each kind, with everything that may be left out both there and not there.
    static let everyKind: [Fact] =
        people.map { .people($0) } + collections.map { .collection($0) }
        + rounds.map { .collection($0) } + authorities.map { .authority($0) }
        + (content + signOff + kept + figures).map { .return($0) } + releases.map { .release($0) }

    private static let id = Stage.smallReturn
    private static let mandate = Mandate(role: .board, organisation: Cast.ashby.id)
    private static let appointment = DeputyAppointment(
        deputy: OfficerID("officer-1"), principal: OfficerID("officer-2"), mandate,
        from: Day(number: 17_441), to: Day(number: 17_445))
    private static let print = Fingerprint(String(repeating: "c0", count: 32))

    private static let people: [PeopleFact] = [
        .organisationRegistered(Organisation(id: Cast.ashby.id, name: "Ashby “West”", codes: [])),
        .organisationRegistered(Cast.birchwood), .officerEnrolled(OfficerID("officer-1")),
        .roleGranted(OfficerID("officer-1"), mandate),
        .roleWithdrawn(OfficerID("officer-1"), mandate), .deputyAppointed(appointment),
        .deputyEnded(appointment),
    ]

    private static let collections: [CollectionFact] = [
        .formAdopted(form: "f", definition: .record(CanonicalRecord(["form": .text("f")]))),
        .collectionOpened(CollectionID("c"), form: "f", owner: Cast.ministry.id),
        .respondentInvited(CollectionID("c"), Cast.ashby.id),
        .checkWaived(
            CollectionID("c"),
            CheckWaiver(
                rule: "F2001", organisation: Cast.ashby.id, days: Period(day: Day(number: 17_441)),
                reason: "A merger")),
    ]

    private static let releases: [ReleaseFact] = {
        var plan = ReleasePlan(
            release: ReleaseID("r"), organisation: Cast.ministry.id, series: "s", address: "a",
            title: "“T”", collection: CollectionID("c"),
            measures: [
                ReleaseMeasure("b1", "B", .amount, of: "B1"),
                ReleaseMeasure(
                    "b2", "C", .change, of: "B2", before: "B1", weight: "B3", unit: "people",
                    decimals: 1, countsPeople: true, roundsTo: 10),
            ], statistician: Cast.analyst.id, enquiries: "A team")
        let bare = plan
        plan.next = Day(number: 17_600)
        plan.replaces = ReleaseID("q")
        plan.earlier = [CollectionID("b")]
        plan.headlines = ["Up by {b2}."]
        plan.preRelease = [
            PreReleaseReader(post: "Minister"),
            PreReleaseReader(post: "Chief", officer: Cast.board.id),
        ]
        let choices = [
            TreatmentChoice(
                CollectionID("c"), .previousUprated, percent: DecimalNumber("2.5"), reason: "r"),
            TreatmentChoice(CollectionID("c"), .classMean, reason: "r"),
        ]
        let schedule = ReleaseSchedule(
            plan.release, at: Stage.firstDay, known: 7, treatments: choices, figures: print,
            note: "n")
        return [
            .planned(bare), .planned(plan), .scheduled(schedule),
            .takenOff(ReleaseWithdrawal(plan.release, reason: "late")),
        ] + choices.map { .treatmentChosen($0) }
    }()

    private static let content: [ReturnFact] = [
        .opened(id, CollectionID("c"), Cast.ashby.id, form: "f", previous: nil),
        .opened(id, CollectionID("c"), Cast.ashby.id, form: "f", previous: ReturnID("before")),
        .rowAdded(id, table: "A2", row: 11, token: nil),
        .rowAdded(id, table: "A2", row: 1, token: "t"),
        .rowRemoved(id, table: "A2", row: 3, columns: ["A2a", "A2b"], reason: "merged"),
        .findingExplained(
            id, finding: "B-twice@B2", text: "So",
            basis: [Stage.key("B1"): .number(10), Stage.key("A2a/1"): .text("Ramp")],
            blanks: [Stage.key("B2"), Stage.key("A2b/1")]),
        .findingExplained(id, finding: "F2011@B1", text: "So", basis: [:], blanks: []),
        .sectionCompleted(id, section: "A"), .sectionReopened(id, section: "A"),
        .workbookTaken(id, content: print),
        .queried(id, query: 2, Stage.key("A2a/1"), text: "Why?"),
        .queried(id, query: 3, Stage.key("B1"), text: "Why?", rule: "cross-change"),
        .queryReplied(id, query: 2, text: "So"), .queryClosed(id, query: 2),
        .detailsConfirmed(id), .nilDeclared(id, reason: "ended"), .nilWithdrawn(id),
    ]

    private static let signOff: [ReturnFact] = [
        .sentForSignOff(id, content: print), .withdrawnFromSignOff(id, reason: "wrong"),
        .signOffDeclined(id, step: "board", reason: "high"),
        .signed(id, step: "board", .meeting, content: print, .held),
        .signed(id, step: "finance", .certifier, content: print, nil),
        .signed(id, step: "board", .delegated, content: print, nil),
        .signed(id, step: "board", .signatories, content: print, nil),
        .ratified(id, step: "board", .held),
        .submitted(id, version: 2, content: print, FormStamp(version: 3, definition: print)),
        .received(id, version: 2, receipt: "C/E/2"),
        .reopened(id, sections: ["A", "B"], reason: "wrong"), .accepted(id, version: 2),
    ]

    /// Facts whose parts only the rules put together, as they are kept.
    private static let kept: [ReturnFact] = [
        #"{"due":"2017-10-12","kind":"sectionAssigned","owner":"o","return":"r","section":"B"}"#,
        #"{"kind":"sectionAssigned","return":"r","section":"B"}"#,
        #"{"analyst":"o","kind":"queryAssigned","matter":"query 3","return":"r"}"#,
        #"{"kind":"queryAssigned","matter":"explanation B-twice@B2","return":"r"}"#,
        #"{"kind":"returnAcceptedInPart","reason":"late","return":"r","version":2,"without":["B"]}"#,
    ].compactMap { text in
        guard let value = try? CanonicalValue(canonical: Array(text.utf8)),
            case .return(let fact)? = Fact(canonical: value)
        else { return nil }
        return fact
    }

    private static let answers: [Answer?] =
        [
            nil, .text(""), .text("“£15.29” \\ \n é"), .number(0), .number(-5),
            .date(Day(number: 17_439)),
            .choice("1"), .choices(["1", "6"]), .choices([]), .yesNo(true), .yesNo(false),
            .remark("about 1,200"),
        ] + MissingReason.allCases.map { .missing($0) }

    @Test(arguments: everyKind) func `a fact survives being kept`(fact: Fact) throws {
        try Stage.survives(fact)
    }

    private static let channels: [Channel] = [
        .web, .workbook, .command, .prefill, .dataSet("allocations of 2017"),
        .update(InitiativeID("INI-001"), number: 3),
    ]

    @Test(arguments: answers, channels)
    func `an answer survives being kept`(answer: Answer?, channel: Channel) throws {
        try Stage.survives(.return(.answerGiven(Self.id, Stage.key("A2a/1"), answer, channel)))
    }

    @Test func `no kind of fact is left out here`() {
        var kinds = Set(Self.everyKind.compactMap { $0.canonical.record?["kind"]?.text })
        kinds.insert("answerGiven")
        #expect(kinds == Self.names)
    }

    /// The names are the storage format: a journal of today is read by them for ever.
    private static let names: Set = [
        "organisationRegistered", "officerEnrolled", "roleGranted", "roleWithdrawn",
        "deputyAppointed", "deputyEnded", "formAdopted",
        "collectionOpened", "respondentInvited", "checkWaived", "returnOpened", "rowAdded",
        "rowRemoved", "answerGiven", "findingExplained", "sectionCompleted", "sectionMarkRemoved",
        "workbookTaken", "sentForSignOff", "withdrawnFromSignOff", "signOffDeclined",
        "returnSigned",
        "signatureRatified", "returnSubmitted", "returnReceived", "answerQueried", "queryReplied",
        "queryClosed", "returnReopened", "returnAccepted", "sectionAssigned",
        "organisationDetailsConfirmed", "nilReturnDeclared", "nilReturnWithdrawn",
        "returnAcceptedInPart", "releasePlanned", "releaseScheduled", "releaseTakenOff",
        "missingTreatmentChosen", "authorityEntered", "authorityAmended",
        "collectionDrafted", "collectionDatesSet", "respondentsListed", "respondentExempted",
        "jointReturnAgreed", "extensionGranted", "dataSetTaken", "remindersPlanned",
        "reminderSent", "setUpTaskConfirmed", "collectionTried", "collectionSetUp",
        "setUpReopened", "collectionLocked", "collectionUnlocked", "collectionPublished",
        "explanationAccepted", "returnExcluded", "returnIncluded", "queryAssigned",
    ]

    @Test func `an answer is kept in exactly these bytes`() {
        let key = Stage.key("A2a/11")
        let fact = Fact.return(.answerGiven(Self.id, key, .number(12), .workbook))
        #expect(
            String(decoding: fact.canonical.bytes, as: UTF8.self)
                == #"{"answer":{"number":"12"},"channel":"workbook","key":"A2a/11","#
                + #""kind":"answerGiven","return":"small-q2-E06000901"}"#)
    }

    @Test(arguments: everyKind)
    func `a fact without one of its fields is another fact or none`(fact: Fact) throws {
        let record = try #require(fact.canonical.record)
        for field in record.fields {
            let rest = record.fields.filter { $0 != field }.map { ($0.key, $0.value) }
            let less = try #require(CanonicalRecord(rest))
            #expect(Fact(canonical: .record(less)) != fact, "\(field.key)")
        }
    }

    @Test func `what is no fact is none`() {
        for value in [.text("x"), .list([]), .record(CanonicalRecord(["kind": .text("spent")]))]
            as [CanonicalValue]
        {
            #expect(Fact(canonical: value) == nil)
        }
    }
}
