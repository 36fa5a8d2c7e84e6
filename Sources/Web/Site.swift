public import Accountability
public import Clerk
import Foundation
public import Hummingbird
import Logging
public import Notices
public import Outbound
import Reckoning
public import WorkingPapers

/// The site: pages over one Clerk.
public struct Site: Sendable {
    let clerk: Clerk
    let face: SiteFace
    let report: @Sendable (String) -> Void
    let sessions = Sessions()
    let links = SignInLinks()
    let signIns = Throttle(most: 60)
    let shelf = UploadShelf()
    let intake = Turnstile(places: 6)
    let readingRoom = ReadingRoom()
    let archive = Archive()
    let editing = EditingNow()
    let papers: WorkingPapers
    let notices: NoticeBook
    let mailbox: LocalMailbox?
    let dutyShelf = DutyShelf()

    /// A site with the operator's settings; `names` says what people call an officer, `mailbox` is
    /// where a demonstration keeps its letters, and `report` takes the cause of a failure, with its
    /// reference and without personal data.
    public init(
        clerk: Clerk, papers: WorkingPapers, notices: NoticeBook, mailbox: LocalMailbox? = nil,
        settings: SiteSettings,
        names: @escaping @Sendable (OfficerID) -> String?,
        report: @escaping @Sendable (String) -> Void = Site.toStandardError
    ) throws(SiteFault) {
        self.clerk = clerk
        self.papers = papers
        self.notices = notices
        self.mailbox = mailbox
        self.report = report
        let accent = try Colour(readable: settings.accent)
        face = SiteFace(
            settings: settings, names: names, unread: { notices.unread($0) },
            style: Stylesheet(accent: accent))
    }

    /// Makes a link that signs an officer in once within a day, for the operator to hand out.
    public func signInLink(for officer: OfficerID) async -> String {
        SignInRoute.followLink.path(await links.make(for: officer, at: clerk.now))
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
