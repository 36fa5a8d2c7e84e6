public import Outbound

extension Settings {
    /// The post office that takes letters; nil when there is none.
    public var mail: SMTPSettings? {
        guard let host = text(.mailHost), let from = text(.mailFrom).flatMap({ MailAddress($0) })
        else { return nil }
        var login: SMTPSettings.Login?
        if let user = text(.mailUser), let password = text(.mailPassword) {
            login = SMTPSettings.Login(user: user, password: password)
        }
        let security = text(.mailSecurity).flatMap { SMTPSettings.Security(rawValue: $0) }
        return SMTPSettings(
            host: host, port: whole(.mailPort, 587), security: security ?? .startTLS, login: login,
            from: from, sender: text(.mailSender) ?? "", certificates: text(.mailCertificates))
    }

    /// Looks at what belongs together about letters.
    mutating func lookAtMail() {
        let pairs: [(Setting, needs: Setting)] = [
            (.mailHost, .mailFrom), (.mailFrom, .mailHost), (.mailUser, .mailPassword),
            (.mailPassword, .mailUser),
        ]
        for (set, needed) in pairs where text(set) != nil && text(needed) == nil {
            note(.companionMissing, place(set) ?? set.rawValue, "\(needed.rawValue) is not set.")
        }
        if text(.mailUser) != nil, text(.mailSecurity) == SMTPSettings.Security.none.rawValue {
            let place = place(.mailSecurity) ?? ""
            note(
                .notWhatIsExpected, place, "a password is not sent over a line that is not private."
            )
        }
    }
}
