import Accountability
import ArgumentParser
import Clerk
import Ledger
import Notices
import Web

/// Serves the site of a data folder.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the site of a data folder.",
        discussion: """
            The site listens on this machine only, unless --host says otherwise; put a proxy with \
            TLS before it. --sign-in prints a link with which the officer signs in once.
            """)

    @OptionGroup var data: DataFolder

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(help: "The name of the site, on every page.")
    var title = "Outturn"

    @Option(help: "The colour of links and buttons.")
    var accent = "#1d4f73"

    @Flag(help: "The site is reached by HTTPS, through a proxy.")
    var secure = false

    @Option(name: .customLong("sign-in"), help: "Print a sign-in link for this officer.")
    var officer: [String] = []

    @OptionGroup var answering: Answering

    func run() async throws {
        try await verb(answering) {
            let office = try Office(data.path)
            if office.clerk.books.sequence == 0 {
                tell("\(data.path) holds a new, empty journal. See: outturn people --help")
            }
            let names = try office.namesByOfficer()
            var settings = SiteSettings(
                title: title, host: host, port: port, isSecure: secure)
            settings.accent = accent
            settings.reader = ownReader
            let site = try made(settings, office, names)
            for officer in officer {
                let link = await site.signInLink(for: OfficerID(officer))
                tell("\(officer): \(secure ? "https" : "http")://\(host):\(port)\(link)")
            }
            tell("The site is at http://\(host):\(port). Stop it with Control-C.")
            try await office.rounds(by: nil, site: settings.baseAddress).goOn(
                now: { office.clerk.now }, books: { office.clerk.books },
                beside: { try await site.run() })
            try office.close()
            return Account()
        }
    }

    private func made(
        _ settings: SiteSettings, _ office: Office, _ names: [String: String]
    ) throws -> Site {
        do throws(SiteFault) {
            return try Site(
                clerk: office.clerk, papers: office.papers, notices: office.notices,
                settings: settings
            ) {
                names[$0.text]
            }
        } catch {
            throw Ending("\(error)", code: 3)
        }
    }
}
