/// One electronic letter to one person, in plain text.
public struct Letter: Hashable, Sendable {
    /// The address that it goes to.
    public let to: String
    /// What it is about, on one line.
    public let subject: String
    /// What it says, in plain text.
    public let text: String

    /// A letter; line breaks are taken out of what it is about, so that it adds no header.
    public init(to: String, subject: String, text: String) {
        self.to = to
        self.subject = subject.filter { !$0.isNewline }
        self.text = text
    }
}
