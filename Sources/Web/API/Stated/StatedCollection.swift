import Accountability
import Forms
import Ledger
import Reckoning

/// A collection: its form, its dates, how far it has come and who is asked.
struct StatedCollection: Codable, Sendable {
    let collection: CollectionID
    let form: String
    let title: String
    let owner: OrganisationID
    let period: Period
    let state: String
    let opens: Instant?
    let due: Instant?
    let closes: Instant?
    /// Those that owe a return of their own.
    let expected: Int

    init(_ collection: Accountability.Collection, _ visit: Visit) {
        let form = visit.books.form(collection.form)?.form
        self.collection = collection.id
        self.form = collection.form
        title = form?.title ?? collection.form
        owner = collection.owner
        period = form?.period ?? .none
        state = collection.state(at: visit.now).rawValue
        opens = collection.dates?.opens
        due = collection.dates?.due ?? form?.due
        closes = collection.dates?.closes
        expected = collection.expected.count
    }
}

extension Visit {
    /// The collections that the visitor has to do with: of those that are asked, and of those that
    /// ask.
    var collections: [Accountability.Collection] {
        let mine = officer?.organisations ?? []
        return books.everyCollection.filter { collection in
            mine.contains(collection.owner) || !mine.isDisjoint(with: collection.respondents)
        }
    }

    /// The collection that the address names, where the visitor has to do with it.
    func collection() throws(Problem) -> Accountability.Collection {
        let id = CollectionID(open[0])
        guard let found = collections.first(where: { $0.id == id }) else { throw .notFound }
        return found
    }

    /// How every organisation of the collection stands that the address names.
    func standing() throws(Problem) -> [RespondentStanding] {
        guard let collection = books.collection(CollectionID(open[0])) else { throw .notFound }
        let standing = CollectionStanding(
            collection, returns: books.returns(to: collection.id),
            due: books.form(collection.form)?.form.due, at: now)
        let status = query["status"]
        return standing.rows.filter { status == nil || $0.status.rawValue == status }
    }
}

/// How one organisation stands in a collection.
struct StatedRespondent: Codable, Sendable {
    let organisation: OrganisationID
    let name: String
    let status: String
    let `return`: ReturnID?
    let due: Instant?
    let submitted: Instant?
    let isInTime: Bool?
    let isOverdue: Bool
    let isNil: Bool
    let openQueries: Int

    init(_ standing: RespondentStanding, _ books: Books) {
        organisation = standing.organisation
        name = books.organisation(standing.organisation)?.name ?? standing.organisation.text
        status = standing.status.rawValue
        self.return = standing.entry?.id
        due = standing.due
        submitted = standing.submitted
        isInTime = standing.isInTime
        isOverdue = standing.isOverdue
        isNil = standing.isNil
        openQueries = standing.openQueries
    }
}

/// A form: everything that it asks.
struct StatedForm: Codable, Sendable {
    let form: String
    let version: Int
    let series: String
    let title: String
    let period: Period
    let guidance: String
    let sections: [StatedFormSection]
    let lists: [StatedOptionList]
    let steps: [StatedStep]

    init(_ form: Form) {
        self.form = form.id
        version = form.version
        series = form.series
        title = form.title
        period = form.period
        guidance = form.guidance
        sections = form.sections.map { StatedFormSection($0) }
        lists = form.options.values.sorted { $0.name < $1.name }.map { StatedOptionList($0) }
        steps = form.signOff.map { StatedStep($0) }
    }
}

extension StatedForm {
    /// The form of the collection that the address names.
    static func asked(_ visit: Visit) throws(Problem) -> StatedForm {
        guard let form = visit.books.form(try visit.collection().form)?.form else {
            throw .notFound
        }
        return StatedForm(form)
    }
}

/// A section of a form.
struct StatedFormSection: Codable, Sendable {
    let section: String
    let title: String
    let guidance: String
    let questions: [StatedQuestion]
    let tables: [StatedTable]

    init(_ section: FormSection) {
        self.section = section.id
        title = section.title
        guidance = section.guidance
        questions = section.items.compactMap { item in
            if case .question(let question) = item { StatedQuestion(question) } else { nil }
        }
        tables = section.items.compactMap { item in
            if case .table(let table) = item { StatedTable(table) } else { nil }
        }
    }
}

/// A question, or a column of a table.
struct StatedQuestion: Codable, Sendable {
    let question: String
    let label: String
    let guidance: String
    /// What kind of answer is expected, in words.
    let expects: String
    /// The list that options come from.
    let list: String?
    let least: DecimalNumber?
    let most: DecimalNumber?
    let isRequired: Bool
    let isCalculated: Bool

    init(_ question: Question) {
        self.question = question.id
        label = question.label
        guidance = question.guidance
        expects = question.kind.inWords
        list = question.kind.list
        least = question.kind.bounds?.least
        most = question.kind.bounds?.most
        isRequired = question.isRequired
        isCalculated = question.calculation != nil
    }
}

/// A table of a form.
struct StatedTable: Codable, Sendable {
    let table: String
    let title: String
    let guidance: String
    let rowName: String
    let mostRows: Int
    let columns: [StatedQuestion]

    init(_ table: FormTable) {
        self.table = table.id
        title = table.title
        guidance = table.guidance
        rowName = table.rowName
        mostRows = table.mostRows
        columns = table.columns.map { StatedQuestion($0) }
    }
}

/// A closed list of options.
struct StatedOptionList: Codable, Sendable {
    let list: String
    let options: [StatedOption]

    init(_ list: OptionList) {
        self.list = list.name
        options = list.options.map { StatedOption(code: $0.code, text: $0.text) }
    }
}

/// One option of a list.
struct StatedOption: Codable, Sendable {
    let code: String
    let text: String
}

/// A step of the sign-off.
struct StatedStep: Codable, Sendable {
    let step: String
    let title: String
    /// The grounds on which it may be signed.
    let bases: [String]
    let signatories: Int

    init(_ step: SignOffStep) {
        self.step = step.id
        title = step.title
        bases = step.bases.map(\.rawValue)
        signatories = step.signatories
    }
}
