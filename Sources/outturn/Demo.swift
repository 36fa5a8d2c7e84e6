import Accountability
import ArgumentParser
import Clerk
import Foundation
import Journal
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

    @OptionGroup var answering: Answering

    func run() async throws {
        try await verb(answering) {
            let folder = try prepare()
            defer { if self.folder == nil { try? FileManager.default.removeItem(atPath: folder) } }
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
                try await show(office)
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

    private func show(_ office: Office) async throws {
        var settings = SiteSettings(
            title: Demonstration.leeds.name, port: port,
            isDemonstration: true,
            demonstrationOfficers: Demonstration.people.map(\.id).filter {
                $0.text != "administrator"
            })
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
