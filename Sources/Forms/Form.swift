public import Reckoning

/// One version of a return form: everything that the web form, the workbook, the checks and the
/// national table are made from.
public struct Form: Hashable, Sendable {
    /// The form's identifier, unique for a quarter: `ibcf-2017-18-q2`.
    public let id: String
    /// Counts from 1; a corrected form of the same quarter has the next number.
    public let version: Int
    /// The run of forms that this one continues: `ibcf`.
    public let series: String
    /// What people call the return.
    public let title: String
    /// The body that asks for it.
    public let owner: String
    /// The days its figures are for.
    public let period: Period
    /// What the owner calls the period: `Quarter 2`.
    public let periodName: String
    /// The form of the quarter before, from which answers are prefilled, or nil.
    public let previous: String?
    /// When a return is due.
    public let due: Instant?
    /// What to know before filling it in, in paragraphs.
    public let guidance: String
    /// The closed lists that choices are made from, by name.
    public let options: [String: OptionList]
    /// The numbers that checks compare with, by name.
    public let thresholds: [String: Double]
    /// The parts of the form, in order.
    public let sections: [FormSection]
    /// The checks across answers, in order.
    public let checks: [Check]
    /// Who signs a return, in order.
    public let signOff: [SignOffStep]

    /// Every question outside tables, in order, with the section it stands in.
    public let questions: [String: Question]
    /// Every table, by its identifier.
    public let tables: [String: FormTable]
    /// The table that a column stands in, by the column's identifier.
    public let tableOfColumn: [String: String]
    /// The section that a question, a table or a column stands in, by identifier.
    public let sectionOf: [String: String]
    /// The calculated questions and columns, each after those it uses.
    public let calculationOrder: [String]
}

/// One part of a form: questions and tables that are filled in together.
public struct FormSection: Hashable, Sendable {
    /// The section's letter or short name: `B`.
    public let id: String
    /// What the section is about.
    public let title: String
    /// What to do in it, starting with a verb, as the task list says it.
    public let task: String
    /// What to know when filling it in, in paragraphs.
    public let guidance: String
    /// Its questions and tables, in order.
    public let items: [FormItem]
}

/// Something to fill in: one question, or a table with a row for each of several things.
public enum FormItem: Hashable, Sendable {
    case question(Question)
    case table(FormTable)

    /// The identifier of the question or the table.
    public var id: String {
        switch self {
        case .question(let question): question.id
        case .table(let table): table.id
        }
    }
}

/// A question that repeats for each of several things, such as initiatives: a row each.
public struct FormTable: Hashable, Sendable {
    /// The table's identifier: `A2`.
    public let id: String
    /// What the table asks for.
    public let title: String
    /// What to know when filling it in, in paragraphs.
    public let guidance: String
    /// What one row stands for, in the singular: `Initiative`.
    public let rowName: String
    /// The column that names a row.
    public let nameColumn: String
    /// The most rows a return may have.
    public let mostRows: Int
    /// How many empty rows a workbook offers beyond those that are filled.
    public let spareRows: Int
    /// The table of the previous form whose rows are carried over, or nil.
    public let previous: String?
    /// The columns, in order.
    public let columns: [Question]

    /// The column of this identifier.
    public func column(_ id: String) -> Question? {
        columns.first { $0.id == id }
    }
}

/// One step of the sign-off: who signs, and on what grounds they may.
public struct SignOffStep: Hashable, Sendable {
    /// The step's short name: `board`.
    public let id: String
    /// What people call it: `Partnership Board`.
    public let title: String
    /// The role that its signatories hold.
    public let role: String
    /// The grounds on which this step may be signed.
    public let bases: [SignOffBasis]
    /// How many signatories are needed when named signatories sign.
    public let signatories: Int
}

/// The grounds on which a return is signed.
public enum SignOffBasis: String, Hashable, Sendable, CaseIterable {
    /// One person certifies it.
    case certifier
    /// A board agreed it at a meeting, on a date, in a minute.
    case meeting
    /// Several named people each sign.
    case signatories
    /// One person signs under delegation, and the board ratifies it later.
    case delegated
}

extension Form {
    /// The question or column of this identifier.
    public func question(_ id: String) -> Question? {
        if let question = questions[id] { return question }
        guard let table = tableOfColumn[id] else { return nil }
        return tables[table]?.column(id)
    }

    /// The table that the column stands in, or nil for a question outside tables.
    public func table(ofColumn id: String) -> FormTable? {
        tableOfColumn[id].flatMap { tables[$0] }
    }

    /// The check of this identifier.
    public func check(_ id: String) -> Check? {
        checks.first { $0.id == id }
    }

    /// The section of this identifier.
    public func section(_ id: String) -> FormSection? {
        sections.first { $0.id == id }
    }

    /// Every question and column in the order of the form.
    public var everyQuestion: [Question] {
        sections.flatMap(\.items).flatMap { item in
            switch item {
            case .question(let question): [question]
            case .table(let table): table.columns
            }
        }
    }
}
