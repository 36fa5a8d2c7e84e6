import Accountability
import Clerk
import Forms
import Foundation
import Journal
import Ledger
import Reckoning
import Rehearsal

/// Gives answers one after the other through the real Clerk on a durable journal, and says the
/// number of each once it is acknowledged. It is killed while it works, and goes on where the
/// journal ends.
enum AnswerWriter {
    static func run(directory: String, count: Int) async throws {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        let store = try SQLiteStore.open("\(directory)/journal.sqlite")
        if try store.head().sequence == 0 {
            var pen = try Pen(taking: store)
            _ = try pen.append(try Entries.of(try Stage.given().store))
        }
        let clerk = try Clerk(store) { Stage.firstDay }
        _ = try await clerk.carryOut(
            .openReturn(Stage.smallCollection, Cast.ashby.id), by: Cast.programme.id)
        let question = try firstNumber(clerk)
        for _ in 0..<count {
            let next = clerk.books.sequence + 1
            let change = AnswerChange(AnswerKey(question), to: .number(DecimalNumber(next)))
            let outcome = try await clerk.carryOut(
                .return(Stage.smallReturn, .answer([change], rows: [], .web, source: nil)),
                by: Cast.programme.id)
            // Written past every buffer, because the next instant may be the last.
            FileHandle.standardOutput.write(Data("\(outcome.sequence)\n".utf8))
        }
        try store.close()
    }

    private static func firstNumber(_ clerk: Clerk) throws -> String {
        guard let form = clerk.books.form("small-q2")?.form,
            let question = form.questions.values.filter({
                $0.kind.decimals == 0 && $0.calculation == nil
            }).min(by: { $0.id < $1.id })
        else { throw Missing() }
        return question.id
    }
}
