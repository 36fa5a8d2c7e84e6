import Accountability
import ArgumentParser
import Documents
import Forms
import Ledger
import Reckoning

/// The verbs that write what others read.
struct ExportVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes open data for others to read.",
        subcommands: [Hledger.self, ThreeSixtyGiving.self, Transparency.self])

    /// Awards to outside bodies for 360Giving.
    struct ThreeSixtyGiving: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "360giving",
            abstract: "Writes awards to outside bodies as 360Giving JSON.")

        @Argument(help: "The organisation whose awards they are.")
        var organisation: String
        @Option(help: "The prefix that 360Giving gave the publisher: 360G-example.")
        var prefix: String
        @Option(help: "The publisher's identifier in the org-id.guide scheme.")
        var funder: String
        @OptionGroup var target: ExportTarget
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: target.data.path)
                let publisher = try books.known(organisation)
                let awards = books.awards(of: publisher.id)
                let export = AwardsExport(prefix: prefix, funder: funder, name: publisher.name)
                try write(export.threeSixtyGiving(awards), to: target.output)
                return target.account(awards.count, "awards")
            }
        }
    }

    /// The files of the Transparency Code.
    struct Transparency: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a file of the Local Government Transparency Code 2015.")

        enum Kind: String, ExpressibleByArgument, CaseIterable {
            case grants
            case spend
        }

        @Argument(help: "The organisation.")
        var organisation: String
        @Argument(help: "grants, or spend for spending over £500.")
        var kind: Kind
        @Option(help: "The department that spends.")
        var department: String
        @Option(help: "The first day of spending; 2017-07-01.")
        var from: Day?
        @Option(help: "The last day of spending.")
        var until: Day?
        @OptionGroup var target: ExportTarget
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                let books = try books(of: target.data.path)
                let publisher = try books.known(organisation).id
                let text = try text(books, publisher)
                try write(Array(text.utf8), to: target.output)
                return target.account(text.split(separator: "\r\n").count - 1, "rows")
            }
        }

        private func text(_ books: Books, _ publisher: OrganisationID) throws -> String {
            guard kind == .spend else {
                return TransparencyExport.grants(
                    books.awards(of: publisher), department: department)
            }
            let last = until ?? wallClock().onLondonClock.day
            guard let period = Period(from: from ?? Period.quarter(of: last).from, to: last) else {
                throw Ending("The first day comes after the last one.", code: 64)
            }
            return TransparencyExport.spending(
                books.everyFund.filter { $0.record.organisation == publisher },
                { books.initiative($0) }, in: period, department: department)
        }
    }
}

/// The journal that is read and the file that is written.
struct ExportTarget: ParsableArguments {
    @OptionGroup var data: DataFolder

    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String

    func account(_ count: Int, _ things: String) -> Account {
        var account = Account()
        account.say("\(output): \(count) \(things).")
        account.field("file", .text(output))
        account.field(things, .whole(Int64(count)))
        return account
    }
}

extension Books {
    /// The organisation of a code or name.
    fileprivate func known(_ text: String) throws -> Organisation {
        guard let found = organisation(knownAs: text) else {
            throw Ending("There is no organisation \(text).", code: 2)
        }
        return found
    }

    /// Awards to outside bodies out of an organisation's funds.
    fileprivate func awards(of organisation: OrganisationID) -> [Award] {
        everyInitiative.filter { $0.record.organisation == organisation }.compactMap { initiative in
            fund(initiative.record.fund).flatMap { Award(initiative, from: $0) }
        }
    }
}
