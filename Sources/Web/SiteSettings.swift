public import Accountability
public import Documents

/// What an operator says about the site: its name, where it listens, and how it looks.
public struct SiteSettings: Sendable {
    /// The name in the header of every page: `Leeds City Council`.
    public var title: String
    /// The address that the site listens on.
    public var host: String
    /// The port; 0 takes a free one.
    public var port: Int
    /// The site is reached over HTTPS, by itself or through a proxy; cookies are kept to it.
    public var isSecure: Bool
    /// People sign in with one button, as one of the officers named here.
    public var isDemonstration: Bool
    /// The officers that a visitor of a demonstration may sign in as.
    public var demonstrationOfficers: [OfficerID]
    /// The colour of links, buttons and the header, as `#1d4f73`.
    public var accent: String
    /// Whom to ask for help: an address or a sentence.
    public var contact: String
    /// Where uploaded workbooks are read.
    public var reader = WorkbookReader.here
    /// The address that people type, without a slash at its end: `https://outturn.example.gov.uk`;
    /// nil when the site does not know it.
    public var baseAddress: String?
    /// Who publishes awards in the 360Giving standard; nil when nobody does.
    public var grantPublisher: GrantPublisher?
    /// Whom to tell about a weakness: an address that begins with `mailto:` or `https:`.
    public var securityContact: String?
    /// Links of the operator's own, at the foot of every page.
    public var footerLinks: [FooterLink] = []
    /// The operator's logo, beside the name.
    public var logo: Logo?
    /// The site's own certificate; nil where a proxy encrypts, or nobody does.
    public var tls: TransportSecurity?
    /// Which proxies are believed.
    public var proxies = ProxyTrust()
    /// Who may see the figures; nobody where nothing is said.
    public var metricsNetworks: [Network] = []
    /// What one visitor may take up.
    public var limits = ServerLimits()

    /// Settings of a site; what is left out is safe.
    public init(
        title: String, host: String = "127.0.0.1", port: Int = 8080, isSecure: Bool = false,
        isDemonstration: Bool = false, demonstrationOfficers: [OfficerID] = [],
        accent: String = "#1d4f73", contact: String = "Ask your programme manager."
    ) {
        self.title = title
        self.host = host
        self.port = port
        self.isSecure = isSecure
        self.isDemonstration = isDemonstration
        self.demonstrationOfficers = isDemonstration ? demonstrationOfficers : []
        self.accent = accent
        self.contact = contact
    }
}

/// Who publishes awards in the 360Giving standard.
public struct GrantPublisher: Hashable, Sendable {
    /// The prefix that 360Giving gave: `360G-leeds`.
    public let prefix: String
    /// The identifier in the org-id.guide scheme: `GB-LAE-LDS`.
    public let identifier: String

    /// A publisher with its prefix and identifier.
    public init(prefix: String, identifier: String) {
        self.prefix = prefix
        self.identifier = identifier
    }
}

extension SiteSettings {
    /// The address that links in letters begin with.
    var publicAddress: String {
        baseAddress ?? "\(isSecure ? "https" : "http")://\(host):\(port)"
    }
}
