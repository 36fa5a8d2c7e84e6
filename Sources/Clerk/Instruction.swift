public import Accountability
public import Forms
public import Journal

/// What may be asked of the Clerk.
public enum Instruction: Hashable, Sendable {
    case people(PeopleInstruction)
    case authority(AuthorityInstruction)
    case collection(CollectionInstruction)
    /// Open the organisation's return to a collection.
    case openReturn(CollectionID, OrganisationID)
    case `return`(ReturnID, ReturnInstruction)
    case decision(DecisionInstruction)
    case fund(FundID, FundInstruction)
    case initiative(InitiativeID, InitiativeInstruction)
    case outcome(OutcomeID, OutcomeInstruction)
    case publicity(PublicityInstruction)
    case release(ReleaseInstruction)
}

/// What came of an instruction that was carried out.
public struct CarriedOut: Hashable, Sendable {
    /// The facts that were recorded, oldest first; none when it was carried out before.
    public let facts: [Fact]
    /// The number of the last fact in the journal.
    public let sequence: Int64
}

/// Why an instruction was not carried out. Nothing of it was recorded.
public enum NotCarriedOut: Error, Sendable {
    /// The rules say no.
    case refused(Refusal)
    /// The form's definition is not a form.
    case wrongDefinition(WrongDefinition)
    /// The world failed.
    case failed(JournalFault)
    /// Too many instructions are waiting.
    case busy
}
