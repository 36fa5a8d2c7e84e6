import Accountability
import Clerk
import Forms
import Ledger
import Reckoning

/// One authority of the nation at work on its returns.
struct NationCouncil: Sendable {
    private let nation: Nation
    private let authority: OrganisationID
    private let clerk: Clerk

    init(_ nation: Nation, _ authority: OrganisationID, _ clerk: Clerk) {
        self.nation = nation
        self.authority = authority
        self.clerk = clerk
    }

    func perform(_ act: NationAct) async throws {
        switch act {
        case .begin(let round): try await begin(nation.rounds[round])
        case .finish(let round): try await finish(nation.rounds[round])
        case .certify(let round): try await sign(nation.rounds[round], isLast: false)
        case .submit(let round): try await submit(nation.rounds[round])
        case .ratify(let round): try await ratify(nation.rounds[round])
        case .extend(let round, let until): try await extend(nation.rounds[round], until)
        case .ask(let round): try await ask(nation.rounds[round])
        case .reply(let round): try await reply(nation.rounds[round])
        case .accept(let round): try await accept(nation.rounds[round])
        case .reopen(let round):
            let section = nation.rounds[round].form.sectionOf["B2a"] ?? "A"
            try await analyst(
                nation.rounds[round],
                [.reopen(sections: [section], reason: "The plan is ten times last quarter's.")])
        case .revise(let round): try await revise(nation.rounds[round])
        case .exclude(let round):
            try await analyst(
                nation.rounds[round],
                [.exclude(reason: "The figures are for another year, as the authority says.")])
        case .setUp, .remind, .lock, .publish: return
        }
    }

    private func id(_ round: NationRound) -> ReturnID {
        ReturnID("\(round.collection)-\(authority)")
    }

    private func context(_ round: NationRound) throws -> ReturnInContext {
        guard let context = clerk.books.return(id(round)) else { throw NotThere(id: id(round)) }
        return context
    }

    private func give(
        _ round: NationRound, _ instructions: [ReturnInstruction], as role: Role
    ) async throws {
        _ = try await clerk.carryOut(
            all: instructions.map { .return(id(round), $0) },
            by: Nation.officer(role, of: authority))
    }

    private func analyst(_ round: NationRound, _ instructions: [ReturnInstruction]) async throws {
        _ = try await clerk.carryOut(
            all: instructions.map { .return(id(round), $0) }, by: nation.analyst)
    }

    private func answering(_ round: NationRound) throws -> Answering {
        guard let record = nation.authorities.first(where: { $0.authority == authority }) else {
            throw NotThere(id: id(round))
        }
        return Answering(nation, record, round)
    }

    private func begin(_ round: NationRound) async throws {
        _ = try await clerk.carryOut(
            .openReturn(round.collection, authority),
            by: Nation.officer(.programme, of: authority))
        if Fate(nation, authority, round).isNil { return }
        let first = Array(round.form.sections.prefix(1))
        let change = try answering(round).change(of: first, in: context(round).entry)
        try await give(round, [change], as: .programme)
        try await complete(round, first.map(\.id), sending: false)
    }

    private func finish(_ round: NationRound) async throws {
        if Fate(nation, authority, round).isNil {
            let reason = "No money of the grant was planned or spent in this period."
            try await give(round, [.declareNil(reason: reason), .sendForSignOff], as: .programme)
            return
        }
        let rest = Array(round.form.sections.dropFirst(1))
        let change = try answering(round).change(of: rest, in: context(round).entry)
        try await give(round, [change], as: .programme)
        try await complete(round, round.form.sections.map(\.id), sending: true)
    }

    /// Explains what stands as a query, marks sections complete, and sends the return on its way.
    private func complete(
        _ round: NationRound, _ sections: [String], sending: Bool
    ) async throws {
        let standing = try context(round).standing(on: clerk.now.onLondonClock.day)
        var dice = Dice(nation.seed, "explanation", authority.text, round.form.id)
        var instructions: [ReturnInstruction] = []
        for item in standing.queries {
            instructions.append(
                .explain(finding: item.finding.identity, text: Words.explanation(&dice)))
        }
        instructions += sections.map { .complete(section: $0) }
        if sending { instructions.append(.sendForSignOff) }
        try await give(round, instructions, as: .programme)
    }

