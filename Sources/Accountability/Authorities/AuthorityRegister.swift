public import Reckoning

/// The register of authorities, in which codes and names are looked up as of a day.
public struct AuthorityRegister: Sendable {
    private var records: [OrganisationID: AuthorityRecord] = [:]
    /// The authorities that have, or once had, a code or name, by it in its plain spelling.
    private var known: [String: Set<OrganisationID>] = [:]

    /// A register of these authorities.
    public init(_ records: some Sequence<AuthorityRecord> = []) {
        for record in records { put(record) }
    }

    /// Enters an authority, or what it is from now on.
    public mutating func put(_ record: AuthorityRecord) {
        let id = record.authority
        for text in records[id]?.everyName ?? [] { known[text]?.remove(id) }
        for text in record.everyName { known[text, default: []].insert(id) }
        records[id] = record
    }

    /// Nobody is in it.
    public var isEmpty: Bool { records.isEmpty }

    /// Every authority that was ever entered, by code.
    public var everyRecord: [AuthorityRecord] {
        records.values.sorted { $0.authority.text < $1.authority.text }
    }

    /// What it says about an authority, or nil.
    public func record(_ id: OrganisationID) -> AuthorityRecord? { records[id] }

    /// The authorities of some classes that exist on a day, by code; no class means all.
    public func authorities(on day: Day, of categories: [String] = []) -> [OrganisationID] {
        everyRecord.filter {
            $0.exists(on: day) && (categories.isEmpty || categories.contains($0.category))
        }.map(\.authority)
    }

    /// The classes that authorities are in, by name.
    public var categories: [String] { Set(records.values.map(\.category)).sorted() }

    /// The authority that a code or name means on a day; nil when there is none or more than one.
    public func authority(knownAs text: String, on day: Day) -> AuthorityRecord? {
        let found = everyone(knownAs: text).filter {
            $0.exists(on: day) && $0.isKnown(as: text, on: day)
        }
        return found.count == 1 ? found.first : nil
    }

    /// Every authority that has, or once had, this code or name.
    public func everyone(knownAs text: String) -> [AuthorityRecord] {
        (known[AuthorityRecord.plain(text)] ?? []).compactMap { records[$0] }
            .sorted { $0.authority.text < $1.authority.text }
    }

    /// Those that carry an authority on, on a day: itself, or those that took over.
    public func successors(of id: OrganisationID, on day: Day) -> [OrganisationID] {
        var (found, next, seen): ([OrganisationID], [OrganisationID], Set<OrganisationID>) = (
            [], [id], []
        )
        while let one = next.popLast() {
            guard seen.insert(one).inserted, let record = records[one] else { continue }
            if record.exists(on: day) { found.append(one) } else { next += record.successors }
        }
        return found.sorted { $0.text < $1.text }
    }

    /// A code of this record that another authority has at the same time, and that authority.
    func clash(with record: AuthorityRecord) -> (code: String, other: AuthorityRecord)? {
        for code in [AuthorityCode(record.authority.text)] + record.codes {
            for other in everyone(knownAs: code.code) where other.authority != record.authority {
                if other.uses(code.code, between: code.from ?? record.from, code.to ?? record.to) {
                    return (code.code, other)
                }
            }
        }
        return nil
    }
}

extension AuthorityRecord {
    /// A name without what people leave out or add: case, blanks, marks, “City of”.
    static func plain(_ text: String) -> String {
        var words: [String] = []
        var word = ""
        for letter in text.lowercased() {
            if letter.isLetter || letter.isNumber {
                word.append(letter)
            } else if letter == "&" {
                words += [word, "and"]
                word = ""
            } else if letter != "'", letter != "’", letter != "." {
                words.append(word)
                word = ""
            }
        }
        words.append(word)
        let dropped: Set = ["", "the", "city", "county", "of", "council", "borough"]
        let kept = words.filter { !dropped.contains($0) }.map { $0 == "saint" ? "st" : $0 }
        return (kept.isEmpty ? words.filter { !$0.isEmpty } : kept).joined(separator: " ")
    }

    /// Its codes and names in their plain spelling.
    fileprivate var everyName: Set<String> {
        Set(([authority.text, name] + codes.map(\.code)).map(Self.plain))
    }

    /// It is meant by a code or name on a day.
    fileprivate func isKnown(as text: String, on day: Day) -> Bool {
        let plain = Self.plain(text)
        if [authority.text, name].contains(where: { Self.plain($0) == plain }) { return true }
        return codes.contains { Self.plain($0.code) == plain && $0.isUsed(on: day) }
    }

    /// It uses a code on some day between two.
    fileprivate func uses(_ code: String, between first: Day, _ last: Day?) -> Bool {
        let plain = Self.plain(code)
        let own = [AuthorityCode(authority.text)] + codes
        return own.contains { used in
            guard Self.plain(used.code) == plain else { return false }
            let (start, end) = (used.from ?? from, used.to ?? to)
            return (last.map { start <= $0 } ?? true) && (end.map { first <= $0 } ?? true)
        }
    }
}
