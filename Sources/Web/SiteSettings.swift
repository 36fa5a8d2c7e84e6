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
    /// The site is reached over HTTPS, through a proxy, so that cookies are kept to it.
    public var isSecure: Bool
    /// Everyone may read, and sign in with one button as one of the officers named here.
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

/// Why a site cannot be started with its settings.
public enum SiteFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The accent is not written as `#` and six hexadecimal digits.
    case notAColour(String)
    /// The accent is too pale to be read on white; the contrast it has.
    case tooPale(String, contrast: Double)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .notAColour(let text): "“\(text)” is not a colour. Write it as #1d4f73."
        case .tooPale(let text, let contrast):
            "\(text) has a contrast of \((contrast * 10).rounded() / 10) to 1 on white; 4.5 to 1 "
                + "is the least that can be read. Choose a darker colour."
        }
    }
}
