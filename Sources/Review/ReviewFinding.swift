public import Accountability
public import Forms

/// What a check across returns found about one of them, with all that a query needs.
public struct ReviewFinding: Hashable, Sendable {
    /// The check.
    public let rule: ReviewRule
    /// Whose return it is.
    public let organisation: OrganisationID
    /// What the organisation is called.
    public let name: String
    /// Its region, or nothing.
    public let region: String
    /// The answer; for a whole section, the one where most is at stake.
    public let key: AnswerKey
    /// What is asked there, in a few words.
    public let title: String
    /// The section.
    public let section: String
    /// The figure, in words.
    public let figure: String
    /// The figure of the period before, in words, where there is one.
    public let before: String?
    /// What the others lead one to expect, in words.
    public let comparison: String
    /// By how much the total is more for it, in words: `−1,234`.
    public let effect: String
    /// The same in hundredths of the total; nil where that is nought.
    public let effectPercent: Double?
    /// How far it is out, in a sentence.
    public let measure: String
    /// What to ask the organisation, to be edited before it is sent.
    public let question: String
}

/// A figure beside the one of the period before.
public struct ChangedFigure: Hashable, Sendable {
    /// Whose figure it is.
    public let organisation: OrganisationID
    /// What the organisation is called.
    public let name: String
    /// Its region, or nothing.
    public let region: String
    /// The answer.
    public let key: AnswerKey
    /// What is asked there, in a few words.
    public let title: String
    /// The figure before, in words.
    public let before: String
    /// The figure now, in words.
    public let now: String
    /// The change in hundredths of the figure before; nil where it began at nought or below.
    public let changePercent: Double?
    /// The change in hundredths of the total of all returns.
    public let effectPercent: Double
}
