import Accountability
import Forms
import Reckoning
import Rehearsal

extension RefusalCase {
    private static let sent: @Sendable () async throws -> Stage = { try await Stage.sent() }
    private static let certified: @Sendable () async throws -> Stage = {
        let stage = try await Stage.sent()
        try await stage.when(stage.certify(), by: Cast.finance).thenDone()
        return stage
    }
    private static let submitted: @Sendable () async throws -> Stage = {
        try await Stage.submitted()
    }
    private static let filled: @Sendable () async throws -> Stage = {
        try Stage.given(Happened.filledIn)
    }

    static let sending: [RefusalCase] = [
        .init(.notComplete, "sections without their mark", given: filled) { _ in .sendForSignOff },
        .init(
            .errorsStand, "a blank that must be filled",
            given: { try Stage.given(Happened.complete + [.answered("B1", nil)]) },
            when: { _ in .sendForSignOff }),
        .init(
            .queriesUnexplained, "a query without a word",
            given: { try Stage.given(Happened.complete + [.answered("B2", .number(30))]) },
            when: { _ in .sendForSignOff }),
        .init(.notAwaitingSignOff, "a signature too early", by: Cast.finance, given: filled) {
            try $0.certify()
        },
        .init(.notAwaitingSignOff, "submitting too early", given: filled) { _ in .submit },
        .init(.notAwaitingSignOff, "taking back too late", given: submitted) { _ in
            .withdrawFromSignOff(reason: "Too late")
        },
        .init(.textMissing, "taking back without a reason", given: sent) { _ in
            .withdrawFromSignOff(reason: "")
        },
        .init(.locked, "sending after submission", given: submitted) { _ in .sendForSignOff },
    ]

    static let signing: [RefusalCase] = [
        .init(.unknownStep, "a step that is not there", by: Cast.finance, given: sent) {
            .sign(step: "mayor", .certifier, seen: try $0.content, nil)
        },
        .init(.basisNotAllowed, "finance at a meeting", by: Cast.finance, given: sent) {
            .sign(step: "finance", .meeting, seen: try $0.content, .held)
        },
        .init(
            .preparerSigns, "finance having answered", by: Cast.finance,
            given: {
                try await Stage.sent(
                    Happened.complete + [.answered("B4", .number(5), by: Cast.finance)])
            }, when: { try $0.certify() }),
        .init(.stepNotReached, "the board before finance", by: Cast.board, given: sent) {
            try $0.agree()
        },
        .init(.signedSomethingElse, "having read something else", by: Cast.finance, given: sent) {
            _ in
            .sign(step: "finance", .certifier, seen: Fingerprint("0"), nil)
        },
        .init(.meetingMissing, "a meeting that is not named", by: Cast.board, given: certified) {
            try $0.agree(.meeting, nil)
        },
        .init(.meetingMissing, "a meeting without a minute", by: Cast.board, given: certified) {
            try $0.agree(.meeting, Meeting(date: Stage.firstDay.day, minute: " "))
        },
        .init(.meetingInFuture, "a meeting to come", by: Cast.board, given: certified) {
            try $0.agree(.meeting, Meeting(date: Stage.firstDay.day.adding(days: 1), minute: "1"))
        },
        .init(.nothingToRatify, "what was agreed at a meeting", by: Cast.board, given: submitted) {
            _ in
            .ratify(step: "board", .held)
        },
        .init(.notSigned, "submitting without the board", given: certified) { _ in .submit },
        .init(
            .signedAlready, "the same signatory on other grounds", by: Cast.board,
            given: {
                let stage = try await certified()
                try await stage.when(stage.agree(.signatories, nil), by: Cast.board).thenDone()
                return stage
            }, when: { try $0.agree() }),
        .init(.textMissing, "declining without a reason", by: Cast.board, given: sent) { _ in
            .decline(step: "board", reason: "")
        },
    ]

    static let department: [RefusalCase] = [
        .init(.notSubmitted, "a query too early", by: Cast.analyst, given: sent) { _ in
            .query(Stage.key("B2"), text: "Why?")
        },
        .init(.notSubmitted, "accepting too early", by: Cast.analyst, given: sent) { _ in .accept },
        .init(
            .notSubmitted, "accepting while it is open again", by: Cast.analyst,
            given: { try await Stage.reopened() }, when: { _ in .accept }),
        .init(
            .notSubmitted, "reopening what is open", by: Cast.analyst,
            given: { try await Stage.reopened() },
            when: { _ in .reopen(sections: ["A"], reason: "This too") }),
        .init(.unknownQuestion, "a query about nothing", by: Cast.analyst, given: submitted) { _ in
            .query(Stage.key("Z1"), text: "Why?")
        },
        .init(.textMissing, "a query without words", by: Cast.analyst, given: submitted) { _ in
            .query(Stage.key("B2"), text: "")
        },
        .init(.unknownQuery, "a reply to nothing", given: submitted) { _ in
            .reply(query: 1, text: "Because")
        },
        .init(.unknownQuery, "closing nothing", by: Cast.analyst, given: submitted) { _ in
            .close(query: 1)
        },
        .init(.unknownSection, "reopening no section", by: Cast.analyst, given: submitted) { _ in
            .reopen(sections: [], reason: "All of it")
        },
        .init(.unknownSection, "reopening what is not there", by: Cast.analyst, given: submitted) {
            _ in
            .reopen(sections: ["Z"], reason: "That")
        },
        .init(
            .queriesOpen, "accepting with a query open", by: Cast.analyst,
            given: {
                let stage = try await Stage.submitted()
                try await stage.when(.query(Stage.key("B2"), text: "Why?"), by: Cast.analyst)
                    .thenDone()
                return stage
            }, when: { _ in .accept }),
    ]
}
