/// One thing the doctor looked at.
public struct DoctorFinding: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Sendable {
        case good, advice, problem
    }

    /// How bad it is.
    public let severity: Severity
    /// What was looked at, in a word or two: `disk`.
    public let subject: String
    /// What was found, in a sentence.
    public let found: String
    /// What to do about it; nil when there is nothing to do.
    public let fix: String?

    /// Nothing needs to be done.
    static func good(_ subject: String, _ found: String) -> DoctorFinding {
        DoctorFinding(severity: .good, subject: subject, found: found, fix: nil)
    }

    /// It works, and could be better.
    static func advice(_ subject: String, _ found: String, fix: String) -> DoctorFinding {
        DoctorFinding(severity: .advice, subject: subject, found: found, fix: fix)
    }

    /// It does not work, or not for long.
    static func problem(_ subject: String, _ found: String, fix: String) -> DoctorFinding {
        DoctorFinding(severity: .problem, subject: subject, found: found, fix: fix)
    }
}
