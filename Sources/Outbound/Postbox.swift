/// Where letters are dropped in: a post office elsewhere, or a mailbox on this machine.
public protocol Postbox: Sendable {
    /// Hands a letter over, and returns when it has been taken.
    func send(_ letter: Letter) async throws(OutboundFault)
}
