/// What the form makes of a sheet of answers: the calculated answers and the findings.
public struct Assessment: Hashable, Sendable {
    /// The calculated answers, by place; one that waits for others has no entry.
    public let calculated: [AnswerKey: Answer]
    /// The findings, in the order of the form.
    public let findings: [Finding]
    /// Calculated answers that fail, with the failure in its spreadsheet spelling.
    public let failures: [AnswerKey: FormulaFailure]
}

extension Form {
    /// Calculates and checks a sheet of answers, beside the sheet of the previous quarter; what is
    /// found in one section only, where one is named.
    public func assess(
        _ sheet: AnswerSheet, previous: AnswerSheet? = nil, only section: String? = nil
    ) -> Assessment {
        func isMeant(_ id: String?) -> Bool { section == nil || section == id }
        let evaluation = evaluation(of: sheet, previous)
        var findings: [Finding] = []
        for section in sections where isMeant(section.id) {
            for item in section.items {
                for key in sheet.places(of: item) {
                    findings += evaluation.findings(at: key, in: section.id)
                }
            }
        }
        for check in checks where isMeant(check.places.first.flatMap { sectionOf[$0] }) {
            findings += evaluation.findings(of: check)
        }
        return Assessment(
            calculated: evaluation.calculated, findings: findings, failures: evaluation.failures)
    }

    /// The calculated answers of a sheet alone, without its findings.
    public func calculated(
        _ sheet: AnswerSheet, previous: AnswerSheet? = nil
    ) -> [AnswerKey: Answer] {
        calculationOrder.isEmpty ? [:] : evaluation(of: sheet, previous).calculated
    }

    private func evaluation(of sheet: AnswerSheet, _ previous: AnswerSheet?) -> Evaluation {
        var evaluation = Evaluation(form: self, sheet: sheet, previous: previous)
        for id in calculationOrder { evaluation.calculate(id) }
        return evaluation
    }

    /// The answers that a finding rests on, as they are kept: an explanation holds while they stay.
    public func basis(of finding: Finding, in sheet: AnswerSheet) -> [AnswerKey] {
        guard let check = finding.check.flatMap(check) else {
            return finding.place.key.map { [$0] } ?? []
        }
        var keys: Set<AnswerKey> = []
        collect(check.formula, row: finding.place.key?.row, sheet: sheet, into: &keys)
        return keys.sorted()
    }

    private func collect(
        _ formula: Formula, row: Int?, sheet: AnswerSheet, into keys: inout Set<AnswerKey>
    ) {
        for reference in formula.references where !reference.isPrevious {
            guard let question = question(reference.name) else { continue }
            let table = tableOfColumn[question.id]
            let isWhole = table != nil && (reference.table != nil || row == nil)
            let rows: [Int?] = isWhole ? sheet.rows(of: table ?? "") : [table == nil ? nil : row]
            for place in rows.map({ AnswerKey(question.id, row: $0) }) where !keys.contains(place) {
                guard let calculation = question.calculation else {
                    keys.insert(place)
                    continue
                }
                collect(calculation.formula, row: place.row, sheet: sheet, into: &keys)
            }
        }
    }
}
