import Accountability
import Accounts
import ArgumentParser
import Clerk
import Foundation
import Journal
import Ledger
import Notices
import Outbound
import Reckoning
import Web

/// Plays the demonstration and serves it.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Carries Leeds' return of 2017 from form to receipt, and shows it on a site.")

    @Flag(inversion: .prefixedNo, help: "Serve the site when the demonstration is done.")
    var serve = true

    @Flag(help: "Leave the return open, with its queries, to be carried through by hand.")
    var open = false

    @Option(name: .customLong("data"), help: "Keep the journal in this folder, which must be new.")
    var folder: String?

    @Option(help: "The port of the site.")
    var port = 8080

    @Option(help: "Serve a copy of this folder's journal instead of playing the story.")
    var of: String?

    @Option(
        help: """
            With --of: the moment by the site's clock, 2017-11-16 09:30. It stands still, and each \
            line of the standard input puts it forward.
            """)
    var clock: String?

    func validate() throws {
        guard (of == nil) == (clock == nil) else {
            throw ValidationError("Use --of and --clock together.")
        }
        if let clock, DemonstrationClock.moment(clock) == nil {
            throw ValidationError("“\(clock)” is no moment, such as 2017-11-16 09:30.")
        }
    }

    @OptionGroup var answering: Answering

    func run() async throws {
        try await verb(answering) {
            let folder = try prepare()
            defer { if self.folder == nil { try? FileManager.default.removeItem(atPath: folder) } }
            if let of, let moment = clock.flatMap(DemonstrationClock.moment) {
                try await showCopy(of: of, in: folder, at: moment)
                return Account()
            }
            let clock = DemonstrationClock(Demonstration.firstDay)
            let office = try Office(folder) { clock.now }
            let demonstration = Demonstration(
                office: office, provisions: try Provisions(), clock: clock)
            let played = try await demonstration.play(leavingOpen: open) { step in
                if !answering.json { tell("\(step) …") }
            }
            let account = played.account(names: office.namesByOfficer)
            if serve {
                for line in account.lines { tell(line) }
                try await show(office, as: Demonstration.people.map(\.id))
            }
            try office.close()
            return serve ? Account() : account
        }
    }

    private func prepare() throws -> String {
        guard let folder else {
            return FileManager.default.temporaryDirectory
                .appendingPathComponent("outturn-\(UUID().uuidString)").path
        }
        guard !FileManager.default.fileExists(atPath: "\(folder)/\(Office.journalName)") else {
            throw Ending(
                "\(folder) holds a journal already. Serve it with: outturn serve --data \(folder)",
                code: 2)
        }
        return folder
    }

    /// Serves a copy of a journal, with the clock at hand; anybody signs in as any officer in it.
    private func showCopy(of source: String, in folder: String, at moment: Instant) async throws {
        let name = Office.journalName
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: "\(source)/\(name)", toPath: "\(folder)/\(name)")
        let clock = DemonstrationClock(at: moment, isStanding: true)
        let office = try Office(folder) { clock.now }
        let officers = office.clerk.books.everyOfficer.map(\.id)
        for officer in officers {
            try office.people.put(
                NamedOfficer(
                    identifier: officer.text, name: officer.text,
                    email: "\(officer)@outturn.example"))
        }
        clock.followInput()
        try await show(office, as: officers)
        try office.close()
    }

    private func show(_ office: Office, as officers: [OfficerID]) async throws {
        var settings = SiteSettings(
            title: Demonstration.leeds.name, port: port,
            isDemonstration: true,
            demonstrationOfficers: officers.filter { $0.text != "administrator" })
        settings.reader = ownReader
        settings.grantPublisher = GrantPublisher(
            prefix: "360G-demonstration", identifier: "GB-LAE-LDS")
        let mailbox = LocalMailbox {
            Date(timeIntervalSince1970: Double(office.clerk.now.milliseconds) / 1_000)
        }
        let site = try Site(
            clerk: office.clerk, people: office.people, papers: office.papers,
            notices: office.notices, mailbox: mailbox, settings: settings, postbox: mailbox)
        try await office.notices.setReminding(true, at: office.clerk.now)
        tell("")
        tell("The site is at http://localhost:\(port). Stop it with Control-C.")
        let address = "http://localhost:\(port)"
        try await office.rounds(by: mailbox, site: address, watch: SiteWatch()).goOn(
            now: { office.clerk.now }, books: { office.clerk.books },
            beside: { try await site.run() })
    }
}
