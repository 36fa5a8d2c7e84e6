import Accountability
import Forms
import Ledger
import Reckoning

extension Ruling {
    func outcome(
        _ id: OutcomeID, _ instruction: OutcomeInstruction
    ) throws(NotCarriedOut) -> [Fact] {
        let background = OutcomeBackground(
            actor: try officer(), today: now.onLondonClock.day,
            organisation: { books.organisation($0) }, initiative: { books.initiative($0) })
        let known = books.outcome(id)
        return try refusing { () throws(Refusal) in
            if let known { return try known.facts(instruction, background) }
            guard case .frame(let record) = instruction, record.outcome == id else {
                throw .unknown(outcome: id)
            }
            return try Outcome.framing(record, known: nil, background)
        }.map { .outcome($0) }
    }

    func publicity(_ instruction: PublicityInstruction) throws(NotCarriedOut) -> [Fact] {
        let background = PublicityBackground(
            actor: try officer(), publicity: { books.publicity(of: $0) },
            fund: { books.fund($0) }, initiative: { books.initiative($0) },
            outcome: { books.outcome($0) }, return: { books.return($0)?.entry },
            collection: { books.collection($0) })
        return try refusing { () throws(Refusal) in
            try instruction.facts(background)
        }.map { .publicity($0) }
    }
}
