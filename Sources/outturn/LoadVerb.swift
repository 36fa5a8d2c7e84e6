import Accountability
import ArgumentParser
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

extension FundVerbs {
    /// Loads actuals from an export of the general ledger.
    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Loads actuals from a ledger's CSV export, all or none.",
            discussion: """
                Exit codes: 1 for mistakes in the file, 2 when the control total differs. A credit \
                is not loaded by itself: take back the actual that it corrects, and leave it out.
                """)

        @OptionGroup var choice: FundChoice
        @Argument(help: "The CSV file.")
        var file: String
        @Option(help: "The saved mapping of its columns.")
        var mapping: String
        @Option(help: "The control total in the ledger.")
        var control: Money
        @Flag(help: "Say what would be recorded, and record nothing.")
        var dryRun = false
        @OptionGroup var recording: Recording

        func run() async throws {
            try await verb(recording.answering) {
                let table = try CSVTable(bytes(of: file))
                let office = try Office(recording.data.path)
                let account = try await loaded(table, office.clerk)
                try office.close()
                return account
            }
        }

        private func loaded(_ table: CSVTable, _ clerk: Clerk) async throws -> Account {
            let draft = try draft(table, clerk)
            var account = Account()
            for finding in draft.findings { account.say(finding.inWords) }
            account.field("findings", .list(draft.findings.map(\.canonical)))
            account.field("rows", .whole(Int64(table.rows.count)))
            account.field("total", .whole(draft.total.pence))
            let instruction = Instruction.fund(
                choice.id, .load(draft.movements, control: control))
            guard !draft.hasErrors else {
                account.say("Nothing was recorded.")
                account.field("facts", .whole(0))
                account.exitCode = 1
                return account
            }
            if dryRun { return try rehearsed(draft, instruction, clerk, account) }
            let outcome = try await clerk.carryOut(instruction, by: recording.acting.id)
            account.say(
                outcome.facts.isEmpty
                    ? "Nothing to do: all \(draft.movements.count) lines are recorded."
                    : "Recorded \(outcome.facts.count) actuals; all lines come to "
                        + "\(draft.total.inWords).")
            account.field("facts", .whole(Int64(outcome.facts.count)))
            return account
        }

        private func draft(_ table: CSVTable, _ clerk: Clerk) throws -> ActualsDraft {
            let books = clerk.books
            let fund = try choice.fund(in: books)
            guard let mapping = fund.mappings[mapping] else {
                let known = fund.mappings.keys.sorted().joined(separator: ", ")
                throw Ending(
                    "\(fund.id) has no mapping \(self.mapping). There are: \(known).", code: 2)
            }
            guard
                let officer = books.officer(recording.acting.id)?
                    .acting(on: clerk.now.onLondonClock.day)
            else {
                throw Ending("There is no officer \(recording.acting.officer).", code: 2)
            }
            let background = FundBackground(
                actor: officer, now: clerk.now, organisation: { books.organisation($0) },
                decision: { books.decision($0) }, initiative: { books.initiative($0) })
            return try ActualsDraft(
                table, by: mapping, into: fund, background,
                as: Circumstance(sequence: 0, at: clerk.now, by: officer.id))
        }

        /// What would be recorded, line by line, or why it would be refused.
        private func rehearsed(
            _ draft: ActualsDraft, _ instruction: Instruction, _ clerk: Clerk, _ said: Account
        ) throws -> Account {
            var account = said
            for result in clerk.trial(of: [instruction], by: recording.acting.id) {
                _ = try result.get()
            }
            for movement in draft.new {
                let line = movement.lines.first
                account.say(
                    "  \(movement.id)  \(movement.day)  \(line?.initiative?.text ?? "")  "
                        + "\(movement.amount.inWords)  \(movement.text)")
            }
            let known = draft.movements.count - draft.new.count
            account.say(
                "\(draft.new.count) actuals of \(draft.new.map(\.amount).total().inWords) would be "
                    + "recorded; \(known) are known already. Nothing was recorded.")
            account.field("wouldRecord", .list(draft.new.map { .text($0.id.text) }))
            account.field("facts", .whole(0))
            return account
        }
    }
}
