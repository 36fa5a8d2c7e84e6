extension Day: Codable {
    /// The day read as `2017-09-30`.
    public init(from decoder: any Decoder) throws {
        guard let day = Day(try decoder.singleValueContainer().decode(String.self)) else {
            throw NotCanonical()
        }
        self = day
    }

    /// The day written as `2017-09-30`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Instant: Codable {
    /// The moment read as `2017-10-20T11:00:00Z`.
    public init(from decoder: any Decoder) throws {
        guard let moment = Instant(try decoder.singleValueContainer().decode(String.self)) else {
            throw NotCanonical()
        }
        self = moment
    }

    /// The moment written as `2017-10-20T11:00:00Z`, to the second.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Month: Codable {
    /// The month read as `2017-09`.
    public init(from decoder: any Decoder) throws {
        guard let month = Month(try decoder.singleValueContainer().decode(String.self)) else {
            throw NotCanonical()
        }
        self = month
    }

    /// The month written as `2017-09`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Money: Codable {
    /// The amount read as whole pence.
    public init(from decoder: any Decoder) throws {
        self.init(pence: try decoder.singleValueContainer().decode(Int64.self))
    }

    /// The amount written as whole pence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pence)
    }
}

extension DecimalNumber: Codable {
    /// The number read from its plain form, a text.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let number = DecimalNumber(text) else { throw NotCanonical() }
        self = number
    }

    /// The number written in its plain form, a text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
