internal import CConfinement
internal import Foundation

/// What a process that reads a stranger's file may still use.
public struct Confinement: Sendable, Hashable {
    /// Memory that it may write to, in bytes.
    public var memory = 256_000_000
    /// Time of the processor, in seconds.
    public var processorSeconds = 10
    /// Time by the clock, in seconds, after which whoever waits for it gives up.
    public var waitSeconds = 30
    /// What it may hand over, in bytes.
    public var relayBytes = 96_000_000

    /// What it may write to a file that is already open, in bytes.
    public var fileBytes = 0

    /// The published limits.
    public static let standard = Confinement()

    /// The published limits, to be changed one by one.
    public init() {}

    /// Gives up, for this whole process and for good, the network, files, programs and more than
    /// these limits; false if the system grants no such thing, and then only the limits hold.
    public func enter() -> Bool {
        // Whoever answers people goes first.
        nice(10)
        Self.limit(RLIMIT_DATA, to: memory)
        Self.limit(RLIMIT_CPU, to: processorSeconds)
        Self.limit(RLIMIT_FSIZE, to: fileBytes)
        Self.limit(RLIMIT_CORE, to: 0)
        return outturn_give_up_rights() == 0
    }

    private static func limit(_ resource: __rlimit_resource, to value: Int) {
        var limits = rlimit(rlim_cur: UInt(value), rlim_max: UInt(value))
        setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
    }
}
