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
    /// The register of authorities, with what it said before.
    public let authorities: [Authority]
    /// The decisions with their rules.
    public let decisions: [Decision]
    /// The rules about decisions of every organisation shown.
    public let rules: [OrganisationID: [DecisionRules]]
    /// The funds with every movement.
    public let funds: [Fund]
    /// The initiatives.
    public let initiatives: [Initiative]
    /// The outcomes.
    public let outcomes: [Outcome]
    /// What of all this everyone may read, and since when.
    public let publicity: [PublicRecord: Publicity]
    /// The releases of statistics.
    public let releases: [StatisticalRelease]
    /// What stands for the missing figures of the collections shown.
    public let treatments: [TreatmentChoice]

    /// What the books show.
    public init(_ books: Books) {
        sequence = books.sequence
        officers = books.everyOfficer
        collections = books.everyCollection
        returns = books.everyReturn
        authorities = books.everyAuthority
        decisions = books.everyDecision
        funds = books.everyFund
        initiatives = books.everyInitiative
        outcomes = books.everyOutcome
        let records =
            funds.map { PublicRecord.fund($0.id) } + initiatives.map { .initiative($0.id) }
            + outcomes.map { .outcome($0.id) } + returns.map { .return($0.id) }
            + collections.map { .collection($0.id) }
        publicity = Dictionary(
            records.compactMap { record in
                books.publicity(of: record).map { (record, $0) }
            }, uniquingKeysWith: { first, _ in first })
        releases = books.everyRelease
        treatments = collections.compactMap { books.treatment(of: $0.id) }
        let bodies =
            officers.flatMap(\.organisations)
            + collections.flatMap { [$0.owner] + Array($0.respondents) }
            + returns.map(\.organisation) + decisions.map(\.organisation)
            + funds.map(\.record.organisation) + initiatives.map(\.record.organisation)
        rules = Dictionary(
            Set(bodies).map { ($0, books.rules(of: $0)) }, uniquingKeysWith: { first, _ in first })
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
        if authorities != other.authorities { return "the register of authorities" }
        if decisions != other.decisions || rules != other.rules { return "the decisions" }
        if funds != other.funds { return "the funds" }
        if initiatives != other.initiatives { return "the initiatives" }
        if outcomes != other.outcomes { return "the outcomes" }
        if publicity != other.publicity { return "what everyone may read" }
        if releases != other.releases || treatments != other.treatments { return "the releases" }
        return returns == other.returns ? nil : "the returns"
    }
}
