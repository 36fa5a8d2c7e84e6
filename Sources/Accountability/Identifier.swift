/// The identifier of one thing of a kind, so that an officer's is never taken for a return's.
public struct Identifier<Thing>: Hashable, Sendable, CustomStringConvertible {
    /// The identifier as it is written and kept.
    public let text: String

    /// The identifier that is written so.
    public init(_ text: String) {
        self.text = text
    }

    /// The identifier as it is written.
    public var description: String { text }
}

/// An officer's identifier; never a name.
public typealias OfficerID = Identifier<Officer>
/// An organisation's code in the register: `E08000035`.
public typealias OrganisationID = Identifier<Organisation>
/// A collection's identifier: `ibcf-2017-18-q2`.
public typealias CollectionID = Identifier<Collection>
/// A return's identifier: `ibcf-2017-18-q2-E08000035`.
public typealias ReturnID = Identifier<Return>

/// A decision's reference: `D41819`.
public typealias DecisionID = Identifier<Decision>
/// A fund's identifier: `health-and-social-care-capital`.
public typealias FundID = Identifier<Fund>
/// A movement's identifier, given by whoever enters it, so that it is entered once.
public typealias MovementID = Identifier<Movement>
/// A drawdown's identifier.
public typealias DrawdownID = Identifier<Drawdown>
/// A condition's identifier.
public typealias ConditionID = Identifier<Condition>
/// A claim's identifier.
public typealias ClaimID = Identifier<RecoupmentClaim>
/// An initiative's identifier: `INI-001`.
public typealias InitiativeID = Identifier<Initiative>
/// A measure's identifier.
public typealias MeasureID = Identifier<Measure>
/// An outcome's identifier, as it stands in addresses: `falls`.
public typealias OutcomeID = Identifier<Outcome>

/// The identifier of a release of statistics: `ibcf-2017-18-q2`.
public typealias ReleaseID = Identifier<StatisticalRelease>

/// The SHA-256 of some canonical bytes, in 64 hexadecimal digits.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    /// The digits.
    public let hexadecimal: String

    /// The fingerprint written with these digits.
    public init(_ hexadecimal: String) {
        self.hexadecimal = hexadecimal
    }

    /// The digits.
    public var description: String { hexadecimal }
    /// The first twelve digits, enough for a person to compare.
    public var short: String { String(hexadecimal.prefix(12)) }
}
