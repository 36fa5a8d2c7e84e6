import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose other end is slower than anybody needs to be: with the head of a
/// request, with its body, or in taking the answer.
final class SlowClientGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    private let whenClosed: @Sendable () -> Void
    private var reading = Reading.head
    private var owed = 0
    private var phaseBegan = NIODeadline.now()
    private var received = 0
    private var unsent = Int.max
    private var timer: Scheduled<Void>?

    /// What is awaited of a request.
    private enum Reading { case head, body, nothing }

    init(_ limits: ServerLimits, whenClosed: @escaping @Sendable () -> Void) {
        self.limits = limits
        self.whenClosed = whenClosed
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(.head, context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(.head, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            owed += 1
            begin(.body, context)
        case .body(let piece): received += piece.readableBytes
        case .end: begin(owed > 0 ? .nothing : .head, context)
        }
        context.fireChannelRead(data)
    }

    func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        if case .end = unwrapOutboundIn(data) {
            owed -= 1
            // The time to read the answer counts towards the time to ask for the next one.
            if owed == 0, reading == .nothing { begin(.head, context) }
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        phaseBegan = .now()
        unsent = .max
        context.fireChannelWritabilityChanged()
    }

    private func begin(_ next: Reading, _ context: ChannelHandlerContext) {
        reading = next
        phaseBegan = .now()
        received = 0
        wait(until: deadline, context)
    }

    /// When the other end has been too slow, by what it has sent so far; when it is our turn, the
    /// next time to look whether it takes the answer.
    private var deadline: NIODeadline {
        let seconds =
            switch reading {
            case .head: limits.headSeconds
            case .body: limits.bodySeconds + received / limits.leastBytesPerSecond
            case .nothing: limits.readerSeconds
            }
        return phaseBegan + .seconds(Int64(seconds))
    }

    private func wait(until deadline: NIODeadline, _ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
            self.look(context)
        }
    }

    private func look(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        if deadline <= .now() {
            guard reading == .nothing, takesTheAnswer(context) else {
                whenClosed()
                return context.close(promise: nil)
            }
            phaseBegan = .now()
        }
        wait(until: deadline, context)
    }

    /// Nothing waits to be taken, or some of it was taken since we looked last.
    private func takesTheAnswer(_ context: ChannelHandlerContext) -> Bool {
        guard !context.channel.isWritable,
            let rest = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
        else { return true }
        defer { unsent = rest }
        return rest < unsent
    }
}

@available(*, unavailable)
extension SlowClientGuard: Sendable {}
