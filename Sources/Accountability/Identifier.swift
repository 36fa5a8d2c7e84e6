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
