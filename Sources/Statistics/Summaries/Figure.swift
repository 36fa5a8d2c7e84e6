public import Reckoning

/// A figure, or the reason why there is none.
public enum Figure<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The figure.
    case given(Value)
    /// There is none, for this reason.
    case missing(MissingReason)

    /// The figure, where there is one.
    public var value: Value? {
        if case .given(let value) = self { value } else { nil }
    }

    /// The figure in another form, and the same reason where there is none.
    public func map<Other>(_ form: (Value) -> Other) -> Figure<Other> {
        switch self {
        case .given(let value): .given(form(value))
        case .missing(let reason): .missing(reason)
        }
    }
}

/// Why there is no figure; a nought is a figure and no reason.
public enum MissingReason: Hashable, Sendable, CaseIterable {
    /// It was asked for and the body did not respond at all.
    case noResponse
    /// The body responded and gave no figure here.
    case notGiven
    /// The body said that it is not known yet.
    case notYetKnown
    /// The body gave one, and whoever collects did not accept it.
    case notAccepted
    /// It was not asked for, or nobody counts it.
    case notCollected
    /// There can be none: the question does not concern this body.
    case notApplicable
    /// It is known and withheld, so that nobody is recognised.
    case suppressed

    /// The reason as a note says it.
    public var inWords: String {
        switch self {
        case .noResponse: "no response"
        case .notGiven: "not given"
        case .notYetKnown: "not yet known"
        case .notAccepted: "not accepted"
        case .notCollected: "not collected"
        case .notApplicable: "not applicable"
        case .suppressed: "suppressed"
        }
    }
}

extension Figure<DecimalNumber> {
    /// The figure as means and medians calculate with it.
    public var measured: Figure<Double> { map(\.double) }
}
