public import Accountability
internal import Documents
public import Forms
internal import Ledger
public import Reckoning
internal import Statistics

/// Something that waits to be settled between the body that collects and an organisation, or was.
public struct QueueItem: Hashable, Sendable {
    /// Whose return it is about.
    public let organisation: OrganisationID
    /// What the organisation is called.
    public let name: String
    /// Its region, or nothing.
    public let region: String
    /// The return.
    public let `return`: ReturnID
    /// The query or the explanation.
    public let matter: QueryMatter
    /// The check that it came up by, or nil.
    public let rule: String?
    /// The answer that it is about, where that is known.
    public let key: AnswerKey?
    /// What was asked, or what the organisation explained.
    public let text: String
    /// What the organisation said last, in answer to a query.
    public let reply: String?
    /// How it stands.
    public let state: QueueState
    /// The day since which it stands so.
    public let since: Day
    /// Who looks after it, or nil.
    public let analyst: OfficerID?
    /// What is at stake, in hundredths of the total of all returns; nil where that is not known.
    public let effectPercent: Double?

    /// What it is known by within the collection: `E08000035 query 3`.
    public var id: String { "\(organisation) \(matter.written)" }
}

/// How something stands that waits to be settled.
public enum QueueState: String, Hashable, Sendable, CaseIterable {
    /// The organisation was asked, and has neither answered nor changed its figure.
    case waiting = "Waiting for a reply"
    /// The organisation answered, or changed its figure.
    case replied = "Replied or changed"
    /// The organisation explained what a check of the form queried.
    case explained = "Explained"
    /// It is settled.
    case closed = "Closed"

    fileprivate init(_ state: QueryState) {
        switch state {
        case .waitingForReply: self = .waiting
        case .replied: self = .replied
        case .closed: self = .closed
        }
    }
}

/// The queries and the explanations of a collection's returns.
struct ReviewQueue {
    private let lines: ReviewLines
    private let effects: [EffectKey: Double]
    private let books: Books

    private struct EffectKey: Hashable {
        let organisation: OrganisationID
        let question: String
        let rule: String?
    }

    init(_ lines: ReviewLines, _ findings: [ReviewFinding], in books: Books) {
        self.lines = lines
        self.books = books
        var effects: [EffectKey: Double] = [:]
        for line in lines.lines where line.total != 0 {
            for pair in line.pairs {
                let body = OrganisationID(lines.round.bodies[pair.place].code)
                let key = EffectKey(organisation: body, question: line.id, rule: nil)
                effects[key] = (pair.now - pair.before) / line.total * 100
            }
        }
        for finding in findings {
            let key = EffectKey(
                organisation: finding.organisation, question: finding.key.question,
                rule: finding.rule.rawValue)
            effects[key] = finding.effectPercent
        }
        self.effects = effects
    }

    var items: [QueueItem] {
        let entries = books.returns(to: lines.collection.id)
        return lines.round.bodies.flatMap { body -> [QueueItem] in
            guard let entry = entries[OrganisationID(body.code)] else { return [] }
            let place = Place(entry: entry, name: body.name, region: body.region)
            return entry.queries.map { item($0, place) } + explanations(place)
        }.sorted(by: QueueOrder.effect.isBefore)
    }

    /// A return, and what its organisation is called.
    private struct Place {
        let entry: Return
        let name: String
        let region: String
    }

    private func item(_ query: DepartmentQuery, _ place: Place) -> QueueItem {
        let said = query.messages.last ?? query.messages[0]
        return QueueItem(
            organisation: place.entry.organisation, name: place.name, region: place.region,
            return: place.entry.id, matter: .query(query.number), rule: query.rule, key: query.key,
            text: query.messages[0].text, reply: query.messages.count > 1 ? said.text : nil,
            state: QueueState(query.state(in: place.entry)),
            since: said.circumstance.at.onLondonClock.day,
            analyst: place.entry.analyst(of: .query(query.number)),
            effectPercent: effect(query.key, query.rule, place))
    }

    /// The explanations of the version in use that stand and nobody has settled yet.
    private func explanations(_ place: Place) -> [QueueItem] {
        let entry = place.entry
        guard let version = entry.versionInUse, entry.excluded == nil,
            entry.acceptedVersion != version.number
        else { return [] }
        return version.explanations.filter { explanation in
            guard let standing = entry.explanations[explanation.finding] else { return false }
            return standing.circumstance == explanation.circumstance && standing.accepted == nil
                && standing.holds(for: entry.sheet)
        }.map { explanation in
            let (rule, key) = Self.parts(of: explanation.finding)
            return QueueItem(
                organisation: entry.organisation, name: place.name, region: place.region,
                return: entry.id, matter: .explanation(explanation.finding), rule: rule, key: key,
                text: explanation.text, reply: nil, state: .explained,
                since: version.circumstance.at.onLondonClock.day,
                analyst: entry.analyst(of: .explanation(explanation.finding)),
                effectPercent: key.flatMap { effect($0, rule, place) })
        }
    }

    /// The check and the answer of a finding's identity: `B-same-uplift@B2a`.
    private static func parts(of identity: String) -> (String, AnswerKey?) {
        guard let at = identity.lastIndex(of: "@") else { return (identity, nil) }
        return (
            String(identity[..<at]), AnswerKey(written: identity[identity.index(after: at)...])
        )
    }

    /// What the finding of the check says is at stake, or else the change since the period before.
    private func effect(_ key: AnswerKey, _ rule: String?, _ place: Place) -> Double? {
        guard key.row == nil else { return nil }
        let organisation = place.entry.organisation
        return effects[EffectKey(organisation: organisation, question: key.question, rule: rule)]
            ?? effects[EffectKey(organisation: organisation, question: key.question, rule: nil)]
    }
}
