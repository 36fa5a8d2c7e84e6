/// What one site and one visitor may take up.
public struct ServerLimits: Hashable, Sendable {
    /// How many connections are open at a time.
    public var connections = 2_000
    /// How many connections one address has open at a time; proxies that are trusted have any.
    public var connectionsOfOneAddress = 200
    /// How many seconds a request line and its headers may take, and a connection may rest.
    public var headSeconds = 20
    /// How many seconds a body has before it must come at the least rate.
    public var bodySeconds = 30
    /// The least bytes a second of a body, after the first seconds.
    public var leastBytesPerSecond = 8_000
    /// How many seconds an answer may wait for its reader to take anything of it.
    public var readerSeconds = 60
    /// The most bytes of one header, and of all of them together.
    public var headerBytes = 16_000
    /// The most headers of one request.
    public var headers = 100
    /// How many requests a session makes in a minute; 0 for any number.
    public var requestsOfOneSession = 1_200
    /// How many requests an address makes in a minute; 0 for any number.
    public var requestsOfOneAddress = 6_000
    /// How many calls a program makes with a token in a minute; 0 for any number.
    public var callsOfOneToken = 600
    /// How many files a session sends in a minute; 0 for any number.
    public var uploadsOfOneSession = 30

    /// Limits that fit a council of a few thousand officers behind one address.
    public init() {}
}
