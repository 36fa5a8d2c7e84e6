public import Accountability
public import Accounts
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
    let shelf = UploadShelf<ReturnDraft>()
    let tables = UploadShelf<SentTable>()
    let chainCheck = ChainCheck()
    let intake = Turnstile(places: 6)
    let readingRoom = ReadingRoom()
    let archive = Archive()
    let publicReading = PublicReading()
    let searchDesk = SearchDesk()
    let pressRoom = PressRoom()
    let reviews = ReviewShelf()
    let editing = EditingNow()
    let papers: WorkingPapers
    let notices: NoticeBook
    let mailbox: LocalMailbox?
    let dutyShelf = DutyShelf()

    /// How often a program may call within a minute.
    static let mostCalls = 600

    /// A site with the operator's settings; `people` knows names and signs people in, letters go
    /// into `postbox` where the operator has set one up, `mailbox` is where a demonstration keeps
    /// them, `providers` are organisations' own sign-ins, and `watch` takes what is to be noted.
    public init(
        clerk: Clerk, people: PeopleBook, papers: WorkingPapers, notices: NoticeBook,
        mailbox: LocalMailbox? = nil, settings: SiteSettings,
        postbox: (any Postbox)? = nil, providers: IdentityProviders = Site.noProviders,
        watch: SiteWatch = SiteWatch()
    ) throws(SiteFault) {
        self.clerk = clerk
        self.papers = papers
        self.notices = notices
        self.mailbox = mailbox
        self.people = people
        desk = PeopleDesk(people)
        self.postbox = postbox
        self.providers = providers
        self.watch = watch
        connections = ConnectionRegister(
            most: settings.limits.connectionsOfOneAddress, proxies: settings.proxies)
        certificates = try settings.tls.map { (files) throws(SiteFault) in
            try CertificateFiles(files)
        }
        allowances = SiteAllowances(settings.limits)
        let accent = try Colour(readable: settings.accent)
        face = SiteFace(
            settings: settings, people: people, unread: { notices.unread($0) },
            style: Stylesheet(accent: accent))
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
}
