import Accountability
public import Clerk
import Forms
import Ledger
public import Reckoning

/// The nation as it is being played: everything up to a moment, through a real Clerk.
///
/// What happens to different authorities at the same time is handed in at the same time, so that
/// the Clerk records it in one transaction.
public struct NationPlay {
    let nation: Nation
    let clerk: Clerk
    private let setClock: @Sendable (Instant) -> Void
    private var agenda: ArraySlice<NationEvent>
    private var isSettled = false

    /// A play of the nation; the Clerk's clock is put to each moment before what happens at it.
    public init(
        _ nation: Nation, on clerk: Clerk,
        settingClock setClock: @escaping @Sendable (Instant) -> Void
    ) {
        self.nation = nation
        self.clerk = clerk
        self.setClock = setClock
        agenda = nation.agenda[...]
    }

    /// The moment of the first thing that has not happened yet; nil when all has.
    public var next: Instant? { agenda.first?.at }

    /// Plays everything that happens before a moment.
    public mutating func play(until end: Instant) async throws {
        if !isSettled, let first = next {
            setClock(first)
            try await settle()
            isSettled = true
        }
        while let at = next, at < end {
            let count = agenda.prefix { $0.at == at }.count
            let events = agenda.prefix(count)
            agenda = agenda.dropFirst(count)
            setClock(at)
            try await perform(Array(events))
        }
    }

    /// Each authority's events one after the other, different authorities' side by side.
    private func perform(_ events: [NationEvent]) async throws {
        for event in events where event.authority == nil { try await department(event.act) }
        let chains = Dictionary(
            grouping: events.filter { $0.authority != nil }, by: { $0.authority })
        let (nation, clerk) = (nation, clerk)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (authority, events) in chains.sorted(by: { $0.key?.text ?? "" < $1.key?.text ?? "" }
            ) {
                guard let authority else { continue }
                let acts = events.map(\.act)
                group.addTask {
                    let council = NationCouncil(nation, authority, clerk)
                    for act in acts { try await council.perform(act) }
                }
            }
            try await group.waitForAll()
        }
    }

    /// The bodies, the register and the officers.
    private func settle() async throws {
        _ = try await clerk.carryOut(
            all: nation.authorities.map { .authority(.enter($0, reason: nil)) },
            by: nation.analyst)
        let councils = Set(nation.rounds.flatMap { nation.respondents(of: $0) })
        var people: [PeopleInstruction] = []
        for council in councils.sorted(by: { $0.text < $1.text }) {
            for role in [Role.programme, .finance, .board] {
                let officer = Nation.officer(role, of: council)
                people += [
                    .enrol(officer), .grant(officer, Mandate(role: role, organisation: council)),
                ]
            }
        }
        _ = try await clerk.carryOut(all: people.map { .people($0) }, by: nation.administrator)
    }

    private func department(_ act: NationAct) async throws {
        switch act {
        case .setUp(let round): try await setUp(nation.rounds[round])
        case .remind(let number, let day):
            let round = nation.rounds[number]
            let known = clerk.books.returns(to: round.collection)
            let late = nation.respondents(of: round).filter {
                known[$0]?.versions.isEmpty ?? true
            }
            try await collection([.remind(Reminder(round.collection, to: late, planned: day))])
        case .lock(let round): try await collection([.lock(nation.rounds[round].collection)])
        case .publish(let number):
            let round = nation.rounds[number]
            let address =
                "/publications/\(round.form.series)/\(round.form.period.asPartOfAddress)"
            try await collection([.publish(round.collection, at: address)])
        case .begin, .finish, .certify, .submit, .ratify, .extend, .ask, .reply, .accept, .reopen,
            .revise, .exclude:
            return
        }
    }

    private func collection(_ instructions: [CollectionInstruction]) async throws {
        _ = try await clerk.carryOut(
            all: instructions.map { .collection($0) }, by: nation.analyst)
    }

    private func setUp(_ round: NationRound) async throws {
        let id = round.collection
        let day = round.form.period.to
        let there = Set(nation.authorities.filter { $0.exists(on: day) }.map(\.authority))
        var instructions: [CollectionInstruction] = [
            .adoptForm(form: round.form.id, definition: round.definition),
            .draft(CollectionDraft(id, form: round.form.id, owner: nation.owner)),
            .list(id, on: day, categories: []), .set(round.dates),
            .plan(ReminderPlan(id, before: [5, 1], after: [1])), .confirm(id, .form),
            .confirm(id, .prefill), .confirm(id, .signOff),
        ]
        for joint in nation.together where there.isSuperset(of: [joint.lead] + joint.covers) {
            instructions.append(
                .join(JointReturn(id, by: joint.lead, covering: joint.covers, reason: joint.reason))
            )
        }
        let spared = nation.exempted[round.form.id, default: [:]]
        for (organisation, reason) in spared.sorted(by: { $0.key.text < $1.key.text })
        where there.contains(organisation) {
            instructions.append(.exempt(Exemption(organisation, from: id, reason: reason)))
        }
        for merged in nation.authorities where merged.hasJustBegun(round.form.period) {
            let waiver = CheckWaiver(
                rule: "B-large-uplift", organisation: merged.authority,
                days: Period(from: day, to: day.adding(days: 180)) ?? Period(day: day),
                reason: "It took over from other authorities in the period.")
            instructions.append(.waive(id, waiver))
        }
        let count = nation.respondents(of: round).count
        instructions += [
            .note(TestRun(id, returns: count, prefilled: 0, problems: [])), .finishSetUp(id),
        ]
        try await collection(instructions)
    }
}

extension AuthorityRecord {
    /// It begins in a period, while others were there before.
    fileprivate func hasJustBegun(_ period: Period) -> Bool { period.contains(from) }
}
