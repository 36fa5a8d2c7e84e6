public import Forms

/// One thing that a release measures, made from answers to a form.
public struct ReleaseMeasure: Codable, Hashable, Sendable {
    /// The measure's identifier, the same in every release of a series: `b2a`.
    public var measure: String
    /// What is measured, as readers see it.
    public var title: String
    /// How figures are made of answers.
    public var shape: MeasureShape
    /// The question, or the column, that is collated.
    public var question: String
    /// The question that it is compared with, for a change.
    public var before: String?
    /// The question whose answers weight the mean, where there is one.
    public var weight: String?
    /// What figures count or measure.
    public var unit: String
    /// How many decimals are shown.
    public var decimals: Int
    /// It counts people, so that small counts are withheld.
    public var countsPeople: Bool
    /// Totals are rounded to the nearest multiple of this; 1 leaves them.
    public var roundsTo: Int

    /// A measure of one question's answers.
    public init(
        _ measure: String, _ title: String, _ shape: MeasureShape, of question: String,
        before: String? = nil, weight: String? = nil, unit: String = "", decimals: Int = 0,
        countsPeople: Bool = false, roundsTo: Int = 1
    ) {
        self.measure = measure
        self.title = title
        self.shape = shape
        self.question = question
        self.before = before
        self.weight = weight
        self.unit = unit
        self.decimals = decimals
        self.countsPeople = countsPeople
        self.roundsTo = roundsTo
    }

    /// The questions that it needs.
    public var questions: [String] { [question] + [before, weight].compactMap(\.self) }

    /// The statistics that are published for a group of authorities, the chief one first.
    public var statistics: [String] {
        let weighted = weight == nil ? [] : ["weightedMean"]
        switch shape {
        case .amount where countsPeople: return ["total", "mean"]
        case .amount: return ["total", "mean"] + weighted + Self.spread
        case .rate: return ["mean"] + weighted + Self.spread
        case .change where countsPeople: return ["changeOfTotal", "shareHigher", "shareLower"]
        case .change:
            return ["changeOfTotal", "mean"] + weighted + ["median", "shareHigher", "shareLower"]
        case .options: return ["share", "bodies"]
        case .rows: return ["total"]
        }
    }

    private static let spread = ["median", "lowerQuartile", "upperQuartile"]
}

/// How figures are made of answers.
public enum MeasureShape: String, Codable, Hashable, Sendable, CaseIterable {
    /// Numbers that add up.
    case amount
    /// Numbers that do not add up, such as a fee.
    case rate
    /// The per cent by which one answer is more than another.
    case change
    /// How many chose each option.
    case options
    /// How many rows of a table have each option of one of its columns.
    case rows
}

extension ReleaseMeasure {
    /// The measures that a form's questions offer.
    ///
    /// Calculated differences are offered as changes: a difference that is published beside both of
    /// its figures would give back one that is withheld.
    public static func offered(by form: Form) -> [ReleaseMeasure] {
        form.everyQuestion.compactMap { offered($0, by: form) }
    }

    private static func offered(_ question: Question, by form: Form) -> ReleaseMeasure? {
        let isColumn = form.tableOfColumn[question.id] != nil
        let id = question.id.lowercased()
        let title = question.heading.isEmpty ? question.label : question.heading
        if let (now, before) = form.comparison(of: question) {
            let name = now.heading.isEmpty ? now.label : now.heading
            return ReleaseMeasure(
                "\(id)-change", "Change: \(name)", .change, of: now.id, before: before.id,
                unit: "per cent", decimals: 1, countsPeople: now.kind.countsPeople)
        }
        switch question.kind {
        case .choice:
            return ReleaseMeasure(
                id, title, isColumn ? .rows : .options, of: question.id,
                unit: isColumn ? form.rowsOfColumn(question.id) : "per cent",
                decimals: isColumn ? 0 : 1)
        case .whole(_, let unit) where !isColumn:
            return ReleaseMeasure(
                id, title, .amount, of: question.id, unit: unit,
                countsPeople: question.kind.countsPeople)
        case .decimal(_, let decimals, let unit) where !isColumn:
            return ReleaseMeasure(
                id, title, .amount, of: question.id, unit: unit, decimals: min(3, decimals))
        case .money(_, let unit) where !isColumn:
            return ReleaseMeasure(
                id, title, unit.hasPrefix("per ") ? .rate : .amount, of: question.id,
                unit: unit.isEmpty ? "pounds" : "pounds \(unit)", decimals: 2)
        case .percent(_, let decimals) where !isColumn:
            return ReleaseMeasure(
                id, title, .rate, of: question.id, unit: "per cent", decimals: min(2, decimals))
        case .text, .date, .choices, .yesNo, .whole, .decimal, .money, .percent: return nil
        }
    }
}

extension Form {
    /// The two questions that a calculated one compares, the later first: `B2a - B1a` or
    /// `D1b / D1a - 1`; nil for any other.
    fileprivate func comparison(of question: Question) -> (now: Question, before: Question)? {
        guard let formula = question.calculation?.formula else { return nil }
        let names = formula.references.filter { !$0.isPrevious }.map(\.name)
        guard names.count == 2, let now = questions[names[0]], let before = questions[names[1]]
        else { return nil }
        let sources = ["\(names[0]) - \(names[1])", "\(names[0]) / \(names[1]) - 1"]
        return sources.contains(formula.source) ? (now, before) : nil
    }

    fileprivate func rowsOfColumn(_ column: String) -> String {
        (table(ofColumn: column)?.rowName.lowercased() ?? "row") + "s"
    }
}

extension AnswerKind {
    private static let people: Set = [
        "people", "children", "clients", "packages", "patients", "placements", "pupils",
    ]

    /// Its numbers are of people, or of things that one person has.
    fileprivate var countsPeople: Bool {
        if case .whole(_, let unit) = self { Self.people.contains(unit) } else { false }
    }
}
