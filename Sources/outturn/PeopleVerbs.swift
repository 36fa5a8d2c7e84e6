import Accountability
import Accounts
import ArgumentParser
import Clerk
import Journal
import Ledger
import Notices
import Reckoning
import WorkingPapers

/// The verbs about organisations and officers.
struct PeopleVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Registers organisations and officers, and their roles.",
        discussion: """
            Whoever sets up an empty journal may do all of this until somebody is an administrator: \
            register your organisation, enrol yourself, and grant yourself the role administrator. \
            Names are kept outside the journal; erase removes them for good. What is about signing \
            in (link, passphrase, sign-out, token, erase) can be done while the site is served.
            """,
        subcommands: [
            Register.self, Enrol.self, Grant.self, Deputy.self, Erase.self, List.self, Link.self,
            BreakGlass.self, SignOut.self, TokenVerbs.self,
        ])

    /// Registers an organisation.
    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Registers an organisation.")

        @Argument(help: "Its code: E08000035.")
        var code: String
        @Argument(help: "Its name.")
        var name: String
        @Option(help: "Another code for it, such as E4704; once for each.")
        var alias: [String] = []
        @OptionGroup var data: DataFolder
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            let organisation = Organisation(
                id: OrganisationID(code), name: name, codes: alias)
            try await change(
                data, acting, answering, done: "\(name) is registered as \(code).",
                .registerOrganisation(organisation))
        }
    }

    /// Enrols an officer.
    struct Enrol: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Enrols an officer, and keeps the name outside the journal.")

        @Argument(help: "The officer's identifier, which is no name: finance-1.")
        var officer: String
        @Option(help: "The officer's name.")
        var name: String
        @Option(help: "The officer's address for email.")
        var email = ""
        @OptionGroup var data: DataFolder
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            try await change(
                data, acting, answering, done: "\(officer) is enrolled.",
                .enrol(OfficerID(officer))
            ) { people in
                try people.put(NamedOfficer(identifier: officer, name: name, email: email))
            }
        }
    }

    /// Grants a role, or withdraws it.
    struct Grant: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Grants an officer a role for an organisation, or withdraws it.",
            discussion: "Roles: " + Role.allCases.map(\.rawValue).joined(separator: ", ") + ".")

        @Argument(help: "The officer.")
        var officer: String
        @Argument(help: "The role.")
        var role: String
        @Argument(help: "The organisation's code.")
        var organisation: String
        @Flag(help: "Withdraw it instead.")
        var withdraw = false
        @OptionGroup var data: DataFolder
        @OptionGroup var acting: Acting
        @OptionGroup var answering: Answering

        func run() async throws {
            guard let role = Role(rawValue: role) else {
                let names = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("“\(self.role)” is no role. Use one of: \(names).")
            }
            let mandate = Mandate(role: role, organisation: OrganisationID(organisation))
            let id = OfficerID(officer)
            try await change(
                data, acting, answering, done: withdraw ? "Withdrawn." : "Granted.",
                withdraw ? .withdraw(id, mandate) : .grant(id, mandate)
            ) { people in
                if withdraw { try people.endSessions(of: id) }
            }
        }
    }

    /// Erases a name.
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erases a person's name, address, comments, letters and sign-ins for good."
        )

        @Argument(help: "The officer.")
        var officer: String
        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() async throws {
            try await verb(answering) {
                let people = try data.people()
                let papers = try WorkingPapers(path: "\(data.path)/\(Office.papersName)")
                let notices = try NoticeBook(path: "\(data.path)/\(Office.noticesName)")
                let comments = try await papers.eraseAll(by: officer)
                try await notices.erase(OfficerID(officer))
                let wasThere = try people.erase(officer) || comments > 0
                try notices.close()
                try papers.close()
                try people.close()
                var account = Account()
                account.say(wasThere ? "Erased." : "Nothing is kept about \(officer).")
                account.field("erased", .flag(wasThere))
                return account
            }
        }
    }

    /// Lists the officers.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the officers with their roles.")

        @OptionGroup var data: DataFolder
        @OptionGroup var answering: Answering

        func run() throws {
            try verb(answering) {
                var account = Account()
                var list: [CanonicalValue] = []
                for officer in try books(of: data.path).everyOfficer {
                    let roles =
                        officer.mandates.map { "\($0.role.rawValue) of \($0.organisation)" }
                        + officer.standingDeputations.map { "\($0.appointment.inWords)" }
                    account.say("\(officer.id): \(roles.sorted().joined(separator: ", "))")
                    list.append(
                        .list([.text(officer.id.text)] + roles.sorted().map { .text($0) }))
                }
                account.field("officers", .list(list))
                return account
            }
        }
    }
}

func change(
    _ data: DataFolder, _ acting: Acting, _ answering: Answering, done: String,
    _ instruction: PeopleInstruction, writing: (PeopleBook) throws -> Void = { _ in }
) async throws {
    try await verb(answering) {
        let office = try Office(data.path)
        let outcome = try await office.clerk.carryOut(.people(instruction), by: acting.id)
        try writing(office.people)
        try office.close()
        var account = Account()
        account.say(outcome.facts.isEmpty ? "Nothing to do: it was done before." : done)
        account.field("facts", .whole(Int64(outcome.facts.count)))
        return account
    }
}
