import Accountability
import Reckoning

extension DecisionStatus {
    var tone: Tone {
        switch self {
        case .effective: .plain
        case .noticePublished, .waiting: .quiet
        case .calledIn, .referredBack: .attention
        case .refused, .deferred, .withdrawn: .problem
        }
    }

    var tag: Html { .tag(title, tone) }
}

extension ConditionStatus {
    var tag: Html {
        switch self {
        case .outstanding, .notMet: .tag(title, .attention)
        case .evidenceSubmitted: .tag(title, .active)
        case .met, .waived: .tag(title, .plain)
        }
    }
}

extension DrawdownStatus {
    var tag: Html {
        switch self {
        case .requested: .tag(title, .active)
        case .approved, .approvedWithConditions, .releasedInPart: .tag(title, .quiet)
        case .released: .tag(title, .plain)
        case .held: .tag(title, .attention)
        case .withdrawn: .tag(title, .problem)
        }
    }
}

extension InitiativeProgress {
    var tag: Html { .tag(title, self == .stopped ? .problem : .quiet) }
}

extension GivenRating? {
    /// The judgement in words: `Amber`, or that there is none.
    var tag: Html {
        guard let level = self?.rating.level else { return .tag("Not rated", .quiet) }
        switch level {
        case .red: return .tag(level.title, .problem)
        case .amber: return .tag(level.title, .attention)
        case .green: return .tag(level.title, .active)
        case .blue: return .tag(level.title, .plain)
        }
    }
}

extension Optional where Wrapped == AfterFunding {
    /// The position in words; nothing recorded is not yet decided.
    var words: String { (self?.position ?? .notYetDecided).title }
}

extension Money {
    /// The share of another amount in whole per cent, rounded down; nothing of nothing is no share.
    func percent(of whole: Money) -> String {
        share(of: whole).map { "\(Int(($0 * 100).rounded(.down)))%" } ?? "not applicable"
    }
}
