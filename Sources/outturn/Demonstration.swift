import Accountability
import Accounts
import Clerk
import Documents
import Forms
import Foundation
import Journal
import Ledger
import Nation
import Reckoning
import Web

/// Leeds' return for July to September 2017, carried through from an empty journal to a receipt.
struct Demonstration {
    let office: Office
    let provisions: Provisions
    let clock: DemonstrationClock

    static let leeds = Organisation(
        id: OrganisationID("E08000035"), name: "Leeds City Council", codes: ["E4704"])
    static let department = Organisation(
        id: OrganisationID("DCLG"), name: "Department for Communities and Local Government",
        codes: [])

    /// Somebody who acts in the demonstration. The people are made up.
    struct Person {
        let id: OfficerID
        let name: String
        let mandate: Mandate
    }

    static let people = [
        person("administrator", "Robin Whitlock", .administrator, of: leeds),
        person("programme", "Alex Mercer", .programme, of: leeds),
        person("commissioning", "Sam Okafor", .lead, of: leeds),
        person("finance", "Jo Hartley", .finance, of: leeds),
        person("board", "Chris Adeyemi", .board, of: leeds),
        person("auditor", "Pat Lindqvist", .auditor, of: leeds),
        person("analyst", "Kim Novak", .analyst, of: department),
    ]

    private static func person(
        _ id: String, _ name: String, _ role: Role, of organisation: Organisation
    ) -> Person {
        Person(
            id: OfficerID(id), name: name,
            mandate: Mandate(role: role, organisation: organisation.id))
    }

    /// The day on which the first decision is recorded.
    static let firstDay = Day(year: 2014, month: 9, day: 23) ?? Day(number: 0)
    /// The day on which the returns are given.
    static let day = Day(year: 2017, month: 10, day: 12) ?? Day(number: 0)

    /// The day on which the first of them is given.
    static let firstReturnDay = Day(year: 2017, month: 7, day: 14) ?? Day(number: 0)

    static func morning(_ day: Day) -> Instant {
        Instant(london: "\(day) 10:00") ?? Instant(day, hour: 10)
    }

    func carryOut(_ instruction: Instruction, as officer: String) async throws {
        _ = try await office.clerk.carryOut(instruction, by: OfficerID(officer))
    }

    /// Everything, in order; each step is said as it is done.
    ///
    /// When it is left open, the second return stops with its answers in and its queries standing.
    func play(
        leavingOpen: Bool, saying: (String) -> Void
    ) async throws -> DemonstrationAccount {
        saying("Setting up the organisations, the officers and the forms")
        try await enrolEverybody()
        let clock = clock
        let everybody = try nation()
        var nation = NationPlay(everybody, on: office.clerk) { clock.forward(to: $0) }
        var releases = Self.releases(of: everybody)[...]
        func goOn(until moment: Instant) async throws {
            while let next = releases.first, next.prepared < moment {
                try await nation.play(until: next.prepared)
                try await prepare(next)
                releases = releases.dropFirst()
            }
            try await nation.play(until: moment)
        }
        saying(
            "Recording decisions, funds and initiatives from 2014 to 2017, and what other councils return"
        )
        let files = try provisions.story("leeds/register")
        for file in files where file.day <= Self.firstReturnDay {
            try await goOn(until: Self.morning(file.day))
            try await tell(file)
        }
        saying("Giving the return for April to June 2017, from which the next is filled in")
        try await goOn(until: Self.morning(Self.firstReturnDay))
        clock.forward(to: Self.morning(Self.firstReturnDay))
        try await giveFirstQuarter()
        for file in files where file.day > Self.firstReturnDay {
            try await goOn(until: Self.morning(file.day))
            try await tell(file)
        }
        try await goOn(until: Self.morning(Self.day))
        clock.forward(to: Self.morning(Self.day))
        try await open("ibcf-2017-18-q3")
        saying("Giving the return for July to September 2017")
        let account = try await giveSecondQuarter(leavingOpen: leavingOpen)
        try await openToEveryone()
        try nameTheNation()
        return account
    }

    private func enrolEverybody() async throws {
        for organisation in [Self.leeds, Self.department] {
            try await carryOut(.people(.registerOrganisation(organisation)), as: "administrator")
        }
        for person in Self.people {
            try await carryOut(.people(.enrol(person.id)), as: "administrator")
            try await carryOut(.people(.grant(person.id, person.mandate)), as: "administrator")
            try office.people.put(
                NamedOfficer(
                    identifier: person.id.text, name: person.name,
                    email: "\(person.id)@outturn.example"))
        }
    }

