import Accountability
import ArgumentParser
import Foundation
import Journal
import Ledger
import Reckoning

/// The verbs about where the money stands.
struct LedgerVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Shows where the money stands: as at any day, as known at any time.",
        subcommands: [Balance.self, Statement.self, Movements.self])

    /// The balance of every account.
    struct Balance: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows the balance of every account, and that both sides agree.")

        @OptionGroup var choice: LedgerChoice
        @OptionGroup var output: LedgerOutput

        func run() throws {
            try choice.show(in: output) { lines, view in
                LedgerReport(TrialBalance(lines, view))
            }
        }
    }

    /// The months of funds and initiatives.
    struct Statement: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows funds and initiatives month by month: opening, movements, closing.")

        @OptionGroup var choice: LedgerChoice
        @OptionGroup var output: LedgerOutput

        func run() throws {
            try choice.show(in: output) { lines, view in
                LedgerReport(FundStatement(lines, view))
            }
        }
    }

    /// Every movement with what it rests on.
    struct Movements: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the movements in the order of recording, with what they rest on.")

        @OptionGroup var choice: LedgerChoice
        @OptionGroup var output: LedgerOutput

        func run() throws {
            try verb(output.answering) {
                let view = try choice.view()
                let books = try books(of: choice.data.path)
                try choice.check(books.everyFund.map(\.record))
                return try output.account(of: LedgerReport(books.movements(in: view)))
            }
        }
    }
}

/// Which money a verb is about, as at which day, as known when.
struct LedgerChoice: ParsableArguments {
    @OptionGroup var data: DataFolder
    @Option(help: "Only this fund.")
    var fund: String?
    @Option(help: "Only this organisation's funds, by its code.")
    var organisation: String?
    @Option(help: "As at the end of this day: 2018-03-31.")
    var at: String?
    @Option(
        help: """
            As known at the end of this day in London, at this moment (2018-04-01T09:00:00Z), or \
            after the fact of this number.
            """)
    var known: String?

    func view() throws -> LedgerView {
        var view = LedgerView()
        if let fund { view.scope = .fund(FundID(fund)) }
        if let organisation {
            guard fund == nil else {
                throw Ending("Name a fund or an organisation, not both.", code: 64)
            }
            view.scope = .organisation(OrganisationID(organisation))
        }
        if let at {
            guard let day = Day(at) else {
                throw Ending("“\(at)” is no day. Write it as 2018-03-31.", code: 64)
            }
            view.day = day
        }
        if let known { view.knowledge = try Self.knowledge(known) }
        return view
    }

    private static func knowledge(_ text: String) throws -> LedgerKnowledge {
        if let sequence = Int64(text), sequence >= 0 { return .sequence(sequence) }
        if let moment = Instant(text) { return .moment(moment) }
        guard let day = Day(text), let next = Instant(london: "\(day.adding(days: 1)) 00:00")
        else {
            throw Ending(
                "“\(text)” is neither a day (2018-03-31) nor a moment (2018-04-01T09:00:00Z) nor "
                    + "the number of a fact.", code: 64)
        }
        return .moment(next.adding(milliseconds: -1))
    }

    /// The fund or organisation that was named has a fund.
    func check(_ funds: [FundRecord]) throws {
        if let fund, !funds.contains(where: { $0.fund.text == fund }) {
            let known = funds.map(\.fund.text).sorted().joined(separator: ", ")
            throw Ending("There is no fund \(fund). There are: \(known).", code: 2)
        }
        if let organisation, !funds.contains(where: { $0.organisation.text == organisation }) {
            throw Ending("\(organisation) has no fund.", code: 2)
        }
    }

    /// Reads the journal without the books, and shows what is drawn from it.
    func show(
        in output: LedgerOutput, _ draw: (LedgerLines, LedgerView) -> LedgerReport
    ) throws {
        try verb(output.answering) {
            let view = try view()
            let path = "\(data.path)/\(Office.journalName)"
            guard FileManager.default.fileExists(atPath: path) else {
                throw Ending("There is no journal in \(data.path).", code: 3)
            }
            let lines = try LedgerReading.lines(of: SQLiteStore.openForReading(path))
            try check(lines.funds)
            return try output.account(of: draw(lines, view))
        }
    }
}

/// How a verb about money answers.
struct LedgerOutput: ParsableArguments {
    @OptionGroup var answering: Answering
    @Flag(name: .customLong("csv"), help: "Answer with a table as CSV.")
    var csv = false

    func account(of report: LedgerReport) throws -> Account {
        guard !(csv && answering.json) else {
            throw Ending("Choose --json or --csv, not both.", code: 64)
        }
        var account = Account()
        account.exitCode = report.isSound ? 0 : 1
        if csv {
            print(report.csv, terminator: "")
        } else if answering.json {
            account.fields = report.fields()
        } else {
            account.lines = report.lines()
        }
        return account
    }
}
