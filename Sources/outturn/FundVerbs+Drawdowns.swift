import Accountability
import ArgumentParser
import Clerk
import Documents
import Reckoning
import Web

/// The fund and the drawdown a verb is about.
struct DrawdownChoice: ParsableArguments {
    @OptionGroup var choice: FundChoice

    @Argument(help: "The drawdown.")
    var drawdown: String

    var id: DrawdownID { DrawdownID(drawdown) }

    func asking(_ instruction: FundInstruction) -> [Instruction] { [.fund(choice.id, instruction)] }
}

/// The fund and the condition a verb is about.
struct ConditionChoice: ParsableArguments {
    @OptionGroup var choice: FundChoice

    @Argument(help: "The condition.")
    var condition: String

    var id: ConditionID { ConditionID(condition) }

    func asking(_ instruction: FundInstruction) -> [Instruction] { [.fund(choice.id, instruction)] }
}

extension FundVerbs {
    /// Approves a drawdown.
    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approves a drawdown that somebody else requested.")

        @OptionGroup var choice: DrawdownChoice
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Approved.") { _, _ in
                choice.asking(.approveDrawdown(choice.id))
            }
        }
    }

    /// Holds a drawdown.
    struct Hold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Holds a drawdown, so that nothing of it is released.")

        @OptionGroup var choice: DrawdownChoice
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Held.") { _, _ in
                choice.asking(.holdDrawdown(choice.id, reason: reasoning.because))
            }
        }
    }

    /// Resumes a drawdown.
    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Resumes a held drawdown.")

        @OptionGroup var choice: DrawdownChoice
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Resumed.") { _, _ in
                choice.asking(.resumeDrawdown(choice.id))
            }
        }
    }

    /// Withdraws a drawdown.
    struct WithdrawDrawdown: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw", abstract: "Withdraws a drawdown that is not approved yet.")

        @OptionGroup var choice: DrawdownChoice
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Withdrawn.") { _, _ in
                choice.asking(.withdrawDrawdown(choice.id, reason: reasoning.because))
            }
        }
    }

    /// Submits evidence for a condition.
    struct EvidenceVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evidence", abstract: "Submits evidence that a condition is met.")

        @OptionGroup var choice: ConditionChoice
        @Option(help: "What it shows.")
        var text: String
        @Option(help: "Where it is: a letter's reference, a document's address.")
        var reference: String
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Submitted.") { _, _ in
                let evidence = EvidenceRecord(
                    for: choice.id, in: choice.choice.id, text, reference: reference)
                return choice.asking(.submitEvidence(evidence))
            }
        }
    }

    /// Accepts evidence.
    struct AcceptEvidence: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Accepts the evidence: the condition is met.")

        @OptionGroup var choice: ConditionChoice
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Accepted.") { _, _ in
                choice.asking(.accept(choice.id, reason: reasoning.because))
            }
        }
    }

    /// Refuses evidence.
    struct RefuseEvidence: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "refuse", abstract: "Refuses the evidence: the condition is not met.")

        @OptionGroup var choice: ConditionChoice
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Refused.") { _, _ in
                choice.asking(.refuse(choice.id, reason: reasoning.because))
            }
        }
    }

    /// Waives a condition.
    struct WaiveCondition: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "waive", abstract: "Waives a condition on a decision's authority.")

        @OptionGroup var choice: ConditionChoice
        @Option(help: "The decision that allows it.")
        var decision: String
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Waived.") { _, _ in
                choice.asking(
                    .waive(
                        choice.id, authority: DecisionID(decision), reason: reasoning.because))
            }
        }
    }

    /// Records a claim on another body, or what became of it.
    struct Claim: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Records claims from a register file, or --claim what became of one.")

        @Argument(help: "The register file with claims or their steps.")
        var file: String?
        @Option(help: "The fund of the claim that moved.")
        var fund: String?
        @Option(help: "The claim that moved.")
        var claim: String?
        @Option(help: "claimed, agreed, received or refused.")
        var event: ClaimEvent?
        @Option(help: "The amount agreed or received.")
        var amount: Money?
        @Option(help: "The day.")
        var on: Day?
        @Option(help: "The letter or the reason.")
        var text = ""
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Recorded.") { _, _ in
                if let file {
                    return try registerEntries(file, [.claims, .claimSteps]).map(\.instruction)
                }
                guard let fund, let claim, let event, let on else {
                    throw Ending(
                        "Name a file, or --fund, --claim, --event and --on of one step.", code: 64)
                }
                let step = ClaimStep(
                    ClaimID(claim), in: FundID(fund), event, amount: amount, on: on, text: text)
                return [.fund(step.fund, .move(step))]
            }
        }
    }
}
