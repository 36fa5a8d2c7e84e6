import Hummingbird

extension Site {
    /// One request of the server, answered.
    func respond(to request: Request) async -> Response {
        let reply = await reply(to: Ask(request))
        var headers = HTTPFields()
        for header in reply.headers {
            guard let name = HTTPFields.Element.Name(header.name) else { continue }
            headers.append(HTTPFields.Element(name: name, value: header.value))
        }
        let isBodyless = request.method == .head
        return Response(
            status: .init(code: reply.status), headers: headers,
            body: isBodyless
                ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
    }
}

extension Ask {
    fileprivate init(_ request: Request) {
        let head = request.method == .head ? "GET" : request.method.rawValue
        let target = request.head.path ?? "/"
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        if let host = request.head.authority { headers["host"] = host }
        let body = request.body
        self.init(
            method: head, path: String(halves.first ?? "/"),
            query: halves.count > 1 ? String(halves[1]) : "", headers: headers,
            body: { most in await Self.collect(body, upTo: most) })
    }

    /// Collects a body piece by piece, and stops as soon as it is too much.
    private static func collect(_ body: RequestBody, upTo most: Int) async -> [UInt8]? {
        var bytes: [UInt8] = []
        do {
            for try await piece in body {
                guard bytes.count + piece.readableBytes <= most else { return nil }
                bytes.append(contentsOf: piece.readableBytesView)
            }
        } catch {
            return nil
        }
        return bytes
    }
}
