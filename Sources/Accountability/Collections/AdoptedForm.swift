public import Forms
public import Reckoning

/// A form in use: what it says, how it is kept, and its fingerprint.
public struct AdoptedForm: Hashable, Sendable {
    /// The form.
    public let form: Form
    /// The definition as it is kept.
    public let definition: CanonicalValue
    /// The SHA-256 of the definition.
    public let fingerprint: Fingerprint

    /// A form with its definition and the fingerprint of it.
    public init(form: Form, definition: CanonicalValue, fingerprint: Fingerprint) {
        self.form = form
        self.definition = definition
        self.fingerprint = fingerprint
    }
}
