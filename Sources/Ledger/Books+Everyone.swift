public import Accountability
import HashTreeCollections
public import Reckoning

extension Books {
    /// The outcome of an identifier, or nil.
    public func outcome(_ id: OutcomeID) -> Outcome? { outcomes[id] }

    /// Every outcome, by its title.
    public var everyOutcome: [Outcome] {
        outcomes.values.sorted { ($0.record.title, $0.id.text) < ($1.record.title, $1.id.text) }
    }

    /// Whether everyone may read a record, and since when; nil where it was never open.
    public func publicity(of record: PublicRecord) -> Publicity? { publicity[record] }

    /// Everyone may read a record that is opened by saying so.
    public func isOpen(_ record: PublicRecord) -> Bool { publicity[record]?.isOpen ?? false }

    /// Whose a record is that can be opened to everyone; nil where there is none.
    public func owner(of record: PublicRecord) -> OrganisationID? {
        switch record.subject {
        case .fund: funds[FundID(record.name)]?.record.organisation
        case .initiative: initiatives[InitiativeID(record.name)]?.record.organisation
        case .outcome: outcomes[OutcomeID(record.name)]?.record.organisation
        case .return: returns[ReturnID(record.name)]?.organisation
        case .collection: collections[CollectionID(record.name)]?.owner
        }
    }

    /// A submitted return is open by itself or with its whole collection.
    public func isOpen(_ entry: Return) -> Bool {
        !entry.versions.isEmpty
            && (isOpen(.return(entry.id)) || isOpen(.collection(entry.collection)))
    }

    /// The books as everyone may read them on a day: published decisions and notices, the records
    /// that were opened, and nothing of them that is exempt, internal or about an officer.
    public func forEveryone(on day: Day) -> Books {
        var open = self
        open.decisions = decisions.compactMapValues { $0.forEveryone(on: day) }
        open.funds = funds.compactMapValues { fund in
            isOpen(.fund(fund.id)) ? fund.forEveryone(on: day) { decisions[$0] } : nil
        }
        open.initiatives = initiatives.compactMapValues { initiative in
            guard isOpen(.initiative(initiative.id)) else { return nil }
            let fund = open.funds[initiative.record.fund]
            return initiative.forEveryone(
                isMoneyOpen: fund.map { $0.isWhole || $0.initiatives.contains(initiative.id) }
                    ?? false,
                isOpen: { open.decisions[$0]?.record != nil })
        }
        open.outcomes = outcomes.compactMapValues { isOpen(.outcome($0.id)) ? $0.forEveryone : nil }
        open.publicity = publicity.compactMapValues(\.forEveryone)
        open.returns = returns.compactMapValues { isOpen($0) ? $0.forEveryone : nil }
        return open
    }
}
