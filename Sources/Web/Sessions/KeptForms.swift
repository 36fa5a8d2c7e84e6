import Accountability
import Accounts
import Reckoning

/// What was typed into forms that arrived when their session was over. It is kept in memory only,
/// for whoever typed it, until they have signed in again and sent it; nothing of it is carried out.
actor KeptForms {
    /// How long a form is kept.
    static let lastsMilliseconds: Int64 = 60 * 60 * 1_000
    /// How many forms are kept, and how many of one officer.
    static let (mostForms, mostOfOne) = (500, 3)
    /// How many bytes are kept in all; the oldest go first.
    static let mostBytes = 64_000_000

    /// One form.
    struct Form: Sendable {
        let officer: OfficerID
        /// The address that it was sent to.
        let action: String
        /// The page that it was filled in on, with its query.
        let page: String
        let fields: FormFields
        let arrived: Instant

        fileprivate var size: Int {
            fields.pairs.reduce(500) { $0 + $1.name.utf8.count + $1.value.utf8.count + 50 }
        }
    }

    private var forms: [String: Form] = [:]

    /// Keeps a form and hands over the secret that its browser finds it by.
    func keep(_ form: Form) -> Secret {
        forms = forms.filter { form.arrived < Self.end(of: $0.value) }
        let mine = forms.filter { $0.value.officer == form.officer }
        if mine.count >= Self.mostOfOne { discardOldest(of: mine) }
        while forms.count >= Self.mostForms || total + form.size > Self.mostBytes, !forms.isEmpty {
            discardOldest(of: forms)
        }
        let secret = Secret.drawn()
        forms[secret.text] = form
        return secret
    }

    /// The form of a secret, for the officer who typed it.
    func form(_ secret: String, of officer: OfficerID, at now: Instant) -> Form? {
        guard let form = forms[secret], form.officer == officer, now < Self.end(of: form) else {
            return nil
        }
        return form
    }

    /// Lets go of a form, once it was sent again.
    func discard(_ secret: String) {
        forms[secret] = nil
    }

    private var total: Int { forms.values.reduce(0) { $0 + $1.size } }

    private static func end(of form: Form) -> Instant {
        form.arrived.adding(milliseconds: lastsMilliseconds)
    }

    private func discardOldest(of some: [String: Form]) {
        if let oldest = some.min(by: { $0.value.arrived < $1.value.arrived })?.key {
            forms[oldest] = nil
        }
    }
}
