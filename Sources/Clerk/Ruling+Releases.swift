import Accountability
import Ledger

extension Ruling {
    func release(_ instruction: ReleaseInstruction) throws(NotCarriedOut) -> [Fact] {
        let background = ReleaseBackground(
            actor: try officer(), now: now, sequence: Int(books.sequence),
            releases: books.everyRelease, collection: { books.collection($0) },
            form: { books.form($0)?.form }, officer: { books.officer($0) },
            treatment: { books.treatment(of: $0) })
        return try refusing { () throws(Refusal) in
            try instruction.facts(background)
        }.map { .release($0) }
    }
}
