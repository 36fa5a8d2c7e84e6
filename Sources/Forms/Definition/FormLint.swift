internal import Reckoning

/// Looks at a form as a whole: identifiers once, references to something, no circles.
struct FormLint {
    let form: Form
    let lines: DefinitionLines

    func check(_ reader: inout DefinitionReader) {
        for (id, line) in lines.repeated { reader.repeated(id, line: line, in: "the form") }
        for question in form.everyQuestion { check(question, &reader) }
        for check in form.checks { self.check(check, &reader) }
        checkCircles(&reader)
    }

    private func check(_ question: Question, _ reader: inout DefinitionReader) {
        let line = lines[question.id]
        if let list = question.kind.list, form.options[list] == nil {
            let known = form.options.keys.sorted().joined(separator: ", ")
            reader.find(
                .unknownReference, line: line, found: list, expected: known,
                message: "Question \(question.id): there are no options “\(list)”.",
                remedy: "Define them under options, or use one of: \(known).")
        }
        guard let formula = question.calculation?.formula else { return }
        let table = form.tableOfColumn[question.id]
        check(formula, "Question \(question.id)", line: line, table: table, &reader)
    }

    private func check(_ check: Check, _ reader: inout DefinitionReader) {
        let thing = "Check \(check.id)"
        let line = lines["check \(check.id)"]
        for place in check.places where form.question(place) == nil {
            unknown(place, thing, line: line, &reader)
        }
        let tables = Set(check.places.map { form.tableOfColumn[$0] })
        if tables.count > 1 {
            reader.find(
                .wrongValue, line: line, found: check.places.joined(separator: ", "),
                expected: "questions, or columns of one table",
                message: "\(thing) is for places that do not repeat together.",
                remedy: "Make it a check for each table, and one for the questions.")
        }
        let table = tables.count == 1 ? tables.first ?? nil : nil
        for formula in [check.formula] + check.says.formulas {
            self.check(formula, thing, line: line, table: table, &reader)
        }
    }

    private func check(
        _ formula: Formula, _ thing: String, line: Int, table: String?,
        _ reader: inout DefinitionReader
    ) {
        for reference in formula.references {
            guard form.thresholds[reference.name] == nil else { continue }
            guard let question = form.question(reference.name) else {
                unknown(reference.name, thing, line: line, &reader)
                continue
            }
            check(reference, question, thing, line: line, &reader)
        }
        for (reference, text) in formula.comparisonsWithText {
            check(reference, comparedWith: text, thing, line: line, &reader)
        }
    }

    private func check(
        _ reference: FormulaReference, _ question: Question, _ thing: String, line: Int,
        _ reader: inout DefinitionReader
    ) {
        if let table = reference.table, form.tableOfColumn[question.id] != table {
            unknown("\(table).\(reference.name)", thing, line: line, &reader)
        }
        guard reference.isPrevious, question.previous == nil || form.previous == nil else { return }
        reader.find(
            .previousMissing, line: line, found: "PREVIOUS(\(reference.name))",
            expected: "a question that continues one of the previous form",
            message: "\(thing): \(reference.name) continues no question of the previous form.",
            remedy: "Give \(reference.name) the field previous, and the form its previous form.")
    }

    private func check(
        _ reference: FormulaReference, comparedWith text: String, _ thing: String, line: Int,
        _ reader: inout DefinitionReader
    ) {
        guard let question = form.question(reference.name), case .choice(let list) = question.kind,
            let options = form.options[list]?.options, !text.isEmpty,
            !options.contains(where: { $0.shown == text })
        else { return }
        let shown = options.map { "“\($0.shown)”" }.joined(separator: ", ")
        reader.find(
            .comparedWithNoOption, line: line, found: "“\(text)”", expected: shown,
            message: "\(thing): \(reference.name) is never “\(text)”.",
            remedy: "Compare it with one of: \(shown).")
    }

    private func unknown(
        _ name: String, _ thing: String, line: Int, _ reader: inout DefinitionReader
    ) {
        let message = "\(thing) refers to “\(name)”, which is not in the form."
        guard !reader.findings.contains(where: { $0.message == message }) else { return }
        reader.find(
            .unknownReference, line: line, found: name,
            expected: "a question, a column or a threshold of this form", message: message,
            remedy: "Correct the name, or add the question.")
    }

    private func checkCircles(_ reader: inout DefinitionReader) {
        let ordered = Set(form.calculationOrder)
        for question in form.everyQuestion
        where question.calculation != nil && !ordered.contains(question.id) {
            reader.find(
                .circularCalculation, line: lines[question.id], found: question.id,
                expected: "a formula that does not come back to its own result",
                message: "\(question.id) is calculated from itself, by way of other answers.",
                remedy: "Break the circle.")
        }
    }
}
