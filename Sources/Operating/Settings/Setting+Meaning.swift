import Outbound
import Web

extension Setting {
    /// What its value has to be.
    public var kind: SettingKind {
        switch self {
        case .siteTitle, .siteContact, .mailUser, .mailSender: .words
        case .siteHost, .mailHost: .host
        case .mailPort: .whole(1...65_535)
        case .mailSecurity: .choice(SMTPSettings.Security.allCases.map(\.rawValue))
        case .mailPassword: .secret
        case .mailFrom: .mail
        case .sitePort: .whole(0...65_535)
        case .siteBaseAddress: .origin
        case .siteSecure: .flag
        case .siteSecurityContact: .contact
        case .siteFooterLinks: .links
        case .themeAccent: .colour
        case .themeLogo, .tlsCertificate, .tlsKey, .tlsClientRoots, .mailCertificates: .file
        case .tlsRedirectPort: .whole(1...65_535)
        case .proxyTrusted, .metricsNetworks: .networks
        case .proxyHeader: .choice(ForwardingHeader.allCases.map(\.rawValue))
        case .limitsConnections, .limitsConnectionsOfOneAddress: .whole(1...100_000)
        case .limitsHeadSeconds, .limitsBodySeconds, .limitsReaderSeconds: .whole(1...600)
        case .limitsRequestsOfOneSession, .limitsRequestsOfOneAddress, .limitsCallsOfOneToken,
            .limitsUploadsOfOneSession:
            .whole(0...1_000_000)
        case .logLevel: .choice(["debug", "info", "notice", "warning", "error"])
        case .logFile, .logAuditFile: .writtenFile
        case .backupFolder: .folder
        }
    }

    /// What it is while nobody says anything; nil for nothing.
    public var standard: String? {
        let limits = ServerLimits()
        return switch self {
        case .siteTitle: "Outturn"
        case .siteHost: "127.0.0.1"
        case .sitePort: "8080"
        case .siteContact: "Ask your programme manager."
        case .themeAccent: "#1d4f73"
        case .mailPort: "587"
        case .mailSecurity: SMTPSettings.Security.startTLS.rawValue
        case .mailSender: "Outturn"
        case .proxyHeader: ForwardingHeader.xForwarded.rawValue
        case .limitsConnections: "\(limits.connections)"
        case .limitsConnectionsOfOneAddress: "\(limits.connectionsOfOneAddress)"
        case .limitsHeadSeconds: "\(limits.headSeconds)"
        case .limitsBodySeconds: "\(limits.bodySeconds)"
        case .limitsReaderSeconds: "\(limits.readerSeconds)"
        case .limitsRequestsOfOneSession: "\(limits.requestsOfOneSession)"
        case .limitsRequestsOfOneAddress: "\(limits.requestsOfOneAddress)"
        case .limitsCallsOfOneToken: "\(limits.callsOfOneToken)"
        case .limitsUploadsOfOneSession: "\(limits.uploadsOfOneSession)"
        case .logLevel: "info"
        case .siteBaseAddress, .siteSecure, .siteSecurityContact, .siteFooterLinks, .themeLogo,
            .tlsCertificate, .tlsKey, .tlsClientRoots, .tlsRedirectPort, .proxyTrusted, .logFile,
            .logAuditFile, .metricsNetworks, .backupFolder, .mailHost, .mailUser, .mailPassword,
            .mailFrom, .mailCertificates:
            nil
        }
    }

    /// What it is for, in a sentence.
    public var sentence: String { Self.sentences[self] ?? "" }

    private static let sentences: [Setting: String] = [
        .siteTitle: "The name of the site, on every page.",
        .siteHost: "The address that the site listens on; 0.0.0.0 for every address.",
        .sitePort: "The port that the site listens on; 0 for any that is free.",
        .siteBaseAddress: "The address that people type; letters and feeds lead there.",
        .siteSecure:
            "Whether people reach the site by HTTPS; said by itself where there is a certificate or the base address begins with https.",
        .siteContact: "Whom to ask for help, at the foot of every page.",
        .siteSecurityContact:
            "Whom to tell about a weakness; published at /.well-known/security.txt.",
        .siteFooterLinks: "Links of your own at the foot of every page.",
        .themeAccent: "The colour of links, buttons and the header.",
        .themeLogo: "A logo beside the name: PNG, or SVG that only draws, 100 KB at most.",
        .tlsCertificate:
            "The certificate and those that lead to a root, in PEM; read again when it changes and on SIGHUP.",
        .tlsKey: "The certificate's private key, in PEM.",
        .tlsClientRoots: "Roots, in PEM, that the certificate of every client has to lead to.",
        .tlsRedirectPort: "A port on which plain HTTP is sent on to the base address.",
        .proxyTrusted: "Where the proxies are that may say whom they speak for.",
        .proxyHeader: "How they say it: X-Forwarded-For and -Proto, or Forwarded (RFC 7239).",
        .mailHost: "The post office that takes letters; none go out while nothing is said.",
        .mailPort: "Its port.",
        .mailSecurity: "How the line to it is kept private; a password is never sent without.",
        .mailUser: "The name that it asks for, if it does.",
        .mailPassword: "The password that belongs to the name.",
        .mailFrom: "The address that letters come from.",
        .mailSender: "What the sender of letters is called.",
        .mailCertificates: "Roots, in PEM, to trust in the place of the machine's own.",
        .limitsConnections: "How many connections are open at a time.",
        .limitsConnectionsOfOneAddress: "How many of them one address has.",
        .limitsHeadSeconds: "How many seconds the head of a request may take.",
        .limitsBodySeconds: "How many seconds a body has before it must come at 8 KB a second.",
        .limitsReaderSeconds: "How many seconds an answer waits for its reader to take some of it.",
        .limitsRequestsOfOneSession: "Requests of one session in a minute; 0 for any number.",
        .limitsRequestsOfOneAddress: "Requests of one address in a minute; 0 for any number.",
        .limitsCallsOfOneToken: "Calls with one token in a minute; 0 for any number.",
        .limitsUploadsOfOneSession: "Files of one session in a minute; 0 for any number.",
        .logLevel: "How bad something has to be to be noted; requests are info.",
        .logFile: "Where the log goes; to standard error while nothing is said.",
        .logAuditFile:
            "Where sign-ins, refusals and looks at administration go; nowhere while nothing is said.",
        .backupFolder: "Where backups are, for outturn doctor to look at.",
        .metricsNetworks: "Who may see /metrics; nobody while nothing is said.",
    ]
}
