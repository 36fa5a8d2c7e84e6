public import Accountability
public import Clerk
import Documents
public import Notices
public import Outbound
import Reckoning
public import WorkingPapers

/// The site: pages over one Clerk.
public struct Site: Sendable {
    let clerk: Clerk
    let face: SiteFace
    let watch: SiteWatch
    let meter = Meter()
    let connections: ConnectionRegister
    let certificates: CertificateFiles?
    let allowances: SiteAllowances
    let sessions = Sessions()
    let links = SignInLinks()
    let signIns = Throttle(most: 60)
    let shelf = UploadShelf<ReturnDraft>()
    let tables = UploadShelf<SentTable>()
    let chainCheck = ChainCheck()
    let intake = Turnstile(places: 6)
    let readingRoom = ReadingRoom()
    let archive = Archive()
    let pressRoom = PressRoom()
    let editing = EditingNow()
    let papers: WorkingPapers
    let notices: NoticeBook
    let mailbox: LocalMailbox?
    let dutyShelf = DutyShelf()

    /// A site with the operator's settings; `names` says what people call an officer, `mailbox` is
    /// where a demonstration keeps its letters, and `watch` takes what is to be noted.
    public init(
        clerk: Clerk, papers: WorkingPapers, notices: NoticeBook, mailbox: LocalMailbox? = nil,
        settings: SiteSettings,
        names: @escaping @Sendable (OfficerID) -> String?,
        watch: SiteWatch = SiteWatch()
    ) throws(SiteFault) {
        self.clerk = clerk
        self.papers = papers
        self.notices = notices
        self.mailbox = mailbox
        self.watch = watch
        connections = ConnectionRegister(
            most: settings.limits.connectionsOfOneAddress, proxies: settings.proxies)
        certificates = try settings.tls.map { (files) throws(SiteFault) in
            try CertificateFiles(files)
        }
        allowances = SiteAllowances(settings.limits)
        let accent = try Colour(readable: settings.accent)
        face = SiteFace(
            settings: settings, names: names, unread: { notices.unread($0) },
            style: Stylesheet(accent: accent))
    }

    /// Makes a link that signs an officer in once within a day, for the operator to hand out.
    public func signInLink(for officer: OfficerID) async -> String {
        SignInRoute.followLink.path(await links.make(for: officer, at: clerk.now))
    }
}
