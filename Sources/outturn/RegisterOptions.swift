public import Accountability
public import ArgumentParser
import Documents
import Forms
public import Reckoning

extension Day: ExpressibleByArgument {
    /// The day of an option: `2014-11-19` or `19 November 2014`.
    public init?(argument: String) {
        self.init(typed: argument)
    }
}

extension Month: ExpressibleByArgument {
    /// The month of an option: `2017-09`.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Money: ExpressibleByArgument {
    /// The amount of an option: `£1,300,000`.
    public init?(argument: String) {
        self.init(typed: argument)
    }
}

extension Instant: ExpressibleByArgument {
    /// A moment by the clock in London: `2017-10-20 12:00`.
    public init?(argument: String) {
        self.init(london: argument)
    }
}

extension SetUpTask: ExpressibleByArgument {}
extension CallInOutcome: ExpressibleByArgument {}
extension ClaimEvent: ExpressibleByArgument {}
