import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Refuses a request whose end cannot be told for certain (RFC 9112, 6.3): whoever reads it
/// otherwise would take what follows for another request.
final class FramingGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundOut = HTTPResponsePart

    private var isRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        if case .head(let head) = unwrapInboundIn(data), !Self.isClear(head) {
            isRefused = true
            let refusal = HTTPResponse(
                status: .badRequest, headerFields: [.connection: "close", .contentLength: "0"])
            context.write(wrapOutboundOut(.head(refusal)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            return context.close(promise: nil)
        }
        context.fireChannelRead(data)
    }

    private static func isClear(_ head: HTTPRequest) -> Bool {
        let codings = head.headerFields[values: .transferEncoding]
        return codings.isEmpty || codings.map { $0.lowercased() } == ["chunked"]
    }
}

@available(*, unavailable)
extension FramingGuard: Sendable {}
