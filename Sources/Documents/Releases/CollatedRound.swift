public import Accountability
public import Forms
internal import Reckoning
public import Statistics

/// A body whose return is collated, and the areas that it belongs to.
public struct ReleaseBody: Hashable, Sendable {
    /// Its code: `E08000035`.
    public let code: String
    /// What it is called.
    public let name: String
    /// The region that it lies in, or nothing.
    public let region: String
    /// Its class, or nothing.
    public let group: String

    /// A body in a region and of a class.
    public init(code: String, name: String, region: String, group: String) {
        self.code = code
        self.name = name
        self.region = region
        self.group = group
    }
}

/// The returns to one collection as they were known at one time, ready to be collated.
public struct CollatedRound: Sendable {
    /// The collection.
    public let collection: CollectionID
    /// Its form.
    public let form: Form
    /// The bodies that were asked, by code.
    public let bodies: [ReleaseBody]
    /// What each returned; nil where it did not respond.
    let sheets: [AnswerSheet?]
    private let calculated: [[AnswerKey: Answer]]
    /// The bodies that said that there is nothing to report.
    private let hasNothing: [Bool]
    /// The questions of each body whose answers were not accepted.
    private let without: [Set<String>]

    /// What one body returned, beside its return of the period before.
    public struct Entry: Sendable {
        let body: ReleaseBody
        let sheet: AnswerSheet?
        /// Its return of the period before.
        public var previous: AnswerSheet?
        /// It said that there is nothing to report.
        public var hasNothing = false
        /// The questions whose answers were not accepted.
        public var without: Set<String> = []

        /// What a body returned; nil where it did not respond.
        public init(_ body: ReleaseBody, _ sheet: AnswerSheet?) {
            self.body = body
            self.sheet = sheet
        }
    }

    /// The round of what bodies returned; calculated answers are worked out where a measure needs
    /// one.
    public init(
        _ collection: CollectionID, _ form: Form, _ entries: [Entry],
        for measures: [ReleaseMeasure]
    ) {
        let ordered = entries.sorted { $0.body.code < $1.body.code }
        self.collection = collection
        self.form = form
        bodies = ordered.map(\.body)
        sheets = ordered.map(\.sheet)
        hasNothing = ordered.map(\.hasNothing)
        without = ordered.map(\.without)
        let isNeeded = measures.flatMap(\.questions).contains {
            form.question($0)?.calculation != nil
        }
        calculated = ordered.map { entry in
            guard isNeeded, let sheet = entry.sheet else { return [:] }
            return form.calculated(sheet, previous: entry.previous)
        }
    }

    /// The bodies that responded.
    public var responded: Int { sheets.count { $0 != nil } }

    private func answer(_ question: String, of body: Int) -> Figure<Answer> {
        guard let sheet = sheets[body] else { return .missing(.noResponse) }
        if hasNothing[body] { return .missing(.notApplicable) }
        if without[body].contains(question) { return .missing(.notAccepted) }
        let key = AnswerKey(question)
        guard let answer = calculated[body][key] ?? sheet[key] else { return .missing(.notGiven) }
        switch answer {
        case .missing(.notApplicable): return .missing(.notApplicable)
        case .missing(.notYetKnown): return .missing(.notYetKnown)
        case .missing(.notCollected): return .missing(.notCollected)
        case .missing(.unreadable), .remark: return .missing(.notGiven)
        case .text, .number, .date, .choice, .choices, .yesNo: return .given(answer)
        }
    }

    /// The numbers that the bodies gave in answer to a question; shares are per cent.
    public func figures(_ question: String) -> FigureColumn {
        guard let asked = form.question(question) else { return missing(.notCollected) }
        // A share is kept as a fraction and published per cent.
        let power: Int = if case .percent = asked.kind { 2 } else { 0 }
        return FigureColumn(
            bodies.indices.map { body in
                switch answer(question, of: body) {
                case .missing(let reason): .missing(reason)
                case .given(.number(let number)):
                    number.shifted(by: power).map(Figure.given) ?? .missing(.notGiven)
                case .given: .missing(.notGiven)
                }
            })
    }

    private func missing(_ reason: Statistics.MissingReason) -> FigureColumn {
        FigureColumn(bodies.map { _ in .missing(reason) })
    }

    /// What a question is called, in a few words where it has a heading.
    func name(of question: String) -> String {
        guard let asked = form.question(question) else { return question }
        return asked.heading.isEmpty ? asked.label : asked.heading
    }

    /// The options of a question's list, in order.
    func options(_ question: String) -> [Option] {
        form.question(question)?.kind.list.flatMap { form.options[$0]?.options } ?? []
    }

    /// The options that the bodies chose in answer to a question.
    func choices(_ question: String) -> OptionColumn {
        let codes = options(question).map(\.code)
        return OptionColumn(
            bodies.indices.map { body in
                switch answer(question, of: body) {
                case .missing(let reason): .missing(reason)
                case .given(.choice(let code)):
                    codes.firstIndex(of: code).map(Figure.given) ?? .missing(.notGiven)
                case .given: .missing(.notGiven)
                }
            }, of: codes.count)
    }

    /// For each option of a column's list, how many rows of each body have it.
    func rows(_ column: String) -> [FigureColumn] {
        guard let table = form.tableOfColumn[column] else { return [] }
        let codes = options(column).map(\.code)
        var counts = [[Int64]](repeating: [], count: codes.count)
        for sheet in sheets {
            var found: [String: Int64] = [:]
            for row in sheet?.rows(of: table) ?? [] {
                if case .choice(let code)? = sheet?[AnswerKey(column, row: row)] {
                    found[code, default: 0] += 1
                }
            }
            for (place, code) in codes.enumerated() { counts[place].append(found[code] ?? 0) }
        }
        return counts.map { counts in
            FigureColumn(
                counts.indices.map { body in
                    switch answer(column, of: body) {
                    case .missing(let reason) where reason != .notGiven: .missing(reason)
                    case .missing, .given: .given(DecimalNumber(counts[body]))
                    }
                })
        }
    }
}

extension CollatedRound {
    /// The round of a collection's returns as they were submitted.
    public init(
        of collection: Accountability.Collection, on form: Form,
        entry: (OrganisationID) -> Return?, previous: (ReturnID) -> Return?,
        body: (OrganisationID) -> ReleaseBody?, for measures: [ReleaseMeasure]
    ) {
        let entries = collection.respondents.compactMap { id -> Entry? in
            guard collection.exemptions[id] == nil, collection.jointReturn(covering: id) == nil,
                let body = body(id)
            else { return nil }
            guard let given = entry(id), let version = given.versionInUse else {
                return Entry(body, nil)
            }
            var entry = Entry(body, version.sheet)
            entry.previous = given.previous.flatMap { previous($0)?.versionInUse?.sheet }
            entry.hasNothing = version.nilReason != nil
            if given.excluded != nil {
                entry.without = Set(form.everyQuestion.map(\.id))
            } else if let acceptance = given.partialAcceptance(of: version) {
                let questions = form.everyQuestion.map(\.id)
                entry.without = Set(questions.filter { acceptance.excludes($0, in: form) })
            }
            return entry
        }
        self.init(collection.id, form, entries, for: measures)
    }
}
