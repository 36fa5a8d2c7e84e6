internal import CCurl
internal import Foundation

/// What the operator says about the post office that takes letters.
public struct SMTPSettings: Hashable, Sendable {
    /// How the line to the post office is kept private.
    public enum Security: String, Hashable, Sendable, CaseIterable {
        /// Not at all: for a post office on the same machine or network.
        case none
        /// The line is encrypted before anything else is said (STARTTLS), or nothing is said.
        case startTLS = "starttls"
        /// The line is encrypted from its beginning.
        case tls
    }

    /// The host of the post office.
    public var host: String
    /// Its port: 25, 587 or 465.
    public var port: Int
    /// How the line is kept private.
    public var security: Security
    /// The name and the password that it asks for, if it does.
    public var login: Login?
    /// The address that letters come from.
    public var from: MailAddress
    /// What the sender is called.
    public var sender: String
    /// A file of certificates (PEM) to trust in the place of the machine's own.
    public var certificates: String?
    /// How long handing over a letter may take.
    public var limits = OutboundLimits()

    /// The name and the password for a post office.
    public struct Login: Hashable, Sendable {
        /// The name.
        public var user: String
        /// The password.
        public var password: String

        /// A login of these parts.
        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// Settings of a post office.
    public init(
        host: String, port: Int, security: Security, login: Login? = nil, from: MailAddress,
        sender: String, certificates: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.from = from
        self.sender = sender
        self.certificates = certificates
    }
}

/// Hands letters to a post office by SMTP.
public struct SMTPPostbox: Postbox {
    private let settings: SMTPSettings
    private let now: @Sendable () -> Date
    private let errands = Errands(atOnce: 2)

    /// A postbox under these settings; a password over a line that is not private is refused.
    public init(_ settings: SMTPSettings) throws(OutboundFault) {
        guard settings.login == nil || settings.security != .none else {
            throw OutboundFault("post", .unusable, "a password needs STARTTLS or TLS")
        }
        self.settings = settings
        now = { Date() }
    }

    /// Hands a letter over, and returns when the post office has taken it.
    public func send(_ letter: Letter) async throws(OutboundFault) {
        let message = MailMessage(letter, from: settings.from, sender: settings.sender, at: now())
        _ = try await errands.run("post") { [settings] in
            Result { () throws(OutboundFault) in
                try Self.transfer(message.bytes, to: letter.to, settings).perform().status
            }
        }
    }

    /// Greets the post office as before a letter, with encryption and password, and sends nothing.
    public func greet() async throws(OutboundFault) {
        _ = try await errands.run("greet") { [settings] in
            Result { () throws(OutboundFault) in
                let transfer = try Self.connection(settings)
                transfer.set(CURLOPT_CONNECT_ONLY, 1)
                return try transfer.perform().status
            }
        }
    }

    private static func transfer(
        _ message: [UInt8], to recipient: MailAddress, _ settings: SMTPSettings
    ) throws(OutboundFault) -> CurlTransfer {
        let transfer = try connection(settings)
        transfer.set(CURLOPT_MAIL_FROM, "<\(settings.from)>")
        transfer.set(CURLOPT_MAIL_RCPT, ["<\(recipient)>"])
        transfer.setUpload(message)
        return transfer
    }

    private static func connection(_ settings: SMTPSettings) throws(OutboundFault) -> CurlTransfer {
        let transfer = try CurlTransfer("post", protocols: "smtp,smtps", settings.limits)
        let scheme = settings.security == .tls ? "smtps" : "smtp"
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        let address = "\(scheme)://\(host):\(settings.port)/\(settings.from.domain)"
        guard let place = transfer.setAddress(address), place.port == settings.port else {
            throw OutboundFault("post", .unusable, "the post office’s host is not one")
        }
        transfer.set(CURLOPT_PROXY, "")
        if settings.security == .startTLS {
            transfer.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        }
        if let login = settings.login {
            transfer.set(CURLOPT_USERNAME, login.user)
            transfer.set(CURLOPT_PASSWORD, login.password)
        }
        if let certificates = settings.certificates { transfer.set(CURLOPT_CAINFO, certificates) }
        return transfer
    }
}
