public import Accountability
public import Forms

/// What came of an instruction in a rehearsal.
public struct Act: Sendable {
    /// The facts that followed.
    public let facts: [Fact]
    /// The refusal, when the rules said no.
    public let refusal: Refusal?
    /// What was wrong with a form's definition.
    public let mistakes: [Finding]

    init(facts: [Fact] = [], refusal: Refusal? = nil, mistakes: [Finding] = []) {
        self.facts = facts
        self.refusal = refusal
        self.mistakes = mistakes
    }

    /// Holds exactly these facts of the small return against what followed.
    public func then(_ expected: ReturnFact...) throws(Unexpected) {
        try then(expected.map { .return($0) })
    }

    /// Holds exactly these facts against what followed.
    public func then(_ expected: [Fact]) throws(Unexpected) {
        if let refusal { throw Unexpected("refused: \(refusal)") }
        guard facts == expected, mistakes.isEmpty else {
            let lines = facts.map { "  \($0)" }.joined(separator: "\n")
            throw Unexpected("other facts followed:\n\(lines)\n\(mistakes)")
        }
    }

    /// Holds that nothing followed, because it was so already.
    public func thenNothing() throws(Unexpected) {
        try then([])
    }

    /// Holds that it was carried out, whatever followed.
    @discardableResult public func thenDone() throws(Unexpected) -> [Fact] {
        if let refusal { throw Unexpected("refused: \(refusal)") }
        guard mistakes.isEmpty else { throw Unexpected("mistakes: \(mistakes)") }
        guard !facts.isEmpty else { throw Unexpected("nothing followed") }
        return facts
    }

    /// Holds that the rules said no, under this number.
    @discardableResult public func thenRefused(
        _ number: RefusalNumber
    ) throws(Unexpected) -> Refusal {
        guard let refusal else { throw Unexpected("not refused; there followed \(facts)") }
        guard refusal.number == number else {
            throw Unexpected("refused otherwise: \(refusal)")
        }
        return refusal
    }
}

/// A rehearsal went otherwise than it should.
public struct Unexpected: Error, Hashable, Sendable, CustomStringConvertible {
    /// What happened instead.
    public let description: String

    /// A rehearsal went so.
    public init(_ description: String) {
        self.description = description
    }
}
