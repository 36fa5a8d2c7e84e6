internal import Reckoning

/// A definition that is not a form: every mistake in it, with the line it is on.
public struct WrongDefinition: Error, Equatable, Sendable {
    /// The mistakes, in the order of the file.
    public let findings: [Finding]

    /// The mistakes found in a definition.
    public init(findings: [Finding]) {
        self.findings = findings
    }
}

extension Form {
    /// The form that a definition describes; every mistake at once when it does not describe one.
    public init(definition: DefinitionNode) throws(WrongDefinition) {
        var reader = DefinitionReader()
        let parts = FormParts(definition, &reader)
        let form = Form(parts)
        FormLint(form: form, lines: parts.lines).check(&reader)
        guard reader.findings.isEmpty else {
            let inOrder = reader.findings.enumerated().sorted { left, right in
                let lines = (left.element.place.line ?? 0, right.element.place.line ?? 0)
                return lines.0 == lines.1 ? left.offset < right.offset : lines.0 < lines.1
            }
            throw WrongDefinition(findings: inOrder.map(\.element))
        }
        self = form
    }

    init(_ parts: FormParts) {
        id = parts.id
        version = parts.version
        series = parts.series
        title = parts.title
        owner = parts.owner
        period = parts.period
        periodName = parts.periodName
        previous = parts.previous
        due = parts.due
        guidance = parts.guidance
        options = parts.options
        thresholds = parts.thresholds
        sections = parts.sections
        checks = parts.checks
        signOff = parts.signOff
        let index = FormIndex(sections: parts.sections)
        questions = index.questions
        tables = index.tables
        tableOfColumn = index.tableOfColumn
        sectionOf = index.sectionOf
        calculationOrder = index.calculationOrder
    }
}

/// What a form's questions are found by.
struct FormIndex {
    var questions: [String: Question] = [:]
    var tables: [String: FormTable] = [:]
    var tableOfColumn: [String: String] = [:]
    var sectionOf: [String: String] = [:]
    var calculationOrder: [String] = []

    init(sections: [FormSection]) {
        var calculations: [(id: String, uses: [String])] = []
        func note(_ question: Question) {
            guard let formula = question.calculation?.formula else { return }
            calculations.append(
                (question.id, formula.references.filter { !$0.isPrevious }.map { $0.name }))
        }
        for section in sections {
            for item in section.items {
                sectionOf[item.id] = section.id
                switch item {
                case .question(let question):
                    questions[question.id] = question
                    note(question)
                case .table(let table):
                    tables[table.id] = table
                    for column in table.columns {
                        tableOfColumn[column.id] = table.id
                        sectionOf[column.id] = section.id
                        note(column)
                    }
                }
            }
        }
        calculationOrder = Self.order(calculations)
    }

    /// Each calculation after those it uses; those in a circle are left out.
    private static func order(_ calculations: [(id: String, uses: [String])]) -> [String] {
        var order: [String] = []
        var waiting = calculations
        while !waiting.isEmpty {
            let names = Set(waiting.map(\.id))
            let ready = waiting.filter { names.isDisjoint(with: $0.uses) }
            guard !ready.isEmpty else { return order }
            order += ready.map(\.id)
            waiting.removeAll { !names.isDisjoint(with: $0.uses) ? false : true }
        }
        return order
    }
}
