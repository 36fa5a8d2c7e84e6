import Configuration

/// Every setting of a site, by the name that it has in a file. There are no others.
public enum Setting: String, CaseIterable, Sendable {
    case siteTitle = "site.title"
    case siteHost = "site.host"
    case sitePort = "site.port"
    case siteBaseAddress = "site.baseAddress"
    case siteSecure = "site.secure"
    case siteContact = "site.contact"
    case siteSecurityContact = "site.securityContact"
    case siteFooterLinks = "site.footerLinks"
    case themeAccent = "theme.accent"
    case themeLogo = "theme.logo"
    case tlsCertificate = "tls.certificate"
    case tlsKey = "tls.key"
    case tlsClientRoots = "tls.clientRoots"
    case tlsRedirectPort = "tls.redirectPort"
    case proxyTrusted = "proxy.trusted"
    case proxyHeader = "proxy.header"
    case mailHost = "mail.host"
    case mailPort = "mail.port"
    case mailSecurity = "mail.security"
    case mailUser = "mail.user"
    case mailPassword = "mail.password"
    case mailFrom = "mail.from"
    case mailSender = "mail.sender"
    case mailCertificates = "mail.certificates"
    case limitsConnections = "limits.connections"
    case limitsConnectionsOfOneAddress = "limits.connectionsOfOneAddress"
    case limitsHeadSeconds = "limits.headSeconds"
    case limitsBodySeconds = "limits.bodySeconds"
    case limitsReaderSeconds = "limits.readerSeconds"
    case limitsRequestsOfOneSession = "limits.requestsOfOneSession"
    case limitsRequestsOfOneAddress = "limits.requestsOfOneAddress"
    case limitsCallsOfOneToken = "limits.callsOfOneToken"
    case limitsUploadsOfOneSession = "limits.uploadsOfOneSession"
    case logLevel = "log.level"
    case logFile = "log.file"
    case logAuditFile = "log.auditFile"
    case metricsNetworks = "metrics.networks"
    case backupFolder = "backup.folder"
}

extension Setting {
    /// The setting's name in the environment: `OUTTURN_SITE_BASE_ADDRESS`.
    public var variable: String { Self.variablePrefix + Self.variable(of: path) }

    static let variablePrefix = "OUTTURN_"

    /// The parts of the name.
    var path: [String] { rawValue.split(separator: ".").map(String.init) }

    /// The name under which a file is named that holds the value; nil when the value is no secret.
    public var fileName: String? { isSecret ? rawValue + "File" : nil }

    /// The value is shown to nobody.
    public var isSecret: Bool {
        if case .secret = kind { return true }
        return false
    }

    /// The name of a path in the environment, without the prefix.
    static func variable(of path: [String]) -> String {
        let nobody = EnvironmentVariablesProvider(environmentVariables: [:])
        let looked = try? nobody.value(forKey: AbsoluteConfigKey(path), type: .string)
        return looked?.encodedKey ?? ""
    }
}
