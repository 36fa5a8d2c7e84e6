import Accountability
import Accounts
import ArgumentParser
import Foundation
import Reckoning
import Web

extension DataFolder {
    /// The people book alone, which may be opened while the site is served.
    func people() throws -> PeopleBook {
        let file = "\(path)/\(Office.peopleName)"
        guard FileManager.default.fileExists(atPath: file) else {
            throw Ending("There is no \(Office.peopleName) in \(path).", code: 3)
        }
        return try PeopleBook(path: file)
    }
}

extension DeputyAppointment {
    /// `deputy of finance-1 as finance of E08000035, 2017-10-02 to 2017-10-06`.
    var inWords: String {
        "deputy of \(principal) as \(role.rawValue) of \(organisation), \(from) to \(to)"
    }
}

/// Runs a verb on the people book alone.
private func atBook(
    _ data: DataFolder, _ answering: Answering, _ body: (PeopleBook, inout Account) throws -> Void
) throws {
    try verb(answering) {
        let people = try data.people()
        var account = Account()
        try body(people, &account)
        try people.close()
        return account
    }
}

extension PeopleVerbs {
    /// Lets somebody stand in for somebody else.
    struct Deputy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets an officer stand in for another in a role, from a day to a day.")

        @Argument(help: "The officer who stands in.")
        var deputy: String
        @Argument(help: "The officer who is away.")
        var principal: String
        @Argument(help: "The role.")
        var role: String
        @Argument(help: "The organisation's code.")
        var organisation: String
        @Option(help: "The first day: 2017-10-02.")
        var from: String
        @Option(help: "The last day.")
        var to: String
        @Flag(help: "End the appointment of these days instead.")
        var end = false
        @OptionGroup var data: DataFolder
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            guard let role = Role(rawValue: role), let from = Day(from), let to = Day(to) else {
                throw ValidationError("Give a role, and days as 2017-10-02.")
            }
            let appointment = DeputyAppointment(
                deputy: OfficerID(deputy), principal: OfficerID(principal),
                Mandate(role: role, organisation: OrganisationID(organisation)), from: from, to: to)
            try await change(
                data, acting, answering, done: end ? "Ended." : "Appointed.",
                end ? .endDeputy(appointment) : .appointDeputy(appointment))
        }
    }

    /// Makes a sign-in link.
    struct Link: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a link that signs an officer in once within a day.")

        @Argument(help: "The officer.")
        var officer: String
        @Option(help: "The address of the site, which the link begins with.")
        var address = "http://127.0.0.1:8080"
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try atBook(data, answering) { people, account in
                let secret = try people.makeLink(
                    for: OfficerID(officer), lasting: PeopleBook.givenLinkLasts, at: wallClock())
                let link = address + Site.path(ofLink: secret)
                account.say(link)
                account.field("link", .text(link))
            }
        }
    }

    /// Sets a passphrase for emergencies.
    struct BreakGlass: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "break-glass",
            abstract: "Sets an officer's passphrase for emergencies, or takes it away.",
            discussion: """
                The passphrase is read from the terminal, or from standard input. Setting it again \
                ends a lock-out. Each use is written to the log and told to the auditors.
                """)

        @Argument(help: "The officer.")
        var officer: String
        @Flag(help: "Take the passphrase away.")
        var remove = false
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try atBook(data, answering) { people, account in
                if remove {
                    try people.removePassphrase(of: OfficerID(officer))
                    account.say("\(officer) has no passphrase any more.")
                } else {
                    let typed = try askQuietly("Passphrase: ")
                    try people.setPassphrase(Passphrase(typed), for: OfficerID(officer))
                    account.say("\(officer) has a passphrase for emergencies.")
                }
                account.field("officer", .text(officer))
            }
        }
    }

    /// Signs somebody out.
    struct SignOut: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-out", abstract: "Ends every session of an officer.")

        @Argument(help: "The officer.")
        var officer: String
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try atBook(data, answering) { people, account in
                try people.endSessions(of: OfficerID(officer))
                account.say("\(officer) is signed out everywhere.")
                account.field("officer", .text(officer))
            }
        }
    }

    /// The verbs about tokens.
    struct TokenVerbs: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "token", abstract: "Makes, lists and revokes tokens for programs.",
            subcommands: [Make.self, List.self, Revoke.self])
    }
}

extension PeopleVerbs.TokenVerbs {
    /// Makes a token.
    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a token with which a program acts in an officer's name.",
            discussion: "Areas: " + TokenArea.allCases.map(\.rawValue).joined(separator: ", ")
                + ".")

        @Argument(help: "The officer.")
        var officer: String
        @Option(help: "What it is for.")
        var title: String
        @Option(help: "The organisation's code.")
        var organisation: String
        @Option(help: "What it may be used for; once for each.")
        var area: [String]
        @Flag(help: "It may change things too.")
        var writes = false
        @Option(help: "How many days it lasts, 365 at most.")
        var days = 90
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            let areas = Set(area.compactMap { TokenArea(rawValue: $0) })
            guard areas.count == Set(area).count, (1...AccessToken.mostDays).contains(days) else {
                let names = TokenArea.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("Give areas of \(names), and 1 to 365 days.")
            }
            let request = TokenRequest(
                title: title, organisation: OrganisationID(organisation), areas: areas,
                writes: writes, days: days)
            try atBook(data, answering) { people, account in
                guard
                    let made = try people.makeToken(
                        request, for: OfficerID(officer), at: wallClock())
                else { throw Ending("\(officer) has as many tokens as one may have.", code: 2) }
                account.say("It is shown this once: \(made.text)")
                account.field("prefix", .text(made.token.prefix))
                account.field("token", .text(made.text))
            }
        }
    }

    /// Lists tokens.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists an officer's tokens.")

        @Argument(help: "The officer.")
        var officer: String
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try atBook(data, answering) { people, account in
                let tokens = people.tokens(of: OfficerID(officer))
                for token in tokens {
                    let areas = token.areas.map(\.rawValue).sorted().joined(separator: ", ")
                    account.say(
                        "\(token.prefix) “\(token.title)”: \(token.writes ? "change" : "read") "
                            + "\(areas) of \(token.organisation), until \(token.ends.inWords), "
                            + "last used \(token.lastUsed?.inWords ?? "never")")
                }
                if tokens.isEmpty { account.say("\(officer) has no tokens.") }
                account.field("tokens", .list(tokens.map { .text($0.prefix) }))
            }
        }
    }

    /// Revokes a token.
    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Revokes a token: it is worth nothing from now on.")

        @Argument(help: "The officer.")
        var officer: String
        @Argument(help: "The token's beginning: outturn_1a2b3c4d.")
        var prefix: String
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try atBook(data, answering) { people, account in
                let wasThere = try people.revokeToken(prefix, of: OfficerID(officer))
                account.say(wasThere ? "Revoked." : "\(officer) has no token \(prefix).")
                account.field("revoked", .flag(wasThere))
            }
        }
    }
}

/// Asks for a line that is not shown while it is typed; reads it from standard input where that is
/// no terminal.
private func askQuietly(_ question: String) throws -> String {
    var before = termios()
    let isTerminal = tcgetattr(STDIN_FILENO, &before) == 0
    if isTerminal {
        FileHandle.standardError.write(Data(question.utf8))
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
    }
    defer {
        if isTerminal {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            FileHandle.standardError.write(Data("\n".utf8))
        }
    }
    guard let line = readLine(), !line.isEmpty else {
        throw Ending("Nothing was typed.", code: 64)
    }
    return line
}
