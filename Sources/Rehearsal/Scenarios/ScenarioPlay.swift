import Accountability
import Clerk
import Forms
import Journal
import Ledger
import Reckoning

/// A scenario as it is being played.
struct ScenarioPlay {
    let stage: Stage
    var organisations: [String: Organisation] = [:]
    var department: Organisation?
    /// The return that each organisation opened last.
    var current: [OrganisationID: ReturnID] = [:]
    private var enrolled: Set<OfficerID> = []
    private var lastShown: [ReturnID: String] = [:]
    private var lastShownFund: [FundID: String] = [:]
    private var lastShownCollection: [CollectionID: String] = [:]

    private static let setUpBy = OfficerID("set-up")

    init() throws {
        stage = try Stage()
    }

    /// Plays one line and answers what is to stand under it.
    mutating func play(_ line: Substring) async throws -> [String] {
        if line.isEmpty || line.hasPrefix("#") { return [] }
        if let setting = line.wholeMatch(of: /(Council|Department|Forms): (.+)/) {
            try await set(setting.1, String(setting.2))
            return []
        }
        let act = try ScenarioAct(line)
        stage.clock.set(act.at ?? stage.clock.now.adding(milliseconds: 60_000))
        let who = try await officer(act)
        return try await perform(act, by: who)
    }

    private mutating func set(_ what: Substring, _ value: String) async throws {
        switch what {
        case "Forms":
            for form in value.split(separator: ", ") { try await collect(on: String(form)) }
        case "Department": department = try await register(value)
        default: _ = try await register(value)
        }
    }

    private mutating func register(_ words: String) async throws -> Organisation {
        let parts = words.split(separator: " ").map(String.init)
        let organisation = Organisation(
            id: OrganisationID(parts.count > 1 ? parts[1] : parts[0]), name: parts[0],
            codes: Array(parts.dropFirst(2)))
        try await setUp(.people(.registerOrganisation(organisation)))
        organisations[parts[0]] = organisation
        return organisation
    }

    private func setUp(_ instruction: Instruction, by officer: OfficerID = setUpBy) async throws {
        try await stage.carryOut(instruction, by: officer).thenDone()
    }

    private mutating func collect(on form: String) async throws {
        guard let department else { throw Unexpected("the department stands before the forms") }
        let analyst = try await enrol("analyst", for: department)
        let definition = try SmallForm.canonical(try Self.definition(of: form))
        let id = CollectionID(form)
        try await setUp(.collection(.adoptForm(form: form, definition: definition)), by: analyst)
        try await setUp(.collection(.open(id, form: form, owner: department.id)), by: analyst)
        for council in organisations.values.sorted(by: { $0.name < $1.name })
        where council != department {
            try await setUp(.collection(.invite(id, council.id)), by: analyst)
        }
    }

    private static func definition(of form: String) throws -> String {
        switch form {
        case "small-q1": SmallForm.before
        case "small-q2": SmallForm.text
        default: try Ground.text("Forms/\(form).yaml")
        }
    }

    private mutating func officer(_ act: ScenarioAct) async throws -> OfficerID {
        guard let organisation = organisations[act.organisation] else {
            throw Unexpected("nobody knows \(act.organisation)")
        }
        return try await enrol(act.officer, for: organisation)
    }

    /// The officer called by a role, and a number where there are several: `programme-2`.
    private mutating func enrol(
        _ word: String, for organisation: Organisation
    ) async throws -> OfficerID {
        let id = OfficerID("\(organisation.name.lowercased())-\(word)")
        guard enrolled.insert(id).inserted else { return id }
        guard let role = Role(rawValue: String(word.prefix { $0 != "-" })) else {
            throw Unexpected("there is no role “\(word)”")
        }
        try await setUp(.people(.enrol(id)))
        let mandate = Mandate(role: role, organisation: organisation.id)
        try await setUp(.people(.grant(id, mandate)))
        return id
    }

