import Accountability
public import Clerk
public import Documents
import Reckoning

extension RegisterEntry {
    /// What is asked of the Clerk to have the entry recorded.
    public var instruction: Instruction {
        switch self {
        case .rules(let rules): .decision(.adoptRules(rules))
        case .notice(let notice): .decision(.publishNotice(notice))
        case .decision(let record): .decision(.record(record))
        case .fund(let record): .fund(record.fund, .open(record))
        case .movement(let movement): .fund(movement.fund, .enter([movement]))
        case .drawdown(let request): .fund(request.fund, .requestDrawdown(request))
        case .claim(let claim): .fund(claim.fund, .find(claim))
        case .claimStep(let step): .fund(step.fund, .move(step))
        case .mapping(let mapping): .fund(mapping.fund, .save(mapping))
        case .initiative(let record): .initiative(record.initiative, .propose(record))
        case .milestone(let milestone): .initiative(milestone.initiative, .set(milestone))
        case .profile(let profile): .initiative(profile.initiative, .profile(profile))
        case .measure(let measure): .initiative(measure.initiative, .define(measure))
        case .rebase(let rebase): .initiative(rebase.initiative, .rebase(rebase))
        case .observation(let value): .initiative(value.initiative, .observe([value]))
        case .releaseRule(let rule): .initiative(rule.initiative, .setReleaseRule(rule))
        case .update(let update): .initiative(update.initiative, .update(update))
        case .rating(let rating): .initiative(rating.initiative, .rate(rating))
        case .afterFunding(let position):
            .initiative(position.initiative, .recordAfterFunding(position))
        case .compliance(let evidence): .initiative(evidence.initiative, .show(evidence))
        case .outcome(let record): .outcome(record.outcome, .frame(record))
        case .indicatorValue(let value): .outcome(value.outcome, .observe([value]))
        case .forecast(let forecast): .outcome(forecast.outcome, .forecast(forecast))
        case .account(let account): .outcome(account.outcome, .account(account))
        case .outcomeMeasures(let measures): .outcome(measures.outcome, .measure(measures))
        case .opening(let record): .publicity(.open(record))
        case .document(let document): .initiative(document.initiative, .list(document))
        }
    }

    /// What it is about, in a word or two: `Decision D41819`.
    public var name: String {
        switch self {
        case .rules(let rules): "Decision rules of \(rules.organisation) from \(rules.from.inWords)"
        case .notice(let notice): "Notice of \(notice.decision)"
        case .decision(let record): "Decision \(record.decision)"
        case .fund(let record): "Fund \(record.fund)"
        case .movement(let movement): "\(movement.kind.title) \(movement.id)"
        case .drawdown(let request): "Drawdown \(request.drawdown)"
        case .claim(let claim): "Claim \(claim.claim)"
        case .claimStep(let step): "Claim \(step.claim): \(step.event.title.lowercased())"
        case .mapping(let mapping): "Mapping \(mapping.name)"
        case .initiative(let record): "Initiative \(record.initiative)"
        case .milestone(let milestone): "Milestone \(milestone.milestone)"
        case .profile(let profile): "Profile of \(profile.initiative)"
        case .measure(let measure): "Measure \(measure.measure)"
        case .rebase(let rebase): "New start of \(rebase.measure)"
        case .observation(let value): "\(value.measure) on \(value.day.inWords)"
        case .releaseRule(let rule): "Release rule of \(rule.initiative)"
        case .update(let update): "Update of \(update.initiative) on \(update.period.inWords)"
        case .rating(let rating): "\(rating.aspect.title) of \(rating.initiative)"
        case .afterFunding(let position): "What follows \(position.initiative)"
        case .compliance(let evidence): "Compliance \(evidence.evidence)"
        case .outcome(let record): "Outcome \(record.outcome)"
        case .indicatorValue(let value): "\(value.outcome) on \(value.day.inWords)"
        case .forecast(let forecast): "Forecast of \(forecast.outcome)"
        case .account(let account): "Account of \(account.outcome)"
        case .outcomeMeasures(let measures): "Measures of \(measures.outcome)"
        case .opening(let record): "Open to everyone: \(record.subject.title) \(record.name)"
        case .document(let document): "Document \(document.title)"
        }
    }
}

/// An instruction with the words that say what it is about.
public struct NamedInstruction: Sendable {
    /// What it is about.
    public let name: String
    /// What is asked.
    public let instruction: Instruction
}

extension [RegisterEntry] {
    /// The entries as instructions; the values of one initiative's measures go together.
    public func joined(in section: RegisterSection) -> [NamedInstruction] {
        guard section == .observations else {
            return map { NamedInstruction(name: $0.name, instruction: $0.instruction) }
        }
        var order: [InitiativeID] = []
        var values: [InitiativeID: [MeasuredValue]] = [:]
        for case .observation(let value) in self {
            if values[value.initiative] == nil { order.append(value.initiative) }
            values[value.initiative, default: []].append(value)
        }
        return order.map { id in
            let observed = values[id] ?? []
            return NamedInstruction(
                name: "\(observed.count) values of \(id)",
                instruction: .initiative(id, .observe(observed)))
        }
    }
}
