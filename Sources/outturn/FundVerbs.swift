import Accountability
import ArgumentParser
import Clerk
import Documents
import Forms
import Ledger
import Reckoning

/// The verbs about funds.
struct FundVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fund", abstract: "Keeps funds: what is allocated, drawn, released and spent.",
        subcommands: [
            List.self, Show.self, FileVerb<OpenFunds>.self, Amend.self, MoneyVerb<Allocate>.self,
            MoneyVerb<Inject>.self, MoneyVerb<Authorise>.self, FileVerb<Requests>.self,
            Approve.self, Hold.self, Resume.self, WithdrawDrawdown.self, MoneyVerb<Release>.self,
            EvidenceVerb.self, AcceptEvidence.self, RefuseEvidence.self, WaiveCondition.self,
            Claim.self, MoneyVerb<Commit>.self, MoneyVerb<EndCommitment>.self,
            MoneyVerb<Accrue>.self, MoneyVerb<ReturnUnspent>.self, MoneyVerb<Vire>.self,
            MoneyVerb<Spend>.self, FileVerb<Movements>.self,
            Reverse.self, Lock.self, ReopenMonth.self, FileVerb<Mappings>.self, Load.self,
        ])

    enum OpenFunds: RegisterFileKind {
        static let name = "open"
        static let abstract = "Opens funds from a register file."
        static let sections: [RegisterSection] = [.funds, .mappings]
    }

    /// Changes what funds are.
    struct Amend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Changes funds to what a register file says, for a reason.")

        @Argument(help: "The register file with the funds as they are to be.")
        var file: String
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Changed.") { _, _ in
                try registerEntries(file, [.funds]).compactMap { entry in
                    guard case .fund(let record) = entry else { return nil }
                    return .fund(record.fund, .amend(record, reason: reasoning.because))
                }
            }
        }
    }

    enum Requests: RegisterFileKind {
        static let name = "request"
        static let abstract = "Requests drawdowns from a register file."
        static let sections: [RegisterSection] = [.drawdowns]
    }

    enum Movements: RegisterFileKind {
        static let name = "enter"
        static let abstract = "Enters movements from a register file, all or none."
        static let sections: [RegisterSection] = [.movements]
    }

    enum Mappings: RegisterFileKind {
        static let name = "mapping"
        static let abstract = "Saves how the columns of a ledger's export are read."
        static let sections: [RegisterSection] = [.mappings]
    }

    /// Every fund with its money.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists funds with their money.")

        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: data.path)
                var account = Account()
                for fund in books.everyFund {
                    account.say(
                        "\(fund.id)  allocated \(fund.allocated.inWords), drawn "
                            + "\(fund.total.drawn.inWords), released "
                            + "\(fund.total.released.inWords), spent \(fund.total.outturn.inWords)")
                }
                account.field("funds", .list(books.everyFund.map { .text($0.id.text) }))
                return account
            }
        }
    }

    /// One fund with everything about its money.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a fund: its money, drawdowns, conditions and claims; --csv its ledger."
        )

        @OptionGroup var choice: FundChoice
        @Flag(help: "Print the fund's movements as CSV.")
        var csv = false
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let fund = try choice.fund(in: books(of: data.path))
                if csv { return printed(RegisterExport.movements(fund)) }
                return FundReport(fund: fund, today: wallClock().onLondonClock.day).account
            }
        }
    }
}

/// The fund a verb is about.
struct FundChoice: ParsableArguments {
    @Argument(help: "The fund: health-and-social-care-capital.")
    var fund: String

    var id: FundID { FundID(fund) }

    func fund(in books: Books) throws -> Fund {
        guard let found = books.fund(id) else {
            let known = books.everyFund.map(\.id.text).joined(separator: ", ")
            throw Ending("There is no fund \(fund). There are: \(known).", code: 2)
        }
        return found
    }
}
