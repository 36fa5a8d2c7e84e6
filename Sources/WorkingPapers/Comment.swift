public import Reckoning

/// What an officer said about one answer of a return, beside it and never part of it.
public struct Comment: Hashable, Sendable {
    /// The comment's number, by which it is found again.
    public let number: Int64
    /// The number of the comment that began the conversation; its own when it did.
    public let thread: Int64
    /// The return, by its identifier.
    public let `return`: String
    /// The question, and the row where it has one: `A2b/11`.
    public let question: String
    /// The officer who said it, by identifier.
    public let author: String
    /// When.
    public let at: Instant
    /// What was said; nothing when it is erased.
    public let text: String
    /// It was erased: only the place where it stood is left.
    public let isErased: Bool
    /// Who may read the conversation.
    public let audience: Audience
    /// The officer it is meant for, by identifier, or nil.
    public let addressee: String?
    /// When and by whom the conversation was settled, or nil while it is open.
    public let resolved: Resolution?

    /// Who may read a conversation.
    public enum Audience: String, Hashable, Sendable, CaseIterable {
        /// The officers of the organisation that gives the return.
        case organisation
        /// They, and the department that collects it.
        case department
    }

    /// When and by whom a conversation was settled.
    public struct Resolution: Hashable, Sendable {
        /// The officer, by identifier.
        public let by: String
        /// When.
        public let at: Instant
    }

    /// It began a conversation.
    public var isFirst: Bool { number == thread }
}

/// Something that an officer wants to say.
public struct CommentDraft: Hashable, Sendable {
    /// The return, by its identifier.
    public var `return`: String
    /// The question, and the row where it has one.
    public var question: String
    /// The officer, by identifier.
    public var author: String
    /// When.
    public var at: Instant
    /// What is said.
    public var text: String
    /// Who may read it, for one that begins a conversation.
    public var audience = Comment.Audience.organisation
    /// The officer it is meant for, by identifier, or nil.
    public var addressee: String?
    /// What the form it was sent with is known by, so that it is kept once; nil to keep it anyhow.
    public var entry: String?
    /// The conversation that it goes on with, or nil when it begins one.
    public var thread: Int64?

    /// What an officer says about a question of a return.
    public init(
        `return`: String, question: String, author: String, at: Instant, text: String
    ) {
        self.return = `return`
        self.question = question
        self.author = author
        self.at = at
        self.text = text
    }
}
