import Accountability
import Reckoning

extension MovementKind {
    /// What it is for, in a sentence, where it is chosen.
    var explanation: String {
        switch self {
        case .allocation: "The source has given money to the fund."
        case .injection: "Money of the fund goes into the programme."
        case .authority: "A decision lets an initiative spend, up to an amount."
        case .drawdown: "Money is taken from the fund for initiatives, on a decision."
        case .release: "Drawn money is handed to an initiative."
        case .actual: "Money was spent: an invoice or a payment."
        case .unspentReturn: "Released money was not needed and goes back to the programme."
        case .virement: "Authority goes from one initiative to another."
        case .commitment: "An order was placed, and will be paid."
        case .commitmentEnd: "An order was paid or cancelled."
        case .accrual: "Something was received and is not invoiced at the month’s end."
        }
    }

    /// What is left of the step before, by which the amount is bounded; nil where nothing is.
    func left(of position: FundPosition) -> (amount: Money, words: String)? {
        switch self {
        case .actual, .accrual, .unspentReturn: (position.unspent, "released and not spent")
        case .virement: (position.undrawn, "approved and not drawn")
        case .commitmentEnd: (position.committed, "ordered")
        case .allocation, .injection, .authority, .drawdown, .release, .commitment: nil
        }
    }

    /// It says what the money was spent on.
    var hasCategory: Bool { self == .actual || self == .accrual }
}

extension Account.Standing {
    /// The account in words.
    var title: String {
        switch self {
        case .source: "The source of the fund"
        case .available: "In the fund, not in the programme"
        case .programme: "In the programme, promised to nobody"
        case .authorised: "Approved, not drawn"
        case .drawn: "Drawn, not released"
        case .released: "Released, not spent"
        case .spent: "Spent"
        case .accrued: "Owed and not invoiced"
        case .committed: "Ordered"
        case .commitments: "The other side of what is ordered"
        }
    }
}
