import Hummingbird
import NIOCore

/// What the server knows of a request besides the request: the other end of the connection.
struct Arrival: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: InternetAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap { InternetAddress($0) }
    }
}
