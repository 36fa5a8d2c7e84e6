import Foundation
public import Web

extension Settings {
    /// Looks at what only shows when settings are seen together, and at what they name.
    mutating func look() {
        let pair: [Setting] = [.tlsCertificate, .tlsKey]
        if let set = pair.first(where: { text($0) != nil }),
            let unset = pair.first(where: { text($0) == nil })
        {
            note(.companionMissing, place(set) ?? set.rawValue, "\(unset.rawValue) is not set.")
        }
        for setting in [Setting.tlsClientRoots, .tlsRedirectPort]
        where text(setting) != nil && text(.tlsCertificate) == nil {
            note(.companionMissing, place(setting) ?? "", "tls.certificate is not set.")
        }
        if let place = place(.tlsRedirectPort), text(.siteBaseAddress) == nil {
            note(.companionMissing, place, "site.baseAddress is not set, so nobody knows where to.")
        }
        lookAtMail()
        lookAtFiles()
        if !isSecure, !isOnThisMachine {
            note(
                .unencrypted, "site.host", "\(text(.siteHost) ?? "") is reached without encryption."
            )
        }
    }

    private mutating func lookAtFiles() {
        for setting in Setting.allCases {
            guard let path = text(setting) else { continue }
            switch setting.kind {
            case .file where !FileManager.default.isReadableFile(atPath: path):
                note(.unreadableFile, place(setting) ?? "", "\(path) cannot be read.")
            case .folder where !Self.isFolder(path):
                note(.unreadableFile, place(setting) ?? "", "\(path) is no folder.")
            case .writtenFile:
                let folder = URL(filePath: path).deletingLastPathComponent().path
                if !FileManager.default.isWritableFile(atPath: folder) {
                    note(.unreadableFile, place(setting) ?? "", "\(folder) cannot be written in.")
                }
            default: continue
            }
        }
        if let path = text(.tlsKey), Self.othersMayRead(path) {
            note(
                .openSecret, place(.tlsKey) ?? "", "others may read \(path). Run: chmod 600 \(path)"
            )
        }
        for (setting, fault) in siteFaults {
            note(.notWhatIsExpected, place(setting) ?? setting.rawValue, "\(fault)")
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    /// What the site itself says of the files it is given.
    private var siteFaults: [(Setting, SiteFault)] {
        var faults: [(Setting, SiteFault)] = []
        do throws(SiteFault) { _ = try logo() } catch { faults.append((.themeLogo, error)) }
        do throws(SiteFault) {
            if let tls, FileManager.default.isReadableFile(atPath: tls.certificate),
                FileManager.default.isReadableFile(atPath: tls.key)
            {
                _ = try CertificateFiles(tls)
            }
        } catch {
            faults.append((.tlsCertificate, error))
        }
        return faults
    }

    private func logo() throws(SiteFault) -> Logo? {
        guard let path = text(.themeLogo),
            let bytes = Self.bytes(of: path, most: Logo.mostBytes + 1)
        else { return nil }
        return try Logo(bytes)
    }

    /// The site's own certificate; nil when it has none.
    public var tls: TransportSecurity? {
        guard let certificate = text(.tlsCertificate), let key = text(.tlsKey) else { return nil }
        return TransportSecurity(
            certificate: certificate, key: key, clientRoots: text(.tlsClientRoots),
            redirectPort: text(.tlsRedirectPort).flatMap { Int($0) })
    }

    private var isSecure: Bool {
        flag(.siteSecure) ?? (tls != nil || text(.siteBaseAddress)?.hasPrefix("https://") == true)
    }

    private var isOnThisMachine: Bool {
        ["127.0.0.1", "::1", "localhost"].contains(text(.siteHost) ?? "")
    }

    /// What the site is told, as far as settings say it.
    public var site: SiteSettings {
        var site = SiteSettings(
            title: text(.siteTitle) ?? "", host: text(.siteHost) ?? "",
            port: whole(.sitePort, 8080),
            isSecure: isSecure)
        site.accent = text(.themeAccent) ?? site.accent
        site.contact = text(.siteContact) ?? site.contact
        site.baseAddress = text(.siteBaseAddress)
        site.securityContact = text(.siteSecurityContact)
        site.footerLinks = list(.siteFooterLinks).compactMap { FooterLink($0) }
        site.logo = try? logo()
        site.tls = tls
        site.proxies = ProxyTrust(
            networks: list(.proxyTrusted).compactMap { Network($0) },
            header: text(.proxyHeader).flatMap { ForwardingHeader(rawValue: $0) } ?? .xForwarded)
        site.metricsNetworks = list(.metricsNetworks).compactMap { Network($0) }
        site.limits = limits
        return site
    }

    private var limits: ServerLimits {
        var limits = ServerLimits()
        let all: [(Setting, WritableKeyPath<ServerLimits, Int>)] = [
            (.limitsConnections, \.connections),
            (.limitsConnectionsOfOneAddress, \.connectionsOfOneAddress),
            (.limitsHeadSeconds, \.headSeconds), (.limitsBodySeconds, \.bodySeconds),
            (.limitsReaderSeconds, \.readerSeconds),
            (.limitsRequestsOfOneSession, \.requestsOfOneSession),
            (.limitsRequestsOfOneAddress, \.requestsOfOneAddress),
            (.limitsCallsOfOneToken, \.callsOfOneToken),
            (.limitsUploadsOfOneSession, \.uploadsOfOneSession),
        ]
        for (setting, path) in all { limits[keyPath: path] = whole(setting, limits[keyPath: path]) }
        return limits
    }
}
