import Accountability
import Accounts
import Clerk
import Reckoning

/// One address of the programming interface, declared once: requests are matched and checked by it,
/// and the description that programs read is made of it.
struct ProgramAddress: Sendable {
    typealias Work = @Sendable (Site, Visit) async throws(Problem) -> Reply

    let method: Method
    /// The address, open parts in braces.
    let path: String
    /// Who may use it.
    let mandate: RouteMandate
    /// What a token has to be for; any token will do where there is none.
    let area: TokenArea?
    /// What it is for, in a sentence.
    let words: String
    /// What may stand after the question mark.
    var parameters: [ProgramParameter] = []
    /// What is sent.
    var body: (@Sendable () -> Shape)?
    /// An example of what is sent.
    var example: (@Sendable () -> CanonicalValue?)?
    /// What is answered.
    let answer: @Sendable () -> Shape
    let work: Work

    /// Every answer is one of these, or tells a problem with one of the others.
    var successes: [Int] { method == .post ? [200, 201] : [200] }
}

/// One parameter of an address, after the question mark.
struct ProgramParameter: Sendable {
    let name: String
    let words: String
    let kind: Kind

    enum Kind: Sendable {
        case text, day
        case choice([String])
        case whole(ClosedRange<Int>, usual: Int)
    }

    static func text(_ name: String, _ words: String) -> ProgramParameter {
        ProgramParameter(name: name, words: words, kind: .text)
    }

    static func day(_ name: String, _ words: String) -> ProgramParameter {
        ProgramParameter(name: name, words: words, kind: .day)
    }

    static func choice(_ name: String, _ words: String, _ choices: [String]) -> ProgramParameter {
        ProgramParameter(name: name, words: words, kind: .choice(choices))
    }

    /// The part of a list that is asked for.
    static let paging = [
        ProgramParameter(
            name: "limit", words: "How many things at most.",
            kind: .whole(1...200, usual: 50)),
        ProgramParameter(
            name: "offset", words: "How many things are passed over.",
            kind: .whole(0...1_000_000_000, usual: 0)),
    ]

    /// The most characters of a text.
    static let longestText = 250

    /// What is wrong with a value; nil when nothing is.
    func problem(_ value: String) -> String? {
        switch kind {
        case .text:
            return value.unicodeScalars.count <= Self.longestText
                ? nil : "This is to be no longer than \(Self.longestText) characters."
        case .day: return Day(value) == nil ? "This is to be a day, as 2017-09-30." : nil
        case .choice(let choices):
            return choices.contains(value)
                ? nil : "This is to be one of \(choices.joined(separator: ", "))."
        case .whole(let range, _):
            let isPlain = value.utf8.allSatisfy { (48...57).contains($0) }
            guard isPlain, let number = Int(value), range.contains(number) else {
                return "This is to be a whole number from \(range.lowerBound) to "
                    + "\(range.upperBound)."
            }
            return nil
        }
    }
}

extension ProgramAddress {
    /// An address that is read.
    static func read<Answer: Codable & Sendable>(
        _ path: String, _ mandate: RouteMandate, _ area: TokenArea?, _ words: String,
        _ parameters: [ProgramParameter] = [],
        _ work: @escaping @Sendable (Site, Visit) async throws(Problem) -> Answer
    ) -> ProgramAddress {
        ProgramAddress(
            method: .get, path: path, mandate: mandate, area: area, words: words,
            parameters: parameters, body: nil, answer: { .of(Answer.self) },
            work: { (site, visit) async throws(Problem) in
                try site.document(try await work(site, visit))
            })
    }

    /// An address that a list is read at, in parts.
    static func list<Item: Codable & Sendable>(
        _ path: String, _ mandate: RouteMandate, _ area: TokenArea?, _ words: String,
        _ parameters: [ProgramParameter] = [],
        _ work: @escaping @Sendable (Site, Visit) async throws(Problem) -> StatedList<Item>
    ) -> ProgramAddress {
        read(path, mandate, area, words, parameters + ProgramParameter.paging, work)
    }

    /// An address at which something is done: what is sent becomes instructions, which are carried
    /// out all or none.
    static func act<Body: Codable & Sendable>(
        _ path: String, _ mandate: RouteMandate, _ area: TokenArea, _ words: String,
        example: Body,
        _ read: @escaping @Sendable (Body, Visit) throws(Problem) -> [Instruction]
    ) -> ProgramAddress {
        ProgramAddress(
            method: .post, path: path, mandate: mandate, area: area, words: words,
            body: { .of(Body.self) }, example: { try? CanonicalEncoding.value(of: example) },
            answer: { .of(StatedRecording.self) },
            work: { (site, visit) async throws(Problem) in
                let body = try visit.sent(Body.self)
                let outcome = try await site.carryOut(all: try read(body, visit), visit)
                return try site.document(
                    StatedRecording(outcome), status: outcome.facts.isEmpty ? 200 : 201)
            })
    }
}

/// What was recorded; nothing when it was recorded before.
struct StatedRecording: Codable, Sendable {
    /// The facts, oldest first.
    let facts: [Kept]
    /// The number of the last fact in the journal.
    let sequence: Int64

    init(_ outcome: CarriedOut) {
        facts = outcome.facts.map { Kept($0.canonical) }
        sequence = outcome.sequence
    }
}

/// A part of a list.
struct StatedList<Item: Codable & Sendable>: Codable, Sendable {
    let items: [Item]
    /// How many there are in all.
    let total: Int
    /// The address of the next part; left out when this is the last.
    let next: String?

    /// The part that the visitor asks for, each thing of it as it is stated.
    init<Thing>(_ all: some RandomAccessCollection<Thing>, _ visit: Visit, _ state: (Thing) -> Item)
    {
        let (limit, offset) = (visit.whole("limit") ?? 50, visit.whole("offset") ?? 0)
        items = all.dropFirst(offset).prefix(limit).map(state)
        total = all.count
        next =
            offset + items.count < all.count && !items.isEmpty
            ? visit.address(from: offset + items.count) : nil
    }
}

extension Visit {
    /// A parameter that is a whole number.
    func whole(_ name: String) -> Int? { query[name].flatMap { Int($0) } }

    /// The same address with another part of the list.
    fileprivate func address(from offset: Int) -> String {
        let kept = query.pairs.filter { $0.name != "offset" }.map {
            "\($0.name.inQuery)=\($0.value.inQuery)"
        }
        return path + "?" + (kept + ["offset=\(offset)"]).joined(separator: "&")
    }

    /// What was sent, as the type that the address takes; everything that does not fit is told.
    func sent<Body: Decodable>(_ type: Body.Type) throws(Problem) -> Body {
        guard let document else { throw .unreadableDocument }
        let problems = Shape.of(type).problems(in: document)
        guard problems.isEmpty else { throw .unfit(problems) }
        guard let body = try? CanonicalDecoding.value(type, in: document) else {
            throw .unreadableDocument
        }
        return body
    }
}
