import Accountability
import Ledger
import Reckoning

extension ScenarioPlay {
    /// What an act asks about people; nil when it is about something else.
    func peopleInstruction(_ act: ScenarioAct) throws -> PeopleInstruction? {
        switch act.verb {
        case "appoints":
            let words = try act.words(
                /(\S+) to stand in for (\S+) from (\S+) to (\S+)/,
                like: "lead to stand in for finance from 2017-10-03 to 2017-10-06")
            guard let from = Day(words.3), let to = Day(words.4) else {
                throw Unexpected("“\(act.rest)” has no days")
            }
            return .appointDeputy(
                try appointment(act, String(words.1), String(words.2), from: from, to: to))
        case "stands-down":
            let words = try act.words(/(\S+) for (\S+)/, like: "lead for finance")
            let (deputy, principal) = (officer(words.1, act), officer(words.2, act))
            guard
                let standing = stage.books.officer(deputy)?.standingDeputations
                    .first(where: { $0.appointment.principal == principal })
            else { throw Unexpected("\(deputy) stands in for nobody") }
            return .endDeputy(standing.appointment)
        case "withdraws-role":
            let words = try act.words(/of (\S+)/, like: "of finance")
            return .withdraw(officer(words.1, act), try mandate(words.1, act))
        case "takes-role":
            return .grant(
                officer(act.officer, act), try mandate(act.rest[...], act))
        default: return nil
        }
    }

    private func appointment(
        _ act: ScenarioAct, _ deputy: String, _ principal: String, from: Day, to: Day
    ) throws -> DeputyAppointment {
        DeputyAppointment(
            deputy: officer(deputy, act), principal: officer(principal, act),
            try mandate(principal[...], act), from: from, to: to)
    }

    private func officer(_ word: some StringProtocol, _ act: ScenarioAct) -> OfficerID {
        OfficerID("\(act.organisation.lowercased())-\(word)")
    }

    private func mandate(_ word: Substring, _ act: ScenarioAct) throws -> Mandate {
        guard let role = Role(rawValue: String(word.prefix { $0 != "-" })),
            let organisation = organisations[act.organisation]?.id
        else { throw Unexpected("there is no role “\(word)”") }
        return Mandate(role: role, organisation: organisation)
    }
}
