import Accountability
import ArgumentParser
import Clerk
import Documents
import Reckoning

/// A verb that enters one movement. Each kind says its name and the kind of movement.
protocol MoneyKind {
    static var name: String { get }
    static var abstract: String { get }
    static var kind: MovementKind { get }
}

/// Enters one movement of a fund.
struct MoneyVerb<Kind: MoneyKind>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Kind.name, abstract: Kind.abstract)
    }

    @OptionGroup var choice: FundChoice
    @Argument(help: "The movement's identifier, by which it is entered once.")
    var movement: String
    @Argument(help: "The amount: £1,300,000.")
    var amount: Money
    @Option(name: .customLong("for"), help: "The initiative.")
    var initiative: String?
    @Option(help: "The initiative that receives it, in a virement.")
    var to: String?
    @Option(help: "The day it counts for.")
    var on: Day
    @Option(help: "What it is, in words.")
    var text = ""
    @Option(help: "What it was spent on: Staff.")
    var category: String?
    @Option(help: "The reference in the ledger.")
    var reference: String?
    @Option(help: "The decision it rests on.")
    var decision: String?
    @Option(help: "The resolution of that decision.")
    var resolution: String?
    @Option(help: "The drawdown that is released.")
    var drawdown: String?
    @Option(help: "The day it should have counted for, when that month is locked.")
    var originally: Day?
    @OptionGroup var recording: Recording

    func run() async throws {
        try await recording.carryOut(done: "Entered.") { _, _ in
            [.fund(choice.id, .enter([entry]))]
        }
    }

    private var entry: Movement {
        let line = MovementLine(
            amount, for: initiative.map { InitiativeID($0) }, category: category,
            to: to.map { InitiativeID($0) })
        var entry = Movement(
            MovementID(movement), in: choice.id, Kind.kind, on: on, lines: [line], text: text)
        entry.reference = reference
        entry.decision = decision.map { DecisionID($0) }
        entry.resolution = resolution
        entry.drawdown = drawdown.map { DrawdownID($0) }
        entry.originally = originally
        return entry
    }
}

extension FundVerbs {
    enum Allocate: MoneyKind {
        static let name = "allocate"
        static let abstract = "Allocates money to a fund."
        static let kind = MovementKind.allocation
    }

    enum Inject: MoneyKind {
        static let name = "inject"
        static let abstract = "Injects allocated money into the programme."
        static let kind = MovementKind.injection
    }

    enum Authorise: MoneyKind {
        static let name = "authorise"
        static let abstract = "Gives an initiative authority to spend, on a resolution."
        static let kind = MovementKind.authority
    }

    enum Release: MoneyKind {
        static let name = "release"
        static let abstract = "Releases money of a drawdown to its initiative."
        static let kind = MovementKind.release
    }

    enum Commit: MoneyKind {
        static let name = "commit"
        static let abstract = "Enters an order."
        static let kind = MovementKind.commitment
    }

    enum EndCommitment: MoneyKind {
        static let name = "end-commitment"
        static let abstract = "Ends an order that was paid or cancelled."
        static let kind = MovementKind.commitmentEnd
    }

    enum Accrue: MoneyKind {
        static let name = "accrue"
        static let abstract = "Accrues what is not invoiced; it is taken back the month after."
        static let kind = MovementKind.accrual
    }

    enum ReturnUnspent: MoneyKind {
        static let name = "return-unspent"
        static let abstract = "Gives unspent money back to the programme."
        static let kind = MovementKind.unspentReturn
    }

    enum Vire: MoneyKind {
        static let name = "vire"
        static let abstract = "Moves authority from one initiative to another."
        static let kind = MovementKind.virement
    }

    enum Spend: MoneyKind {
        static let name = "spend"
        static let abstract = "Enters one actual by hand."
        static let kind = MovementKind.actual
    }

    /// Takes a movement back.
    struct Reverse: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a movement back by its opposite.")

        @OptionGroup var choice: FundChoice
        @Argument(help: "The movement to take back.")
        var movement: String
        @Option(name: .customLong("by"), help: "The identifier of the opposite movement.")
        var opposite: String?
        @Option(help: "The day it counts for, in an open month.")
        var on: Day
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Taken back.") { _, _ in
                let id = MovementID(opposite ?? "\(movement)-reversed")
                return [
                    .fund(
                        choice.id,
                        .reverse(
                            MovementID(movement), by: id, on: on, reason: reasoning.because))
                ]
            }
        }
    }

    /// Locks a month.
    struct Lock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Locks a month whose actuals come to the ledger's control total.")

        @OptionGroup var choice: FundChoice
        @Argument(help: "The month: 2017-09.")
        var month: Month
        @Option(help: "The control total.")
        var control: Money
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Locked.") { _, _ in
                [.fund(choice.id, .lock(month, control: control))]
            }
        }
    }

    /// Opens a locked month again.
    struct ReopenMonth: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reopen", abstract: "Opens a locked month again, for a reason.")

        @OptionGroup var choice: FundChoice
        @Argument(help: "The month: 2017-09.")
        var month: Month
        @OptionGroup var reasoning: Reasoning
        @OptionGroup var recording: Recording

        func run() async throws {
            try await recording.carryOut(done: "Reopened.") { _, _ in
                [.fund(choice.id, .reopen(month, reason: reasoning.because))]
            }
        }
    }
}
