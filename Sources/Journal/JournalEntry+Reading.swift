import Reckoning

extension JournalEntry {
    /// Reads an entry's bytes back; a fault `notCanonical` when they are not exactly what
    /// `bytes` would write.
    public init(bytes: [UInt8]) throws(JournalFault) {
        let value: CanonicalValue
        do throws(CanonicalFault) {
            value = try CanonicalValue(canonical: bytes)
        } catch {
            throw .notCanonical("expected \(error.expected) at byte \(error.offset)")
        }
        guard case .record(let record) = value, let entry = Self(record) else {
            throw .notCanonical("expected the fields at, by, fact, n and v of version 1")
        }
        self = entry
    }

    private init?(_ record: CanonicalRecord) {
        let fields = record.fields
        guard fields.count == 5, fields[0].key == "at", fields[1].key == "by",
            fields[2].key == "fact", fields[3].key == "n", fields[4].key == "v",
            case .whole(let at) = fields[0].value, case .text(let by) = fields[1].value,
            case .whole(let sequence) = fields[3].value, fields[4].value == .whole(1)
        else { return nil }
        let moment = Instant(milliseconds: at)
        self.init(sequence: sequence, at: moment, by: by, fact: fields[2].value)
    }
}
