/// Something that does not hold in a journal, and where.
public struct JournalFinding: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable {
        /// The record is damaged.
        case error
        /// The record may be damaged, or a power cut may have left this: somebody has to look.
        case query
        /// Worth knowing; nothing is wrong.
        case note
    }

    /// What it is.
    public let code: Code
    /// The entry it is about, when one is known.
    public let sequence: Int64?
    /// The page of the file, counted from 1 as SQLite does, when one is known.
    public let page: Int64?
    /// The first byte of the place in its file, counted from 0, when one is known.
    public let byte: Int64?
    /// What was found.
    public let found: String
    /// What was expected.
    public let expected: String

    init(
        _ code: Code, sequence: Int64? = nil, page: Int64? = nil, byte: Int64? = nil,
        found: String, expected: String
    ) {
        self.code = code
        self.sequence = sequence
        self.page = page
        self.byte = byte
        self.found = found
        self.expected = expected
    }
}

extension JournalFinding {
    /// Every kind of finding; a number is published and never used again for anything else.
    public enum Code: Int, Hashable, Sendable, CaseIterable {
        case unreadable = 1001
        case wrongSetting = 1002
        case wrongTables = 1003
        case integrity = 1004

        case sequenceGap = 2001
        case notCanonical = 2002
        case digestDiffers = 2003
        case numberDiffers = 2004
        case knownHeadDiffers = 2005
        case entriesMissing = 2006

        case sealDamaged = 3001
        case sizeDiffers = 3002
        case pageDiffers = 3003
        case writtenAfterSealing = 3004
        case notClosedCleanly = 3005
        case notSealed = 3006
        case inUse = 3007

        case logHeadingDamaged = 4001
        case logFrameDamaged = 4002
        case logEndUnclear = 4003
        case logEndTorn = 4004

        /// The published number: `J2003`.
        public var number: String { "J\(rawValue)" }

        /// How bad a finding of this kind is.
        public var severity: Severity {
            switch self {
            case .unreadable, .wrongSetting, .wrongTables, .integrity, .sequenceGap, .notCanonical,
                .digestDiffers, .numberDiffers, .knownHeadDiffers, .entriesMissing, .sealDamaged,
                .sizeDiffers, .pageDiffers, .writtenAfterSealing, .logHeadingDamaged,
                .logFrameDamaged:
                .error
            case .logEndUnclear: .query
            case .notClosedCleanly, .notSealed, .inUse, .logEndTorn: .note
            }
        }

        /// What a finding of this kind means, in a sentence.
        public var meaning: String {
            switch self {
            case .unreadable: "Part of the journal cannot be read."
            case .wrongSetting: "The file is not set up as a journal is."
            case .wrongTables: "The tables, or the rules that protect them, have been changed."
            case .integrity: "The database finds its own file damaged."
            case .sequenceGap: "The entries are not numbered 1, 2, 3 without gaps."
            case .notCanonical: "An entry is not written in the canonical form."
            case .digestDiffers: "An entry, or its digest, has been changed."
            case .numberDiffers: "An entry is stored under a number that is not its own."
            case .knownHeadDiffers: "The entries are not those that were there before."
            case .entriesMissing: "Entries are missing from the end."
            case .sealDamaged: "The seal has been changed, so it proves nothing."
            case .sizeDiffers: "The file is not as long as when it was sealed."
            case .pageDiffers: "A page of the file has been changed since it was sealed."
            case .writtenAfterSealing: "Something was written beside the sealed file."
            case .notClosedCleanly: "The journal was not closed, so its pages have no seal."
            case .notSealed: "There is no seal, so entries missing from the end would not show."
            case .inUse: "A process is writing, so the file's pages were not compared."
            case .logHeadingDamaged: "The heading of the write-ahead log has been changed."
            case .logFrameDamaged: "A frame of the write-ahead log has been changed."
            case .logEndUnclear:
                "The last transaction in the log is damaged, or a power cut has cut it short."
            case .logEndTorn: "The log ends in a write that was never acknowledged."
            }
        }
    }
}

extension JournalFinding: CustomStringConvertible {
    /// The finding in one line: `J2003 entry 17: found …, expected …`.
    public var description: String {
        var places: [String] = []
        if let sequence { places.append("entry \(sequence)") }
        if let page { places.append("page \(page)") }
        if let byte { places.append("byte \(byte)") }
        let place = places.isEmpty ? "" : " " + places.joined(separator: ", ")
        return "\(code.number)\(place): found \(found), expected \(expected)"
    }
}
