import Accountability
import Forms
import Ledger
import Reckoning

extension Ruling {
    func decision(_ instruction: DecisionInstruction) throws(NotCarriedOut) -> [Fact] {
        let background = DecisionBackground(
            actor: try officer(), today: now.onLondonClock.day,
            organisation: { books.organisation($0) }, decision: { books.decision($0) },
            rules: { books.rules(of: $0) })
        return try refusing { () throws(Refusal) in
            try instruction.facts(background)
        }.map { .decision($0) }
    }

    func fund(
        _ id: FundID, _ instruction: FundInstruction
    ) throws(NotCarriedOut) -> [Fact] {
        let background = FundBackground(
            actor: try officer(), now: now, organisation: { books.organisation($0) },
            decision: { books.decision($0) }, initiative: { books.initiative($0) })
        let known = books.fund(id)
        return try refusing { () throws(Refusal) in
            if let known { return try known.facts(instruction, background) }
            guard case .open(let record) = instruction, record.fund == id else {
                throw .unknown(fund: id)
            }
            return try Fund.opening(record, known: nil, background)
        }.map { .fund($0) }
    }

    func initiative(
        _ id: InitiativeID, _ instruction: InitiativeInstruction
    ) throws(NotCarriedOut) -> [Fact] {
        let background = InitiativeBackground(
            actor: try officer(), now: now, organisation: { books.organisation($0) },
            fund: { books.fund($0) }, officer: { books.officer($0) })
        let known = books.initiative(id)
        let facts = try refusing { () throws(Refusal) in
            if let known { return try known.facts(instruction, background) }
            guard case .propose(let record) = instruction, record.initiative == id else {
                throw .unknown(initiative: id)
            }
            return try Initiative.proposing(record, known: nil, background)
        }
        var all: [Fact] = facts.map { .initiative($0) }
        for fact in facts { all += try feeding(fact) }
        return all
    }

    /// The answers that an update gives to the organisation's open returns.
    private func feeding(_ fact: InitiativeFact) throws(NotCarriedOut) -> [Fact] {
        guard case .updateWritten(let update) = fact,
            let initiative = books.initiative(update.initiative)
        else { return [] }
        var facts: [Fact] = []
        for entry in books.everyReturn
        where entry.organisation == initiative.record.organisation {
            guard let collection = books.collection(entry.collection) else { continue }
            let background = try background(
                collection, entry.previous.flatMap { books.return($0)?.entry })
            facts += entry.feeding(
                update, number: initiative.updates.count + 1, of: initiative.record, background
            ).map { .return($0) }
        }
        return facts
    }

    /// What initiatives have said already about the period of a return that is being opened.
    func feeding(_ opening: [ReturnFact], _ background: ReturnBackground) -> [ReturnFact] {
        let circumstance = Circumstance(sequence: 0, at: now, by: actor)
        guard let first = opening.first, var entry = Return(first, circumstance) else { return [] }
        for fact in opening.dropFirst() { entry.apply(fact, circumstance) }
        var facts: [ReturnFact] = []
        for initiative in books.everyInitiative {
            guard let written = initiative.update(on: background.form.period) else { continue }
            let fed = entry.feeding(
                written.update, number: written.number, of: initiative.record, background)
            for fact in fed { entry.apply(fact, circumstance) }
            facts += fed
        }
        return facts
    }
}
