internal import HashTreeCollections
internal import Reckoning

/// What happens to funds. The names are the storage format and never change.
public enum FundFact: Hashable, Sendable {
    case opened(FundRecord)
    case amended(FundAmendment)
    case moved(Movement)
    case drawdownRequested(DrawdownRequest)
    case drawdownApproved(DrawdownMark)
    case drawdownHeld(DrawdownMark)
    case drawdownResumed(DrawdownMark)
    case drawdownWithdrawn(DrawdownMark)
    case evidenceSubmitted(EvidenceRecord)
    case conditionRuled(RulingRecord)
    case claimFound(ClaimRecord)
    case claimMoved(ClaimStep)
    case monthLocked(MonthRecord)
    case monthReopened(MonthRecord)
    case mappingSaved(ColumnMapping)

    var record: CanonicalRecord {
        switch self {
        case .opened(let record): record.record(kind: "fundOpened")
        case .amended(let amendment): amendment.record(kind: "fundAmended")
        case .moved(let movement): movement.record
        case .drawdownRequested(let request): request.record(kind: "drawdownRequested")
        case .drawdownApproved(let mark): mark.record(kind: "drawdownApproved")
        case .drawdownHeld(let mark): mark.record(kind: "drawdownHeld")
        case .drawdownResumed(let mark): mark.record(kind: "drawdownResumed")
        case .drawdownWithdrawn(let mark): mark.record(kind: "drawdownWithdrawn")
        case .evidenceSubmitted(let evidence): evidence.record(kind: "evidenceSubmitted")
        case .conditionRuled(let ruling): ruling.record(kind: "conditionRuled")
        case .claimFound(let claim): claim.record(kind: "claimFound")
        case .claimMoved(let step): step.record(kind: "claimMoved")
        case .monthLocked(let month): month.record(kind: "monthLocked")
        case .monthReopened(let month): month.record(kind: "monthReopened")
        case .mappingSaved(let mapping): mapping.record(kind: "mappingSaved")
        }
    }

    init?(_ kind: String, _ fields: FactFields) {
        let fact: Self? =
            switch kind {
            case Movement.factKind: Movement(fields).map { .moved($0) }
            case "fundOpened": fields.payload().map { .opened($0) }
            case "fundAmended": fields.payload().map { .amended($0) }
            case "drawdownRequested": fields.payload().map { .drawdownRequested($0) }
            case "drawdownApproved": fields.payload().map { .drawdownApproved($0) }
            case "drawdownHeld": fields.payload().map { .drawdownHeld($0) }
            case "drawdownResumed": fields.payload().map { .drawdownResumed($0) }
            case "drawdownWithdrawn": fields.payload().map { .drawdownWithdrawn($0) }
            case "evidenceSubmitted": fields.payload().map { .evidenceSubmitted($0) }
            case "conditionRuled": fields.payload().map { .conditionRuled($0) }
            case "claimFound": fields.payload().map { .claimFound($0) }
            case "claimMoved": fields.payload().map { .claimMoved($0) }
            case "monthLocked": fields.payload().map { .monthLocked($0) }
            case "monthReopened": fields.payload().map { .monthReopened($0) }
            case "mappingSaved": fields.payload().map { .mappingSaved($0) }
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }

    /// The fund it happened to.
    public var fund: FundID {
        switch self {
        case .opened(let record): record.fund
        case .amended(let amendment): amendment.to.fund
        case .moved(let movement): movement.fund
        case .drawdownRequested(let request): request.fund
        case .drawdownApproved(let mark), .drawdownHeld(let mark), .drawdownResumed(let mark),
            .drawdownWithdrawn(let mark):
            mark.fund
        case .evidenceSubmitted(let evidence): evidence.fund
        case .conditionRuled(let ruling): ruling.fund
        case .claimFound(let claim): claim.fund
        case .claimMoved(let step): step.fund
        case .monthLocked(let month), .monthReopened(let month): month.fund
        case .mappingSaved(let mapping): mapping.fund
        }
    }
}

/// A change of what a fund is.
public struct FundAmendment: Payload {
    let to: FundRecord
    let reason: String
}

/// Something was done with a drawdown.
public struct DrawdownMark: Payload {
    let fund: FundID
    let drawdown: DrawdownID
    let reason: String?
}

/// Evidence for a condition.
public struct EvidenceRecord: Payload {
    /// The fund.
    public let fund: FundID
    /// The condition it is for.
    public let condition: ConditionID
    /// What it shows, in words.
    public let text: String
    /// Where it is: a letter's reference, a document's address.
    public let reference: String

