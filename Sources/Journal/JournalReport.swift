/// What an inspection of a journal has found.
public struct JournalReport: Hashable, Sendable {
    /// The most findings of one report; the inspection stops there.
    public static let maximumFindings = 200

    /// The findings, in the order they were met.
    public private(set) var findings: [JournalFinding] = []
    /// How many entries were read.
    public internal(set) var entries: Int64 = 0
    /// The last entry's number and the digest stored with it.
    public internal(set) var head = JournalHead.empty

    init() {}

    /// There is nothing but notes.
    public var isSound: Bool { findings.allSatisfy { $0.code.severity == .note } }

    /// As many findings were met as a report holds, so there may be more.
    public var isCutShort: Bool { findings.count >= Self.maximumFindings }

    /// Adds a finding, if there is one, while there is room.
    mutating func add(_ finding: JournalFinding?) {
        guard let finding, !isCutShort else { return }
        findings.append(finding)
    }
}
