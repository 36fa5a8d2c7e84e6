public import Logging

extension Settings {
    /// The log that the settings ask for; nil when its file cannot be written.
    public func log() -> Logger? {
        guard let file = text(.logFile).map({ LogFile(path: $0) }) ?? .standardError else {
            return nil
        }
        let level = text(.logLevel).flatMap { Logger.Level(rawValue: $0) } ?? .info
        return Logger(label: "site") { JSONLines($0, level: level, into: file) }
    }

    /// The audit log; nil when the settings ask for none, or its file cannot be written.
    public func auditLog() -> Logger? {
        guard let path = text(.logAuditFile), let file = LogFile(path: path) else { return nil }
        return Logger(label: "audit") { JSONLines($0, level: .notice, into: file) }
    }
}
