import Accountability
public import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import ServiceLifecycle

extension Site {
    /// Serves until the task is cancelled or the process is told to end.
    public func run() async throws {
        try await application().runService()
    }

    /// The site as a server of HTTP/1.1, encrypted where the settings name a certificate.
    public func application(
        whenListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        let settings = face.settings
        var application = Application(
            responder: CallbackResponder { (request: Request, arrival: Arrival) in
                await self.respond(to: request, arrival)
            },
            server: try server(),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    settings.limits.connections, logger: watch.log)),
            onServerRunning: { channel in await whenListening(channel.localAddress?.port ?? 0) },
            logger: watch.log)
        if let certificates {
            application.addServices(
                CertificateWatch(files: certificates) { [watch] in watch.noteCertificate($0) })
        }
        if let port = settings.tls?.redirectPort { application.addServices(redirector(port)) }
        return application
    }

    private func server() throws -> HTTPServerBuilder {
        let limits = face.settings.limits
        let (register, meter) = (connections, meter)
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    ConnectionGate(register),
                    SlowClientGuard(limits) { meter.noteSlowClient() }, FramingGuard(),
                ],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
                    maxHeaderFieldCount: limits.headers)))
        guard let certificates else { return plain }
        return try .tls(plain, tlsConfiguration: certificates.configuration())
    }

    /// Sends whoever asks without encryption to the same page with it, and gives nothing else.
    private func redirector(_ port: Int) -> some ApplicationProtocol {
        Application(
            responder: CallbackResponder { (request: Request, _: Arrival) in
                let target = request.head.path ?? "/"
                guard let place = face.settings.secureAddress(of: target) else {
                    return Response(status: .forbidden)
                }
                return Response(status: .permanentRedirect, headers: [.location: place])
            },
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [
                        ConnectionGate(connections),
                        SlowClientGuard(face.settings.limits) {}, FramingGuard(),
                    ])),
            configuration: ApplicationConfiguration(
                address: .hostname(face.settings.host, port: port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    face.settings.limits.connections, logger: watch.log)),
            logger: watch.log)
    }

    /// One request of the server, answered.
    private func respond(to request: Request, _ arrival: Arrival) async -> Response {
        let reply = await reply(to: Ask(request, arrival, face.settings))
        var headers = HTTPFields()
        for header in reply.headers {
            guard let name = HTTPFields.Element.Name(header.name) else { continue }
            headers.append(HTTPFields.Element(name: name, value: header.value))
        }
        return Response(
            status: .init(code: reply.status), headers: headers,
            body: request.method == .head
                ? ResponseBody(contentLength: reply.body.count) { try await $0.finish(nil) }
                : ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
    }
}

extension SiteSettings {
    /// The page with encryption, at the site's own address: what a caller says its host is counts
    /// for nothing. Nil when the site does not know its address.
    func secureAddress(of target: String) -> String? {
        guard let baseAddress, target.hasPrefix("/") else { return nil }
        return baseAddress + target.filter { $0.isASCII && !$0.isNewline && $0 != " " }
    }
}

extension Ask {
    fileprivate init(_ request: Request, _ arrival: Arrival, _ settings: SiteSettings) {
        let head = request.method == .head ? "GET" : request.method.rawValue
        let target = request.head.path ?? "/"
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var headers: [String: String] = [:]
        for field in request.headers {
            let name = field.name.canonicalName
            let joint = name == "cookie" ? "; " : ", "
            headers[name] = headers[name].map { $0 + joint + field.value } ?? field.value
        }
        if let host = request.head.authority { headers["host"] = host }
        let body = request.body
        self.init(
            method: head, path: String(halves.first ?? "/"),
            query: halves.count > 1 ? String(halves[1]) : "", headers: headers,
            caller: Caller(
                peer: arrival.peer, isEncrypted: settings.tls != nil, headers: headers,
                proxies: settings.proxies),
            body: { most in await Self.collect(body, upTo: most) })
    }

    /// Collects a body piece by piece, and keeps nothing of it as soon as it is too much.
    ///
    /// A browser reads the answer when it has sent everything: so the rest is read and thrown away,
    /// up to a bound. The guard of slow clients bounds the time.
    private static func collect(_ body: RequestBody, upTo most: Int) async -> [UInt8]? {
        var bytes: [UInt8] = []
        var length = 0
        do {
            for try await piece in body {
                length += piece.readableBytes
                if length <= most {
                    bytes.append(contentsOf: piece.readableBytesView)
                } else {
                    bytes = []
                    guard length - most <= discardedBytes else { return nil }
                }
            }
        } catch {
            return nil
        }
        return length <= most ? bytes : nil
    }

    /// How much is read, in bytes, after a body has become too much.
    private static let discardedBytes = 64 * 1_024 * 1_024
}
