internal import Reckoning

/// What happens to initiatives. The names are the storage format and never change.
public enum InitiativeFact: Hashable, Sendable {
    case proposed(InitiativeRecord)
    case amended(InitiativeAmendment)
    case milestoneSet(Milestone)
    case spendProfiled(SpendProfile)
    case measureDefined(MeasureRecord)
    case measureRebased(MeasureRebase)
    case observed(MeasuredValue)
    case updateWritten(InitiativeUpdate)
    case rated(InitiativeRating)
    case afterFundingRecorded(AfterFunding)
    case releaseRuleSet(ReleaseRule)
    case complianceShown(ComplianceEvidence)
    case documentListed(InitiativeDocument)
    case stopped(InitiativeStop)

    var record: CanonicalRecord {
        switch self {
        case .proposed(let record): record.record(kind: "initiativeProposed")
        case .amended(let amendment): amendment.record(kind: "initiativeAmended")
        case .milestoneSet(let milestone): milestone.record(kind: "milestoneSet")
        case .spendProfiled(let profile): profile.record(kind: "spendProfiled")
        case .measureDefined(let measure): measure.record(kind: "measureDefined")
        case .measureRebased(let rebase): rebase.record(kind: "measureRebased")
        case .observed(let observation): observation.record(kind: "measureObserved")
        case .updateWritten(let update): update.record(kind: "updateWritten")
        case .rated(let rating): rating.record(kind: "initiativeRated")
        case .afterFundingRecorded(let position): position.record(kind: "afterFundingRecorded")
        case .releaseRuleSet(let rule): rule.record(kind: "releaseRuleSet")
        case .complianceShown(let evidence): evidence.record(kind: "complianceShown")
        case .documentListed(let document): document.record(kind: "documentListed")
        case .stopped(let stop): stop.record(kind: "initiativeStopped")
        }
    }

    init?(_ kind: String, _ fields: FactFields) {
        let fact: Self? =
            switch kind {
            case "initiativeProposed": fields.payload().map { .proposed($0) }
            case "initiativeAmended": fields.payload().map { .amended($0) }
            case "milestoneSet": fields.payload().map { .milestoneSet($0) }
            case "spendProfiled": fields.payload().map { .spendProfiled($0) }
            case "measureDefined": fields.payload().map { .measureDefined($0) }
            case "measureRebased": fields.payload().map { .measureRebased($0) }
            case "measureObserved": fields.payload().map { .observed($0) }
            case "updateWritten": fields.payload().map { .updateWritten($0) }
            case "initiativeRated": fields.payload().map { .rated($0) }
            case "afterFundingRecorded": fields.payload().map { .afterFundingRecorded($0) }
            case "releaseRuleSet": fields.payload().map { .releaseRuleSet($0) }
            case "complianceShown": fields.payload().map { .complianceShown($0) }
            case "documentListed": fields.payload().map { .documentListed($0) }
            case "initiativeStopped": fields.payload().map { .stopped($0) }
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }

    /// The initiative it happened to.
    public var initiative: InitiativeID {
        switch self {
        case .proposed(let record): record.initiative
        case .amended(let amendment): amendment.to.initiative
        case .milestoneSet(let milestone): milestone.initiative
        case .spendProfiled(let profile): profile.initiative
        case .measureDefined(let measure): measure.initiative
        case .measureRebased(let rebase): rebase.initiative
        case .observed(let observation): observation.initiative
        case .updateWritten(let update): update.initiative
        case .rated(let rating): rating.initiative
        case .afterFundingRecorded(let position): position.initiative
        case .releaseRuleSet(let rule): rule.initiative
        case .complianceShown(let evidence): evidence.initiative
        case .documentListed(let document): document.initiative
        case .stopped(let stop): stop.initiative
        }
    }
}

/// An initiative was stopped before its time.
public struct InitiativeStop: Payload {
    let initiative: InitiativeID
    let reason: String
}

extension Initiative {
    /// The initiative as it was proposed; nil when the fact is another.
    public init?(_ fact: InitiativeFact, _ circumstance: Circumstance) {
        guard case .proposed(let record) = fact else { return nil }
        self.init(record: record, proposed: circumstance)
    }

    /// The initiative after the fact.
    public mutating func apply(_ fact: InitiativeFact, _ circumstance: Circumstance) {
        switch fact {
        case .proposed: break
        case .amended(let amendment):
            amendments.append(
                AmendedInitiative(
                    before: record, reason: amendment.reason, circumstance: circumstance))
            record = amendment.to
        case .milestoneSet(let milestone): put(milestone)
        case .spendProfiled(let profile):
            if profile.kind == .plan { plan = profile } else { forecast = profile }
        case .measureDefined(let measure): put(measure, circumstance)
        case .measureRebased(let rebase): change(rebase.measure) { $0.add(rebase) }
        case .observed(let observation):
            change(observation.measure) { $0.add(observation, circumstance) }
        case .updateWritten(let update):
            updates.append(
                WrittenUpdate(
                    number: updates.count + 1, update: update, circumstance: circumstance))
        case .rated(let rating):
            ratings.append(GivenRating(rating: rating, circumstance: circumstance))
        case .afterFundingRecorded(let position):
            positions.append(
                RecordedAfterFunding(position: position, circumstance: circumstance))
        case .releaseRuleSet(let rule): releaseRule = rule
        case .complianceShown(let evidence):
            compliance.removeAll { $0.evidence == evidence.evidence }
            compliance.append(evidence)
        case .documentListed(let document): put(document, circumstance)
        case .stopped(let stop):
            stopped = Reasoned(reason: stop.reason, circumstance: circumstance)
        }
    }

    private mutating func put(_ milestone: Milestone) {
        milestones.removeAll { $0.milestone == milestone.milestone }
        milestones.append(milestone)
        milestones.sort { ($0.due, $0.milestone) < ($1.due, $1.milestone) }
    }

    private mutating func put(_ document: InitiativeDocument, _ circumstance: Circumstance) {
        documents.removeAll { $0.document.document == document.document }
        documents.append(ListedDocument(document: document, circumstance: circumstance))
        documents.sort {
            ($0.document.day, $0.document.document) < ($1.document.day, $1.document.document)
        }
    }

    private mutating func put(_ record: MeasureRecord, _ circumstance: Circumstance) {
        if measure(record.measure) == nil {
            measures.append(Measure(record: record, defined: circumstance))
        } else {
            change(record.measure) { $0.record = record }
        }
    }

    private mutating func change(_ id: MeasureID, _ body: (inout Measure) -> Void) {
        for index in measures.indices where measures[index].id == id { body(&measures[index]) }
    }
}
