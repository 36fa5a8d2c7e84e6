import Accountability
import Accounts
import Clerk
import Documents
import Forms
import Ledger
import Nation
import Reckoning

extension Demonstration {
    /// The first of the quarters that the nation answers: six are made from the form, and two are
    /// those that Leeds answers.
    private static let firstQuarter = Day(year: 2015, month: 10, day: 1) ?? Day(number: 0)

    /// The other authorities of the register answer eight quarters, the last of them half-way.
    /// Their answers are made up, and Leeds' own are not.
    func nation() throws -> Nation {
        let form = "ibcf-2017-18-q2"
        let template = try provisions.definition(form)
        var rounds: [NationRound] = []
        var quarter = Period.quarter(of: Self.firstQuarter)
        for number in 0..<6 {
            rounds.append(
                try NationRound(template, series: "ibcf", in: quarter, hasPrevious: number > 0))
            quarter = Period.quarter(of: quarter.to.adding(days: 1))
        }
        for form in Self.nationalForms {
            rounds.append(try NationRound(provisions.definition(form)))
        }
        var nation = Nation(
            seed: 1,
            authorities: try AuthorityTable.records(of: provisions.table("nation/authorities")),
            owner: Self.department.id, analyst: OfficerID("analyst"),
            administrator: OfficerID("administrator"), rounds: rounds)
        nation.together = JointArrangement.all(in: try provisions.table("nation/joint-returns"))
        nation.playedElsewhere = [Self.leeds.id]
        let reason = "Its returns for this period are not part of the demonstration."
        for round in rounds.prefix(6) { nation.exempted[round.form.id] = [Self.leeds.id: reason] }
        return nation
    }

    /// The other councils' officers have their post for a name, and an address that letters go to.
    func nameTheNation() throws {
        let books = office.clerk.books
        let known = Set(Self.people.map(\.id))
        let posts = books.everyOfficer.filter { !known.contains($0.id) }.compactMap { officer in
            officer.mandates.first.map { mandate in
                let council = books.organisation(mandate.organisation)?.name ?? ""
                return NamedOfficer(
                    identifier: officer.id.text,
                    name: "\(council)’s \(mandate.role.title)",
                    email: "\(officer.id)@outturn.example")
            }
        }
        try office.people.put(posts)
    }

    /// The forms that Leeds answers too.
    static let nationalForms = ["ibcf-2017-18-q1", "ibcf-2017-18-q2"]
}
