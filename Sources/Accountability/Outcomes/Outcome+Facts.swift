internal import Reckoning

/// What happens to outcomes. The names are the storage format and never change.
public enum OutcomeFact: Hashable, Sendable {
    case framed(OutcomeRecord)
    case reframed(OutcomeReframing)
    case observed(IndicatorValue)
    case forecast(IndicatorForecast)
    case accounted(OutcomeAccount)
    case measured(OutcomeMeasures)

    var record: CanonicalRecord {
        switch self {
        case .framed(let record): record.record(kind: "outcomeFramed")
        case .reframed(let reframing): reframing.record(kind: "outcomeReframed")
        case .observed(let value): value.record(kind: "indicatorObserved")
        case .forecast(let forecast): forecast.record(kind: "indicatorForecast")
        case .accounted(let account): account.record(kind: "outcomeAccounted")
        case .measured(let measures): measures.record(kind: "outcomeMeasured")
        }
    }

    init?(_ kind: String, _ fields: FactFields) {
        let fact: Self? =
            switch kind {
            case "outcomeFramed": fields.payload().map { .framed($0) }
            case "outcomeReframed": fields.payload().map { .reframed($0) }
            case "indicatorObserved": fields.payload().map { .observed($0) }
            case "indicatorForecast": fields.payload().map { .forecast($0) }
            case "outcomeAccounted": fields.payload().map { .accounted($0) }
            case "outcomeMeasured": fields.payload().map { .measured($0) }
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }

    /// The outcome it happened to.
    public var outcome: OutcomeID {
        switch self {
        case .framed(let record): record.outcome
        case .reframed(let reframing): reframing.to.outcome
        case .observed(let value): value.outcome
        case .forecast(let forecast): forecast.outcome
        case .accounted(let account): account.outcome
        case .measured(let measures): measures.outcome
        }
    }
}

/// An outcome was described anew.
public struct OutcomeReframing: Payload {
    let to: OutcomeRecord
    let reason: String
}

extension Outcome {
    /// The outcome as it was first described; nil when the fact is another.
    public init?(_ fact: OutcomeFact, _ circumstance: Circumstance) {
        guard case .framed(let record) = fact else { return nil }
        self.init(record: record, framed: circumstance)
    }

    /// The outcome after the fact.
    public mutating func apply(_ fact: OutcomeFact, _ circumstance: Circumstance) {
        switch fact {
        case .framed: break
        case .reframed(let reframing):
            record = reframing.to
            reframings.append(Reasoned(reason: reframing.reason, circumstance: circumstance))
        case .observed(let value):
            values.removeAll { $0.value.day == value.day }
            values.append(RecordedFigure(value: value, circumstance: circumstance))
            values.sort { $0.value.day < $1.value.day }
        case .forecast(let forecast):
            forecasts.append(RecordedForecast(forecast: forecast, circumstance: circumstance))
        case .accounted(let account):
            accounts.append(WrittenAccount(account: account, circumstance: circumstance))
        case .measured(let measures): links = measures.links
        }
    }
}
