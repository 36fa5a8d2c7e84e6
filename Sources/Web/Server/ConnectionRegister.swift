import NIOCore
import Synchronization

/// How many connections each address has open.
final class ConnectionRegister: Sendable {
    private let most: Int
    private let proxies: ProxyTrust
    private let open = Mutex<[InternetAddress: Int]>([:])

    init(most: Int, proxies: ProxyTrust) {
        self.most = most
        self.proxies = proxies
    }

    /// How many connections are open.
    var count: Int { open.withLock { $0.values.reduce(0, +) } }

    /// Notes one more connection of an address, unless it has too many.
    func enter(_ address: InternetAddress) -> Bool {
        open.withLock { open in
            let now = open[address, default: 0]
            guard now < most || proxies.trusts(address) else { return false }
            open[address] = now + 1
            return true
        }
    }

    /// Notes that a connection was closed.
    func leave(_ address: InternetAddress) {
        open.withLock { open in
            let left = open[address, default: 1] - 1
            open[address] = left > 0 ? left : nil
        }
    }
}

/// Turns a connection away at once when its address has too many.
final class ConnectionGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Never

    private let register: ConnectionRegister
    private var address: InternetAddress?

    init(_ register: ConnectionRegister) {
        self.register = register
    }

    func handlerAdded(context: ChannelHandlerContext) {
        guard let peer = context.remoteAddress?.ipAddress.flatMap({ InternetAddress($0) }) else {
            return
        }
        if register.enter(peer) {
            address = peer
        } else {
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave()
    }

    private func leave() {
        guard let address else { return }
        register.leave(address)
        self.address = nil
    }
}

@available(*, unavailable)
extension ConnectionGate: Sendable {}
