public import Accountability
public import Forms

/// What came of one file of a folder.
public struct CollectedFile: Hashable, Sendable {
    /// What was done with a file.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// Its answers are in the return.
        case recorded
        /// The return says what it says.
        case unchanged
        /// The same bytes were taken in before; nothing was done.
        case before
        /// Nothing of it was recorded.
        case refused

        /// The outcome in a word or three.
        public var title: String { self == .before ? "recorded before" : rawValue }
    }

    /// Its name in the folder.
    public let name: String
    /// The fingerprint of its bytes; nil where they could not be read.
    public let digest: Fingerprint?
    /// What was done with it.
    public var outcome: Outcome
    /// Whose it is, as far as that is known.
    public var organisation: Organisation?
    /// The return that it is for, as far as that is known.
    public var returnID: ReturnID?
    /// How many answers it changed.
    public var answers = 0
    /// How many rows it added.
    public var rows = 0
    /// What was found in it, by sheet and cell.
    public var findings: [Finding] = []

    init(_ name: String, _ digest: Fingerprint?, _ outcome: Outcome) {
        self.name = name
        self.digest = digest
        self.outcome = outcome
    }

    /// How many findings there are of a severity.
    public func count(_ severity: Severity) -> Int {
        findings.count { $0.severity == severity }
    }

    mutating func refuse(_ findings: [Finding]) {
        outcome = .refused
        self.findings += findings
    }
}
