import Accountability
import Clerk
import Forms
import Reckoning
import Rehearsal

extension RefusalCase {
    static let all = people + collections + answers + findings + sending + signing + department

    private static let opened: @Sendable () async throws -> Stage = { try Stage.given([.opened]) }
    private static let complete: @Sendable () async throws -> Stage = {
        try Stage.given(Happened.complete)
    }
    private static let sent: @Sendable () async throws -> Stage = { try await Stage.sent() }
    private static let submitted: @Sendable () async throws -> Stage = {
        try await Stage.submitted()
    }
    private static let nowhere = OrganisationID("E00000000")
    private static let long = String(repeating: "x", count: 4 * Form.longestAnswer + 1)
    private static let waived = CheckWaiver(
        rule: "B-twice", organisation: Cast.ashby.id, days: Period(day: Day(number: 17_441)),
        reason: "")

    private static let people: [RefusalCase] = [
        .init(
            .notPermitted, "a programme manager enrols officers", by: Cast.programme,
            asking: .people(.enrol(OfficerID("officer-99")))),
        .init(
            .notPermitted, "an administrator signs", by: Cast.administrator, given: sent,
            when: { try $0.certify() }),
        .init(
            .notPermitted, "a chaser asks about an answer", by: Cast.chaser, given: submitted,
            when: { _ in .query(Stage.key("B2"), text: "Why?") }),
        .init(
            .notPermitted, "an auditor answers", by: Cast.auditor, given: opened,
            when: { _ in .give("B1", .number(1)) }),
        .init(
            .notPermitted, "another council answers", by: Cast.neighbour, given: opened,
            when: { _ in .give("B1", .number(1)) }),
        .init(
            .notPermitted, "an initiative lead sends the return", by: Cast.lead, given: complete,
            when: { _ in .sendForSignOff }),
        .init(
            .notPermitted, "a council opens a collection", by: Cast.programme,
            asking: .collection(.invite(Stage.smallCollection, Cast.ashby.id))),
        .init(
            .unknownOfficer, "an officer who is not enrolled gets a role", by: Cast.administrator,
            asking: .people(.grant(OfficerID("officer-99"), Cast.finance.mandate))),
        .init(
            .unknownOrganisation, "a role for an unknown body", by: Cast.administrator,
            asking: .people(
                .grant(Cast.lead.id, Mandate(role: .lead, organisation: nowhere)))),
        .init(
            .alreadyDifferent, "a council's code for another", by: Cast.administrator,
            asking: .people(
                .registerOrganisation(
                    Organisation(id: Cast.ashby.id, name: "Ashby-by-Sea", codes: [])))),
        .init(
            .ownAdministration, "the last administrator leaves", by: Cast.administrator,
            asking: .people(.withdraw(Cast.administrator.id, Cast.administrator.mandate))),
    ]

    private static let collections: [RefusalCase] = [
        .init(
            .alreadyDifferent, "another form under the same version", by: Cast.analyst,
            asking: .collection(
                .adoptForm(
                    form: "small-q2",
                    definition: SmallForm.reworded))),
        .init(
            .unknownForm, "a collection on no form", by: Cast.analyst,
            asking: .collection(
                .open(CollectionID("small-q9"), form: "small-q9", owner: Cast.ministry.id))),
        .init(
            .unknownOrganisation, "a collection of nobody", by: Cast.analyst,
            asking: .collection(.open(CollectionID("new"), form: "small-q2", owner: nowhere))),
        .init(
            .unknownOrganisation, "an invitation of nobody", by: Cast.analyst,
            asking: .collection(.invite(Stage.smallCollection, nowhere))),
        .init(
            .unknownCollection, "a return to no collection", by: Cast.programme,
            asking: .openReturn(CollectionID("small-q9"), Cast.ashby.id)),
        .init(
            .unknownReturn, "an answer in no return", by: Cast.programme,
            asking: .return(ReturnID("small-q9-E06000901"), .give("B1", .number(1)))),
        .init(
            .notRespondent, "a council that is not asked", by: Cast.neighbour,
            asking: .openReturn(Stage.smallCollection, Cast.birchwood.id)),
        .init(
            .notPermitted, "another council's return", by: Cast.neighbour,
            asking: .openReturn(CollectionID("small-q1"), Cast.ashby.id)),
        .init(
            .textMissing, "a waiver without a reason", by: Cast.analyst,
            asking: .collection(.waive(Stage.smallCollection, waived))),
    ]

