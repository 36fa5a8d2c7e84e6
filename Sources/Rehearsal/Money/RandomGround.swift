import Accountability
import Reckoning

/// What random books stand on: two councils with their officers, funds, decisions and initiatives.
enum RandomGround {
    static let firstDay = Day(number: 17_257)
    static let categories = ["Staff", "Premises", "Purchased", "Equipment"]
    private static let councils = [Cast.ashby, Cast.birchwood]
    private static let roles: [Role] = [.finance, .programme, .governance, .lead]

    static func officer(_ role: Role, of organisation: OrganisationID) -> OfficerID {
        OfficerID("\(role.rawValue)-\(organisation)")
    }

    /// Each fact with whose act it was.
    static var facts: [(Fact, OfficerID)] {
        people
            + councils.flatMap { council in
                (0..<3).flatMap { facts(of: fund($0, of: council.id)) }
            }
    }

    private static var people: [(Fact, OfficerID)] {
        councils.flatMap { council -> [(Fact, OfficerID)] in
            let registered: [PeopleFact] = [.organisationRegistered(council)]
            let enrolled = roles.flatMap { role -> [PeopleFact] in
                let id = officer(role, of: council.id)
                return [
                    .officerEnrolled(id),
                    .roleGranted(id, Mandate(role: role, organisation: council.id)),
                ]
            }
            return (registered + enrolled).map { (.people($0), Cast.administrator.id) }
        }
    }

    /// The first fund is for revenue; the others are for capital, one with a step of injection.
    private static func fund(_ number: Int, of organisation: OrganisationID) -> FundRecord {
        let period = Period(from: firstDay, to: firstDay.adding(days: 3_650))
        return FundRecord(
            FundID("fund-\(number)-\(organisation)"), of: organisation, title: "Fund \(number)",
            number == 0 ? .revenue : .capital, source: "Grant", period: period ?? .none,
            injects: number == 2)
    }

    private static func facts(of fund: FundRecord) -> [(Fact, OfficerID)] {
        let initiatives = (1...4).map { initiative($0, of: fund) }
        let proposed: [Fact] = initiatives.map { .initiative(.proposed($0)) }
        let decision: Fact = .decision(.recorded(decision(on: initiatives, of: fund)))
        return [(.fund(.opened(fund)), officer(.finance, of: fund.organisation))]
            + proposed.map { ($0, officer(.programme, of: fund.organisation)) }
            + [(decision, officer(.governance, of: fund.organisation))]
    }

    private static func initiative(_ number: Int, of fund: FundRecord) -> InitiativeRecord {
        InitiativeRecord(
            InitiativeID("INI-\(number)-\(fund.fund)"), of: fund.organisation,
            title: "Initiative \(number)", fund: fund.fund, period: fund.period)
    }

    static func decision(of fund: FundID) -> DecisionID { DecisionID("D-\(fund)") }

    /// A resolution for each initiative; the last one is under a condition.
    private static func decision(
        on initiatives: [InitiativeRecord], of fund: FundRecord
    ) -> DecisionRecord {
        var record = DecisionRecord(
            decision(of: fund.fund), of: fund.organisation, title: "Spending of \(fund.title)",
            maker: "Executive", taken: firstDay)
        record.effective = firstDay
        record.resolutions = initiatives.enumerated().map { place, initiative in
            Resolution(
                "\(place + 1)", "Authority to spend", amount: .pounds(900_000_000),
                fund: fund.fund, initiative: initiative.initiative,
                condition: place == 3 ? "The plan is agreed" : nil)
        }
        return record
    }
}
