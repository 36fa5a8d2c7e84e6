import Accountability
import Clerk
import Forms
import Reckoning
import Rehearsal
import Testing

/// One way to be refused: how things stand, what is asked and by whom, and the rule that says no.
struct RefusalCase: Sendable, CustomTestStringConvertible {
    let number: RefusalNumber
    let name: String
    let by: CastMember
    let stage: @Sendable () async throws -> Stage
    let instruction: @Sendable (Stage) throws -> Instruction

    var testDescription: String { "\(number.code) \(name)" }

    /// Something asked about Ashby's small return.
    init(
        _ number: RefusalNumber, _ name: String, by member: CastMember = Cast.programme,
        given stage: @escaping @Sendable () async throws -> Stage,
        when instruction: @escaping @Sendable (Stage) throws -> ReturnInstruction
    ) {
        self.number = number
        self.name = name
        by = member
        self.stage = stage
        self.instruction = { .return(Stage.smallReturn, try instruction($0)) }
    }

    /// Something else that is asked.
    init(
        _ number: RefusalNumber, _ name: String, by member: CastMember, asking wanted: Instruction
    ) {
        self.number = number
        self.name = name
        by = member
        stage = { try Stage.given([.opened]) }
        instruction = { _ in wanted }
    }
}
