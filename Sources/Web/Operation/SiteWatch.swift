import Accountability
public import Logging

/// Who watches over a site: where it writes what it does, and whom it asks whether it can work.
public struct SiteWatch: Sendable {
    /// Takes a line for each request and for each failure, without personal data.
    public var log: Logger
    /// Takes a line for each sign-in and each look at a page that is watched; nil for none.
    public var audit: Logger?
    /// What has to work for the site to work.
    public var readiness: @Sendable () async -> [Readiness]
    /// Figures from outside the site: the journal, the disk, the process.
    public var gauges: @Sendable () async -> [Gauge]
    /// The program's own version.
    public var version: String

    /// A watch that writes warnings to standard error and asks nobody, where nothing else is said.
    public init(
        log: Logger = SiteWatch.warnings, audit: Logger? = nil, version: String = "",
        readiness: @escaping @Sendable () async -> [Readiness] = { [] },
        gauges: @escaping @Sendable () async -> [Gauge] = { [] }
    ) {
        self.log = log
        self.audit = audit
        self.version = version
        self.readiness = readiness
        self.gauges = gauges
    }

    /// Warnings and worse, to standard error.
    public static var warnings: Logger {
        var logger = Logger(label: "outturn.web") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return logger
    }
}

/// Whether one thing that the site rests on works.
public struct Readiness: Hashable, Sendable {
    /// What it is, in one word: `journal`.
    public let name: String
    /// Why it does not work, without anything that only the operator may know; nil when it works.
    public let fault: String?

    /// How one thing stands.
    public init(_ name: String, fault: String? = nil) {
        self.name = name
        self.fault = fault
    }
}

/// One figure that goes up and down.
public struct Gauge: Hashable, Sendable {
    /// Its name, in lower case with underscores, ending in its unit.
    public let name: String
    /// What it says, in a sentence.
    public let sentence: String
    /// How much it is now.
    public let value: Double

    /// A figure as it stands.
    public init(_ name: String, _ sentence: String, _ value: Double) {
        self.name = name
        self.sentence = sentence
        self.value = value
    }
}

extension SiteWatch {
    /// Notes a request: which route, how it ended, how long it took; nothing of what was sent, and
    /// of people no more than the officer's identifier.
    func note(_ passage: Passage, _ reply: Reply, _ milliseconds: Double) {
        var level = Logger.Level.info
        if reply.status >= 500, passage.route?.isForMachines != true { level = .error }
        log.log(
            level: level, "request",
            metadata: [
                "reference": "\(passage.reference)", "route": "\(passage.routeName)",
                "method": "\(passage.method)", "status": .stringConvertible(reply.status),
                "milliseconds": .stringConvertible((milliseconds * 1_000).rounded() / 1_000),
                "bytes": .stringConvertible(reply.body.count),
                "officer": "\(passage.officer?.text ?? "-")",
            ])
    }

    /// Notes that letters could not be written or sent, and why, without an address.
    public func noteLetters(_ cause: String) {
        log.error("letters", metadata: ["cause": "\(cause)"])
    }

    /// Notes why something failed, under the reference that the page gave.
    func noteFailure(_ cause: String, reference: String) {
        log.error("failure", metadata: ["reference": "\(reference)", "cause": "\(cause)"])
    }

    /// Notes what happened beside a request that an operator should know of.
    func noteEvent(_ cause: String) {
        log.warning("event", metadata: ["cause": "\(cause)"])
    }

    /// Notes that the certificate was read again, or why it could not be.
    func noteCertificate(_ fault: SiteFault?) {
        if let fault {
            log.error("certificate", metadata: ["cause": "\(fault)"])
        } else {
            log.notice("certificate", metadata: ["cause": "It was read again."])
        }
    }

    /// Notes that somebody signed in or out.
    func audit(_ event: AuditEvent, _ officer: OfficerID, _ visit: Visit) {
        var passage = visit.passage
        passage.officer = officer
        audit(event, passage)
    }

    /// Notes who did something that an auditor asks about, and from where.
    func audit(_ event: AuditEvent, _ passage: Passage) {
        audit?.notice(
            "\(event.rawValue)",
            metadata: [
                "reference": "\(passage.reference)", "route": "\(passage.routeName)",
                "officer": "\(passage.officer?.text ?? "-")",
                "address": "\(passage.caller.address.map { "\($0)" } ?? "-")",
            ])
    }
}

/// What the audit log holds.
enum AuditEvent: String, CaseIterable, Sendable {
    /// Somebody signed in.
    case signedIn
    /// Somebody tried to sign in and could not.
    case signInRefused
    /// Somebody signed out.
    case signedOut
    /// Somebody asked for what their role does not admit, or without being signed in.
    case refused
    /// Somebody looked at a page that is watched.
    case read
    /// Somebody changed something on a page that is watched.
    case changed
    /// A form came that this site did not give out, or from another site.
    case forged
    /// Somebody asked for more than is allowed in a minute.
    case slowedDown
}
