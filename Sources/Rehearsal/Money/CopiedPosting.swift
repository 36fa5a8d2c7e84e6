public import Accountability

/// The rules of posting written down a second time, of which one can be broken: what a comparison
/// must notice.
public struct CopiedPosting: Sendable {
    /// The kind of movement whose sides are exchanged, or nil when every rule is kept.
    public let broken: MovementKind?

    /// The rules, one of them broken or none.
    public init(broken: MovementKind? = nil) {
        self.broken = broken
    }

    /// The account that gains and the account that gives.
    public func sides(_ shape: MovementShape) -> AccountSides {
        let (debit, credit) = standings(shape.kind)
        let sides = AccountSides(
            account(debit, shape, gains: true), account(credit, shape, gains: false))
        return shape.kind == broken ? AccountSides(sides.credit, sides.debit) : sides
    }

    private func standings(
        _ kind: MovementKind
    ) -> (Account.Standing, Account.Standing) {
        switch kind {
        case .allocation: (.available, .source)
        case .injection: (.programme, .available)
        case .authority: (.authorised, .programme)
        case .drawdown: (.drawn, .authorised)
        case .release: (.released, .drawn)
        case .actual: (.spent, .released)
        case .unspentReturn: (.programme, .released)
        case .virement: (.authorised, .authorised)
        case .commitment: (.committed, .commitments)
        case .commitmentEnd: (.commitments, .committed)
        case .accrual: (.spent, .accrued)
        }
    }

    private func account(
        _ standing: Account.Standing, _ shape: MovementShape, gains: Bool
    ) -> Account {
        switch standing {
        case .source, .available, .programme: Account(standing, of: shape.fund)
        case .spent:
            Account(
                standing, of: shape.fund, initiative: shape.initiative,
                category: shape.category ?? "Other")
        default:
            Account(
                standing, of: shape.fund,
                initiative: gains ? shape.receiver ?? shape.initiative : shape.initiative)
        }
    }
}
