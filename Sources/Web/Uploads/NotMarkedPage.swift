import Forms

/// The page of somebody whose file cannot be given back with marks in it.
struct NotMarkedPage {
    let at: ReturnVisit
    let number: Int
    let finding: Finding

    init(_ at: ReturnVisit, _ number: Int, _ finding: Finding) {
        self.at = at
        self.number = number
        self.finding = finding
    }

    var page: Page {
        Page(
            title: "No marked copy", crumbs: at.crumbs, hasProblems: true,
            main: """
                \(.summary([FieldProblem(field: "main", message: finding.message)]))
                <h1>Your file cannot be marked</h1>
                <p>\(finding.message) \(finding.expected) \(finding.remedy)</p>
                <p><a href="\(ReturnRoute.preview.path(at.id, "\(number)"))">Back to what was \
                found</a></p>
                """)
    }
}