    private mutating func perform(
        _ act: ScenarioAct, by who: OfficerID
    ) async throws -> [String] {
        if act.verb == "shows", let shown = try shownAboutMoney(act) { return shown }
        if let instruction = try peopleInstruction(act) {
            return told(try await stage.when(.people(instruction), by: who), .people(instruction))
        }
        if let instruction = try moneyInstruction(act) {
            return told(try await stage.when(instruction, by: who), instruction)
        }
        if let instruction = try collectingInstruction(act) {
            return told(try await stage.when(instruction, by: who), about: instruction)
        }
        switch act.verb {
        case "shows": return try shown(act)
        case "shows-collection":
            return standing(of: CollectionID(act.rest)).map { ["> " + $0] } ?? []
        case "opens":
            guard let organisation = organisations[act.organisation]?.id else { return [] }
            let collection = CollectionID(act.rest)
            let outcome = try await stage.when(.openReturn(collection, organisation), by: who)
            if outcome.refusal == nil {
                current[organisation] = ReturnID("\(collection)-\(organisation)")
            }
            return told(outcome, act)
        case "adopts":
            let definition = try SmallForm.canonical(try Self.definition(of: act.rest))
            return told(
                try await stage.when(
                    .collection(.adoptForm(form: act.rest, definition: definition)), by: who), act)
        case "waives":
            let waiver = try instructionToWaive(act)
            return told(try await stage.when(.collection(waiver), by: who), act)
        default:
            let instruction = try returnInstruction(act)
            return told(try await stage.when(.return(try target(act), instruction), by: who), act)
        }
    }

    /// What an act asks about decisions, funds or initiatives; nil when it is about a return.
    private func moneyInstruction(_ act: ScenarioAct) throws -> Instruction? {
        if let instruction = try decisionInstruction(act) { return .decision(instruction) }
        if let (id, instruction) = try fundInstruction(act) { return .fund(id, instruction) }
        if let instruction = try publicityInstruction(act) { return .publicity(instruction) }
        if let (id, instruction) = try outcomeInstruction(act) { return .outcome(id, instruction) }
        if let instruction = try releaseInstruction(act) { return .release(instruction) }
        return try initiativeInstruction(act).map { .initiative($0, $1) }
    }

    /// Why it was refused, or how the fund stands when that has changed.
    private mutating func told(_ outcome: Act, _ instruction: Instruction) -> [String] {
        if let refusal = outcome.refusal { return Self.lines(of: refusal) }
        if case .release(let instruction) = instruction {
            return standing(instruction).map { ["> " + $0] } ?? []
        }
        guard case .fund(let id, _) = instruction, let line = standing(of: id),
            lastShownFund[id] != line
        else { return [] }
        lastShownFund[id] = line
        return ["> " + line]
    }

    /// Why it was refused, or how the collection stands when that has changed.
    private mutating func told(_ outcome: Act, about instruction: Instruction) -> [String] {
        if let refusal = outcome.refusal { return Self.lines(of: refusal) }
        let touched = outcome.facts.compactMap { fact in
            if case .collection(let fact) = fact { fact.collection } else { nil }
        }
        guard let id = touched.first, let line = standing(of: id),
            lastShownCollection[id] != line
        else { return [] }
        lastShownCollection[id] = line
        return ["> " + line]
    }

    /// Why it was refused, or how the return stands when that has changed.
    private mutating func told(_ outcome: Act, _ act: ScenarioAct) -> [String] {
        if let refusal = outcome.refusal { return Self.lines(of: refusal) }
        guard let id = try? target(act), let line = standing(of: id), lastShown[id] != line else {
            return []
        }
        lastShown[id] = line
        return ["> " + line]
    }

    private static func lines(of refusal: Refusal) -> [String] {
        let first = "\(refusal)".split(separator: "\n").joined(separator: " ")
        return ["! " + first]
            + refusal.conflicts.map { conflict in
                let words = [conflict.seen, conflict.current, conflict.wanted].map { answer in
                    answer.map { "\($0.plain)" } ?? "blank"
                }
                return "! \(conflict.key): saw \(words[0]), is now \(words[1]), wants \(words[2])"
            }
    }

    /// The return that an act is about: the one named with “of”, or the officer's own.
    func target(_ act: ScenarioAct) throws -> ReturnID {
        let name = act.about ?? act.organisation
        guard let organisation = organisations[name]?.id, let id = current[organisation] else {
            throw Unexpected("\(name) has opened no return")
        }
        return id
    }
}
