public import Accountability
internal import Reckoning

/// One entry of a register file, ready to be asked of the Clerk.
public enum RegisterEntry: Hashable, Sendable {
    case rules(DecisionRules)
    case notice(KeyDecisionNotice)
    case decision(DecisionRecord)
    case fund(FundRecord)
    case initiative(InitiativeRecord)
    case milestone(Milestone)
    case profile(SpendProfile)
    case measure(MeasureRecord)
    case rebase(MeasureRebase)
    case observation(MeasuredValue)
    case releaseRule(ReleaseRule)
    case movement(Movement)
    case drawdown(DrawdownRequest)
    case claim(ClaimRecord)
    case claimStep(ClaimStep)
    case mapping(ColumnMapping)
    case update(InitiativeUpdate)
    case rating(InitiativeRating)
    case afterFunding(AfterFunding)
    case compliance(ComplianceEvidence)
    case outcome(OutcomeRecord)
    case indicatorValue(IndicatorValue)
    case forecast(IndicatorForecast)
    case account(OutcomeAccount)
    case outcomeMeasures(OutcomeMeasures)
    case opening(PublicRecord)
    case document(InitiativeDocument)

    /// The entry that a record of a section's properties is; nil when it is none.
    init?(_ section: RegisterSection, _ record: CanonicalRecord) {
        func read<Value: Decodable>(_ type: Value.Type = Value.self) -> Value? {
            try? CanonicalDecoding.value(type, in: .record(record))
        }
        let entry: Self? =
            switch section {
            case .rules: read().map { .rules($0) }
            case .notices: read().map { .notice($0) }
            case .decisions: read().map { .decision($0) }
            case .funds: read().map { .fund($0) }
            case .initiatives: read().map { .initiative($0) }
            case .milestones: read().map { .milestone($0) }
            case .profiles: read().map { (profile: SpendProfile) in .profile(profile.inOrder) }
            case .measures: read().map { .measure($0) }
            case .rebases: read().map { .rebase($0) }
            case .observations: read().map { .observation($0) }
            case .releaseRules: read().map { .releaseRule($0) }
            case .movements: read(WrittenMovement.self).map { .movement($0.movement) }
            case .drawdowns: read().map { .drawdown($0) }
            case .claims: read().map { .claim($0) }
            case .claimSteps: read().map { .claimStep($0) }
            case .mappings: read().map { .mapping($0) }
            case .updates: read().map { .update($0) }
            case .ratings: read().map { (rating: InitiativeRating) in .rating(rating.defined) }
            case .positions: read().map { .afterFunding($0) }
            case .compliance: read().map { .compliance($0) }
            case .outcomes: read().map { .outcome($0) }
            case .indicatorValues: read().map { .indicatorValue($0) }
            case .forecasts:
                read().map { (forecast: IndicatorForecast) in .forecast(forecast.inOrder) }
            case .accounts: read().map { .account($0) }
            case .outcomeMeasures: read().map { .outcomeMeasures($0) }
            case .openings: read().map { .opening($0) }
            case .documents: read().map { .document($0) }
            }
        guard let entry else { return nil }
        self = entry
    }
}

/// A movement as a register file writes it.
private struct WrittenMovement: Decodable {
    let movement: Movement

    private struct Line: Decodable {
        let initiative: InitiativeID?
        let amount: Money
        let category: String?
        let to: InitiativeID?
    }

    private enum Key: String, CodingKey {
        case movement, fund, kind, day, lines, text, reference, decision, resolution, drawdown
        case originally
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        guard let kind = MovementKind(rawValue: try fields.decode(String.self, forKey: .kind))
        else { throw WrongMovement() }
        var movement = Movement(
            try fields.decode(MovementID.self, forKey: .movement),
            in: try fields.decode(FundID.self, forKey: .fund), kind,
            on: try fields.decode(Day.self, forKey: .day),
            lines: try fields.decode([Line].self, forKey: .lines).map {
                MovementLine($0.amount, for: $0.initiative, category: $0.category, to: $0.to)
            }, text: try fields.decode(String.self, forKey: .text))
        movement.reference = try fields.decodeIfPresent(String.self, forKey: .reference)
        movement.decision = try fields.decodeIfPresent(DecisionID.self, forKey: .decision)
        movement.resolution = try fields.decodeIfPresent(String.self, forKey: .resolution)
        movement.drawdown = try fields.decodeIfPresent(DrawdownID.self, forKey: .drawdown)
        movement.originally = try fields.decodeIfPresent(Day.self, forKey: .originally)
        self.movement = movement
    }
}

extension SpendProfile {
    /// The profile with its months in order, however they were written.
    fileprivate var inOrder: SpendProfile {
        SpendProfile(of: initiative, kind, months, reason: reason)
    }
}

extension IndicatorForecast {
    /// The forecast with its values in order, however they were written.
    fileprivate var inOrder: IndicatorForecast {
        IndicatorForecast(outcome, from: from, points, basis: basis)
    }
}

extension InitiativeRating {
    /// The rating with what its level usually means, where the file does not say it.
    fileprivate var defined: InitiativeRating {
        guard definition.isEmpty else { return self }
        var rating = self
        rating.definition = level.usualDefinition
        return rating
    }
}

/// A movement is of no kind that is known.
private struct WrongMovement: Error {}
