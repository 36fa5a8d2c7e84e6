public import Accountability
public import Ledger

/// Everything that books show, as one value, so that two ways to the same books can be compared.
public struct BooksPicture: Hashable, Sendable {
    /// The number of the last fact.
    public let sequence: Int64
    /// The officers with their roles.
    public let officers: [Officer]
    /// The collections with their respondents and waivers.
    public let collections: [Accountability.Collection]
    /// The returns with all their history.
    public let returns: [Return]
    /// The organisations that any of these refers to.
    public let organisations: Set<Organisation>
    /// The forms that any of these refers to.
    public let forms: Set<AdoptedForm>

    /// What the books show.
    public init(_ books: Books) {
        sequence = books.sequence
        officers = books.everyOfficer
        collections = books.everyCollection
        returns = books.everyReturn
        let bodies =
            officers.flatMap(\.organisations)
            + collections.flatMap { [$0.owner] + Array($0.respondents) }
            + returns.map(\.organisation)
        organisations = Set(bodies.compactMap { books.organisation($0) })
        forms = Set((collections.map(\.form) + returns.map(\.form)).compactMap { books.form($0) })
    }

    /// The first part in which two pictures differ, in words; nil when they are the same.
    public func difference(from other: BooksPicture) -> String? {
        if sequence != other.sequence { return "fact \(sequence), not \(other.sequence)" }
        if officers != other.officers { return "the officers" }
        if organisations != other.organisations { return "the organisations" }
        if forms != other.forms { return "the forms" }
        if collections != other.collections { return "the collections" }
        return returns == other.returns ? nil : "the returns"
    }
}
