public import Accountability
public import Accounts
public import Clerk
import Foundation
public import Hummingbird
import Logging
public import Outbound
import Reckoning
public import WorkingPapers

/// The site: pages over one Clerk.
public struct Site: Sendable {
    let clerk: Clerk
    let face: SiteFace
    let report: @Sendable (String) -> Void
    let people: PeopleBook
    let desk: PeopleDesk
    /// Where letters are dropped in, where the operator has set that up.
    let postbox: (any Postbox)?
    /// Organisations' own sign-ins.
    let providers: IdentityProviders
    let keptForms = KeptForms()
    let signIns = Throttle(most: 60, minutes: 1)
    let failures = Throttle(most: 60, minutes: 1)
    let providerStarts = Throttle(most: 300, minutes: 1)
    let linkRequests = Throttle(most: 60, minutes: 1)
    let linksToOne = Throttle(most: 3, minutes: 15)
    let programs = Throttle(most: Site.mostCalls, minutes: 1)
    /// Two passphrases are hashed at a time, and four wait.
    let hashing = ReadingRoom(desks: 2, longestLine: 4)
    let shelf = UploadShelf()
    let intake = Turnstile(places: 6)
    let readingRoom = ReadingRoom()
    let archive = Archive()
    let editing = EditingNow()
    let papers: WorkingPapers

    /// How often a program may call within a minute.
    static let mostCalls = 600

    /// A site with the operator's settings; `people` knows names and signs people in, letters go
    /// into `postbox` where the operator has set one up, `providers` are organisations' own
    /// sign-ins, and `report` takes the cause of a failure,
    /// with its reference and without personal data.
    public init(
        clerk: Clerk, people: PeopleBook, papers: WorkingPapers, settings: SiteSettings,
        postbox: (any Postbox)? = nil, providers: IdentityProviders = Site.noProviders,
        report: @escaping @Sendable (String) -> Void = Site.toStandardError
    ) throws(SiteFault) {
        self.clerk = clerk
        self.papers = papers
        self.people = people
        desk = PeopleDesk(people)
        self.postbox = postbox
        self.providers = providers
        self.report = report
        let accent = try Colour(readable: settings.accent)
        face = SiteFace(
            settings: settings, people: people, style: Stylesheet(accent: accent))
    }

    /// No organisation's own sign-in.
    public static let noProviders = IdentityProviders([]) { _ throws(OutboundFault) in
        throw OutboundFault("call", .hostNotAllowed, "no sign-in is set up")
    }

    /// Makes a link that signs an officer in once within a day, for the operator to hand out.
    public func signInLink(for officer: OfficerID) throws(PeopleFault) -> String {
        let secret = try people.makeLink(
            for: officer, lasting: PeopleBook.givenLinkLasts, at: clerk.now)
        return Self.path(ofLink: secret)
    }

    /// The address, on any site, of a sign-in link.
    public static func path(ofLink secret: Secret) -> String {
        SignInRoute.followLink.path(secret.text)
    }

    /// Serves until the task is cancelled or the process is told to end.
    public func run() async throws {
        try await application().runService()
    }

    /// The site as a server of HTTP/1.1.
    public func application(
        whenListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                await self.respond(to: request)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(face.settings.host, port: face.settings.port),
                serverName: nil),
            onServerRunning: { channel in await whenListening(channel.localAddress?.port ?? 0) },
            logger: Self.logger)
    }

    /// The server speaks of trouble only; what a request did is in the journal or in `report`.
    private static var logger: Logger {
        var logger = Logger(label: "outturn.web") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return logger
    }

    /// Writes a line to standard error.
    public static let toStandardError: @Sendable (String) -> Void = { line in
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
