public import Accountability
public import Forms
import Ledger
import Reckoning

extension ReturnInstruction {
    /// Give one answer, whatever stands there.
    public static func give(
        _ key: String, _ answer: Answer?, seen: AnswerChange.Seen = .whatever
    ) -> ReturnInstruction {
        .answer(
            [AnswerChange(Stage.key(key), to: answer, seen: seen)], rows: [], .web, source: nil)
    }

    /// Add a row to the small table.
    public static func addThing(_ row: Int?, token: String? = nil) -> ReturnInstruction {
        .answer([], rows: [.add(table: "A2", row: row, token: token)], .web, source: nil)
    }

    /// Remove a row of the small table.
    public static func removeThing(_ row: Int, because reason: String) -> ReturnInstruction {
        .answer([], rows: [.remove(table: "A2", row: row, reason: reason)], .web, source: nil)
    }
}

extension Meeting {
    /// The board's meeting of the day before rehearsals begin.
    public static let held = Meeting(date: Stage.firstDay.day.adding(days: -1), minute: "12")
}

extension Stage {
    /// The fingerprint of the small return as it stands, as a signatory reads it.
    public var content: Fingerprint {
        get throws { try small.content }
    }

    /// The form of the small return as a version would carry it.
    public var stamp: FormStamp {
        get throws {
            let form = try small.form
            return FormStamp(version: form.form.version, definition: form.fingerprint)
        }
    }

    /// Ashby's small return, filled in, complete and sent for sign-off.
    public static func sent(_ past: [Happened] = Happened.complete) async throws -> Stage {
        let stage = try given(past)
        try await stage.when(.sendForSignOff).thenDone()
        return stage
    }

    /// The same, signed by finance and by the board at a meeting.
    public static func signed() async throws -> Stage {
        let stage = try await sent()
        try await stage.signEverything()
        return stage
    }

    /// The same, submitted.
    public static func submitted() async throws -> Stage {
        let stage = try await signed()
        try await stage.when(.submit).thenDone()
        return stage
    }

    /// The same, with section B opened again by the ministry.
    public static func reopened() async throws -> Stage {
        let stage = try await submitted()
        try await stage.when(.reopen(sections: ["B"], reason: "B2 is wrong"), by: Cast.analyst)
            .thenDone()
        return stage
    }

    /// Signs as finance and as the board at a meeting.
    public func signEverything() async throws {
        try await when(certify(), by: Cast.finance).thenDone()
        try await when(agree(), by: Cast.board).thenDone()
    }

    /// The finance officer's signature under the return as it stands.
    public func certify() throws -> ReturnInstruction {
        .sign(step: "finance", .certifier, seen: try content, nil)
    }

    /// The board's signature under the return as it stands.
    public func agree(
        _ basis: SignOffBasis = .meeting, _ meeting: Meeting? = .held
    ) throws -> ReturnInstruction {
        .sign(step: "board", basis, seen: try content, meeting)
    }
}
