import Accountability
import Accounts
import ArgumentParser
import Clerk
import Ledger
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

    @Option(help: "The address that people reach the site by: https://outturn.example.gov.uk.")
    var address: String?

    @Option(help: "A file of JSON that describes organisations' own sign-ins.")
    var providers: String?

    @Option(help: "A file of certificates (PEM) that those sign-ins are trusted by.")
    var providerCertificates: String?

    @Option(name: .customLong("sign-in"), help: "Print a sign-in link for this officer.")
    var officer: [String] = []

    @OptionGroup var answering: Answering

    func run() async throws {
        try await verb(answering) {
            let office = try Office(data.path)
            if office.clerk.books.sequence == 0 {
                tell("\(data.path) holds a new, empty journal. See: outturn people --help")
            }
            var settings = SiteSettings(
                title: title, host: host, port: port, isSecure: secure)
            settings.accent = accent
            settings.baseAddress = address
            settings.reader = ownReader
            let sources = ProviderFile(path: providers, certificates: providerCertificates)
            let site = try made(settings, office, sources.opened())
            for officer in officer {
                let link = try site.signInLink(for: OfficerID(officer))
                let own = "\(secure ? "https" : "http")://\(host):\(port)"
                tell("\(officer): \(address ?? own)\(link)")
            }
            tell("The site is at http://\(host):\(port). Stop it with Control-C.")
            try await site.run()
            try office.close()
            return Account()
        }
    }

    private func made(
        _ settings: SiteSettings, _ office: Office, _ providers: IdentityProviders
    ) throws -> Site {
        do throws(SiteFault) {
            return try Site(
                clerk: office.clerk, people: office.people, papers: office.papers,
                settings: settings, providers: providers)
        } catch {
            throw Ending("\(error)", code: 3)
        }
    }
}
