internal import Accountability
internal import Reckoning

/// The parts of a register file, by the names that stand at its left margin.
public enum RegisterSection: String, Hashable, Sendable, CaseIterable {
    case rules = "decision rules"
    case notices
    case decisions
    case funds
    case initiatives
    case milestones
    case profiles
    case measures
    case rebases
    case observations
    case releaseRules = "release rules"
    case movements
    case drawdowns
    case claims
    case claimSteps = "claim steps"
    case mappings
    case updates
    case ratings
    case positions = "after funding"
    case compliance
    case outcomes
    case indicatorValues = "indicator values"
    case forecasts
    case accounts
    case outcomeMeasures = "outcome measures"
    case openings = "open to everyone"
    case documents

    var shape: RegisterShape {
        switch self {
        case .rules: .rules
        case .notices: .notice
        case .decisions: .decision
        case .funds: .fund
        case .initiatives: .initiative
        case .milestones: .milestone
        case .profiles: .profile
        case .measures: .measure
        case .rebases: .rebase
        case .observations: .observation
        case .releaseRules: .releaseRule
        case .movements: .movement
        case .drawdowns: .drawdown
        case .claims: .claim
        case .claimSteps: .claimStep
        case .mappings: .mapping
        case .updates: .update
        case .ratings: .rating
        case .positions: .afterFunding
        case .compliance: .compliance
        case .outcomes: .outcome
        case .indicatorValues: .indicatorValue
        case .forecasts: .forecast
        case .accounts: .account
        case .outcomeMeasures: .outcomeMeasures
        case .openings: .opening
        case .documents: .initiativeDocument
        }
    }
}

extension RegisterShape {
    static var rules: RegisterShape {
        RegisterShape(
            thing: "The decision rules",
            fields: [
                .needed("organisation"), .needed("from", nil, .day),
                .needed("key threshold", "keyThreshold", .amount),
                .needed("call-in working days", "callInWorkingDays", .whole(0...100)),
                .needed("call-in runs from", "callInRunsFrom", .choice(CallInStart.self, \.title)),
                .usually(.whole(28), "notice clear days", "noticeClearDays", .whole(0...365)),
                .usually(.whole(5), "exception clear days", "exceptionClearDays", .whole(0...365)),
                .needed("source"),
            ])
    }

    static var notice: RegisterShape {
        let urgency = RegisterShape(
            thing: "The urgency",
            fields: [
                .needed(
                    "grounds", nil, .choice(KeyDecisionNotice.Grounds.self, \.rawValue)),
                .needed("reason"), .needed("agreed by", "agreedBy"), .needed("on", nil, .day),
            ])
        return RegisterShape(
            thing: "A notice",
            fields: [
                .needed("decision"), .needed("organisation"), .needed("matter"),
                .needed("decision maker", "maker"), .needed("due", nil, .period),
                .needed("published", nil, .day), .list("documents"), .words("representations"),
                .optional("urgency", nil, .entry(urgency)),
            ])
    }

    static var decision: RegisterShape {
        RegisterShape(
            thing: "A decision",
            fields: [
                .needed("reference", "decision"), .needed("organisation"), .needed("title"),
                .needed("decision maker", "maker"),
                .usually(
                    .text(DecisionOutcome.approved.rawValue), "outcome", nil,
                    .choice(DecisionOutcome.self, \.title)),
                .usually(.flag(false), "key decision", "isKey", .flag),
                .optional("key reason", "keyReason"), .needed("taken", nil, .day),
                .optional("taken at", "takenAt"),
                .optional("minutes published", "minutesPublished", .day),
                .optional("published", nil, .day), .optional("effective", nil, .day),
                .words("purpose"), .words("reasons"), .words("alternatives"), .words("conflicts"),
                .words("dispensations"), .list("consulted"), .optional("portfolio"),
                .list("wards"), .optional("contact"), .list("earlier", of: .entry(.earlier)),
                .list("resolutions", of: .entry(.resolution)),
                .list("documents", of: .entry(.document)),
            ])
    }

    private static var earlier: RegisterShape {
        RegisterShape(
            thing: "An earlier decision",
            fields: [.needed("title"), .needed("taken", nil, .day), .optional("decision")])
    }

    private static var document: RegisterShape {
        RegisterShape(
            thing: "A document",
            fields: [.needed("title"), .optional("address"), .optional("exemption")])
    }

    static var resolution: RegisterShape {
        RegisterShape(
            thing: "A resolution",
            fields: [
                .needed("number"), .needed("text"), .optional("amount", nil, .amount),
                .optional("fund"), .optional("initiative"), .optional("condition"),
                .usually(.flag(true), "subject to call-in", "isSubjectToCallIn", .flag),
                .optional("exemption"),
            ])
    }
}
