internal import Reckoning

extension Officer {
    /// The officer holds one of the roles for the organisation, or is refused.
    func needs(_ roles: Set<Role>, for organisation: OrganisationID) throws(Refusal) {
        guard !holds(roles, for: organisation) else { return }
        let titles = roles.map { $0.title.lowercased() }.sorted().joined(separator: " or ")
        throw Refusal(
            .notPermitted, "This takes the mandate of a \(titles) of \(organisation).",
            remedy: "Ask someone who holds it, or an administrator for the role.")
    }
}

extension Refusal {
    /// The most bytes of a text that is kept.
    static let longestText = 20_000

    /// The text is there and not too long, or it is refused.
    static func require(_ text: String, as thing: String) throws(Refusal) {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(
                .textMissing, "\(thing) is missing.", remedy: "Write it in a sentence or two.")
        }
        try bound(text, as: thing)
    }

    /// The text is not too long, or it is refused.
    static func bound(_ text: String, as thing: String) throws(Refusal) {
        guard text.utf8.count <= longestText else {
            throw Refusal(
                .textTooLong, "\(thing) is longer than can be kept.",
                remedy: "Shorten it, and attach the rest as a document.")
        }
    }

    /// There is no such decision.
    public static func unknown(decision: DecisionID) -> Refusal {
        Refusal(
            .unknownDecision, "There is no decision \(decision).",
            remedy: "Record it first, or correct the reference.")
    }

    /// There is no such fund.
    public static func unknown(fund: FundID) -> Refusal {
        Refusal(
            .unknownFund, "There is no fund \(fund).", remedy: "Open it first, or correct the name."
        )
    }

    /// There is no such initiative.
    public static func unknown(initiative: InitiativeID) -> Refusal {
        Refusal(
            .unknownInitiative, "There is no initiative \(initiative).",
            remedy: "Propose it first, or correct the identifier.")
    }

    /// There is no such outcome.
    public static func unknown(outcome: OutcomeID) -> Refusal {
        Refusal(
            .unknownOutcome, "There is no outcome \(outcome).",
            remedy: "Describe it first, or correct the name.")
    }
}

extension Money {
    /// The amount is more than nothing and no more than one entry may be for, or it is refused.
    func positive(as thing: String) throws(Refusal) {
        guard self > .zero, self <= .most else {
            throw Refusal(
                .amountOutOfBounds, "\(thing) is \(inWords).",
                remedy: "Enter an amount above nothing and up to \(Money.most.inWords).")
        }
    }
}