    private func open(_ form: String) async throws {
        let definition = try provisions.definition(form).canonical
        try await carryOut(
            .collection(.adoptForm(form: form, definition: definition)), as: "analyst")
        let collection = CollectionID(form)
        try await carryOut(
            .collection(.open(collection, form: form, owner: Self.department.id)), as: "analyst")
        try await carryOut(.collection(.invite(collection, Self.leeds.id)), as: "analyst")
    }

    private func start(_ form: String) async throws -> ReturnID {
        try await carryOut(
            .openReturn(CollectionID(form), Self.leeds.id), as: "programme")
        return ReturnID("\(form)-\(Self.leeds.id)")
    }

    private func context(_ id: ReturnID) throws -> ReturnInContext {
        guard let context = office.clerk.books.return(id) else {
            throw Ending("The return \(id) was not opened.", code: 3)
        }
        return context
    }

    /// Loads the example's answers; what was found in reading them comes back.
    private func answer(_ id: ReturnID) async throws -> [Finding] {
        let context = try context(id)
        let draft = try AnswersFile.draft(
            of: provisions.example("leeds/\(context.form.form.id)"), for: context.form.form)
        let comparison = DraftComparison(draft, with: context, on: today)
        try await carryOut(
            .return(id, comparison.instruction(channel: .command)), as: "programme")
        return draft.findings
    }

    private var today: Day { office.clerk.now.onLondonClock.day }

    private func explainEverything(_ id: ReturnID) async throws {
        for item in try context(id).standing(on: today).queries {
            let text =
                item.finding.number == .saidMissing
                ? "The published copy of the return cannot be read here."
                : "One uplift was planned for all three services from the same funding."
            try await carryOut(
                .return(id, .explain(finding: item.finding.identity, text: text)),
                as: "commissioning")
        }
    }

    private func completeAndSend(_ id: ReturnID) async throws {
        for section in try context(id).form.form.sections {
            try await carryOut(.return(id, .complete(section: section.id)), as: "programme")
        }
        try await carryOut(.return(id, .sendForSignOff), as: "programme")
    }

    private func sign(
        _ id: ReturnID, step: String, _ basis: SignOffBasis, meeting: Meeting? = nil,
        as officer: String
    ) async throws {
        let seen = try context(id).content
        try await carryOut(
            .return(id, .sign(step: step, basis, seen: seen, meeting)), as: officer)
    }

    private func giveFirstQuarter() async throws {
        let id = try await start("ibcf-2017-18-q1")
        _ = try await answer(id)
        try await explainEverything(id)
        try await completeAndSend(id)
        try await sign(id, step: "finance", .certifier, as: "finance")
        try await carryOut(.return(id, .submit), as: "programme")
        try await carryOut(.return(id, .accept), as: "analyst")
    }

    private func giveSecondQuarter(leavingOpen: Bool) async throws -> DemonstrationAccount {
        let id = try await start("ibcf-2017-18-q2")
        try await assign(id)
        let readingFindings = try await answer(id)
        let before = try context(id).standing(on: today)
        if !leavingOpen { try await carryThrough(id) }
        return DemonstrationAccount(
            context: try context(id), reading: readingFindings, before: before,
            fund: office.clerk.books.fund(Self.capital))
    }

    /// Each section has somebody who looks after it.
    private func assign(_ id: ReturnID) async throws {
        let owners = ["A": "programme", "B": "finance", "C": "programme", "D": "commissioning"]
        for (section, owner) in owners.sorted(by: { $0.key < $1.key }) {
            try await carryOut(
                .return(
                    id,
                    .assign(section: section, to: OfficerID(owner), due: Self.day.adding(days: 4))),
                as: "programme")
        }
    }

    private func carryThrough(_ id: ReturnID) async throws {
        try await explainEverything(id)
        try await completeAndSend(id)
        try await sign(id, step: "finance", .certifier, as: "finance")
        let meeting = Meeting(date: today, minute: "Better Care Fund Partnership Board, minute 4")
        try await sign(id, step: "board", .meeting, meeting: meeting, as: "board")
        try await carryOut(.return(id, .submit), as: "programme")
        _ = try await start("ibcf-2017-18-q3")
    }
}
