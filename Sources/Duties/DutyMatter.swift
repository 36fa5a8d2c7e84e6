/// What sort of thing waits for somebody. The words are what programs are told.
public enum DutyMatter: String, Hashable, Sendable, CaseIterable {
    /// A return is asked for and not begun.
    case start
    /// Sections of a return are not complete, or errors stand.
    case answer
    /// A section is assigned to somebody.
    case section
    /// Queries are neither put right nor explained.
    case explain
    /// A return is complete and not sent for sign-off.
    case send
    /// A return waits for a signature.
    case sign
    /// A return is signed and not submitted.
    case submit
    /// A signature under delegation waits for its board.
    case ratify
    /// The department asked something.
    case reply
    /// A collection is not set up.
    case setUp
    /// A collection has closed and is not locked.
    case lock
    /// Returns are still to come.
    case chase
    /// A return was submitted and not accepted.
    case check
    /// A query of the department was answered.
    case close
    /// A drawdown was requested.
    case approve
    /// Evidence for a condition is to be ruled on.
    case judge
    /// A condition waits for evidence.
    case condition
    /// Money can be released.
    case release
    /// Months are to be locked.
    case month
    /// Another body owes something.
    case claim
    /// The impact of an initiative is not measured.
    case impact
    /// The spending of an initiative is not looked after.
    case spend
    /// Nobody knows what pays for an initiative later.
    case recurrentFunding
    /// An initiative has no exit.
    case exit
    /// An update is due.
    case update
    /// A milestone is due.
    case milestone
    /// Evidence of compliance runs out.
    case compliance
    /// A decision was called in.
    case callIn
    /// A decision can still be called in.
    case callInWindow
    /// A decision was announced and is not recorded.
    case notice
    /// Dates of a decision do not fit the rules.
    case dates

    /// The part of the work that it belongs to.
    public var area: DutyArea {
        switch self {
        case .start, .answer, .section, .explain, .send, .sign, .submit, .ratify, .reply: .returns
        case .setUp, .lock, .chase, .check, .close: .collections
        case .approve, .judge, .condition, .release, .month, .claim: .money
        case .impact, .spend, .recurrentFunding, .exit, .update, .milestone, .compliance:
            .initiatives
        case .callIn, .callInWindow, .notice, .dates: .decisions
        }
    }
}

/// A part of the work.
public enum DutyArea: String, Hashable, Sendable, CaseIterable {
    case returns, collections, money, initiatives, decisions

    /// What people call it.
    public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