    /// Signs the first step, or all steps from the second on.
    private func sign(_ round: NationRound, isLast: Bool) async throws {
        let steps =
            isLast ? Array(round.form.signOff.dropFirst()) : Array(round.form.signOff.prefix(1))
        for step in steps {
            let context = try context(round)
            guard let role = Role(rawValue: step.role) else { continue }
            let basis = basis(of: step, round)
            let meeting = Meeting(date: clerk.now.onLondonClock.day, minute: "7")
            try await give(
                round,
                [
                    .sign(
                        step: step.id, basis, seen: context.content,
                        basis == .meeting ? meeting : nil)
                ], as: role)
        }
    }

    private func basis(of step: SignOffStep, _ round: NationRound) -> SignOffBasis {
        if step.bases.contains(.delegated), Fate(nation, authority, round).isDelegated {
            return .delegated
        }
        return step.bases.first { $0 != .signatories } ?? .certifier
    }

    private func submit(_ round: NationRound) async throws {
        try await sign(round, isLast: true)
        try await give(round, [.submit], as: .programme)
    }

    private func ratify(_ round: NationRound) async throws {
        guard let step = round.form.signOff.first(where: { $0.bases.contains(.delegated) }),
            let role = Role(rawValue: step.role), try context(round).entry.awaitsRatification(step)
        else { return }
        let meeting = Meeting(date: clerk.now.onLondonClock.day, minute: "11")
        try await give(round, [.ratify(step: step.id, meeting)], as: role)
    }

    private func extend(_ round: NationRound, _ until: Instant) async throws {
        let longer = DeadlineExtension(
            authority, in: round.collection, until: until,
            reason: "The officer who prepares the return is ill.")
        _ = try await clerk.carryOut(.collection(.extend(longer)), by: nation.analyst)
    }

    private func ask(_ round: NationRound) async throws {
        let key = try context(round).entry.sheet.everyAnswer.map(\.key).first {
            $0.question == "B2a"
        }
        guard let key else { return }
        try await analyst(
            round, [.query(key, text: "How does this follow from the plan of last quarter?")])
    }

    private func reply(_ round: NationRound) async throws {
        let open = try context(round).entry.queries.filter { !$0.isClosed }
        guard let query = open.first else { return }
        try await give(
            round,
            [.reply(query: query.number, text: "More hours were bought at weekends than planned.")],
            as: .programme)
    }

    private func accept(_ round: NationRound) async throws {
        let context = try context(round)
        let explained = context.standing(on: clerk.now.onLondonClock.day).explained
        var instructions = context.entry.queries.filter { !$0.isClosed }.map {
            ReturnInstruction.close(query: $0.number)
        }
        instructions += explained.map { .acceptExplanation(finding: $0.finding.identity) }
        let without = Fate(nation, authority, round).isAcceptedInPart ? ["B2a"] : []
        let isPart = !without.isEmpty && round.form.question("B2a") != nil
        let reason = "The count of packages is on another definition."
        try await analyst(
            round,
            instructions + [isPart ? .acceptInPart(without: without, reason: reason) : .accept])
    }

    private func revise(_ round: NationRound) async throws {
        let entry = try context(round).entry
        guard let revision = try answering(round).revision(of: entry) else { return }
        try await give(round, [revision], as: .programme)
        try await complete(round, round.form.sections.map(\.id), sending: true)
    }
}

extension Return {
    fileprivate func awaitsRatification(_ step: SignOffStep) -> Bool {
        signatures.contains { $0.step == step.id && $0.awaitsRatification }
    }
}

/// A return of the play is not where it should be.
struct NotThere: Error, CustomStringConvertible {
    let id: ReturnID
    var description: String { "There is no return \(id)." }
}
