/// What a figure says of the process: chance, or a change for better or worse.
public enum Variation: Hashable, Sendable, CaseIterable {
    /// Chance alone explains it.
    case commonCause
    /// A change for the better, by higher figures.
    case improvementHigh
    /// A change for the better, by lower figures.
    case improvementLow
    /// A change for the worse, by higher figures.
    case concernHigh
    /// A change for the worse, by lower figures.
    case concernLow
    /// A change upwards where neither way is better.
    case neutralHigh
    /// A change downwards where neither way is better.
    case neutralLow

    /// The verdict on a signal to one side, given which way is better.
    init(_ side: Side?, improvesBy direction: ImprovementDirection) {
        self =
            switch (side, direction) {
            case (nil, _): .commonCause
            case (.high, .increase): .improvementHigh
            case (.low, .increase): .concernLow
            case (.high, .decrease): .concernHigh
            case (.low, .decrease): .improvementLow
            case (.high, .neutral): .neutralHigh
            case (.low, .neutral): .neutralLow
            }
    }

    /// The verdict as a sentence begins.
    public var inWords: String {
        switch self {
        case .commonCause: "No clear change"
        case .improvementHigh, .improvementLow: "Improving"
        case .concernHigh, .concernLow: "Getting worse"
        case .neutralHigh, .neutralLow: "Changing"
        }
    }
}

/// Whether the process, as it runs, meets its target.
public enum Assurance: Hashable, Sendable, CaseIterable {
    /// Even the worst figures that chance makes meet it.
    case consistentlyPass
    /// Even the best figures that chance makes miss it.
    case consistentlyFail
    /// It is met or missed by chance.
    case inconsistent

    /// The assurance about a target; nil without one, or where neither way is better.
    init?(_ limits: ControlLimits, target: Double?, improvesBy direction: ImprovementDirection) {
        guard let target, direction != .neutral else { return nil }
        let isIncrease = direction == .increase
        self =
            switch limits.exceeded(by: target) {
            case .high: isIncrease ? .consistentlyFail : .consistentlyPass
            case .low: isIncrease ? .consistentlyPass : .consistentlyFail
            case nil: .inconsistent
            }
    }

    /// The assurance as a sentence for a series of such periods.
    func sentence(_ rhythm: (one: String, many: String)) -> String {
        switch self {
        case .consistentlyPass:
            "The target will be met every \(rhythm.one) unless something changes."
        case .consistentlyFail:
            "The target will be missed every \(rhythm.one) unless something changes."
        case .inconsistent: "The target will be met some \(rhythm.many) and missed in others."
        }
    }
}
