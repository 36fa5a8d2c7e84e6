internal import CCurl
internal import Foundation

/// What a call over HTTPS asks for.
public struct HTTPSCall: Hashable, Sendable {
    /// The address, of a host that the settings name.
    public let address: String
    /// Headers beside those that follow from the rest.
    public let headers: [String: String]
    /// What is posted; nil asks for a page.
    public let body: [UInt8]?

    private init(_ address: String, _ headers: [String: String], _ body: [UInt8]?) {
        self.address = address
        self.headers = headers
        self.body = body
    }

    /// Asks for what is at an address.
    public static func get(_ address: String, headers: [String: String] = [:]) -> HTTPSCall {
        HTTPSCall(address, headers, nil)
    }

    /// Posts the fields of a form.
    public static func form(
        _ address: String, _ fields: [(name: String, value: String)],
        headers: [String: String] = [:]
    ) -> HTTPSCall {
        let text = fields.map { "\(encoded($0.name))=\(encoded($0.value))" }
            .joined(separator: "&")
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        return HTTPSCall(address, headers.merging(type) { $1 }, Array(text.utf8))
    }

    /// Posts a document of JSON.
    public static func json(
        _ address: String, _ document: [UInt8], headers: [String: String] = [:]
    ) -> HTTPSCall {
        let type = ["Content-Type": "application/json"]
        return HTTPSCall(address, headers.merging(type) { $1 }, document)
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")
}

/// What came back of a call.
public struct HTTPSAnswer: Hashable, Sendable {
    /// The status: 200.
    public let status: Int
    /// The body.
    public let body: [UInt8]

    /// An answer of these parts.
    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// What the operator says about calls to others.
public struct HTTPSSettings: Hashable, Sendable {
    /// The hosts that may be called, as `login.example.org` or `login.example.org:8443`; without a
    /// port, 443 is meant.
    public var hosts: Set<String>
    /// A file of certificates (PEM) to trust in the place of the machine's own.
    public var certificates: String?
    /// The proxy to go through: `http://proxy:3128`, or nothing between the quotation marks for
    /// none; nil asks the environment (`https_proxy`, `no_proxy`).
    public var proxy: String?
    /// How long a call may take, and how much it may bring.
    public var limits = OutboundLimits()

    /// Settings that let these hosts be called.
    public init(hosts: Set<String>, certificates: String? = nil, proxy: String? = nil) {
        self.hosts = hosts
        self.certificates = certificates
        self.proxy = proxy
    }
}

/// Calls hosts that the operator has named, over HTTPS, and nobody else.
public struct HTTPSCaller: Sendable {
    private let settings: HTTPSSettings
    private let errands = Errands()

    /// A caller under these settings.
    public init(_ settings: HTTPSSettings) {
        self.settings = settings
    }

    /// The answer to a call, whatever its status; redirects are not followed.
    public func answer(to call: HTTPSCall) async throws(OutboundFault) -> HTTPSAnswer {
        try await errands.run("call") { [settings] in
            Result { () throws(OutboundFault) in try Self.answer(to: call, settings) }
        }
    }

    private static func answer(
        to call: HTTPSCall, _ settings: HTTPSSettings
    ) throws(OutboundFault) -> HTTPSAnswer {
        let transfer = try CurlTransfer("call", protocols: "https", settings.limits)
        guard let place = transfer.setAddress(call.address), settings.names(place) else {
            throw OutboundFault("call", .hostNotAllowed, "the settings name no such host")
        }
        if let certificates = settings.certificates { transfer.set(CURLOPT_CAINFO, certificates) }
        if let proxy = settings.proxy { transfer.set(CURLOPT_PROXY, proxy) }
        transfer.set(CURLOPT_USERAGENT, "Outturn")
        transfer.set(CURLOPT_HTTPHEADER, try lines(of: call.headers))
        if let body = call.body { transfer.setBody(body) }
        let (status, body) = try transfer.perform()
        return HTTPSAnswer(status: status, body: body)
    }

    /// The headers as lines; `Expect` is taken out, for which nobody here waits.
    private static func lines(of headers: [String: String]) throws(OutboundFault) -> [String] {
        let lines = headers.map { "\($0.key): \($0.value)" }.sorted()
        guard lines.allSatisfy({ line in line.utf8.allSatisfy { $0 >= 32 && $0 != 127 } }) else {
            throw OutboundFault("call", .unusable, "a header holds a line break")
        }
        return lines + ["Expect:"]
    }
}

extension HTTPSSettings {
    fileprivate func names(_ place: (host: String, port: Int)) -> Bool {
        hosts.contains { named in
            let named = named.lowercased()
            return named == "\(place.host):\(place.port)"
                || place.port == 443 && named == place.host
        }
    }
}
