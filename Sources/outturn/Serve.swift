import Accountability
import Accounts
import ArgumentParser
import Clerk
import Ledger
import Notices
import Operating
import Outbound
import Web

/// Serves the site of a data folder.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the site of a data folder.",
        discussion: """
            The site listens on this machine only, unless --host says otherwise; give it a \
            certificate, or put a proxy with TLS before it. Every setting: outturn config dump. \
            --sign-in prints a link with which the officer signs in once.
            """)

    @OptionGroup var data: DataFolder
    @OptionGroup var options: ConfigOptions

    @Option(help: "The address to listen on: site.host.")
    var host: String?

    @Option(help: "The port to listen on: site.port.")
    var port: Int?

    @Option(help: "The name of the site, on every page: site.title.")
    var title: String?

    @Option(help: "The colour of links and buttons: theme.accent.")
    var accent: String?

    @Flag(help: "The site is reached by HTTPS, through a proxy: site.secure.")
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
        let settings = try options.settings(with: [
            (.siteHost, host), (.sitePort, port.map(String.init)), (.siteTitle, title),
            (.themeAccent, accent), (.siteSecure, secure ? "true" : nil),
            (.siteBaseAddress, address),
        ])
        try await verb(answering) {
            try Self.check(settings)
            let office = try Office(data.path)
            if office.clerk.books.sequence == 0 {
                tell("\(data.path) holds a new, empty journal. See: outturn people --help")
            }
            let sources = ProviderFile(path: providers, certificates: providerCertificates)
            let watch = try watching(settings, office)
            let postbox = try Self.postbox(settings)
            let site = try made(settings, office, sources.opened(), postbox, watch)
            let address = Self.address(settings.site)
            for officer in officer {
                let link = try site.signInLink(for: OfficerID(officer))
                tell("\(officer): \(address)\(link)")
            }
            tell("The site is at \(address). Stop it with Control-C.")
            try await office.rounds(
                by: postbox, site: settings.site.baseAddress, watch: watch
            ).goOn(
                now: { office.clerk.now }, books: { office.clerk.books },
                beside: { try await site.run() })
            try office.close()
            return Account()
        }
    }

    /// Says all that is wrong, and goes on when it is only advice.
    private static func check(_ settings: Settings) throws {
        let lines = settings.findings.map { "\($0)" }
        if settings.isWrong { throw Ending(lines.joined(separator: "\n"), code: 3) }
        for line in lines { warn(line) }
    }

    private static func address(_ site: SiteSettings) -> String {
        let scheme = site.isSecure ? "https" : "http"
        return site.baseAddress ?? "\(scheme)://\(site.host):\(site.port)"
    }

    /// The post office that takes letters; nil where none is named.
    private static func postbox(_ settings: Settings) throws -> SMTPPostbox? {
        do throws(OutboundFault) {
            return try settings.mail.map { (mail) throws(OutboundFault) in try SMTPPostbox(mail) }
        } catch {
            throw Ending("\(error)", code: 3)
        }
    }

    private func watching(_ settings: Settings, _ office: Office) throws -> SiteWatch {
        guard let log = settings.log() else {
            throw Ending("The log cannot be written. See: outturn config check", code: 3)
        }
        let vitals = Vitals(
            store: office.store, clerk: office.clerk, folder: data.path, tls: settings.site.tls)
        return SiteWatch(
            log: log, audit: settings.auditLog(), version: ProgramVersion.words,
            readiness: vitals.readiness, gauges: vitals.gauges)
    }

    private func made(
        _ settings: Settings, _ office: Office, _ providers: IdentityProviders,
        _ postbox: SMTPPostbox?, _ watch: SiteWatch
    ) throws -> Site {
        var site = settings.site
        site.reader = ownReader
        do throws(SiteFault) {
            return try Site(
                clerk: office.clerk, people: office.people, papers: office.papers,
                notices: office.notices, settings: site, postbox: postbox,
                providers: providers, watch: watch)
        } catch {
            throw Ending("\(error)", code: 3)
        }
    }
}