    private static let answers: [RefusalCase] = [
        .init(.locked, "an answer while it waits for sign-off", given: sent) { _ in
            .give("B1", .number(1))
        },
        .init(.locked, "an answer after submission", given: submitted) { _ in
            .give("B1", .number(1))
        },
        .init(.unknownQuestion, "an answer to no question", given: opened) { _ in
            .give("Z1", .number(1))
        },
        .init(.unknownQuestion, "a row of no table", given: opened) { _ in
            .answer([], rows: [.add(table: "Z2", row: 1, token: nil)], .web, source: nil)
        },
        .init(.calculatedQuestion, "a calculated answer", given: opened) { _ in
            .give("B3", .number(1))
        },
        .init(.unknownRow, "an answer in a row that is not there", given: opened) { _ in
            .give("A2a/7", .text("Ramp"))
        },
        .init(.unknownRow, "a column without a row", given: opened) { _ in .give("A2a", .text("x"))
        },
        .init(.unknownRow, "a question with a row", given: opened) { _ in .give("B1/1", .number(1))
        },
        .init(.unknownRow, "a row with an impossible number", given: opened) { _ in .addThing(0) },
        .init(
            .rowNumberTaken, "a file's new row where another's stands",
            given: { try Stage.given([.opened, .rowAdded(1)]) },
            when: { _ in .addThing(1, token: "t") }),
        .init(
            .tooManyRows, "a fifth row of four",
            given: { try Stage.given([.opened] + (1...4).map { .rowAdded($0) }) },
            when: { _ in .addThing(5) }),
        .init(
            .changedMeanwhile, "an answer that somebody else gave",
            given: { try Stage.given([.opened, .answered("B1", .number(2))]) },
            when: { _ in .give("B1", .number(3), seen: .answer(nil)) }),
        .init(
            .sectionNotReopened, "another section", given: { try await Stage.reopened() },
            when: { _ in .give("A1", .text("Other")) }),
        .init(.textTooLong, "an endless answer", given: opened) { _ in .give("A1", .text(long)) },
        .init(.textTooLong, "an endless remark", given: opened) { _ in .give("B1", .remark(long)) },
        .init(
            .textMissing, "a row removed without a reason",
            given: { try Stage.given([.opened, .rowAdded(1)]) },
            when: { _ in .removeThing(1, because: " ") }),
    ]

    private static let findings: [RefusalCase] = [
        .init(.nothingToExplain, "what is in order", given: complete) { _ in
            .explain(finding: "B-twice@B2", text: "It is so")
        },
        .init(.errorsCannotBeExplained, "a blank that must be filled", given: opened) { _ in
            .explain(finding: "F2001@B1", text: "We do not know")
        },
        .init(
            .textMissing, "an explanation without words",
            given: { try Stage.given(ExplanationTests.doubled) },
            when: { _ in .explain(finding: "B-twice@B2", text: "\n") }),
        .init(
            .textTooLong, "an endless explanation",
            given: { try Stage.given(ExplanationTests.doubled) },
            when: { _ in .explain(finding: "B-twice@B2", text: long) }),
        .init(.unknownSection, "a section that is not there", given: opened) { _ in
            .complete(section: "Z")
        },
        .init(.unknownSection, "the mark of no section", given: opened) { _ in .resume(section: "Z")
        },
        .init(.sectionHasErrors, "a section with a blank", given: opened) { _ in
            .complete(section: "B")
        },
    ]
}
