import Accountability
import Clerk
import Forms
import Reckoning
import Rehearsal

/// Officers of Ashby and the ministry who do whatever comes into their heads.
struct RandomActs {
    var chance: SeededRandom
    let stage: Stage

    init(seed: UInt64) throws {
        chance = SeededRandom(seed: seed)
        stage = try Stage.given(Happened.complete)
    }

    private static let officers = [
        Cast.programme, Cast.deputy, Cast.finance, Cast.board, Cast.secondBoard, Cast.governance,
        Cast.analyst,
    ]

    /// Does one thing that may be allowed or not; answers whether anything followed.
    mutating func step() async throws -> Bool {
        stage.clock.advance(seconds: Int64(chance.whole(0...20_000)))
        let (instruction, member) = try next()
        let act = try await stage.carryOut(.return(Stage.smallReturn, instruction), by: member.id)
        return !act.facts.isEmpty
    }

    private mutating func next() throws -> (ReturnInstruction, CastMember) {
        if chance.whole(0...2) > 0 { return try whatIsDue() }
        return try anything()
    }

    /// The act that brings the return on its way.
    private mutating func whatIsDue() throws -> (ReturnInstruction, CastMember) {
        let entry = try stage.small.entry
        switch entry.stage {
        case .open:
            if let open = ["A", "B"].first(where: { entry.completedSections[$0] == nil }) {
                return (.complete(section: open), Cast.programme)
            }
            return (.sendForSignOff, Cast.programme)
        case .awaitingSignOff:
            let signed = Set(entry.signatures.filter(\.isValid).map(\.step))
            if !signed.contains("finance") { return (try stage.certify(), Cast.finance) }
            return signed.contains("board")
                ? (.submit, Cast.deputy) : (try stage.agree(), Cast.board)
        case .submitted:
            return (.reopen(sections: [chance.pick(["A", "B"])], reason: "look"), Cast.analyst)
        }
    }

    private mutating func anything() throws -> (ReturnInstruction, CastMember) {
        switch chance.whole(0...19) {
        case 0...3: (answer(), chance.pick([Cast.programme, Cast.deputy]))
        case 4: (row(), Cast.programme)
        case 5: (.explain(finding: "B-twice@B2", text: chance.pick(["So", "Thus"])), Cast.deputy)
        case 6...7: (.complete(section: chance.pick(["A", "B"])), Cast.programme)
        case 8...9: (.sendForSignOff, Cast.programme)
        case 10...12: (try signature(), chance.pick(Self.officers))
        case 13: (.decline(step: "board", reason: "high"), chance.pick(Self.officers))
        case 14: (.withdrawFromSignOff(reason: "wrong"), chance.pick(Self.officers))
        case 15...16: (.submit, Cast.deputy)
        case 17: (.reopen(sections: [chance.pick(["A", "B"])], reason: "look"), Cast.analyst)
        case 18: (.ratify(step: "board", .held), chance.pick([Cast.board, Cast.governance]))
        default: (.accept, Cast.analyst)
        }
    }

    private mutating func answer() -> ReturnInstruction {
        let key = chance.pick(["A1", "B1", "B2", "B4", "A2a/1", "B9"])
        if chance.whole(0...9) == 0 { return .give(key, nil) }
        let number = DecimalNumber(Int64(chance.whole(10...22)))
        return .give(key, ["A1", "A2a/1"].contains(key) ? .text("\(number)") : .number(number))
    }

    private mutating func row() -> ReturnInstruction {
        let row = chance.whole(1...3)
        return chance.whole(0...2) == 0 ? .removeThing(row, because: "merged") : .addThing(row)
    }

    private mutating func signature() throws -> ReturnInstruction {
        let seen = chance.whole(0...9) == 0 ? Fingerprint("stale") : try stage.content
        return switch chance.whole(0...4) {
        case 0...1: .sign(step: "finance", .certifier, seen: seen, nil)
        case 2: .sign(step: "board", .meeting, seen: seen, .held)
        case 3: .sign(step: "board", .signatories, seen: seen, nil)
        default: .sign(step: "board", .delegated, seen: seen, nil)
        }
    }
}