    /// Evidence in words, and where it is.
    public init(for condition: ConditionID, in fund: FundID, _ text: String, reference: String) {
        self.condition = condition
        self.fund = fund
        self.text = text
        self.reference = reference
    }
}

/// A ruling on a condition.
public struct RulingRecord: Payload {
    let fund: FundID
    let condition: ConditionID
    let verdict: ConditionVerdict
    let reason: String
    let authority: DecisionID?
}

/// A month that is locked or opened again.
public struct MonthRecord: Payload {
    let fund: FundID
    let month: Month
    let control: Money?
    let reason: String?
}

extension Fund {
    /// The fund as it was opened; nil when the fact is another.
    public init?(_ fact: FundFact, _ circumstance: Circumstance) {
        guard case .opened(let record) = fact else { return nil }
        self.init(record: record, opened: circumstance)
    }

    /// The fund after the fact.
    public mutating func apply(_ fact: FundFact, _ circumstance: Circumstance) {
        switch fact {
        case .opened: break
        case .amended(let amendment):
            amendments.append(
                AmendedFund(before: record, reason: amendment.reason, circumstance: circumstance))
            record = amendment.to
        case .moved(let movement): post(movement, circumstance)
        case .drawdownRequested(let request): drawdowns.append(Drawdown(request, circumstance))
        case .drawdownApproved(let mark): change(mark) { $0.approved = circumstance }
        case .drawdownHeld(let mark):
            change(mark) {
                $0.held = Reasoned(reason: mark.reason ?? "", circumstance: circumstance)
            }
        case .drawdownResumed(let mark): change(mark) { $0.held = nil }
        case .drawdownWithdrawn(let mark):
            change(mark) {
                $0.withdrawn = Reasoned(reason: mark.reason ?? "", circumstance: circumstance)
            }
        case .evidenceSubmitted(let evidence): add(evidence, circumstance)
        case .conditionRuled(let ruling): add(ruling, circumstance)
        case .claimFound(let claim):
            claims.append(RecoupmentClaim(record: claim, found: circumstance))
        case .claimMoved(let step):
            for index in claims.indices where claims[index].id == step.claim {
                claims[index].steps.append(step)
            }
        case .monthLocked(let month):
            lockedMonths[month.month] = MonthLock(
                control: month.control ?? .zero, circumstance: circumstance)
        case .monthReopened(let month): lockedMonths[month.month] = nil
        case .mappingSaved(let mapping): mappings[mapping.name] = mapping
        }
    }

    private mutating func post(_ movement: Movement, _ circumstance: Circumstance) {
        places[movement.id] = movements.count
        movements.append(RecordedMovement(movement: movement, circumstance: circumstance))
        if let original = movement.reverses { reversed[original] = movement.id }
        let amount = Money(pence: movement.amount.pence * movement.sign)
        switch movement.kind {
        case .allocation: allocated += amount
        case .injection: injected += amount
        case .authority, .drawdown, .release, .actual, .unspentReturn, .virement, .commitment,
            .commitmentEnd, .accrual:
            for line in movement.lines { add(line, movement) }
        }
        if let decision = movement.decision, let resolution = movement.resolution {
            let key = ResolutionKey(
                decision: decision, resolution: resolution, kind: movement.kind)
            resolutionUse[key, default: .zero] += amount
        }
        if movement.kind == .release { noteRelease(movement) }
    }

    private mutating func add(_ line: MovementLine, _ movement: Movement) {
        if let initiative = line.initiative {
            positionOf[initiative, default: FundPosition()].add(line, movement)
            if movement.kind == .actual || movement.kind == .accrual {
                monthlyOutturn[initiative, default: [:]][
                    Month(of: movement.day), default: .zero] += Money(
                        pence: line.amount.pence * movement.sign)
            }
        }
        if let receiver = line.to {
            positionOf[receiver, default: FundPosition()].add(line, movement, received: true)
        }
    }

    private mutating func noteRelease(_ movement: Movement) {
        guard let id = movement.drawdown,
            let index = drawdowns.firstIndex(where: { $0.id == id })
        else { return }
        for line in movement.lines {
            guard let initiative = line.initiative else { continue }
            drawdowns[index].released[initiative, default: .zero] += Money(
                pence: line.amount.pence * movement.sign)
        }
    }

    private mutating func change(_ mark: DrawdownMark, _ body: (inout Drawdown) -> Void) {
        for index in drawdowns.indices where drawdowns[index].id == mark.drawdown {
            body(&drawdowns[index])
        }
    }

    private mutating func add(_ record: EvidenceRecord, _ circumstance: Circumstance) {
        change(record.condition) {
            $0.evidence.append(
                Evidence(
                    text: record.text, reference: record.reference, circumstance: circumstance))
        }
    }

    private mutating func add(_ record: RulingRecord, _ circumstance: Circumstance) {
        change(record.condition) {
            $0.rulings.append(
                ConditionRuling(
                    verdict: record.verdict, reason: record.reason, authority: record.authority,
                    circumstance: circumstance))
        }
    }

    private mutating func change(_ id: ConditionID, _ body: (inout Condition) -> Void) {
        for index in drawdowns.indices {
            for place in drawdowns[index].conditions.indices
            where drawdowns[index].conditions[place].id == id {
                body(&drawdowns[index].conditions[place])
            }
        }
    }
}
